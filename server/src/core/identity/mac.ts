import type { Span } from '../text/span.ts';

/** A hardware address found in a text. */
export interface Mac {
  /** Twelve upper-case hex digits. */
  readonly digits: string;
  readonly span: Span;
}

const ADDRESS =
  /(?<![0-9a-z]|(?<![0-9a-z])[0-9a-f]{1,4}[:.-])(?:[0-9a-f]{2}(?::[0-9a-f]{2}){5}|[0-9a-f]{2}(?:-[0-9a-f]{2}){5}|[0-9a-f]{4}(?:\.[0-9a-f]{4}){2}|[0-9a-f]{6}[:-]?[0-9a-f]{6})(?![0-9a-z]|[:.-][0-9a-f])/gi;
const MOST_FOUND = 64;
const MOST_UNITS = 4096;

/**
 * Hardware addresses in a field made for them: `44:47:CC:1A:2B:3C`, `44-47-CC-…`, Cisco's `4447.cc1a.2b3c`, HP's
 * `4447cc-1a2b3c`, or twelve bare hex digits. Part of a longer row of hex digits (a fingerprint, an IPv6 address) is
 * none, nor is an address for a group or one that was made up locally: those name no registrant.
 */
export function findMacs(text: string): readonly Mac[] {
  const found: Mac[] = [];
  for (const match of text.slice(0, MOST_UNITS).matchAll(ADDRESS)) {
    const digits = match[0].replace(/[^0-9a-f]/gi, '').toUpperCase();
    if (isUniversal(digits)) found.push({ digits, span: { start: match.index, end: match.index + match[0].length } });
    if (found.length === MOST_FOUND) break;
  }
  return found;
}

/** Bits 0 and 1 of the first byte: group address, locally administered. */
function isUniversal(digits: string): boolean {
  return (Number.parseInt(digits.slice(0, 2), 16) & 3) === 0;
}
