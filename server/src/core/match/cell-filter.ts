import { undisguised } from '../identity/disguise.ts';
import { normaliseOrganisation } from '../identity/organisation.ts';
import { isPlaceholder } from '../identity/placeholder.ts';
import type { Lookups } from '../signatures/lookups.ts';
import { SliceCache } from '../text/slice-cache.ts';

/** What a cell may be: bits that are added up. */
export const cell = {
  /** It says something. */
  states: 1,
  /** It may name a vendor, and its row has to be looked at. */
  concerns: 2,
  /** It says that nobody is named. */
  nobody: 4,
} as const;

/**
 * A first look at the cells of a large table, at some nanoseconds each: which rows may concern a vendor. It may say yes
 * wrongly, never no wrongly.
 */
export class CellFilter {
  readonly #lookups: Lookups;
  readonly #organisations = new SliceCache();
  readonly #models = new SliceCache();
  /** One bit for each first half of an address that a vendor is registered for. */
  readonly #prefixes = new Uint32Array(1 << 19);
  readonly #advised: ReadonlySet<string>;

  constructor(lookups: Lookups) {
    this.#lookups = lookups;
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
    return this.#lookups.anyModel.test(value);
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

function hexDigit(unit: number): number {
  if (unit >= 48 && unit <= 57) return unit - 48;
  const lower = unit | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}
