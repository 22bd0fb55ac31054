import { HAN_BUSINESS_WORDS, isBusinessWord, spellingsOf } from '../identity/business-words.ts';
import { isAscii } from '../identity/fold.ts';
import { isEastAsian } from '../identity/organisation.ts';
import { HAN_PLACES, isPlace, otherWriting } from '../identity/places.ts';
import { WordFilter } from '../identity/word-filter.ts';
import { comparedOf } from './compared.ts';
import { slipsOf } from './slips.ts';
import type { Entity, Name, Vendor } from './types/vendor.ts';

/** A name of the data, normalised. */
export interface Alias {
  readonly vendor: string;
  readonly entity: Entity;
  readonly name: Name;
  readonly key: string;
  /** Legal forms that the data writes behind the name, canonical. */
  readonly form: string;
  readonly words: number;
  /** Words of the legal forms that its company has; absent where that decides nothing. */
  readonly forms?: ReadonlySet<string>;
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
  /** Bare names that prove little alone, by key: beside words of their trade they may be the vendor's. */
  readonly short: ReadonlyMap<string, readonly ShortName[]>;
  /** What coined names have before their words of trade, by key: `sensetime` of `SenseTime Technology`. */
  readonly stems: ReadonlyMap<string, readonly Stem[]>;
  /** Most words that a distinctive name of one has. */
  readonly longest: number;
  /** Most characters of a distinctive or short name in East Asian writing. */
  readonly longestEastAsian: number;
  /** Lines of products by key: they say something only beside another name of their vendor. */
  readonly lines: ReadonlyMap<string, readonly Alias[]>;
  /** Coined words of the vendors themselves with one slip of the keys. */
  readonly misspelt: ReadonlyMap<string, readonly Alias[]>;
  /** By key: names that belong to somebody else. */
  readonly confusables: ReadonlyMap<string, readonly SomebodyElse[]>;
}

export interface ShortName {
  readonly alias: Alias;
  /** Words of the vendor's other names, and places that they are registered in. */
  readonly own: ReadonlySet<string>;
}

export interface Stem {
  readonly alias: Alias;
  /** The words of trade behind it: other words of trade may stand before them. */
  readonly tail: readonly string[];
}

/** A name that belongs to somebody else and looks like the vendor's. */
export interface SomebodyElse {
  readonly vendor: string;
  /** Tells it from a name of the vendor that differs in nothing else: `Teltronic AG` and `Teltronic S.A.U.`. */
  readonly form: string;
}

const SHORTEST_SQUASHED = 8;
/** Units that a name of several words has at least to count written as one word too: `TPLink`. */
const SHORTEST_JOINED = 6;

export function buildNameIndex(vendors: readonly Vendor[]): NameIndex {
  const index = {
    whole: new Map<string, Alias[]>(),
    squashed: new Map<string, Alias[]>(),
    distinctive: new Map<string, Alias[]>(),
    short: new Map<string, ShortName[]>(),
    stems: new Map<string, Stem[]>(),
    lines: new Map<string, Alias[]>(),
    misspelt: new Map<string, Alias[]>(),
    longest: 1,
    longestEastAsian: 1,
    confusables: new Map<string, SomebodyElse[]>(),
  };
  const words = new Set<string>();
  for (const vendor of vendors) {
    const own = new Set<string>();
    for (const entity of vendor.entities) {
      const forms = formsOf(entity);
      for (const name of entity.names) addName(index, words, own, vendor.id, entity, name, forms);
    }
    for (const confusable of vendor.confusables) {
      const { key, form } = comparedOf(confusable);
      const others = index.confusables.get(key);
      if (others) others.push({ vendor: vendor.id, form });
      else index.confusables.set(key, [{ vendor: vendor.id, form }]);
    }
  }
  for (const slip of index.misspelt.keys()) {
    if (index.whole.has(slip) || index.confusables.has(slip) || isBusinessWord(slip) || isPlace(slip))
      index.misspelt.delete(slip);
    else words.add(slip);
  }
  return { ...index, filter: new WordFilter(words) };
}

interface Building {
  readonly whole: Map<string, Alias[]>;
  readonly squashed: Map<string, Alias[]>;
  readonly distinctive: Map<string, Alias[]>;
  readonly short: Map<string, ShortName[]>;
  readonly stems: Map<string, Stem[]>;
  readonly lines: Map<string, Alias[]>;
  readonly misspelt: Map<string, Alias[]>;
  longest: number;
  longestEastAsian: number;
}

