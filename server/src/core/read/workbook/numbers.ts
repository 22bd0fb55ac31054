import { withoutEnd } from '../../text/trim.ts';

/** What a number means by the format that its cell has. */
export type NumberKind = 'plain' | 'date' | { readonly digits: number };

/** Formats that every workbook has, by their id, that are dates or times. ECMA-376 part 1, 18.8.30. */
const isBuiltInDate = (id: number) => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58);

/** @param code the format as the workbook has it; undefined for one that every workbook has */
export function numberKind(id: number, code: string | undefined): NumberKind {
  if (code === undefined) return isBuiltInDate(id) ? 'date' : 'plain';
  // numbers of parts with zeros before them
  if (/^0{2,30}$/.test(code)) return { digits: code.length };
  return /[dmyhs]/i.test(signsOf(code)) ? 'date' : 'plain';
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
