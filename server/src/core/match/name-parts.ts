import { HAN_BUSINESS_WORDS } from '../identity/business-words.ts';
import { foldHan } from '../identity/fold.ts';
import { isLegalForm } from '../identity/legal-forms.ts';
import { isEastAsian } from '../identity/organisation.ts';
import { HAN_PLACES, isPlace } from '../identity/places.ts';

const MOST_LISTED = 8;

/** Between a company and the one it belongs to. */
const SEPARATORS = /,?\s(?:an?|the)\s(?:\w+\s)?(?:affiliate|brand|company|division|member|part|subsidiary|unit)\sof\s/;

/** `Hasselblad, a DJI company`: what stands before and whose it is said to be. */
const BELONGING =
  /^(?:([^,;]{2,80}),\s)?(?:an?|part of|member of)\s(?:the\s)?([^,;]{2,80}?)\s(?:affiliate|brand|company|division|group|subsidiary|unit)\.?$/;

/** `The network team at Acme`. */
const UNIT_OF =
  /^[\w ]{2,40}\s(?:team|lab|labs|laboratory|department|division|unit|institute)\s(?:at|of)\s(?:the\s)?([^,;]{2,80})$/;

/** A unit, and behind a comma the company it belongs to: `Centre for Software Excellence, Acme Canada`. */
const UNIT_FIRST =
  /^(?=[^,;]{0,80}\b(?:team|labs?|laboratory|department|division|unit|institute|centre|center|school|office|authors)\b)[^,;]{2,80},\s([^,;]{2,80})$/;

/** `Manufactured by Acme`. Who sells or distributes it is not who made it. */
const MADE_BY =
  /^(?:manufactured|made|produced|developed|designed|built|supplied)(?:\s(?:and|&)\s[a-z]{4,12})?(?:\sfor\s[^,;]{2,60}?)?\sby\s?:?\s(.{2,200})$/;

/** `OpenThing by Acme`, and not `Tested by Acme`. */
const THING_BY =
  /^(?!.*\b(?:tested|powered|certified|approved|inspired|acquired|owned|sold|distributed|supported|sponsored|used|funded|not|reviewed|photos?|stolen|removal|removed|replaced|banned|followed|endorsed|required|recommended|installed|resold|remarketed)\b)[^,;]{2,40}\sby\s([^,;]{2,60})$/;

/** `Copyright (c) 2019-2024 Acme`, `Acme 2024. All rights reserved.` */
const RIGHTS = /^(?:(?:copyright|版权所有|版权保留|版权|著作权)[\s:]?|\(c\)|&copy;)(?:\s?\(c\))?(?:\s?copyright\b)?/;
const RESERVED = /(?:\ball rights? reserved\.?|保留所有权利|版权所有)$/;
const AROUND_HOLDER: ReadonlySet<string> = new Set(' \t:,.;，。：–-~0123456789');

/** The same in Chinese: `本软件由…有限公司开发`. */
const MADE_BY_HAN =
  /^[^由]{0,16}由([\u3400-\u9fff()（）]{2,40}?)(?:独家|自主|设计|研发|联合)?(?:开发|制造|生产|提供|研制|设计|出品|供应|研发)/;

/** A company, and behind a comma where it sits: `…研究所,河北,石家庄`. */
const BEFORE_ADDRESS = /^([\u3400-\u9fff()（）]{4,60}(?:公司|研究所|研究院|集团|中心|工厂))[,，]/;

/** A company, and behind it the number of its house: `Acme No. 5, Some Road`. */
const HOUSE = /(?:[\s,]no\.?\s?|,\s?)\d{1,5}[a-z]?(?:,\s?|\s)/;
const STREET = /\b(?:road|rd|street|avenue|ave|lane|highway|boulevard|blvd)\b/;

/** A network by its number, or a place: `AS64500 Acme Limited`, `Springfield - Acme Co., Ltd.` */
const NETWORK = /^as\d{3,6}\s/;
/** What a network calls itself by, before its description: `ACME-AS-AP Acme Limited`. */
const HANDLE = /^[a-z\d]+(?:-[a-z\d]+)+\s(?=[a-z])/;
const OF_NETWORK: ReadonlySet<string> = new Set(
  'as asn net network ap idc backbone isp bb gd js zj sh bj block cloud'.split(' '),
);
const SITE = /^[a-z]{3,30}\s[-–]\s/;
const REGISTERED = /\b(?:ltd|limited|inc|corp|gmbh|llc)\.?$/;

/** A label that a tool left before the value: `vendor=Acme`. */
const LABELLED =
  /^(?:vendor|supplier|manufacturer|maker|mfr|mfg|brand|oem|odm|company|org|authors?|developer|publisher|maintainer|holder)\s?[=:]\s?(.{2,200})$/;

/** A last word, of letters and dots, and the comma, the dash or the `and` behind it. */
const LAST_WORD = /([\p{L}.]{2,40})\s?[,;](?=.{3})|([\p{L}.]{2,40})\s(?:[-–—]|and|&)\s(?=.{2})/gu;

/** A legal form in a run of Chinese writing, and what stands behind it. */
const BEFORE_UNIT = /^(.{2,60}?(?:公司|株式会社))([\u3400-\u9fff\d]{2,30})$/;

