import type { Command } from 'commander';
import { collect, day } from './arguments.ts';
import { definePacks, type PackOptions, packOptionsOf, type RawPackOptions } from './packs.ts';

/** `bomwarden explain`, as asked for. */
export interface ExplainOptions extends PackOptions {
  /** Id or name of a vendor, or id of an instrument. */
  readonly subject: string;
  readonly profiles: readonly string[];
  /** YYYY-MM-DD; undefined: today. */
  readonly asOf: string | undefined;
  /** Everything that is known, and not one screen of it. */
  readonly details: boolean;
}

interface RawOptions extends RawPackOptions {
  readonly profile: readonly string[];
  readonly asOf?: string;
  readonly details: boolean;
}

export function defineExplain(program: Command, choose: (options: ExplainOptions) => void): void {
  const command = program
    .command('explain')
    .summary('tell what is known of a vendor or an instrument')
    .description(
      'Prints what the signatures say of a vendor or an instrument (a law, order, list or advisory): one screen, or all of it with its sources.',
    )
    .argument('<vendor-or-instrument>', 'its id, or the name of a vendor')
    .option('--profile <id>', 'what it means for whom you review for; may be given several times', collect, [])
    .option('--details', 'every clause, name and source, and not one screen of them', false)
    .option('--as-of <date>', 'on which day, YYYY-MM-DD (default: today, UTC)', day);
  definePacks(command).action((subject: string, raw: RawOptions) =>
    choose({
      subject,
      profiles: [...new Set(raw.profile)],
      asOf: raw.asOf,
      details: raw.details,
      ...packOptionsOf(raw),
    }),
  );
}
