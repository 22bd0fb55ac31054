import type { Command } from 'commander';
import { outputs } from '../../core/report/index.ts';
import type { Shard } from '../../core/report/part.ts';
import type { ReportDelivery } from '../scan/deliver.ts';
import type { DeliveryOptions, FormatName } from '../scan/delivery-options.ts';

/** What the documents of a run are compared with. Paths as given. */
export interface CompareOptions {
  /** A revision, a file or a folder; undefined: every finding counts. */
  readonly base: string | undefined;
  /** A file of accepted findings; undefined: that of the configuration, if it names one. */
  readonly baseline: string | undefined;
  /** Take policy from the head although there is a base. */
  readonly trustHead: boolean;
}

/** The options as commander names them. */
export interface RawCompareOptions {
  readonly base?: string;
  readonly baseline?: string;
  readonly trustHead: boolean;
}

export function defineComparison(command: Command): Command {
  return command
    .option(
      '--base <revision|file|folder>',
      'compare with it: only what is new or worse than there fails; policy is that of the base',
    )
    .option(
      '--baseline <file>',
      'accepted findings, as bomwarden baseline writes them: only what is new or worse fails',
    )
    .option('--trust-head', 'with --base: changes to waivers, configuration, baseline and packs count now', false);
}

/** A run whose report can be compared: it is a whole one, and its output tells findings. */
export function isComparable<T extends DeliveryOptions & { readonly shard?: Shard | undefined }>(
  options: T,
): options is T & ReportDelivery {
  return options.shard === undefined && reasonAgainst(options.format) === undefined;
}

/** What is wrong with the options together, in a sentence. */
export function comparisonContradiction(
  { base, baseline, trustHead }: Partial<RawCompareOptions>,
  format: FormatName,
  shard: Shard | undefined,
): string | undefined {
  if (trustHead && base === undefined) return '--trust-head needs --base';
  if (base === undefined && baseline === undefined) return undefined;
  const reason = shard === undefined ? reasonAgainst(format) : partReason;
  return reason && `${reason}: no --base or --baseline`;
}

const partReason = 'a part of a run knows too little to be compared';

function reasonAgainst(format: FormatName): string | undefined {
  if (format === 'part') return partReason;
  return Object.hasOwn(outputs, format) ? undefined : `--format ${format} gives a document back with all that is found`;
}

export function compareOptionsOf({ base, baseline, trustHead }: RawCompareOptions): CompareOptions {
  return { base, baseline, trustHead };
}