const LONGEST_WORD = 5;

const ABBREVIATED = /^\s*(?:(?:abbr(?:eviat\w*)?|a\.?k\.?a|d\.?b\.?a|short)\b|简称)[.:]?\s*/;

/**
 * The texts of a folded name to be read one by one: the whole, what stands before a comma or a dash behind a legal form
 * (an address, a department or a description follows there), the names of a list, the maker behind `made by`, and the parts in different writings of a name given in both.
 */
export function partsOf(text: string): readonly string[] {
  const parts = [text];
  for (const found of text.matchAll(LAST_WORD)) {
    if (!isLegalForm((found[1] ?? found[2] ?? '').replaceAll('.', ''))) continue;
    parts.push(text.slice(0, found.index + found[0].length).replace(/\sand\s$/, ''));
    if (parts.length > MOST_LISTED) break;
  }
  const bare = text.trim();
  parts.push(...belonging(bare), ...beforeUnit(bare));
  for (const form of [MADE_BY, THING_BY, MADE_BY_HAN, LABELLED]) {
    const maker = form.exec(bare)?.[1];
    if (maker !== undefined) parts.push(maker);
  }
  parts.push(...holder(bare), ...behindSite(bare));
  const seated = BEFORE_ADDRESS.exec(bare)?.[1];
  if (seated !== undefined) parts.push(seated, ...beforeUnit(seated));
  parts.push(...beforeTown(bare), ...beforeHouse(bare));
  parts.push(...text.split(SEPARATORS).slice(0, MOST_LISTED));
  if (isEastAsian(text) && /[a-z]{2}/.test(text)) {
    parts.push(text.replace(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+/g, ' '), text.replace(/[a-z.,&]+/g, ' '));
  }
  return [...new Set(parts)];
}

/** What a pair of brackets behind a name holds, without a word such as `abbr.` before it, or the company it belongs to. */
export function bracketedName(text: string): string {
  return belonging(text.trim())[0] ?? text.replace(ABBREVIATED, '');
}

function belonging(text: string): readonly string[] {
  const unit = (UNIT_OF.exec(text) ?? UNIT_FIRST.exec(text))?.[1];
  if (unit !== undefined) return [unit];
  const [, company, owner] = BELONGING.exec(text) ?? [];
  return [company, owner].filter(part => part !== undefined);
}

function beforeHouse(text: string): readonly string[] {
  const found = HOUSE.exec(text);
  if (!found || found.index < 2 || !STREET.test(text.slice(found.index))) return [];
  return [text.slice(0, found.index).replace(/,$/, '')];
}

function behindSite(text: string): readonly string[] {
  const [head] = NETWORK.exec(text) ?? (REGISTERED.test(text) ? SITE.exec(text) : null) ?? handleIn(text) ?? [];
  return head === undefined ? [] : [text.slice(head.length)];
}

/** `UNICOM-SHANGHAI China Unicom Shanghai network`: a first word of several parts, one of which says that it is a network's. */
function handleIn(text: string): RegExpExecArray | null {
  const found = HANDLE.exec(text);
  const parts = (found?.[0] ?? '').trim().split('-').slice(1);
  return parts.some(part => OF_NETWORK.has(part) || isPlace(part)) ? found : null;
}

/** A registered name, and behind its legal form the town it sits in: `Acme B.V. Springfield`. */
function beforeTown(text: string): readonly string[] {
  const words = text.split(' ');
  let towns = 0;
  while (towns < MOST_TOWNS && isPlace((words[words.length - 1 - towns] ?? '').replace(/[.,]$/, ''))) towns++;
  const form = (words[words.length - 1 - towns] ?? '').replaceAll('.', '');
  return towns > 0 && isLegalForm(form) ? [words.slice(0, -towns).join(' ')] : [];
}

const MOST_TOWNS = 3;

/** Who holds the rights, without the years before and behind. */
function holder(text: string): readonly string[] {
  const bare = text.replace(RIGHTS, '').replace(RESERVED, '');
  if (bare === text) return [];
  let [start, end] = [0, bare.length];
  while (start < end && AROUND_HOLDER.has(bare.charAt(start))) start++;
  while (end > start && AROUND_HOLDER.has(bare.charAt(end - 1))) end--;
  const name = bare.slice(start, end).replace(/^by\s/, '');
  return name === '' ? [] : [name];
}

/** The company before one of its own units: `…有限公司研发中心`, and not `…有限公司代理商`. */
function beforeUnit(text: string): readonly string[] {
  const [, company, unit] = BEFORE_UNIT.exec(text) ?? [];
  return company !== undefined && unit !== undefined && isUnit(foldHan(unit)) ? [company] : [];
}

function isUnit(run: string): boolean {
  for (let at = 0; at < run.length; ) {
    let length = Math.min(LONGEST_WORD, run.length - at);
    while (length > 0 && !isNeutral(run.slice(at, at + length))) length--;
    if (length === 0) return false;
    at += length;
  }
  return true;
}

function isNeutral(word: string): boolean {
  return HAN_PLACES.has(word) || HAN_BUSINESS_WORDS.has(word) || /^第[一二三四五六七八九十百\d]{1,4}$/.test(word);
}
