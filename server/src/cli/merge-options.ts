import type { Command } from 'commander';
import { type FailOn, failOnOption, requireCompleteOption } from './arguments.ts';
import { comparisonContradiction } from './base/options.ts';
import {
  type DeliveryOptions,
  defineDelivery,
  deliveryContradiction,
  deliveryOptionsOf,
  type RawDeliveryOptions,
} from './scan/delivery-options.ts';

/** `bomwarden merge`, as asked for. */
export interface MergeOptions extends DeliveryOptions {
  /** Files that `scan --format part` wrote. */
  readonly parts: readonly string[];
  /** Undefined: error if the parts are for a profile, warning if they are not. */
  readonly failOn: FailOn | undefined;
  readonly allowEmpty: boolean;
  readonly requireComplete: boolean;
  /** A file of accepted findings. */
  readonly baseline: string | undefined;
}

interface RawOptions extends RawDeliveryOptions {
  readonly failOn?: FailOn;
  readonly allowEmpty: boolean;
  readonly requireComplete: boolean;
  readonly baseline?: string;
}

/** Adds the command; `choose` is called with what was asked for, unless that was a usage error. */
export function defineMerge(program: Command, choose: (options: MergeOptions) => void): void {
  const command = program
    .command('merge')
    .summary('join the parts of a review that was split')
    .description(
      'Joins what `bomwarden scan --shard i/N --format part` wrote into one report, the same that one run over ' +
        'everything gives. Parts of other versions, signatures, profiles or days are refused, and so is a missing part.',
    )
    .argument('<part...>', 'all parts of one run');
  defineDelivery(command)
    .addOption(failOnOption())
    .option('--allow-empty', 'no document at all is no failure', false)
    .addOption(requireCompleteOption())
    .option(
      '--baseline <file>',
      'accepted findings, as bomwarden baseline writes them: only what is new or worse fails',
    )
    .action((parts: string[], raw: RawOptions) => {
      const wrong = comparisonContradiction(raw, raw.format, undefined) ?? deliveryContradiction(raw);
      if (wrong !== undefined) command.error(`error: ${wrong}`);
      const { failOn, allowEmpty, requireComplete, baseline } = raw;
      choose({ parts, failOn, allowEmpty, requireComplete, baseline, ...deliveryOptionsOf(raw) });
    });
}
