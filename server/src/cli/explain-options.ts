import type { Command } from 'commander';

/** `bomwarden explain`, as asked for. */
export interface ExplainOptions {
  /** Id or name of a vendor, or id of an instrument. */
  readonly subject: string;
}

export function defineExplain(program: Command, choose: (options: ExplainOptions) => void): void {
  program
    .command('explain')
    .summary('tell what is known of a vendor or an instrument')
    .description(
      'Prints what the signatures say of a vendor or an instrument (a law, order, list or advisory), with sources.',
    )
    .argument('<vendor-or-instrument>', 'its id, or the name of a vendor')
    .action((subject: string) => choose({ subject }));
}
