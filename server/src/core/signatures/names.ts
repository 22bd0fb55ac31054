import { isBusinessWord, spellingsOf } from '../identity/business-words.ts';
import { isAscii } from '../identity/fold.ts';
import { isEastAsian, normaliseOrganisation } from '../identity/organisation.ts';
import { isPlace } from '../identity/places.ts';
import { WordFilter } from '../identity/word-filter.ts';
import type { Entity, Name, Vendor } from './types.ts';

/** A name of the data, normalised. */
export interface Alias {
  readonly vendor: string;
  readonly entity: Entity;
  readonly name: Name;
  readonly key: string;
  /** Legal forms that the data writes behind the name, canonical. */
  readonly form: string;
  readonly words: number;
}

/** The names of all vendors, ready to be looked up at a cost that hardly grows with their number. */
export interface NameIndex {
  /** Says of a name in a few nanoseconds per character that no alias can be in it. */
  readonly filter: WordFilter;
  /** By the key of the whole name. */
  readonly whole: ReadonlyMap<string, readonly Alias[]>;
  /** Names of eight letters and more by what they are without spaces; never weak ones. */
  readonly squashed: ReadonlyMap<string, readonly Alias[]>;
  /** Coined words, by key: these may stand among places, legal forms and words of trade. */
  readonly distinctive: ReadonlyMap<string, readonly Alias[]>;
  /** Most words that a distinctive name of one has. */
  readonly longest: number;
  /** Most characters of a distinctive name in East Asian writing. */
  readonly longestEastAsian: number;
  /** By key: names that belong to somebody else. */
  readonly confusables: ReadonlyMap<string, readonly SomebodyElse[]>;
}

/** A name that belongs to somebody else and looks like the vendor's. */
export interface SomebodyElse {
  readonly vendor: string;
  /** Tells it from a name of the vendor that differs in nothing else: `Teltronic AG` and `Teltronic S.A.U.`. */
  readonly form: string;
}

const SHORTEST_SQUASHED = 8;
/** Of several words written as one: `TPLink`. */
const SHORTEST_JOINED = 6;

export function buildNameIndex(vendors: readonly Vendor[]): NameIndex {
  const index = {
    whole: new Map<string, Alias[]>(),
    squashed: new Map<string, Alias[]>(),
    distinctive: new Map<string, Alias[]>(),
    longest: 1,
    longestEastAsian: 1,
    confusables: new Map<string, SomebodyElse[]>(),
  };
  const words = new Set<string>();
  for (const vendor of vendors) {
    for (const entity of vendor.entities) {
      for (const name of entity.names) addName(index, words, vendor.id, entity, name);
    }
    for (const { value, compared } of vendor.confusables) {
      const { key, form } = compared ?? normaliseOrganisation(value);
      const others = index.confusables.get(key);
      if (others) others.push({ vendor: vendor.id, form });
      else index.confusables.set(key, [{ vendor: vendor.id, form }]);
    }
  }
  return { ...index, filter: new WordFilter(words) };
}

interface Building {
  readonly whole: Map<string, Alias[]>;
  readonly squashed: Map<string, Alias[]>;
  readonly distinctive: Map<string, Alias[]>;
  longest: number;
  longestEastAsian: number;
}

function addName(index: Building, words: Set<string>, vendor: string, entity: Entity, name: Name): void {
  const { key, form, squashed } = name.compared ?? normaliseOrganisation(name.value);
  if (key === '') return;
  const keyWords = key.split(' ');
  const joined = keyWords.length > 1 ? keyWords.join('') : key;
  const alias: Alias = { vendor, entity, name, key, form, words: keyWords.length };
  push(index.whole, key, alias);
  if (name.strength !== 'weak' && squashed.length >= SHORTEST_SQUASHED) {
    push(index.squashed, squashed, alias);
    if (joined !== squashed) push(index.squashed, joined, alias);
  }
  if (name.strength === 'distinctive') {
    push(index.distinctive, key, alias);
    if (joined !== key && joined.length >= SHORTEST_JOINED) push(index.distinctive, joined, alias);
    index.longest = Math.max(index.longest, keyWords.length);
    if (isEastAsian(key)) index.longestEastAsian = Math.max(index.longestEastAsian, key.length);
  }
  if (isAscii(key)) addSearched(words, keyWords, joined, squashed, name);
}

/** The filter is asked about text in ASCII only. */
function addSearched(
  words: Set<string>,
  keyWords: readonly string[],
  joined: string,
  squashed: string,
  { strength }: Name,
): void {
  for (const word of tellingWords(keyWords)) words.add(word);
  words.add(joined);
  words.add(squashed);
  // `HikvisionCo.,Ltd`: the space before this form gets lost more often than any.
  if (strength !== 'weak') words.add(`${joined}co`).add(`${squashed}co`);
}

const SHORTEST_TELLING = 5;

/**
 * By what a name is first looked for: its longest word, if that is neither a place nor a word of trade; else the longest
 * two neighbours of it, joined, in every spelling.
 */
function tellingWords(words: readonly string[]): readonly string[] {
  const own = words.filter(word => !isPlace(word) && !isBusinessWord(word)).reduce(longer, '');
  if (own.length >= SHORTEST_TELLING || words.length === 1) return [own === '' ? (words[0] ?? '') : own];
  const pairs = words.slice(1).map((word, at) => [words[at] ?? '', word] as const);
  const [first, second] = pairs.reduce((a, b) => (b.join('').length > a.join('').length ? b : a));
  return spellingsOf(first).flatMap(one => spellingsOf(second).map(other => one + other));
}

function longer(a: string, b: string): string {
  return b.length > a.length ? b : a;
}

function push(map: Map<string, Alias[]>, key: string, alias: Alias): void {
  const list = map.get(key);
  if (list) list.push(alias);
  else map.set(key, [alias]);
}
