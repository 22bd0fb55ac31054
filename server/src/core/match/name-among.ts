import {
  canonicalWord,
  HAN_BUSINESS_WORDS,
  isBusinessWord,
  isTechnicalWord as isListedTrade,
  isOtherTrade,
  isTradeCompound,
  isUnit,
} from '../identity/business-words.ts';
import { GLUED_FORMS, isLegalForm } from '../identity/legal-forms.ts';
import { isEastAsian, type OrganisationName } from '../identity/organisation.ts';
import { HAN_PLACES, isPlace, isRegion } from '../identity/places.ts';
import type { Alias, NameIndex, ShortName } from '../signatures/names.ts';
import { isAbroad, isPartOfPlace } from './name-regions.ts';

/** A name of the data as a text holds it. */
export interface Reading {
  readonly alias: Alias;
  /** A company of the group in another country than the entity's: the stated name adds a region to the alias. */
  readonly abroad: boolean;
  /** Others go by such a name too: it counts with a second sign of the vendor. */
  readonly weak: boolean;
  /** Words that nothing is known of stand behind the name. */
  readonly guess?: boolean;
  /** A slip of the keys away from the vendor's coined word. */
  readonly misspelt?: boolean;
  /** The text is the name, and nothing else. */
  readonly complete?: boolean;
}

/**
 * A coined name among words that say nothing else: places, legal forms, words of trade. One word more, and it is nobody's,
 * unless it belongs to the name of a unit of the company named first.
 */
export function readAmong(name: OrganisationName, index: NameIndex): readonly Reading[] {
  const words = wordsOf(name, piece => index.distinctive.has(piece) || index.stems.has(piece), index);
  if (isShared(words)) return [];
  const found: Alias[] = [];
  let abroad = false;
  let otherTrade = false;
  let unknown = isUnit(words.at(-1) ?? '') ? MOST_UNKNOWN : 0;
  for (let at = 0; at < words.length; ) {
    const { aliases, length } = aliasAt(words, at, index);
    const word = words[at] as string;
    // `HiLook by Hikvision`: only between two names does it say nothing else.
    const joins = word === 'by' && found.length > 0;
    if (aliases) found.push(...aliases);
    else if (!joins && !saysNothing(word)) {
      if (unknown-- <= 0 || TURNING.has(word) || !found.some(isCompany)) return [];
    } else {
      abroad ||= isAbroad(word);
      otherTrade ||= isOtherTrade(word);
    }
    at += length;
  }
  found.sort((a, b) => b.key.length - a.key.length);
  const own = otherTrade ? found.filter(alias => alias.name.kind !== 'brand' && alias.forms === undefined) : found;
  const others = words.filter(word => !found.some(({ key }) => key.split(' ').includes(word)));
  // on a list by its names, and this is none of them: at most another company of the group
  const other = !others.every(word => SAME_GROUP.has(word) || isLegalForm(word));
  return own.map(alias => ({ alias, abroad: abroad || (other && alias.forms !== undefined), weak: false }));
}

/** Words in the name of a unit that nothing is known of. */
const MOST_UNKNOWN = 2;

/** Words that make a unit another's: one that is about the company, or one that it shares. */
export const TURNING: ReadonlySet<string> = new Set(
  (
    'for by no not anti against versus vs free ex former formerly with without from to removal on at ' +
    'university college school universiteit universitat universite universidad universita polytechnic politecnico hospital'
  ).split(' '),
);

/** A laboratory that a company has with somebody else is neither's alone, and a shop that sells a brand is not its maker. */
export function isShared(words: readonly string[]): boolean {
  const at = words.indexOf('joint');
  if (at >= 0 && !JOINT_COMPANY.has(words[at + 1] ?? '')) return true;
  return words.some(word => SHOPS.has(word)) && !words.some(word => OWN_SHOP.has(word));
}

/** What a company is called that several own: `Joint Stock Company`. */
const JOINT_COMPANY: ReadonlySet<string> = new Set(['stock', 'venture', 'company']);
const SHOPS: ReadonlySet<string> = new Set(['store', 'shop', 'outlet', 'integration']);
const OWN_SHOP: ReadonlySet<string> = new Set(['official', 'flagship', 'online', 'system']);

function isCompany({ name }: Alias): boolean {
  return name.kind !== 'brand';
}

/**
 * A bare name that proves little alone, beside words of the vendors' trades, a region or a division and nothing that would
 * make it another's: `ZTE Telecom India`, `DJI Korea`, `Dahua Security`, `浙江大华科技`. An acronym is no word of a language
 * and may stand with any place; any other name only with regions and with the places of the vendor's own companies.
 */
