import type { Affected } from '../../signatures/types/advisory.ts';

/** A version as makers of firmware write it: numbers with dots, and often the day on which it was built. */
export interface FirmwareVersion {
  readonly numbers: readonly number[];
  /** YYYYMMDD. */
  readonly built: string | undefined;
}

const MOST_UNITS = 120;

/** `V5.4.0 build 160530`, `1.1.4 Build 20230219`, `2.800.0000000.31.R.210914`; undefined where it says neither. */
export function readFirmwareVersion(text: string): FirmwareVersion | undefined {
  const short = text.slice(0, MOST_UNITS);
  if (/\b(?:hardware|hw|rev|revision)\b/i.test(short)) return undefined;
  const built = buildDay(short);
  const dotted = /\d{1,9}(?:\.\d{1,9})+/.exec(short)?.[0] ?? '';
  const numbers = dotted === '' ? [] : dotted.split('.').map(Number);
  return numbers.length === 0 && built === undefined ? undefined : { numbers, built };
}

/** The first run of digits that can be a day: 2021-09-14, 20210914 or 210914. */
function buildDay(text: string): string | undefined {
  for (const [, year = '', month = '', day = ''] of text.matchAll(
    /(?<!\d)((?:20)?\d{2})-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])(?!\d)/g,
  )) {
    return `${year.length === 2 ? `20${year}` : year}${month}${day}`;
  }
  return undefined;
}

/** Whether a version lies in an affected range; unknown where the two cannot be compared. */
export function isAffected(
  version: FirmwareVersion | undefined,
  firmware: Affected['firmware'],
): 'affected' | 'unaffected' | 'unknown' {
  if (firmware === undefined) return 'affected';
  if (version === undefined) return 'unknown';
  const { from, to, before, builtBefore } = firmware;
  const checks = [
    from === undefined ? [] : [atMost(compareTo(version, from), comparison => comparison >= 0)],
    to === undefined ? [] : [atMost(compareTo(version, to), comparison => comparison <= 0)],
    before === undefined ? [] : [atMost(compareTo(version, before), comparison => comparison < 0)],
    builtBefore === undefined ? [] : [earlier(version.built, builtBefore.replaceAll('-', ''))],
  ].flat();
  if (checks.includes(false)) return 'unaffected';
  return checks.includes(undefined) ? 'unknown' : 'affected';
}

function atMost(comparison: number | undefined, test: (comparison: number) => boolean): boolean | undefined {
  return comparison === undefined ? undefined : test(comparison);
}

function earlier(built: string | undefined, day: string): boolean | undefined {
  return built === undefined ? undefined : built < day;
}

/** Negative, zero or positive; undefined where the numbers are equal or missing and the days cannot settle it. */
function compareTo(version: FirmwareVersion, text: string): number | undefined {
  const limit = readFirmwareVersion(text);
  if (!limit || version.numbers.length === 0) return undefined;
  const longest = Math.max(version.numbers.length, limit.numbers.length);
  for (let at = 0; at < longest; at++) {
    const difference = (version.numbers[at] ?? 0) - (limit.numbers[at] ?? 0);
    if (difference !== 0) return difference;
  }
  if (limit.built === undefined) return 0;
  if (version.built === undefined) return undefined;
  return version.built < limit.built ? -1 : version.built > limit.built ? 1 : 0;
}
