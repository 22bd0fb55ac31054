import { printable } from '../../core/text/printable.ts';
import type { Base } from '../base/base.ts';
import { openBase } from '../base/open.ts';
import { isComparable } from '../base/options.ts';
import { type Baseline, noBaseline, readBaselineFile } from '../baseline/baseline.ts';
import { Refusal } from '../packs.ts';
import type { System } from '../system.ts';
import type { ScanOptions } from './options.ts';
import { baselineOf } from './policy.ts';

/** With what the findings of a run are compared. */
export interface Against {
  /** Whether with anything at all. */
  readonly is: boolean;
  readonly base: Base | undefined;
  readonly baseline: Baseline | undefined;
}

/**
 * Runs an action with the base that was asked for, if any, and closes the base afterwards.
 * @param action gets the options without files of policy that came since the base: they take effect when they are there
 */
export async function withBase<T>(
  options: ScanOptions,
  paths: readonly string[],
  system: System,
  action: (options: ScanOptions, base: Base | undefined) => Promise<T>,
): Promise<T> {
  if (options.base === undefined) return action(options, undefined);
  const stdinFilename = paths.includes('-') ? options.stdinFilename : undefined;
  const base = await openBase({ revision: options.base, trustHead: options.trustHead, paths, stdinFilename }, system);
  try {
    return await action(await inForce(options, base), base);
  } finally {
    base.close();
  }
}

async function inForce(options: ScanOptions, base: Base): Promise<ScanOptions> {
  const held = async (path: string | undefined) =>
    path === undefined || (await base.isNewPolicy(path)) ? undefined : path;
  const packs: string[] = [];
  for (const pack of options.packs) if (!(await base.isNewPolicy(pack))) packs.push(pack);
  return {
    ...options,
    packs,
    packKeys: packs.length > 0 ? options.packKeys : [],
    config: await held(options.config),
    baseline: await held(options.baseline),
  };
}

/**
 * The base with the accepted findings that count: of the file that was asked for, or else of the one that the configuration
 * names.
 * @param judging the system in which policy is what it is for this run
 */
export async function against(options: ScanOptions, base: Base | undefined, judging: System): Promise<Against> {
  const path = options.baseline ?? (isComparable(options) ? await baselineOf(options, judging) : undefined);
  const baseline = path === undefined ? undefined : await readBaselineFile(path, judging);
  if (path !== undefined && baseline === undefined && !(await base?.isNewPolicy(path))) {
    throw new Refusal(`${printable(path)}: ${noBaseline}`);
  }
  return { is: base !== undefined || baseline !== undefined, base, baseline };
}
