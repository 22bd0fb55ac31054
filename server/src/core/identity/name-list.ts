import { HAN_BUSINESS_WORDS, isBusinessWord } from './business-words.ts';
import { foldText } from './fold.ts';
import { isLegalForm } from './legal-forms.ts';
import { normaliseOrganisation, splitBrackets } from './organisation.ts';
import { HAN_PLACES, isPlace } from './places.ts';

/** One of several names in a text, with its place there. */
export interface Listed {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What parts it from the others also stands within the name of one company: a comma, `and`, `&`, a tight slash. */
  readonly loose: boolean;
}

const MOST_LISTED = 40;
const MOST_UNITS = 400;

/** Signs and words between the names of a list. The first group also stands within names. */
const SEPARATOR =
  /(\s*[,，،]\s*|\s*[&＆+＋]\s*|\s+(?:and(?:\/or)?|or|und|oder|et|ou|y|e|och|en|og|oraz|lub|ve|i|и|или|та|\/)\s+|(?<=[^\s/／\\])[/／\\]\s*(?=[^\s/／\\])|\s+[/／\\](?=[^\s/／\\])|(?<=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])\s+(?=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])|(?<=[\u3040-\u9fff])(?:和|与|與|及|或)(?=[\u3040-\u9fff]))|^\s*(?:various|multiple|several|mixed|diverse|verschiedene|makers?|brands?|vendors|suppliers|manufacturers)\s*[:：]\s*|\s+(?:etc|usw|et\s+al|и\s+др)\b\.?|\s*等\s*$|\s*[;；؛|｜、‚•·\r\n\t\u2028\u2029]\s*|(?:^|\s)\(?\d{1,2}[.)]\s+|\s+[/／\\]\s+/giu;

/** Words that make of the names around them something else than a list of makers. */
const TURNING: ReadonlySet<string> = new Set(
  (
    'not non no without except excluding excl excludes vs versus compatible replacement replaces alternative alternatives instead ' +
    'formerly former ex competitor competitors unlike anti against free banned prohibited no-go nicht ohne außer kein sans sauf pas sin excepto ' +
    'sem exceto senza eccetto kompatibel for fur pour para per works owners users fans customers installers supports supported integrates integration with distributor reseller dealer'
  ).split(' '),
);

/** What stands behind `and` where one company calls itself so: `Dahua & Sons`. */
const TAILS: ReadonlySet<string> = new Set(
  (
    'sons son daughters brothers bros sisters partner partners associates associate friends family cie co compagnie company sohn sohne tochter gebruder ' +
    'hijos fils figli filhos zonen zoon zn sonner soner glory duty faith courage valor truth spirit service the his her their its pride'
  ).split(' '),
);

const DASH = /(\s+[-–—]\s+|[–—])/gu;

/** Names that only dashes part: a list where every one of them is a name, else a name and what is said of it. */
export function dashedIn(value: string): readonly Listed[] {
  const text = value.slice(0, MOST_UNITS);
  if (!/[–—]|\s-\s/.test(text)) return [];
  const pieces = joined(text, cut(text, DASH));
  return pieces.length < 2 || pieces.some(turns) ? [] : pieces;
}

/** A stated name, and each of those that it lists. */
export function namesIn(value: string): readonly string[] {
  return [value, ...listedIn(value).map(({ text }) => text)];
}

/** What stands at the end of a list for all that is not named. */
const REST =
  /^(?:and\s+|or\s+|und\s+)?(?:(?:many\s+)?others?|more|etc\.?|et al\.?|usw\.?|u\.\s?a\.|weitere|andere|autres|otros|altri|др\.?|другие|и др\.?|oem|odm|equal|equivalent|similar|approved equal|等)$/i;

/** A list in brackets, alone or behind a word for many: `Various (Acme, Other)`. */
const IN_BRACKETS =
  /^\s*(?:(?:various|multiple|several|mixed|diverse|verschiedene|makers?|brands?|vendors?|suppliers?|manufacturers?)\s*)?[([（［【]([^()[\]（）［］【】]*)[)\]）］】]\s*$/i;

/** The names of a list; empty where the text is one name. */
export function listedIn(value: string): readonly Listed[] {
  const bracketed = IN_BRACKETS.exec(value.slice(0, MOST_UNITS))?.[1];
  if (bracketed === undefined) return listedWithin(value);
  const from = value.indexOf(bracketed, 1);
  return listedWithin(bracketed).map(({ start, end, ...rest }) => ({ start: start + from, end: end + from, ...rest }));
}

