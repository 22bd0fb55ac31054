import type { Command } from 'commander';
import type { MinimumProfile } from '../../core/model/minimum.ts';
import { collect, day, type FailOn, failOnOption, requireMinimumOption } from '../arguments.ts';
import {
  type CompareOptions,
  compareOptionsOf,
  comparisonContradiction,
  defineComparison,
  type RawCompareOptions,
} from '../base/options.ts';
import { definePacks, type PackOptions, packOptionsOf, type RawPackOptions } from '../packs.ts';
import {
  type DeliveryOptions,
  defineDelivery,
  deliveryContradiction,
  deliveryOptionsOf,
  type RawDeliveryOptions,
} from './delivery-options.ts';
import { defineFleet, type FleetOptions, fleetOptionsOf, type RawFleetOptions } from './fleet-options.ts';

/** `bomwarden scan`, as asked for. */
export interface ScanOptions extends PackOptions, DeliveryOptions, FleetOptions, CompareOptions {
  /** Files and folders; `-` is the standard input. */
  readonly paths: readonly string[];
  /** What the standard input is called in reports. */
  readonly stdinFilename: string;
  readonly profiles: readonly string[];
  /** YYYY-MM-DD; undefined: today. */
  readonly asOf: string | undefined;
  /** Holds for every document, instead of the `.bomwarden.yml` of folders. */
  readonly config: string | undefined;
  /** The level from which findings fail the run; `never`: they do not. Undefined: `error` where a profile is chosen, else `warning`. */
  readonly failOn: FailOn | undefined;
  readonly allowEmpty: boolean;
  /** What was not read fails the run. */
  readonly requireComplete: boolean;
  /** Documents that lack elements of this profile fail the run. */
  readonly minimum?: MinimumProfile;
}

/** The options as commander names them. */
interface RawOptions extends RawPackOptions, RawDeliveryOptions, RawFleetOptions, RawCompareOptions {
  readonly stdinFilename?: string;
  readonly profile: readonly string[];
  readonly asOf?: string;
  readonly config?: string;
  readonly failOn?: FailOn;
  readonly allowEmpty: boolean;
  readonly requireComplete: boolean | MinimumProfile;
}

/** Adds the command; `choose` is called with what was asked for, unless that was a usage error. */
export function defineScan(program: Command, choose: (options: ScanOptions) => void): void {
  const command = program
    .command('scan')
    .summary('review SBOM files and folders')
    .description(
      'Reviews SBOMs for components of restricted vendors. Folders are walked, node_modules, .git and links to folders ' +
        'left out; files in them that are no SBOM are skipped and counted; those that look like one are listed with the reason.',
    )
    .argument('[path...]', 'files, folders and patterns such as "boms/**/*.json"; - is the standard input');
  defineDelivery(command)
    .option('--profile <id>', 'who you review for; may be given several times; wins over .bomwarden.yml', collect, [])
    .option('--config <file>', 'configuration for everything, instead of the .bomwarden.yml of folders')
    .option('--as-of <date>', 'the day of the review, YYYY-MM-DD (default: today, UTC)', day)
    .addOption(failOnOption())
    .option('--stdin-filename <name>', 'what the standard input is called in reports')
    .option('--allow-empty', 'finding no SBOM at all is no failure', false)
    .addOption(requireMinimumOption());
  defineComparison(command);
  defineFleet(command);
  definePacks(command)
    .addHelpText(
      'after',
      '\nExit status: 0 nothing that fails, 1 findings (with --base or --baseline: new or worse ones), 2 wrong usage or\nconfiguration, an unreadable or incomplete document, no SBOM at all, or with --require-complete anything else that was\nnot read, or minimum elements that components lack (2 wins over 1; findings are printed all the same).',
    )
    .action((paths: string[], raw: RawOptions) => {
      const wrong = contradiction(paths, raw);
      if (wrong !== undefined) command.error(`error: ${wrong}`);
      choose(complete(paths, raw));
    });
}

function contradiction(paths: readonly string[], raw: RawOptions): string | undefined {
  if (paths.length === 0 && raw.filesFrom === undefined) return 'say what to review: paths, or --files-from';
  if (raw.filesFrom === '-' && paths.includes('-')) return 'the standard input holds either paths or a document';
  if (raw.stdinFilename !== undefined && !paths.includes('-')) {
    return '--stdin-filename needs - among the paths';
  }
  if (raw.from !== undefined && raw.base !== undefined) return '--base compares files: it cannot be with --from';
  return comparisonContradiction(raw, raw.format, raw.shard) ?? deliveryContradiction(raw);
}

function complete(paths: readonly string[], raw: RawOptions): ScanOptions {
  return {
    paths: [...new Set(paths)],
    stdinFilename: raw.stdinFilename ?? 'stdin',
    profiles: [...new Set(raw.profile)],
    asOf: raw.asOf,
    config: raw.config,
    failOn: raw.failOn,
    allowEmpty: raw.allowEmpty,
    requireComplete: raw.requireComplete !== false,
    ...(typeof raw.requireComplete === 'string' ? { minimum: raw.requireComplete } : {}),
    ...deliveryOptionsOf(raw),
    ...compareOptionsOf(raw),
    ...fleetOptionsOf(raw),
    ...packOptionsOf(raw),
  };
}
