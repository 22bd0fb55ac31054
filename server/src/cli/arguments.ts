import { InvalidArgumentError, Option } from 'commander';
import { type Level, markedLevels } from '../core/model/level.ts';
import { type MinimumProfile, minimumProfiles } from '../core/model/minimum.ts';
import type { ExitCode } from './system.ts';

/** An option that may be given several times. */
export function collect(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}

/** A day that exists, as YYYY-MM-DD. */
export function day(value: string): string {
  const moment = new Date(`${value}T00:00:00Z`);
  const real = /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(moment.getTime());
  if (!real || moment.toISOString().slice(0, 10) !== value)
    throw new InvalidArgumentError('Write a day as YYYY-MM-DD.');
  return value;
}

/** A number of things, 0 or more. */
export function whole(value: string): number {
  if (!/^\d{1,4}$/.test(value)) throw new InvalidArgumentError('Write a whole number.');
  return Number(value);
}

/** Whatever was not read fails a run. */
export function requireCompleteOption(): Option {
  return new Option(
    '--require-complete',
    'exit with 2 if anything was not read: a part of a document, a linked BOM, a file that looks like a BOM',
  ).default(false);
}

/** The same for a review, which can also ask for the minimum elements of a profile. */
export function requireMinimumOption(): Option {
  return new Option(
    `${requireComplete} [elements]`,
    'exit with 2 if anything was not read: a part of a document, a linked BOM, a file that looks like a BOM; with cisa-2026 or ntia also if components lack minimum elements of that profile',
  )
    .choices(minimumProfiles)
    .argParser((value: string) => (value === '' ? true : minimumProfile(value)))
    .default(false);
}

function minimumProfile(value: string): MinimumProfile {
  const profile = minimumProfiles.find(id => id === value);
  if (profile === undefined) throw new InvalidArgumentError(`Known: ${minimumProfiles.join(', ')}.`);
  return profile;
}

const requireComplete = '--require-complete';

/** A path behind the option is no value of it: only the name of a profile is. */
export function withMinimum(argv: readonly string[]): readonly string[] {
  if (argv[0] !== 'scan') return argv;
  const end = argv.indexOf('--');
  const isProfile = (text: string | undefined) => minimumProfiles.some(id => id === text);
  return argv.map((text, at) =>
    text === requireComplete && (end < 0 || at < end) && !isProfile(argv[at + 1]) ? `${text}=` : text,
  );
}

/** The level from which findings fail a run; `never`: whatever is found. */
export type FailOn = Exclude<Level, 'none'> | 'never';

const failLevels: readonly FailOn[] = [...markedLevels, 'never'];

export function failOnOption(): Option {
  const option = new Option(
    '--fail-on <level>',
    'exit with 1 if there is a finding of this level or stronger; never: whatever is found (default: error with a profile, warning without)',
  );
  const choices = option.choices(failLevels).parseArg;
  // what earlier versions called it
  return option.argParser((value: string, previous: unknown) =>
    choices?.(value === 'none' ? 'never' : value, previous),
  );
}

/** What an exit status says, whatever the command. */
export const exitStatus: Readonly<Record<ExitCode, string>> = {
  0: 'nothing that fails',
  1: 'findings that fail; with --base or --baseline only what is new or worse; for validate and waivers check: something is wrong',
  2: 'wrong usage or configuration, an unreadable or incomplete document, no SBOM at all, or with --require-complete anything else that was not read, or minimum elements that components lack; it wins over 1, and findings are printed all the same',
};
