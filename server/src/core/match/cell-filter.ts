import { undisguised } from '../identity/disguise.ts';
import { normaliseOrganisation } from '../identity/organisation.ts';
import { isPlaceholder } from '../identity/placeholder.ts';
import type { Lookups } from '../signatures/lookups.ts';

/** What a cell may be: bits that are added up. */
export const cell = {
  /** It says something. */
  states: 1,
  /** It may name a vendor, and its row has to be looked at. */
  concerns: 2,
  /** It says that nobody is named. */
  nobody: 4,
} as const;

/** How many different values are remembered. */
const mostKnown = 16_384;
const slots = 65_536;

/** Remembers what was found out about values, without making a text of each cell. */
class Memory {
  readonly #values: string[] = [];
  readonly #answers = new Uint8Array(mostKnown + 1);
  readonly #slots = new Uint16Array(slots);

  /** The answer for the text from one offset to another; `find` is asked once for each value. */
  recall(text: string, start: number, end: number, find: (value: string) => number): number {
    let hash = 0;
    for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
    let slot = (hash ^ (hash >>> 16)) & (slots - 1);
    for (;;) {
      const index = this.#slots[slot] as number;
      if (index === 0) break;
      if (isAt(text, start, end, this.#values[index - 1] as string)) return this.#answers[index] as number;
      slot = (slot + 1) & (slots - 1);
    }
    const value = text.slice(start, end);
    const answer = find(value);
    if (this.#values.length < mostKnown) {
      // A slice would hold the whole text that it was cut from.
      this.#values.push(Array.from(value).join(''));
      this.#answers[this.#values.length] = answer;
      this.#slots[slot] = this.#values.length;
    }
    return answer;
  }
}

function isAt(text: string, start: number, end: number, value: string): boolean {
  if (value.length !== end - start) return false;
  for (let at = 0; at < value.length; at++) {
    if (value.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  }
  return true;
}

/**
 * A first look at the cells of a large table, at some nanoseconds each: which rows may concern a vendor. It may say yes
 * wrongly, never no wrongly.
 */
export class CellFilter {
  readonly #lookups: Lookups;
  readonly #organisations = new Memory();
  readonly #models = new Memory();
  readonly #patterns: readonly RegExp[];
  /** One bit for each first half of an address that a vendor is registered for. */
  readonly #prefixes = new Uint32Array(1 << 19);
  readonly #advised: ReadonlySet<string>;

  constructor(lookups: Lookups) {
    this.#lookups = lookups;
    this.#patterns = joined([lookups.anyModel]);
    for (const prefix of lookups.macs.keys()) {
      const block = Number.parseInt(prefix.slice(0, 6), 16);
      this.#prefixes[block >>> 5] = (this.#prefixes[block >>> 5] as number) | (1 << (block & 31));
    }
    const { advisories } = lookups.set;
    this.#advised = new Set(advisories.flatMap(({ names }) => names.map(name => normaliseOrganisation(name).key)));
  }

  /** The name of an organisation. `says` tells whether a value says anything. */
  organisation(text: string, start: number, end: number, says: (value: string) => boolean): number {
    return this.#organisations.recall(text, start, end, value => {
      if (!says(value)) return 0;
      // A word that stands for no name is marked too.
      if (isPlaceholder(value)) return cell.nobody | cell.concerns;
      return this.#mayName(value) ? cell.states | cell.concerns : cell.states;
    });
  }

  /** A model number, before which the name of its maker may stand. */
  model(text: string, start: number, end: number, says: (value: string) => boolean): number {
    return this.#models.recall(text, start, end, value => {
      if (!says(value)) return 0;
      return this.name(value) || this.#mayName(value) ? cell.states | cell.concerns : cell.states;
    });
  }

  /** A name, in which a model number may stand. */
  name(value: string): boolean {
    return this.#patterns.some(pattern => pattern.test(value));
  }

  /** Hardware addresses. */
  mac(text: string, start: number, end: number): boolean {
    let digits = 0;
    let block = 0;
    for (let at = start; at < end; at++) {
      const digit = hexDigit(text.charCodeAt(at));
      if (digit < 0) continue;
      block = (block << 4) | digit;
      if (++digits === 6) break;
    }
    // More than one address in a cell is looked at as a whole row.
    if (end - start > 17) return true;
    return digits === 6 && ((this.#prefixes[block >>> 5] as number) & (1 << (block & 31))) !== 0;
  }

  #mayName(value: string): boolean {
    return (
      this.#lookups.names.filter.mayHold(undisguised(value)) || this.#advised.has(normaliseOrganisation(value).key)
    );
  }
}

/** Few expressions that find at least what many find: one for each way of reading, without regard to case. */
function joined(patterns: readonly RegExp[]): readonly RegExp[] {
  return [false, true].flatMap(unicode => {
    const alike = patterns.filter(pattern => pattern.unicode === unicode);
    if (alike.length === 0) return [];
    try {
      return [new RegExp(alike.map(({ source }) => `(?:${source})`).join('|'), unicode ? 'iu' : 'i')];
    } catch {
      return alike;
    }
  });
}

function hexDigit(unit: number): number {
  if (unit >= 48 && unit <= 57) return unit - 48;
  const lower = unit | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}
