import { canonicalWord } from '../identity/business-words.ts';
import { isEastAsian, type OrganisationName } from '../identity/organisation.ts';
import type { NameIndex } from '../signatures/names.ts';
import { type Reading, saysNothing } from './name-among.ts';

/**
 * A vendor's coined word with one slip of the keys, among words that say nothing else: `Hikvison Digital Technology`. Which
 * slips are looked for is written with the index: of long coined words alone, so that no other word is near.
 */
export function readMisspelt({ words, key }: OrganisationName, index: NameIndex): readonly Reading[] {
  if (isEastAsian(key)) return [];
  const found = words.map(word => index.misspelt.get(word) ?? []);
  const [aliases = [], ...more] = found.filter(({ length }) => length > 0);
  if (aliases.length === 0 || more.length > 0) return [];
  const others = words.filter((_, at) => found[at]?.length === 0).map(canonicalWord);
  return others.every(saysNothing) ? aliases.map(alias => ({ alias, abroad: true, weak: false, misspelt: true })) : [];
}
