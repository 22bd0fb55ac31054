import type { Problems } from '../text/problems.ts';
import type { Span } from '../text/span.ts';
import type { ValueKind } from './value-kind.ts';

/** Units of JSON's grammar. */
export const unit = {
  tab: 9,
  lineFeed: 10,
  carriageReturn: 13,
  space: 32,
  quote: 34,
  star: 42,
  comma: 44,
  minus: 45,
  slash: 47,
  zero: 48,
  nine: 57,
  colon: 58,
  openArray: 91,
  backslash: 92,
  closeArray: 93,
  openObject: 123,
  closeObject: 125,
} as const;

/** Deeper nesting than this is refused: real documents reach 12. */
export const deepest = 512;

const { tab, lineFeed, carriageReturn, space } = unit;

/** The first offset at or behind `at` that is no white space. */
export function skipSpace(text: string, at: number): number {
  for (; ; at++) {
    const code = text.charCodeAt(at);
    if (code > space || (code !== space && code !== lineFeed && code !== carriageReturn && code !== tab)) return at;
  }
}

/** The same in bytes; their length at the end. */
export function skipBlank(bytes: Uint8Array, at: number): number {
  let next = at;
  for (; next < bytes.length; next++) {
    const code = bytes[next] as number;
    if (code !== space && code !== lineFeed && code !== carriageReturn && code !== tab) break;
  }
  return next;
}

/** Whether a token that is no string, bracket or mark goes on with this unit; false at the end of the text. */
export function isWordUnit(code: number): boolean {
  return (
    code > unit.space &&
    code !== unit.comma &&
    code !== unit.colon &&
    code !== unit.quote &&
    code !== unit.openArray &&
    code !== unit.closeArray &&
    code !== unit.openObject &&
    code !== unit.closeObject
  );
}

/** The end of the number, literal or garbage that starts at `at`. */
export function wordEnd(text: string, at: number): number {
  while (isWordUnit(text.charCodeAt(at))) at++;
  return at;
}

/** What kind of value starts at an offset, by its first unit alone. */
export function kindAt(text: string, at: number): ValueKind {
  const code = text.charCodeAt(at);
  switch (code) {
    case unit.openObject:
      return 'object';
    case unit.openArray:
      return 'array';
    case unit.quote:
      return 'string';
    case 116: // true
    case 102: // false
      return 'boolean';
    case 110: // null
      return 'null';
    default:
      return code === unit.minus || (code >= unit.zero && code <= unit.nine) ? 'number' : 'missing';
  }
}

/** The end of the comment at `at`, or `at` where none stands. */
export function commentEnd(text: string, at: number): number {
  const second = text.charCodeAt(at + 1);
  if (second === unit.star) {
    const end = text.indexOf('*/', at + 2);
    return end < 0 ? text.length : end + 2;
  }
  if (second !== unit.slash) return at;
  let end = at + 2;
  while (end < text.length && text.charCodeAt(end) !== unit.lineFeed && text.charCodeAt(end) !== unit.carriageReturn)
    end++;
  return end;
}

const numberPattern = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** Whether a word is a value of JSON. A number that is spelled wrongly is one, with a problem. */
export function isLiteral(text: string, start: number, end: number, problems: Problems): boolean {
  const word = text.slice(start, end);
  if (word === 'true' || word === 'false' || word === 'null') return true;
  if (kindAt(text, start) !== 'number') return false;
  if (!numberPattern.test(word)) {
    problems.add('invalid-number', 'error', 'This is not a number as JSON writes them.', start, end);
  }
  return true;
}

const escapePattern = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** Checks the escape at a backslash and returns the offset behind it. */
export function passEscape(text: string, at: number, problems: Problems): number {
  escapePattern.lastIndex = at;
  if (escapePattern.test(text)) return escapePattern.lastIndex;
  const end = text.charCodeAt(at + 1) >= unit.space ? at + 2 : at + 1;
  problems.add('invalid-escape', 'error', 'JSON has no such escape in a string.', at, end);
  return end;
}

const letters: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** The text that a string's source stands for. An escape that JSON does not know stands for the character behind it. */
export function decodeString(raw: string): string {
  try {
    return JSON.parse(`"${raw}"`);
  } catch {
    return decodeLoosely(raw);
  }
}

function decodeLoosely(raw: string): string {
  return raw.replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (_whole, hex: string | undefined, letter: string) =>
    hex === undefined ? (letters.get(letter) ?? letter) : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** Where the decoded units `from` to `to` of the string whose inside is `whole` stand in the text, escapes included. */
export function locatePart(text: string, whole: Span, from: number, to: number): Span {
  let at = whole.start;
  let start = at;
  for (let decoded = 0; decoded < to && at < whole.end; decoded++) {
    if (decoded === from) start = at;
    if (text.charCodeAt(at) !== unit.backslash) at++;
    else at += text.charAt(at + 1) === 'u' && decodeString(text.slice(at, at + 6)).length === 1 ? 6 : 2;
  }
  return { start: from < to ? start : at, end: at };
}
