import type { Command } from 'commander';
import { collect } from './arguments.ts';

/** What a first configuration says. */
export interface Answers {
  readonly profiles: readonly string[];
  readonly received: readonly string[];
  readonly exclude: readonly string[];
  readonly requireComplete: boolean;
}

/** `bomwarden init`, as asked for. Without a profile it asks. */
export interface InitOptions extends Answers {
  /** Replaces a configuration that is there. */
  readonly force: boolean;
}

interface RawOptions {
  readonly profile: readonly string[];
  readonly received: readonly string[];
  readonly exclude: readonly string[];
  readonly requireComplete: boolean;
  readonly force: boolean;
}

/** Adds the command; `choose` is called with what was asked for, unless that was a usage error. */
export function defineInit(program: Command, choose: (options: InitOptions) => void): void {
  program
    .command('init')
    .summary('write .bomwarden.yml: who you review for')
    .description(
      'Writes .bomwarden.yml into the folder where it runs, so that the editor, the command line and pull requests answer ' +
        'alike. On a terminal it asks; with --profile it asks nothing.',
    )
    .option('--profile <id>', 'who you review for; may be given several times', collect, [])
    .option('--received <folder>', 'a folder with what suppliers sent; may be given several times', collect, [])
    .option('--exclude <glob>', 'what is not reviewed; may be given several times', collect, [])
    .option('--require-complete', 'a run in which anything was not read fails', false)
    .option('--force', 'replace a configuration that is there', false)
    .action(({ profile, ...raw }: RawOptions) => choose({ ...raw, profiles: [...new Set(profile)] }));
}
