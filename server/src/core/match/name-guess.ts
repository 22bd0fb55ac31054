import { canonicalWord, HAN_BUSINESS_WORDS, isOtherTrade } from '../identity/business-words.ts';
import { isEastAsian, type OrganisationName } from '../identity/organisation.ts';
import { HAN_PLACES, isHomeTown, isPlace } from '../identity/places.ts';
import type { Alias, NameIndex } from '../signatures/names.ts';
import { aliasAt, isAcronym, isShared, isTechnical, type Reading, saysNothing, TURNING } from './name-among.ts';

/**
 * A name that begins with a vendor's and goes on with words that nothing is known of. In the registered name of a company
 * the name itself stands first, and behind its town: it may be a company of the group, and no more than that is said.
 */
export function readGuess(name: OrganisationName, text: string, index: NameIndex): readonly Reading[] {
  const found = isEastAsian(name.key) ? guessHan(name, text, index) : guessLatin(name, index);
  return found.map(alias => ({ alias, abroad: true, weak: false, guess: true }));
}

/** A coined name of two letters is also the beginning of other words: `华为达科技`. */
const SURE_HAN = 3;
const LEAST_REST = 2;
const MOST_MIXED = 6;

function guessHan({ words }: OrganisationName, stated: string, index: NameIndex): readonly Alias[] {
  const [first = ''] = words;
  // `华为终端 BG 小艺云服务部`: a name alone, and behind letters what it is about
  if (!words.every(isEastAsian) && isEastAsian(first) && first.length >= SURE_HAN) {
    const aliases = index.distinctive.get(first) ?? (first.length > SURE_HAN ? index.whole.get(first) : undefined);
    return words.length <= MOST_MIXED && aliases ? aliases.filter(isCompany) : [];
  }
  if (!/公司|(?:集团|总厂|研究院|研究所|事业部|研发中心)$/.test(stated) || !words.every(isEastAsian)) return [];
  const text = words.join('');
  // `中国电科` is a name, and `中国` a place
  const found = aliasesFrom(text, 0, index);
  return found.length > 0 ? found : aliasesFrom(text, afterPlaces(text), index);
}

function aliasesFrom(text: string, start: number, index: NameIndex): readonly Alias[] {
  const most = Math.min(index.longestEastAsian, text.length - start);
  for (let length = most; length >= LEAST_REST; length--) {
    const aliases = index.distinctive.get(text.slice(start, start + length));
    if (!aliases) continue;
    const rest = text.slice(start + length);
    return length >= SURE_HAN || (rest.length >= LEAST_REST && !HAN_BUSINESS_WORDS.has(rest.slice(1))) ? aliases : [];
  }
  return [];
}

/** Where the name itself begins: `北京`, `深圳市`, `广东省深圳市` stand before it. */
function afterPlaces(text: string): number {
  let start = 0;
  for (let taken = true; taken; ) {
    taken = false;
    for (let length = LONGEST_PLACE; length >= 2 && !taken; length--) {
      if (!HAN_PLACES.has(text.slice(start, start + length))) continue;
      start += length;
      if (/[市省]/.test(text.charAt(start))) start++;
      taken = true;
    }
  }
  return start;
}

const LONGEST_PLACE = 5;
/** Behind a name that begins a text, and behind one that stands behind its town. */
const MOST_BEHIND = 2;
const MOST_UNKNOWN = 3;

function guessLatin(name: OrganisationName, index: NameIndex): readonly Alias[] {
  const words = name.words.map(canonicalWord);
  if (isShared(words)) return [];
  const forms = name.form.split(' ');
  const coined = words.length > 0 ? aliasAt(words, 0, index) : { length: 0 };
  const more = words.slice(coined.length);
  const isOfTrade = name.form !== '' || more.some(isTechnical);
  if (coined.aliases && isOfTrade && !more.some(isOthers) && unknownIn(more) <= MOST_BEHIND) {
    return coined.aliases.filter(alias => isCompany(alias) && mayHaveForm(alias, forms));
  }
  if (!isChinese(forms)) return [];
  const start = words.findIndex(word => !isPlace(word));
  if (start < 0) return [];
  const { aliases = shortAt(words, start, index), length } = aliasAt(words, start, index);
  const rest = words.slice(start + length);
  const isHome = words.slice(0, start).some(word => isHomeTown(word));
  if (aliases.length === 0 || !isHome || rest.some(isOthers)) return [];
  return unknownIn(rest) <= MOST_UNKNOWN ? aliases : [];
}

/** `Co., Ltd.`, as the names of companies there are translated. */
function isChinese(forms: readonly string[]): boolean {
  return forms.includes('co') && forms.includes('ltd');
}

function unknownIn(words: readonly string[]): number {
  return words.filter(word => !saysNothing(word)).length;
}

/** Others sell cars and cosmetics under the brands of vendors. */
function isCompany({ name, entity }: Alias): boolean {
  if (entity.relation === 'affiliate') return true;
  return entity.relation === 'self' && name.kind !== 'brand';
}

/** Of who is known by its names alone, another legal form is another company's. */
function mayHaveForm({ forms }: Alias, stated: readonly string[]): boolean {
  return forms === undefined || stated[0] === '' || isChinese(stated) || stated.some(form => forms.has(form));
}

export function isOthers(word: string): boolean {
  return TURNING.has(word) || isOtherTrade(word) || FAR_TRADES.has(word);
}

/** Trades that no vendor of the data is in. */
const FAR_TRADES: ReadonlySet<string> = new Set(
  (
    'machinery furniture garment garments apparel clothing textile textiles food foods beverage tea restaurant hotel travel tourism toy toys ' +
    'compatible compatibility alternative alternatives replacement replacements clone clones lookalike style like looks wiki blog forum forums community news ' +
    'unofficial plugin plugins driver drivers wrapper client exporter emulator contributors maintainers collectors followers victims brokers broker surveying models lighting ' +
    'consulting consultants academy lawyers tutoring translation photography weddings rentals rental hire taxi dental clinic pharmacy church temple ' +
    'plastic plastics packaging paper printing chemical chemicals pharmaceutical pharmaceuticals steel metal metals hardware mould mold ' +
    'jewelry cosmetics decoration lawsuit claimants fans fan users owners dealers dealer distributor distributors reseller resellers installer installers repair spare parts accessories museum club racing beauty wedding gift gifts games cargo freight insurance pest cleaning brewery wine coffee bakery farm pet pets salon ' +
    'trust trusts trustee fund foundation charity scholarship scholarships association society union alumni employees pension welfare family campaign coalition alliance street road avenue boulevard ' +
    'integration integrations partner partners tracker watch critics studies pilots certification certified exam exams tutor university college universiteit universitat universite universidad universita politecnico polytechnic ' +
    ' property properties estate law school hospital film culture sports leather shoes ceramic ceramics glass'
  ).split(' '),
);

/** An acronym at the place where a name begins. */
function shortAt(words: readonly string[], at: number, index: NameIndex): readonly Alias[] {
  return (index.short.get(words[at] ?? '') ?? []).map(({ alias }) => alias).filter(({ name }) => isAcronym(name.value));
}
