import { type Command, Option } from 'commander';
import { type OutputName, outputs } from '../../core/report/index.ts';
import { type SarifProfile, sarifProfiles } from '../../core/report/sarif-profile.ts';

/** How a report is written, and where to. */
export interface DeliveryOptions {
  readonly format: OutputName;
  /** For whom SARIF is written. */
  readonly sarifProfile: SarifProfile;
  /** Undefined: the standard output. */
  readonly output: string | undefined;
}

/** The options as commander names them. */
export interface RawDeliveryOptions {
  readonly format: OutputName;
  readonly sarifProfile?: SarifProfile;
  readonly output?: string;
}

export function defineDelivery(command: Command): Command {
  return command
    .addOption(new Option('--format <name>', 'what to print').choices(Object.keys(outputs)).default('text'))
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

export function deliveryOptionsOf({ format, sarifProfile, output }: RawDeliveryOptions): DeliveryOptions {
  return { format, sarifProfile: sarifProfile ?? 'full', output };
}