function listedWithin(value: string): readonly Listed[] {
  const text = value.slice(0, MOST_UNITS);
  if (!/[،؛\\,，&＆+＋;；|｜、‚•·/／\r\n\t\s\u2028\u2029和与與及或]/.test(text)) return [];
  const found = cut(text, SEPARATOR);
  const named = found.filter(piece => !REST.test(piece.text));
  const pieces = joined(text, named);
  if (pieces.some(turns)) return [];
  // of a list that ends in `etc.` one name may be left
  const isList = pieces.length > 1 || named.length < found.length || isLed(text, pieces);
  return isList ? pieces : [];
}

/** A number, a word for many or a sign for the rest stands around the one name. */
function isLed(text: string, [only]: readonly Listed[]): boolean {
  return only !== undefined && text.trim() !== only.text;
}

function cut(text: string, separator: RegExp): Listed[] {
  const pieces: Listed[] = [];
  let start = 0;
  let loose = false;
  for (const found of text.matchAll(separator)) {
    if (isWithinBrackets(text, found.index) || isLetterPair(text, found)) continue;
    const isLoose = found[1] !== undefined;
    push(pieces, text, start, found.index, loose || isLoose);
    if (pieces.length >= MOST_LISTED) return pieces;
    start = found.index + found[0].length;
    loose = isLoose;
  }
  push(pieces, text, start, text.length, loose);
  return pieces;
}

function push(pieces: Listed[], text: string, from: number, to: number, loose: boolean): void {
  let start = from;
  let end = to;
  while (start < end && /[\s"'“”]/.test(text.charAt(start))) start++;
  while (end > start && /[\s"'“”]/.test(text.charAt(end - 1))) end--;
  if (start < end) pieces.push({ start, end, text: text.slice(start, end), loose });
}

/** More brackets were opened before the place than closed. */
function isWithinBrackets(text: string, at: number): boolean {
  let depth = 0;
  for (let i = 0; i < at; i++) {
    const sign = text.charAt(i);
    if ('([（［【'.includes(sign)) depth++;
    else if (')]）］】'.includes(sign) && depth > 0) depth--;
  }
  return depth > 0;
}

/** `A/S`, `R&D`, `c/o`: single letters on a side belong to what stands on the other. */
function isLetterPair(text: string, found: RegExpExecArray): boolean {
  if (!/^[/／\\&＆+＋]$/.test(found[0])) return false;
  const before = text.slice(0, found.index);
  const behind = text.slice(found.index + 1);
  return /(?:^|[^\p{L}\p{N}])[\p{L}\p{N}]$/u.test(before) || /^[\p{L}\p{N}](?:[^\p{L}\p{N}]|$)/u.test(behind);
}

/** What says nothing by itself belongs to the name before it: `Acme Co., Ltd.`, `Acme, Hangzhou`, `Investment & Holding`. */
function joined(text: string, pieces: readonly Listed[]): readonly Listed[] {
  const names: Listed[] = [];
  let lead: Listed | undefined;
  for (const piece of pieces) {
    const last = names.at(-1);
    if (!piece.loose) {
      if (!isNeutral(piece.text)) names.push(piece);
    } else if (isNeutral(piece.text)) {
      if (last) names[names.length - 1] = span(text, last, piece);
      else lead ??= piece;
    } else if (lead) {
      names.push(span(text, lead, piece));
      lead = undefined;
    } else names.push(piece);
  }
  return names;
}

function span(text: string, { start, loose }: Listed, { end }: Listed): Listed {
  return { start, end, text: text.slice(start, end), loose };
}

/** Outside of brackets it has only places, legal forms and words of trade: `Ltd. (abbr. ZTE)`. */
function isNeutral(text: string): boolean {
  const { words } = normaliseOrganisation(splitBrackets(text)?.outside ?? text);
  return words.every(
    word =>
      isBusinessWord(word) ||
      isPlace(word) ||
      isLegalForm(word) ||
      HAN_PLACES.has(word) ||
      HAN_BUSINESS_WORDS.has(word) ||
      /^\d+$/.test(word),
  );
}

function turns({ text }: Listed): boolean {
  const folded = foldText(text);
  return JOINT.test(folded) || folded.split(/[^\p{L}\p{N}-]+/u).some(word => TURNING.has(word));
}

/** What several have together is no maker, and those who have it are no list of makers. */
const JOINT =
  /\bjoint\s+(?:\w+\s+)?(?:lab|labs|laborator\w+|research|innovation|institute|cent(?:er|re)|project|program\w*)\b|联合(?:实验室|研究|创新)/;

/** Whether the piece is what one company calls itself by behind `and`. */
export function isTail({ text }: Listed): boolean {
  return normaliseOrganisation(text).words.some(word => TAILS.has(word));
}
