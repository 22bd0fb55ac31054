import type { Command } from 'commander';
import type { Level } from '../core/model/level.ts';
import { failOnOption } from './arguments.ts';
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
  readonly failOn: Level | undefined;
  readonly allowEmpty: boolean;
}

interface RawOptions extends RawDeliveryOptions {
  readonly failOn?: Level;
  readonly allowEmpty: boolean;
}

/** Adds the command; `choose` is called with what was asked for, unless that was a usage error. */
export function defineMerge(program: Command, choose: (options: MergeOptions) => void): void {
  const command = program
    .command('merge')
    .summary('join the parts of a review that was split')
    .description(
      'Joins what `bomwarden scan --shard i/N --format part` wrote into one report, the same that one run over\n' +
        'everything gives. Parts of other versions, signatures, profiles or days are refused, and so is a missing part.',
    )
    .argument('<part...>', 'all parts of one run');
  defineDelivery(command)
    .addOption(failOnOption())
    .option('--allow-empty', 'no document at all is no failure', false)
    .action((parts: string[], raw: RawOptions) => {
      const wrong = deliveryContradiction(raw);
      if (wrong !== undefined) command.error(`error: ${wrong}`);
      choose({ parts, failOn: raw.failOn, allowEmpty: raw.allowEmpty, ...deliveryOptionsOf(raw) });
    });
}
