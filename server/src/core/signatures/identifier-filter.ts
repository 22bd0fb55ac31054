import { WordFilter } from '../identity/word-filter.ts';
import { hostingOwner } from './hosting.ts';
import type { Vendor } from './types/vendor.ts';

/** Says in one pass over a purl, CPE, URL, address or group that no identifier of any vendor can be in it. */
export interface IdentifierFilter {
  mayHold(text: string): boolean;
  /** The same of a text that stands in bytes, ASCII as it is, but for packages that are known by how their name begins. */
  mayHoldBytes(units: Uint8Array, from: number, end: number): boolean;
  /** Whether it may hold the beginning of the name of such a package. */
  mayBeginBytes(units: Uint8Array, from: number, end: number): boolean;
}

export function buildIdentifierFilter(vendors: readonly Vendor[]): IdentifierFilter {
  const words = new Set<string>();
  const starts: string[] = [];
  for (const { identifiers } of vendors) {
    for (const { value } of identifiers.cpe) words.add(searchWord(value));
    for (const { value } of identifiers.domains) {
      words.add(searchWord(value));
      words.add(searchWord(value.split('.').reverse().join('.')));
    }
    for (const purl of identifiers.purl) {
      if (purl.namespace !== undefined) words.add(lastWords(purl.namespace));
      else if (purl.name?.endsWith('*')) starts.push(purl.name.slice(0, -1).toLowerCase());
      else if (purl.name !== undefined) words.add(searchWord(purl.name));
      const owner = hostingOwner(purl);
      if (owner !== undefined) words.add(searchWord(owner.slice(owner.lastIndexOf('/') + 1)));
    }
  }
  const filter = new WordFilter(words);
  const start = starts.length === 0 ? undefined : new RegExp(starts.map(escapePattern).join('|'), 'i');
  const holdsStart = finderOf(starts);
  return {
    mayHold: text => filter.mayHold(text) || (start?.test(text) ?? false),
    mayHoldBytes: (units, from, end) => filter.mayHoldBytes(units, from, end),
    mayBeginBytes: (units, from, end) => starts.length > 0 && holdsStart(units, from, end),
  };
}

/** Says whether one of some lower-case words stands anywhere, in whatever case. */
function finderOf(words: readonly string[]): (units: Uint8Array, from: number, end: number) => boolean {
  // the first two letters, each in either case, rule out nearly all places at once
  const begins = new Uint8Array(1 << 14);
  for (const word of words) {
    for (const first of eitherCase(word.charAt(0))) {
      for (const second of word.length > 1 ? eitherCase(word.charAt(1)) : anyUnit) begins[first * 128 + second] = 1;
    }
  }
  const standsAt = (word: string, units: Uint8Array, at: number, end: number): boolean => {
    let length = 0;
    while (length < word.length && lower(units[at + length] as number) === word.charCodeAt(length)) length++;
    return length === word.length && at + length <= end;
  };
  return (units, from, end) => {
    let unit = units[from] as number;
    for (let at = from; at < end; at++) {
      // behind the end of a text of JSON there is a quote
      const next = at + 1 < units.length ? (units[at + 1] as number) : 0;
      if (begins[unit * 128 + next] === 1 && words.some(word => standsAt(word, units, at, end))) return true;
      unit = next;
    }
    return false;
  };
}

const anyUnit: readonly number[] = Array.from({ length: 128 }, (_, unit) => unit);

function eitherCase(letter: string): readonly number[] {
  return [letter.charCodeAt(0), letter.toUpperCase().charCodeAt(0)];
}

function lower(unit: number): number {
  return unit >= 65 && unit <= 90 ? unit | 32 : unit;
}

/** The end of a namespace, where the owner stands: the words before it are a host or `com` and stand everywhere. */
function lastWords(namespace: string): string {
  return (namespace.toLowerCase().match(/[a-z0-9]+/g) ?? []).slice(-2).join('');
}

/** The longest two neighbouring words of an identifier, joined, as the filter finds them; its only word where it has one. */
function searchWord(identifier: string): string {
  const words = identifier.toLowerCase().match(/[a-z0-9]+/g) ?? [''];
  let longest = words.length === 1 ? (words[0] ?? '') : '';
  for (let at = 1; at < words.length; at++) {
    const joined = `${words[at - 1]}${words[at]}`;
    if (joined.length > longest.length) longest = joined;
  }
  return longest;
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
