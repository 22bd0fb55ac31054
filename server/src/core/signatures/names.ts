import { canonicalWord, isBusinessWord } from '../identity/business-words.ts';
import { GLUED_FORMS } from '../identity/legal-forms.ts';
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
  /** Keys of names that belong to somebody else, with the ids of the vendors they are mistaken for. */
  readonly confusables: ReadonlyMap<string, ReadonlySet<string>>;
}

const SHORTEST_SQUASHED = 8;

export function buildNameIndex(vendors: readonly Vendor[]): NameIndex {
  const index = {
    whole: new Map<string, Alias[]>(),
    squashed: new Map<string, Alias[]>(),
    distinctive: new Map<string, Alias[]>(),
    longest: 1,
    longestEastAsian: 1,
    confusables: new Map<string, Set<string>>(),
  };
  const words = new Set<string>();
  for (const vendor of vendors) {
    for (const entity of vendor.entities) {
      for (const name of entity.names) addName(index, words, vendor.id, entity, name);
    }
    for (const { entity, name } of registrants(vendor)) addName(index, words, vendor.id, entity, name);
    for (const { value } of vendor.confusables) {
      const { key } = normaliseOrganisation(value);
      const mistakenFor = index.confusables.get(key);
      if (mistakenFor) mistakenFor.add(vendor.id);
      else index.confusables.set(key, new Set([vendor.id]));
    }
  }
  return { ...index, filter: new WordFilter(words) };
}

/** Registries write the names of companies in their own way: what stands there is a name of the company too. */
function registrants(vendor: Vendor): readonly { readonly entity: Entity; readonly name: Name }[] {
  return vendor.identifiers.mac.flatMap(({ registrants: values, provenance, entity: id }) => {
    const entity = vendor.entities.find(candidate => candidate.id === id);
    if (!entity) return [];
    return values.map(value => ({ entity, name: { value, kind: 'legal', strength: 'exact', provenance } as const }));
  });
}

interface Building {
  readonly whole: Map<string, Alias[]>;
  readonly squashed: Map<string, Alias[]>;
  readonly distinctive: Map<string, Alias[]>;
  longest: number;
  longestEastAsian: number;
}

function addName(index: Building, words: Set<string>, vendor: string, entity: Entity, name: Name): void {
  const normal = normaliseOrganisation(name.value);
  if (normal.key === '') return;
  const alias: Alias = { vendor, entity, name, key: normal.key, form: normal.form, words: normal.words.length };
  push(index.whole, normal.key, alias);
  const canonical = normal.key.replaceAll(' ', '');
  if (name.strength !== 'weak' && normal.squashed.length >= SHORTEST_SQUASHED) {
    push(index.squashed, normal.squashed, alias);
    if (canonical !== normal.squashed) push(index.squashed, canonical, alias);
  }
  if (name.strength === 'distinctive') {
    push(index.distinctive, normal.key, alias);
    index.longest = Math.max(index.longest, normal.words.length);
    if (isEastAsian(normal.key)) index.longestEastAsian = Math.max(index.longestEastAsian, normal.key.length);
  }
  words.add(tellingWord(normal.words));
  for (const joined of new Set([normal.squashed, canonical])) {
    words.add(joined);
    if (name.strength !== 'weak') for (const form of GLUED_FORMS) words.add(joined + form);
  }
}

/** The word by which a name is first looked for: the longest that is neither a place nor a word of trade. */
function tellingWord(words: readonly string[]): string {
  const telling = words.filter(word => !isPlace(word) && !isBusinessWord(canonicalWord(word)));
  return (telling.length > 0 ? telling : words).reduce((a, b) => (b.length > a.length ? b : a));
}

function push(map: Map<string, Alias[]>, key: string, alias: Alias): void {
  const list = map.get(key);
  if (list) list.push(alias);
  else map.set(key, [alias]);
}
