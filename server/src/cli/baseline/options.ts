import type { Command } from 'commander';
import { collect, day } from '../arguments.ts';
import { definePacks, type PackOptions, packOptionsOf, type RawPackOptions } from '../packs.ts';
import { baselineFile } from './baseline.ts';

/** `bomwarden baseline`, as asked for. */
export interface BaselineOptions extends PackOptions {
  readonly action: 'create' | 'update' | 'prune';
  /** Files and folders. */
  readonly paths: readonly string[];
  /** As given. */
  readonly baseline: string;
  readonly profiles: readonly string[];
  readonly config: string | undefined;
  /** YYYY-MM-DD; undefined: today. */
  readonly asOf: string | undefined;
}

interface RawOptions extends RawPackOptions {
  readonly baseline: string;
  readonly profile: readonly string[];
  readonly config?: string;
  readonly asOf?: string;
}

const actions = {
  create: 'accept everything that is found now, in a new file',
  update: 'accept what is new or worse too, and keep the rest',
  prune: 'take out what is found no more, and accept nothing',
} as const;

/** Adds the commands; `choose` is called with what was asked for, unless that was a usage error. */
export function defineBaseline(program: Command, choose: (options: BaselineOptions) => void): void {
  const group = program
    .command('baseline')
    .summary('accept the findings that are there now')
    .description(
      'Writes findings that a team lives with for now into a file; bomwarden scan --baseline then fails ' +
        'only for what is new or worse. Waived findings never go in: when their waiver ends they count again.',
    );
  for (const action of Object.keys(actions) as (keyof typeof actions)[]) {
    const command = group
      .command(action)
      .description(`${actions[action][0]?.toUpperCase()}${actions[action].slice(1)}.`)
      .summary(actions[action])
      .argument('<path...>', 'files and folders')
      .option('--baseline <file>', 'the file of accepted findings', baselineFile)
      .option('--profile <id>', 'who you review for; may be given several times; wins over .bomwarden.yml', collect, [])
      .option('--config <file>', 'configuration for everything, instead of the .bomwarden.yml of folders')
      .option('--as-of <date>', 'the day of the review, YYYY-MM-DD (default: today, UTC)', day);
    definePacks(command).action((paths: string[], raw: RawOptions) =>
      choose({
        action,
        paths: [...new Set(paths)],
        baseline: raw.baseline,
        profiles: [...new Set(raw.profile)],
        config: raw.config,
        asOf: raw.asOf,
        ...packOptionsOf(raw),
      }),
    );
  }
}