export function readBesideTrade(name: OrganisationName, index: NameIndex): readonly Reading[] {
  const words = wordsOf(name, piece => index.short.has(piece), index);
  const at = words.findIndex(word => index.short.has(word));
  if (at < 0 || isShared(words)) return [];
  const others = [...words.slice(0, at), ...words.slice(at + 1)];
  // `DJI Korea`, `DJI Enterprise`; `ZTE Corporation (China)` is read without its brackets.
  const divided = name.form === '' && !others.some(isLegalForm);
  const tells = (word: string): boolean =>
    isTechnical(word) ||
    word === GROUP ||
    OWN.has(word) ||
    ((divided || name.form !== '') && isRegion(word)) ||
    (divided && isBusinessWord(word));
  const shorts = withoutCommonWords(index.short.get(words[at] as string) ?? []);
  const seated = shorts.filter(short => standsAtHome(short, others));
  const stock = shorts.filter(({ alias }) => isStock(alias, others));
  if (stock.length > 0) return stock.map(({ alias }) => ({ alias, abroad: false, weak: false }));
  if (seated.length > 0) return seated.map(({ alias }) => ({ alias, abroad: false, weak: false }));
  if (!others.some(tells)) return [];
  return shorts
    .filter(short => mayStandAmong(short, others))
    .map(({ alias }) => {
      // On a list by its names alone, and this is none of them: at most another company of the group.
      const other = alias.forms !== undefined && !others.every(word => SAME_GROUP.has(word));
      return { alias, abroad: other || others.some(isAbroad), weak: true };
    });
}

/** Of who is on a list by its names alone, and whose bare name is a common word, the registered name asks for all its words. */
function withoutCommonWords(shorts: readonly ShortName[]): readonly ShortName[] {
  const common = new Set(
    shorts.filter(({ alias }) => alias.forms && alias.name.strength === 'weak').map(({ alias }) => alias.vendor),
  );
  return common.size === 0
    ? shorts
    : shorts.filter(({ alias }) => !common.has(alias.vendor) || alias.name.strength === 'weak');
}

/** The bare name behind the town or province of one of the vendor's companies, and nothing else: `浙江大华`, `Zhejiang Dahua`. */
function standsAtHome({ own, alias }: ShortName, others: readonly string[]): boolean {
  // a coined word in Chinese writing, and no list's: no other company has it
  const anywhere = isEastAsian(alias.key) && alias.name.strength === 'exact' && alias.forms === undefined;
  const isHome = (word: string): boolean =>
    (anywhere || own.has(word)) && (HAN_PLACES.has(word) || isPlace(word)) && !isRegion(word);
  return others.some(isHome) && others.every(word => isHome(word) || isSuffix(word) || isLegalForm(word));
}

/** `浙江大华技术股份`: the form cut short. */
function isStock({ key, name }: Alias, others: readonly string[]): boolean {
  return isEastAsian(key) && name.strength !== 'weak' && others.every(isSuffix) && others.length > 0;
}

/** `Alibaba Group` is what people call Alibaba. */
const SAME_GROUP: ReadonlySet<string> = new Set(['group', 'holding', 'holdings', '集团']);

/** A group of companies in Chinese writing; where the bare name is weak, others head groups of that name. */
const GROUP = '集团';

function mayStandAmong({ alias, own }: ShortName, others: readonly string[]): boolean {
  const { name, key, forms } = alias;
  // `The 41st Institute of CETC`
  if (forms && name.strength === 'weak') return others.some(isUnit) && others.every(isOfUnit);
  const acronym = isAcronym(name.value);
  if (isEastAsian(key)) {
    const places = others.filter(word => HAN_PLACES.has(word));
    if (name.strength === 'weak' && !(places.some(place => own.has(place)) && others.some(isTechnical))) return false;
    const atHome = places.some(place => own.has(place));
    return others.every(
      word =>
        isTechnical(word) ||
        (atHome && HAN_BUSINESS_WORDS.has(word)) ||
        word === GROUP ||
        HAN_PLACES.has(word) ||
        isLegalForm(word) ||
        isSuffix(word),
    );
  }
  if (name.strength === 'weak' && !acronym) return false;
  // A coined name on a list: its companies sit in any town.
  const isCoined = acronym || forms !== undefined;
  const isNeutral = (word: string): boolean =>
    isCoined
      ? saysNothing(word) && !isOtherTrade(word)
      : isTechnical(word) || isLegalForm(word) || isRegion(word) || OF_COMPANY.has(word);
  return others.every(word => own.has(word) || isNeutral(word));
}

/** What only a company itself says of its own. */
const OWN: ReadonlySet<string> = new Set(['psirt', 'official', '官方', '官网']);

