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
  if (THROUGH.test(text) || SITE.test(text.trim())) return [];
  const found = isEastAsian(name.key) ? guessHan(name, text, index) : guessLatin(name, index);
  return found.map(alias => ({ alias, abroad: true, weak: false, guess: true }));
}

/** A name of a host, whose owner is known or not. */
const SITE = /^[\w-]+(?:\.[\w-]+)+$/;

/** Between a company and who acts for it. */
const THROUGH = /\bc\/o\b/;

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
  if (!IN_COMPANY.test(stated) || !words.every(isEastAsian)) return [];
  const text = words.join('');
  if (OTHERS_HAN.test(text)) return [];
  // `中国电科` is a name, and `中国` a place
  for (const start of [0, ...placeEnds(text)]) {
    const found = aliasesFrom(text, start, index);
    if (found.length > 0) return found;
  }
  return [];
}

/** What a company, or a part of one, is called by at its end. */
const IN_COMPANY = /公司|(?:集团|总厂|研究院|研究所|事业部|研发中心|团队|实验室|[^俱乐]部)$/;

/** Trades that no vendor is in, and those who sell or speak of others. */
const OTHERS_HAN =
  /建设|建筑|地产|纺织|机械|酒店|餐饮|食品|服装|服饰|物流|房地产|置业|物业|医院|医疗|药业|律师|广告|婚|旅游|教育|培训|家具|装饰|建材|印刷|化工|农业|超市|汽修|代理|经销|维修|回收|二手|兼容|替代|联盟|协会|俱乐部|联合/;

function aliasesFrom(text: string, start: number, index: NameIndex): readonly Alias[] {
  const most = Math.min(index.longestEastAsian, text.length - start);
  for (let length = most; length >= LEAST_REST; length--) {
    const key = text.slice(start, start + length);
    const rest = text.slice(start + length);
    const aliases = index.distinctive.get(key) ?? (endsInTrade(rest) ? shortHan(key, text.slice(0, start), index) : []);
    if (aliases.length === 0) continue;
    return length >= SURE_HAN || (rest.length >= LEAST_REST && !HAN_BUSINESS_WORDS.has(rest.slice(1))) ? aliases : [];
  }
  return [];
}

function endsInTrade(rest: string): boolean {
  return [2, 3, 4, 5].some(
    length => length <= rest.length && (isTechnical(rest.slice(-length)) || rest.endsWith('管理')),
  );
}

/** A bare name that no other word is like, and behind a town of the vendor's companies also one that others use. */
function shortHan(key: string, places: string, index: NameIndex): readonly Alias[] {
  const isHome = (own: ReadonlySet<string>): boolean => [...own].some(place => isHan(place) && places.includes(place));
  const shorts = (index.short.get(key) ?? []).filter(
    ({ alias, own }) => (alias.name.strength !== 'weak' && alias.forms === undefined) || isHome(own),
  );
  return shorts.map(({ alias }) => alias);
}

function isHan(place: string): boolean {
  return place.length > 1 && HAN_PLACES.has(place);
}

/** Where the name itself may begin: behind `北京`, `深圳市`, `广东省深圳市`. */
function placeEnds(text: string): readonly number[] {
  const ends: number[] = [];
  let start = 0;
  for (let taken = true; taken; ) {
    taken = false;
    for (let length = LONGEST_PLACE; length >= 2 && !taken; length--) {
      if (!HAN_PLACES.has(text.slice(start, start + length))) continue;
      start += length;
      if (/[市省]/.test(text.charAt(start))) start++;
      ends.unshift(start);
      taken = true;
    }
  }
  return ends;
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
  const more = trades(words.slice(coined.length));
  const isOfTrade = isChinese(forms) || more.some(isTechnical);
  const hasForm = name.form !== '';
  if (coined.aliases && !more.some(isOthers)) {
    const unknown = unknownIn(more);
    const most = isOfTrade || hasForm ? MOST_BEHIND : isPerson(more) ? 0 : MOST_OF_PRODUCT;
    // whose names a list gives are called in few other ways
    const may = (alias: Alias): boolean => isOfTrade || alias.forms === undefined || alias.words > 1;
    const found = coined.aliases.filter(alias => isCompany(alias) && may(alias) && mayHaveForm(alias, forms));
    if (unknown <= most && (unknown > 0 || isOfTrade || hasForm)) return found;
  }
  if (!isChinese(forms)) return [];
  // `ZTE Sales Co., Ltd.`
  const behind = trades(words.slice(1));
  if (behind.some(word => word !== 'group') && !behind.some(isOthers) && unknownIn(behind) === 0) {
    const found = bareAt(words, 0, index).filter(({ name, forms: of }) => isAcronym(name.value) || of !== undefined);
    if (found.length > 0) return found;
  }
  const starts = words.slice(0, MOST_TOWNS + 1).map((_, at) => at);
  for (const start of starts.filter(at => words.slice(0, at).every(isPlace) && words.slice(0, at).some(isHomeTown))) {
    const { aliases = bareAt(words, start, index), length } = aliasAt(words, start, index);
    const rest = trades(words.slice(start + length));
    if (aliases.length === 0 || rest.some(isOthers)) continue;
    if (unknownIn(rest) <= MOST_UNKNOWN) return aliases;
  }
  return [];
}

