import { type Command, InvalidArgumentError, Option } from 'commander';
import { type LanguageTag, languageTags } from '../../core/l10n/language.ts';
import { type OutputName, outputs } from '../../core/report/index.ts';
import { type SarifProfile, sarifProfiles } from '../../core/report/sarif-profile.ts';

/** Every output, and the reader’s own table or bill of materials with what was found in it. */
export type FormatName = OutputName | 'csv-annotated' | 'xlsx-annotated' | 'ods-annotated' | 'cyclonedx';

/** How a report is written, and where to. */
export interface DeliveryOptions {
  readonly format: FormatName;
  /** For whom SARIF is written. */
  readonly sarifProfile: SarifProfile;
  /** Language of outputs for people. */
  readonly language: LanguageTag;
  /** Undefined: the standard output. */
  readonly output: string | undefined;
  /** The same report in other formats, each to a file. */
  readonly also: readonly FileOutput[];
  /** Text tells everything of each finding. */
  readonly details: boolean;
  /** Text lists errors only. */
  readonly quiet: boolean;
  /** Colours on a terminal that shows them. */
  readonly colour: boolean;
}

/** A report in a format that is a function of the report alone, to a file. */
export interface FileOutput {
  readonly format: OutputName;
  readonly output: string;
}

/** The options as commander names them. */
export interface RawDeliveryOptions {
  readonly format: FormatName;
  readonly sarifProfile?: SarifProfile;
  readonly lang: LanguageTag;
  readonly output?: string;
  readonly also: readonly FileOutput[];
  readonly details: boolean;
  readonly quiet: boolean;
  readonly color: boolean;
}

export function defineDelivery(command: Command): Command {
  const formats: readonly FormatName[] = [
    ...(Object.keys(outputs) as OutputName[]),
    'csv-annotated',
    'xlsx-annotated',
    'ods-annotated',
    'cyclonedx',
  ];
  return command
    .addOption(new Option('--format <name>', 'what to print').choices(formats).default('text'))
    .option('--details', 'text with everything: excerpts, evidence, law, sources, alternatives', false)
    .option('--quiet', 'text with errors and totals only', false)
    .option('--no-color', 'no colours; NO_COLOR and FORCE_COLOR are heard too')
    .addOption(new Option('--lang <tag>', 'language of what people read').choices(languageTags).default('en'))
    .addOption(
      new Option(
        '--sarif-profile <name>',
        'full: everything; github: what code scanning can show, without what is waived or out of scope (default: full)',
      ).choices(sarifProfiles),
    )
    .option('--output <file>', 'write there instead of to the standard output')
    .option('--also <format=file>', 'write the same report there too; may be given several times', fileOutput, []);
}

function fileOutput(value: string, previous: readonly FileOutput[]): readonly FileOutput[] {
  const at = value.indexOf('=');
  const format = value.slice(0, at);
  const output = value.slice(at + 1);
  const isKnown = (name: string): name is OutputName => Object.hasOwn(outputs, name);
  if (at < 0 || output === '' || !isKnown(format)) {
    throw new InvalidArgumentError(`Write FORMAT=FILE; formats: ${Object.keys(outputs).join(', ')}.`);
  }
  return [...previous, { format, output }];
}

/** What is wrong with the options together, in a sentence. */
export function deliveryContradiction({
  format,
  sarifProfile,
  also,
  details,
  quiet,
}: RawDeliveryOptions): string | undefined {
  const formats = [format, ...also.map(each => each.format)];
  if (sarifProfile !== undefined && !formats.includes('sarif')) return '--sarif-profile needs --format sarif';
  if (details && quiet) return '--details and --quiet contradict each other';
  for (const [name, given] of Object.entries({ details, quiet })) {
    if (given && !formats.includes('text')) return `--${name} needs --format text`;
  }
  if (also.length === 0 || !['part', 'csv-annotated', 'xlsx-annotated', 'ods-annotated'].includes(format))
    return undefined;
  return `--also needs another --format than ${format}, which is no report of the whole`;
}

export function deliveryOptionsOf(raw: RawDeliveryOptions): DeliveryOptions {
  const { format, sarifProfile, lang, output, also, details, quiet, color } = raw;
  return { format, sarifProfile: sarifProfile ?? 'full', language: lang, output, also, details, quiet, colour: color };
}
