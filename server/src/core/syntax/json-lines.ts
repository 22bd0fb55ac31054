import type { Problems } from '../text/problems.ts';
import { span } from '../text/span.ts';
import type { Key } from './json-frames.ts';
import { decodeString, passEscape, skipSpace, unit } from './json-text.ts';

/** How many lines are looked at to tell whether a text is pretty-printed. */
const sampled = 200;

/** Whether most lines of a text are indented, so that its layout can tell where containers start and end. */
export function isPrettyPrinted(text: string): boolean {
  let lines = 0;
  let indented = 0;
  for (const line of text.slice(0, 100_000).split(/\r\n|\n|\r/, sampled)) {
    if (line.trim() === '') continue;
    lines++;
    if (/^[ \t]/.test(line)) indented++;
  }
  return lines > 2 && indented * 2 >= lines;
}

/** The end of the line that `at` stands in, without its line end. */
export function lineEnd(text: string, at: number): number {
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === unit.lineFeed || code === unit.carriageReturn || at >= text.length) return at;
    at++;
  }
}

/** No line of a pretty-printed document has more behind a bracket; looking further would take quadratic time. */
const mostBehindBracket = 400;

/** Whether nothing follows the bracket at `at` on its line, which ends at `stop`, or only what the line itself closes again. */
export function standsAlone(text: string, at: number, stop: number): boolean {
  if (stop - at > mostBehindBracket) return false;
  const rest = text.slice(at, stop).replace(/"(?:[^"\\]|\\.)*"/g, '');
  if (/^[{[][\s,]*$/.test(rest)) return true;
  return rest.replace(/[^{[]/g, '').length === rest.replace(/[^}\]]/g, '').length;
}

/** Whether what stands behind the closer at `at`, on its line, can stand behind a value. */
export function endsValue(text: string, at: number): boolean {
  const { character } = besideBracket(text, at);
  return character === '' || '\r\n,]}/'.includes(character);
}

/** The next token of the line behind the bracket at `at`: its first character and its offset. */
export function besideBracket(text: string, at: number): { readonly character: string; readonly at: number } {
  let next = at + 1;
  while (text.charAt(next) === ' ' || text.charAt(next) === '\t') next++;
  return { character: text.charAt(next), at: next };
}

/** Where the string at `start` ends: at its closing quote, or at the end of its line. */
export function stringEnd(
  text: string,
  start: number,
  problems: Problems,
): { readonly end: number; readonly closed: boolean } {
  let at = start + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === unit.quote) return { end: at, closed: true };
    if (code === unit.backslash) at = passEscape(text, at, problems);
    else if (code === unit.lineFeed || code === unit.carriageReturn || at >= text.length) {
      return { end: at, closed: false };
    } else at++;
  }
}

/** Whether a value starts at `at`, on the line of the string that ends at `end`. */
export function startsValue(text: string, at: number, end: number): boolean {
  return /^(?:["{[]|-?\d|(?:true|false|null)\b)/.test(text.slice(at, at + 6)) && !/[\r\n]/.test(text.slice(end, at));
}

/** The key whose inside stands from `start` to `end`. */
export function keyAt(text: string, start: number, end: number): Key {
  return { text: decodeString(text.slice(start, end)), span: span(start, end) };
}

/** The key that starts at `at` without its first quote. */
export function halfKey(text: string, at: number): { readonly key: string; readonly next: number } | undefined {
  const half = /([^"{}[\],:\s\\]+)"\s*:/y;
  half.lastIndex = at;
  const key = half.exec(text)?.[1];
  return key === undefined ? undefined : { key, next: half.lastIndex };
}

/** The key that a line end tears: its string starts at `start`, breaks off at `end`, and goes on at the start of the next line. */
export function tornKey(
  text: string,
  start: number,
  end: number,
): { readonly key: string; readonly next: number } | undefined {
  const rest = /(?:\r\n|\n|\r)([^"{}[\],:\s]*)"\s*:/y;
  rest.lastIndex = end;
  const found = rest.exec(text);
  return found ? { key: text.slice(start + 1, end) + found[1], next: rest.lastIndex } : undefined;
}

/** The indentation of the next line that holds anything, behind the line that ends at `stop`; 0 at the end of the text. */
export function nextIndent(text: string, stop: number): number {
  const next = skipSpace(text, stop);
  if (next >= text.length) return 0;
  const line = Math.max(text.lastIndexOf('\n', next), text.lastIndexOf('\r', next)) + 1;
  return next - line;
}

/** What a damaged line can still be read as, from offset `at` on. */
export type Salvage =
  /** A whole token starts at `at`; what is before it is garbage. */
  | { readonly form: 'token'; readonly at: number }
  /** A key with a quote too many or too few, which stands before `end`; its value starts at `at`. */
  | { readonly form: 'key'; readonly at: number; readonly key: string; readonly end: number };

const loneBracket = /^:?[^{}[\]:]*([{}[\]])\s*(?:,\s*)?$/;
const keyBehindGarbage = /^(?:[^"{}[\]]*|"\s*)("(?:[^"\\]|\\.)*"\s*:)/;
const tatteredKey = /^([^:{}[\]]*)(?:[{}[\]]\s*)?:/;

/** Makes what can be made of a line from its first character that makes no sense; `start` is that character's offset. */
export function salvage(line: string, start: number): Salvage | undefined {
  const bracket = loneBracket.exec(line)?.[1];
  if (bracket) return { form: 'token', at: start + line.lastIndexOf(bracket) };
  const [whole = '', key = ''] = keyBehindGarbage.exec(line) ?? [];
  if (whole.length > key.length) return { form: 'token', at: start + whole.length - key.length };
  const tattered = tatteredKey.exec(line)?.[1];
  if (tattered === undefined) return undefined;
  const end = start + tattered.length;
  return {
    form: 'key',
    at: start + line.indexOf(':', tattered.length) + 1,
    key: tattered.replaceAll('"', '').trim(),
    end,
  };
}
