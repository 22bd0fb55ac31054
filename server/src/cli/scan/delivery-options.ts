import { type Command, Option } from 'commander';
import { type LanguageTag, languageTags } from '../../core/l10n/language.ts';
import { type OutputName, outputs } from '../../core/report/index.ts';
import { type SarifProfile, sarifProfiles } from '../../core/report/sarif-profile.ts';

/** Every output, and the reader’s own table or bill of materials with what was found in it. */
export type FormatName = OutputName | 'csv-annotated' | 'cyclonedx';

/** How a report is written, and where to. */
export interface DeliveryOptions {
  readonly format: FormatName;
  /** For whom SARIF is written. */
  readonly sarifProfile: SarifProfile;
  /** Of what people read. */
  readonly language: LanguageTag;
  /** Undefined: the standard output. */
  readonly output: string | undefined;
}

/** The options as commander names them. */
export interface RawDeliveryOptions {
  readonly format: FormatName;
  readonly sarifProfile?: SarifProfile;
  readonly lang: LanguageTag;
  readonly output?: string;
}

export function defineDelivery(command: Command): Command {
  const formats: readonly FormatName[] = [...(Object.keys(outputs) as OutputName[]), 'csv-annotated', 'cyclonedx'];
  return command
    .addOption(new Option('--format <name>', 'what to print').choices(formats).default('text'))
    .addOption(new Option('--lang <tag>', 'language of what people read').choices(languageTags).default('en'))
    .addOption(
      new Option(
        '--sarif-profile <name>',
        'full: everything; github: what code scanning can show, without what is waived or out of scope (default: full)',
      ).choices(sarifProfiles),
    )
    .option('--output <file>', 'write there instead of to the standard output');
}

/** What is wrong with the options together, in a sentence. */
export function deliveryContradiction({ format, sarifProfile }: RawDeliveryOptions): string | undefined {
  return sarifProfile !== undefined && format !== 'sarif' ? '--sarif-profile needs --format sarif' : undefined;
}

export function deliveryOptionsOf({ format, sarifProfile, lang, output }: RawDeliveryOptions): DeliveryOptions {
  return { format, sarifProfile: sarifProfile ?? 'full', language: lang, output };
}
