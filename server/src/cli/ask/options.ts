import { type Command, Option } from 'commander';
import { type LanguageTag, languageTags } from '../../core/l10n/language.ts';
import { collect, day } from '../arguments.ts';
import { definePacks, type PackOptions, packOptionsOf, type RawPackOptions } from '../packs.ts';

export const askFormats = ['xlsx', 'csv', 'cyclonedx'] as const;
export type AskFormat = (typeof askFormats)[number];

/** `bomwarden ask`, as asked for. */
export interface AskOptions extends PackOptions {
  readonly paths: readonly string[];
  readonly format: AskFormat;
  readonly language: LanguageTag;
  /** Folder for the questionnaires. */
  readonly output: string;
  readonly profiles: readonly string[];
  readonly config: string | undefined;
  /** YYYY-MM-DD; undefined: today. */
  readonly asOf: string | undefined;
}

interface RawOptions extends RawPackOptions {
  readonly format: AskFormat;
  readonly lang: LanguageTag;
  readonly output: string;
  readonly profile: readonly string[];
  readonly config?: string;
  readonly asOf?: string;
}

export function defineAsk(program: Command, choose: (options: AskOptions) => void): void {
  const command = program
    .command('ask')
    .summary('write a questionnaire for each supplier')
    .description(
      'Reviews what it is given and writes one questionnaire for each supplier: what is asked of which component, and why. ' +
        'When it comes back, put it beside the document, or name it: scan shows the answers as the word of the supplier.',
    )
    .argument('[path...]', 'files, folders and patterns (default: the folder where the command runs)')
    .addOption(
      new Option('--format <name>', 'a workbook, a table or declarations of CycloneDX')
        .choices(askFormats)
        .default('xlsx'),
    )
    .addOption(new Option('--lang <tag>', 'language of the questionnaire').choices(languageTags).default('en'))
    .option('-o, --output <folder>', 'where to write the questionnaires', '.')
    .option('--profile <id>', 'who you review for; may be given several times; wins over .bomwarden.yml', collect, [])
    .option('--config <file>', 'configuration for everything, instead of the .bomwarden.yml of folders')
    .option('--as-of <date>', 'the day of the review, YYYY-MM-DD (default: today, UTC)', day);
  definePacks(command)
    .addHelpText('after', '\nExit status: 0 questionnaires were written or there is nothing to ask, 2 anything else.')
    .action((paths: string[], raw: RawOptions) =>
      choose({
        paths: paths.length > 0 ? paths : ['.'],
        format: raw.format,
        language: raw.lang,
        output: raw.output,
        profiles: [...new Set(raw.profile)],
        config: raw.config,
        asOf: raw.asOf,
        ...packOptionsOf(raw),
      }),
    );
}