function addName(
  index: Building,
  words: Set<string>,
  own: Set<string>,
  vendor: string,
  entity: Entity,
  name: Name,
  forms: ReadonlySet<string> | undefined,
): void {
  const { key, form, squashed } = comparedOf(name);
  if (key === '') return;
  const keyWords = key.split(' ');
  const joined = keyWords.length > 1 ? keyWords.join('') : key;
  const alias: Alias = { vendor, entity, name, key, form, words: keyWords.length, ...(forms ? { forms } : {}) };
  if (name.strength === 'line') {
    push(index.lines, key, alias);
    return;
  }
  push(index.whole, key, alias);
  if (name.strength !== 'weak' && squashed.length >= SHORTEST_SQUASHED) {
    push(index.squashed, squashed, alias);
    if (joined !== squashed) push(index.squashed, joined, alias);
    for (const spelling of gluedSpellings(keyWords)) if (spelling !== squashed) push(index.squashed, spelling, alias);
  }
  if (name.strength === 'distinctive') {
    push(index.distinctive, key, alias);
    if (joined !== key && joined.length >= SHORTEST_JOINED) push(index.distinctive, joined, alias);
    index.longest = Math.max(index.longest, keyWords.length);
    addStem(index, words, alias);
    if (entity.relation === 'self' && forms === undefined) {
      for (const slip of slipsOf(key)) push(index.misspelt, slip, alias);
    }
  } else if (isShort(alias)) push(index.short, key, { alias, own });
  if (isEastAsian(key)) index.longestEastAsian = Math.max(index.longestEastAsian, key.length);
  addOwnWords(own, key, keyWords);
  if (isAscii(key)) addSearched(words, keyWords, joined, squashed, name);
}

/** Legal forms of a company that is known by its names alone. */
function formsOf({ byName, names }: Entity): ReadonlySet<string> | undefined {
  if (!byName) return undefined;
  const forms = names.map(name => comparedOf(name).form);
  return new Set(forms.flatMap(form => (form === '' ? [] : form.split(' '))));
}

/** `dahuatech` for `Dahua Technology`: two words as one, the second in another spelling. */
function gluedSpellings([name = '', trade = '', ...more]: readonly string[]): readonly string[] {
  if (more.length > 0 || !isBusinessWord(trade)) return [];
  return spellingsOf(trade)
    .slice(1)
    .map(spelling => name + spelling)
    .filter(spelling => spelling.length >= SHORTEST_SQUASHED);
}

/** One word, or one run of Chinese, that names the vendor or a company of its group. */
function isShort({ words, name, entity }: Alias): boolean {
  return words === 1 && name.kind !== 'brand' && (entity.relation === 'self' || entity.relation === 'affiliate');
}

function addStem(index: Building, words: Set<string>, alias: Alias): void {
  const keyWords = alias.words === 1 ? splitTrade(alias.key) : alias.key.split(' ');
  let length = keyWords.length;
  while (length > 0 && isTrade(keyWords[length - 1] ?? '')) length--;
  const own = keyWords.slice(0, length);
  // `China Mobile` without its trade is a country.
  if (length === keyWords.length || own.every(word => isPlace(word) || HAN_PLACES.has(word))) return;
  const stem = own.join(' ');
  push(index.stems, stem, { alias, tail: keyWords.slice(length) });
  if (isAscii(stem)) words.add(stem.replaceAll(' ', ''));
}

function isTrade(word: string): boolean {
  return isBusinessWord(word) || HAN_BUSINESS_WORDS.has(word);
}

/** `商汤科技` as its name and its trade; a run that does not end in a trade stays one. */
function splitTrade(run: string): readonly string[] {
  if (!isEastAsian(run)) return [run];
  for (let length = Math.min(4, run.length - 2); length >= 2; length--) {
    if (HAN_BUSINESS_WORDS.has(run.slice(-length))) return [run.slice(0, -length), run.slice(-length)];
  }
  return [run];
}

/** Units of the longest name of a place in Chinese writing. */
const LONGEST_PLACE = 4;

function addOwnWords(own: Set<string>, key: string, keyWords: readonly string[]): void {
  if (!isEastAsian(key)) for (const word of keyWords) addOwn(own, word);
  else
    for (let length = 2; length <= LONGEST_PLACE; length++)
      if (HAN_PLACES.has(key.slice(0, length))) addOwn(own, key.slice(0, length));
}

function addOwn(own: Set<string>, word: string): void {
  own.add(word);
  const other = otherWriting(word);
  if (other !== undefined) own.add(other);
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
  if (strength !== 'weak') for (const spelling of gluedSpellings(keyWords)) words.add(spelling);
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

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
