import { withoutEnd } from '../../text/trim.ts';
import { isTellingMaker } from '../device/known.ts';

/** What a number means by the format that its cell has. `code`: the format shows texts of its own too. */
export type NumberKind = 'plain' | 'date' | { readonly digits: number } | { readonly code: string };

/** Formats that every workbook has, by their id, that are dates or times. ECMA-376 part 1, 18.8.30. */
const isBuiltInDate = (id: number) => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58);

/** @param code the format as the workbook has it; undefined for one that every workbook has */
export function numberKind(id: number, code: string | undefined): NumberKind {
  if (code === undefined) return isBuiltInDate(id) ? 'date' : 'plain';
  // numbers of parts with zeros before them
  if (/^0{2,30}$/.test(code)) return { digits: code.length };
  const short = code.slice(0, longestCode);
  if (sectionsOf(short).some(isPartOfText)) return { code: short };
  return isDate(code) ? 'date' : 'plain';
}

/**
 * Whether what a section shows beside a number is a part of what is meant: a maker, what stands right before the digits as in
 * numbers of parts, or all there is. Units and words before a number leave the number what it is.
 */
function isPartOfText(section: string): boolean {
  const pieces = piecesOf(section);
  const texts = pieces.filter(({ text }) => /\p{L}/u.test(text));
  if (texts.length === 0) return false;
  if (isTellingMaker(texts.map(({ text }) => text.trim()).join(' '))) return true;
  if (texts.some(({ text }) => isTellingMaker(text.trim()))) return true;
  const first = pieces.findIndex(({ signs }) => /[0#?@a-z]/i.test(signs));
  const before = pieces[first - 1];
  return (
    first < 0 || (before !== undefined && /[\p{L}-]$/u.test(before.text) && /^[0#?]/.test(pieces[first]?.signs ?? ''))
  );
}

/** No format is longer. */
const longestCode = 255;

function isDate(code: string): boolean {
  return /[dmyhs]/i.test(signsOf(code));
}

/** Whether a text is shown otherwise than it stands in the cell. */
export function showsOtherText(kind: NumberKind | undefined): boolean {
  return typeof kind === 'object' && 'code' in kind && (sectionsOf(kind.code).length > 3 || kind.code.includes('@'));
}

/** A format in pieces: the texts that it shows, and the signs between them. */
function piecesOf(code: string): readonly { readonly text: string; readonly signs: string }[] {
  const pieces: { text: string; signs: string }[] = [];
  let signs = '';
  let text = '';
  const close = () => {
    if (signs !== '' || text !== '') pieces.push({ text, signs });
    signs = text = '';
  };
  for (let at = 0; at < code.length; at++) {
    const sign = code.charAt(at);
    if (sign === '"' || sign === '\\') {
      const end = sign === '"' ? code.indexOf('"', at + 1) : at + 2;
      const stop = end < 0 ? code.length : end;
      if (signs !== '') close();
      text += code.slice(at + 1, stop);
      at = sign === '"' ? stop : at + 1;
    } else if (sign === '[') {
      const end = code.indexOf(']', at);
      // a currency stands in brackets too: [$EUR-407]
      const currency = /^\[\$([^\]-]*)/.exec(code.slice(at, end < 0 ? code.length : end));
      if (currency?.[1]) {
        if (signs !== '') close();
        text += currency[1];
      }
      at = end < 0 ? code.length : end;
    } else if (sign === '_' || sign === '*') at++;
    else {
      if (text !== '') close();
      signs += sign;
    }
  }
  close();
  return pieces;
}

/** The sections of a format: for numbers above zero, below it, zero, and texts. */
function sectionsOf(code: string): readonly string[] {
  const sections: string[] = [];
  let from = 0;
  for (let at = 0; at < code.length; at++) {
    const sign = code.charAt(at);
    if (sign === '\\') at++;
    else if (sign === '"' || sign === '[') {
      const end = code.indexOf(sign === '"' ? '"' : ']', at + 1);
      if (end < 0) break;
      at = end;
    } else if (sign === ';') {
      sections.push(code.slice(from, at));
      from = at + 1;
    }
  }
  return [...sections, code.slice(from)];
}

/** The section by which a number is shown. */
function sectionFor(value: number, code: string): string {
  const sections = sectionsOf(code).slice(0, 3);
  const conditions = sections.map(section => /\[(<=|>=|<>|<|>|=)(-?\d{1,15}(?:\.\d{1,15})?)\]/.exec(section));
  if (conditions.some(condition => condition)) {
    const holds = conditions.findIndex(
      condition => condition && compares(value, condition[1] ?? '', Number(condition[2])),
    );
    const other = conditions.findIndex(condition => !condition);
    return sections[holds >= 0 ? holds : other] ?? sections[0] ?? '';
  }
  const [positive = '', negative = positive, zero = positive] = sections;
  return value < 0 ? negative : value === 0 ? zero : positive;
}

function compares(value: number, sign: string, limit: number): boolean {
  if (sign.length > 1) return sign === '<>' ? value !== limit : sign === '<=' ? value <= limit : value >= limit;
  return sign === '=' ? value === limit : sign === '<' ? value < limit : value > limit;
}

/** A number with the texts that its format shows around it. */
function withTexts(value: number, code: string, is1904: boolean): string {
  const section = sectionFor(value, code);
  const own = isDate(section) ? (dateOf(value, is1904) ?? plain(value)) : plain(value);
  let shown = '';
  let isShown = false;
  for (const { text, signs } of piecesOf(section)) {
    shown += text;
    if (/^[\s]*$/.test(signs)) shown += signs;
    else if (!isShown) {
      const zeros =
        /^0{2,30}$/.test(signs) && Number.isInteger(value) ? plain(Math.abs(value)).padStart(signs.length, '0') : own;
      shown += signs.startsWith(' ') ? ` ${zeros}` : zeros;
      if (signs.endsWith(' ')) shown += ' ';
      isShown = true;
    }
  }
  return shown === '' ? own : shown.trim();
}

/** What a format says besides texts, colours and spaces; of several, for numbers above zero. */
function signsOf(code: string): string {
  let signs = '';
  for (let at = 0; at < code.length && code.charAt(at) !== ';'; at++) {
    const sign = code.charAt(at);
    if (sign === '"' || sign === '[') {
      const end = code.indexOf(sign === '"' ? '"' : ']', at + 1);
      if (end < 0) break;
      const inside = code.slice(at + 1, end);
      // hours, minutes and seconds beyond a day
      if (sign === '[' && /^[hms]{1,2}$/i.test(inside)) signs += inside;
      at = end;
    } else if (sign === '\\' || sign === '_' || sign === '*') at++;
    else signs += sign;
  }
  return signs;
}

const day = 86_400_000;
/** Day 0 of both calendars. The one of 1900 has a 29 February that never was, before which days are one off. */
const base1900 = Date.UTC(1899, 11, 30);
const base1904 = Date.UTC(1904, 0, 1);

/** A number as a person would type it: never with an exponent, as a serial number may be long. */
export function shownNumber(raw: string, kind: NumberKind, is1904: boolean): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  if (typeof kind === 'object' && 'code' in kind) return withTexts(value, kind.code, is1904);
  if (kind === 'date') return dateOf(value, is1904) ?? plain(value);
  if (kind !== 'plain' && Number.isInteger(value) && value >= 0) return plain(value).padStart(kind.digits, '0');
  return plain(value);
}

function plain(value: number): string {
  if (!Number.isInteger(value) || Math.abs(value) < 1e21) {
    const text = String(value);
    return text.includes('e-') ? withoutEnd(value.toFixed(20), /0/) : text;
  }
  return BigInt(value).toString();
}

function dateOf(value: number, is1904: boolean): string | undefined {
  if (value < 0 || value > 2_958_466) return undefined;
  const shifted = !is1904 && value < 60 ? value + 1 : value;
  const time = new Date(Math.round(((is1904 ? base1904 : base1900) + shifted * day) / 1000) * 1000);
  const text = time.toISOString();
  const clock = text.slice(11, 19);
  if (value < 1) return clock;
  return clock === '00:00:00' ? text.slice(0, 10) : `${text.slice(0, 10)} ${clock}`;
}