/** Teams that a company has, and its own word for what is its own: `Dahua Security Response Center`, `Dahua Official`. */
const OF_COMPANY: ReadonlySet<string> = new Set(
  'psirt cert response center team incident emergency open source opensource official headquarters hq oss'.split(' '),
);

/** What a unit is called by: `No. 7 Research Institute`, `the 41st Institute of`. */
export function isOfUnit(word: string): boolean {
  return isBusinessWord(word) || isLegalForm(word) || isPlace(word) || /^(?:no|\d{1,3}(?:st|nd|rd|th)?)$/.test(word);
}

/** Letters that nobody reads as a word, such as `ZTE`. */
export function isAcronym(value: string): boolean {
  return /^[A-Z]{3,5}$/.test(value);
}

/** `深圳市`, `广东省`, `大华股份`. */
function isSuffix(word: string): boolean {
  return word === '市' || word === '省' || word === '股份';
}

export function isTechnical(word: string): boolean {
  return isListedTrade(word) || isTradeCompound(word);
}

/** What a stock exchange lists a company under, or a year. */
const TICKER = /^\d{4,6}$/;

/** An institute or a plant of a company by its number: `CETC 38`, `CETC 38th`. */
const NUMBERED = /^\d{1,2}(?:st|nd|rd|th)?$/;

export function saysNothing(word: string): boolean {
  return (
    TICKER.test(word) ||
    NUMBERED.test(word) ||
    isBusinessWord(word) ||
    isTradeCompound(word) ||
    isPlace(word) ||
    isLegalForm(word) ||
    isEastAsianFiller(word)
  );
}

export function wordsOf(
  name: OrganisationName,
  isName: (piece: string) => boolean,
  index: NameIndex,
): readonly string[] {
  return name.words.flatMap(word => (isEastAsian(word) ? segment(word, isName, index) : [canonicalWord(word)]));
}

interface Found {
  readonly aliases?: readonly Alias[];
  /** Words taken. */
  readonly length: number;
}

export function aliasAt(words: readonly string[], at: number, index: NameIndex): Found {
  if (isPartOfPlace(words, at)) return { length: 1 };
  for (let length = Math.min(index.longest, words.length - at); length > 0; length--) {
    const key = words.slice(at, at + length).join(' ');
    const aliases = index.distinctive.get(key);
    if (aliases) return { aliases, length };
    const stem = stemAt(key, words, at + length, index);
    if (stem) return { ...stem, length: stem.length + length };
  }
  const word = words[at] as string;
  const torn = word + (words[at + 1] ?? '');
  if (torn.length >= 8 && at + 1 < words.length && index.distinctive.has(torn)) {
    return { aliases: index.distinctive.get(torn) ?? [], length: 2 };
  }
  for (const form of GLUED_FORMS) {
    // `HikvisionCo., Ltd.`: before another form or at the end, and not in `Quectelco Trading`.
    const isForm = form !== 'co' || at + 1 === words.length || isLegalForm(words[at + 1] ?? '');
    const aliases = isForm && word.endsWith(form) ? index.distinctive.get(word.slice(0, -form.length)) : undefined;
    if (aliases) return { aliases, length: 1 };
  }
  return { length: 1 };
}

/** `SenseTime Intelligent Technology` for `SenseTime Technology`: words of trade between a name and its own trade. */
function stemAt(key: string, words: readonly string[], behind: number, index: NameIndex): Found | undefined {
  for (const { alias, tail } of index.stems.get(key) ?? []) {
    for (let at = behind; at + tail.length <= words.length; at++) {
      if (tail.every((word, offset) => tradeOf(words[at + offset] as string) === tradeOf(word))) {
        return { aliases: [alias], length: at + tail.length - behind };
      }
      if (!isTechnical(words[at] as string)) break;
    }
  }
  return undefined;
}

/** Two words for technology are one. */
function tradeOf(word: string): string {
  return word === '技术' ? '科技' : word;
}

/** Cuts a run without spaces into names, places and words of trade, longest first; what is none of these stays one piece. */
function segment(run: string, isName: (piece: string) => boolean, index: NameIndex): readonly string[] {
  const pieces: string[] = [];
  const most = Math.max(index.longestEastAsian, 5);
  for (let at = 0; at < run.length; ) {
    let piece = '';
    for (let length = Math.min(most, run.length - at); length > 0 && piece === ''; length--) {
      const candidate = run.slice(at, at + length);
      if (isName(candidate) || isEastAsianFiller(candidate)) piece = candidate;
    }
    if (piece === '') return [run];
    pieces.push(piece);
    at += piece.length;
  }
  return pieces;
}

function isEastAsianFiller(word: string): boolean {
  return HAN_PLACES.has(word) || HAN_BUSINESS_WORDS.has(word);
}