/** Towns and provinces before a name. */
const MOST_TOWNS = 3;
/** Words of a product behind its maker, where nothing else says what stands there. */
const MOST_OF_PRODUCT = 2;

/** What a product of the company is for: `Endpoint Security for Linux`. */
const PLATFORMS: ReadonlySet<string> = new Set(
  'linux windows mac macos android ios business enterprise home mobile'.split(' '),
);

/** `Group Finance` is a company of the group and no other trade, and what a product runs on is no other company. */
function trades(words: readonly string[]): readonly string[] {
  return words.filter((word, at) => {
    const isOfGroup = word === 'finance' && words[at - 1] === 'group';
    return !isOfGroup && !(word === 'for' && PLATFORMS.has(words[at + 1] ?? ''));
  });
}

/** Whether the words may be the rest of a person's name: vendors are called as people are, too. */
function isPerson(words: readonly string[]): boolean {
  return words.some(word => SURNAMES.has(word));
}

const SURNAMES: ReadonlySet<string> = new Set(
  (
    'wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang han feng deng cao peng zeng xiao tian ' +
    'dong pan yuan cai jiang yu du ye cheng wei su lu ding ren yao shen zhong cui tan lai fan liao shi jin jia xia fu fang zou xiong bai meng qin qiu hou yin xue yan lei long tao mao ' +
    'eugene natalya yevgeny ivan jr sr phd'
  ).split(' '),
);

/** `Co., Ltd.`, as the names of companies there are translated. */
function isChinese(forms: readonly string[]): boolean {
  return forms.includes('co') && forms.includes('ltd');
}

function unknownIn(words: readonly string[]): number {
  return words
    .filter(word => !saysNothing(word))
    .reduce((count, word) => count + (STRANGE.test(word) ? MOST_UNKNOWN : 1), 0);
}

/** No word of a name: it begins with a digit. */
const STRANGE = /^\d/;

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
    'machinery furniture sons brothers daughters plumbing associates via care supermarket garment garments apparel clothing textile textiles food foods beverage tea restaurant hotel travel tours tourism toy toys ' +
    'compatible compatibility alternative alternatives replacement replacements clone clones lookalike style like looks wiki blog forum forums community news ' +
    'unofficial plugin plugins driver drivers wrapper client exporter emulator contributors maintainers collectors followers victims brokers broker surveying models lighting ' +
    'consulting consultants academy lawyers tutoring translation photography weddings rentals rental hire taxi dental clinic pharmacy church temple ' +
    'plastic plastics packaging paper printing chemical chemicals pharmaceutical pharmaceuticals steel metal metals hardware mould mold ' +
    'jewelry cosmetics decoration lawsuit claimants fans fan users owners dealers dealer user distributor distributors reseller resellers installer installers repair spare parts accessories museum club racing beauty wedding gift gifts games cargo freight insurance pest cleaning brewery wine coffee bakery farm pet pets salon ' +
    'trust trusts trustee fund foundation charity scholarship scholarships association society union alumni employees pension welfare family campaign coalition alliance street road avenue boulevard ' +
    'integration integrations partner partners tracker watch critics studies pilots certification certified exam exams tutor university college universiteit universitat universite universidad universita politecnico polytechnic ' +
    'maconnerie plomberie menuiserie charpente carrelage peinture boulangerie patisserie restauration immobilier coiffure batiment ' +
    'backerei metzgerei friseur gasthaus malerbetrieb tischlerei schreinerei immobilien bau panaderia ferreteria carpinteria fontaneria construcciones ' +
    'inmobiliaria peluqueria panetteria pizzeria ristorante edilizia costruzioni falegnameria immobiliare padaria construcoes imobiliaria piekarnia ' +
    ' property properties estate law school hospital film culture sports leather shoes ceramic ceramics glass'
  ).split(' '),
);

/** A bare name at the place where a name begins: an acronym, or one that is no common word. */
function bareAt(words: readonly string[], at: number, index: NameIndex): readonly Alias[] {
  const shorts = (index.short.get(words[at] ?? '') ?? []).map(({ alias }) => alias);
  return shorts.filter(({ name, forms }) => {
    if (isAcronym(name.value)) return name.strength !== 'weak' || forms === undefined || at > 0;
    return name.strength === 'exact' && (words[at] ?? '').length >= LEAST_COINED;
  });
}

/** Letters of a name that no common word is like. */
const LEAST_COINED = 4;
