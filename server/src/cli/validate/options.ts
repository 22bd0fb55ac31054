import { type Command, Option } from 'commander';
import { type ValidateFormat, validateFormats } from './outputs.ts';

/** `bomwarden validate`, as asked for. */
export interface ValidateOptions {
  /** Files and folders; `-` is the standard input. */
  readonly paths: readonly string[];
  /** What the standard input is called. */
  readonly stdinFilename: string;
  readonly format: ValidateFormat;
}

/** Adds the command; `choose` is called with what was asked for, unless that was a usage error. */
export function defineValidate(program: Command, choose: (options: ValidateOptions) => void): void {
  program
    .command('validate')
    .summary('hold SBOM files against the schemas of their formats')
    .description(
      'Holds bills of materials against the schemas of their formats, each error at its line and column. Folders are ' +
        'walked as by scan; files in them that are no bill of materials are skipped and counted.',
    )
    .argument('<path...>', 'files and folders; - is the standard input')
    .addOption(new Option('--format <name>', 'what to print').choices(Object.keys(validateFormats)).default('text'))
    .option('--stdin-filename <name>', 'what the standard input is called', 'stdin')
    .addHelpText(
      'after',
      '\nExit status: 0 all are valid, 1 one is not, 2 wrong usage, or one could not be read or has no schema here (2 wins\nover 1; errors are printed all the same).',
    )
    .action((paths: string[], raw: Omit<ValidateOptions, 'paths'>) => choose({ ...raw, paths: [...new Set(paths)] }));
}
