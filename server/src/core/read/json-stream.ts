import { endOfJson } from '../syntax/json.ts';
import type { Source } from '../text/source.ts';
import { type Span, span } from '../text/span.ts';

export interface Value extends Span {
  readonly isBroken: boolean;
}

/** What a text of several JSON documents is made of, in its order. */
export interface Pieces {
  readonly values: readonly Value[];
  /** Text between and behind them. */
  readonly rest: readonly Span[];
}

/** More documents than this stand in no file that people review. */
export const mostValues = 20_000;

/** What may stand between documents: white space, commas, the mark of RFC 7464, byte-order marks, and zeros of padding. */
const between = /[\s,\p{Cc}\ufeff]*(?:---[ \t]*(?=[\r\n{[])\s*)?/uy;
const opener = /[{[]/y;

/**
 * Cuts a text into the JSON documents that follow each other in it: JSON Lines, JSON text sequences, documents put one
 * behind the other. A broken one ends at the next line that opens a document, so that it costs no other one.
 */
export function jsonPieces(source: Source): Pieces {
  const { text } = source;
  const values: Value[] = [];
  const rest: Span[] = [];
  let at = 0;
  while (values.length < mostValues) {
    at = matchEnd(between, text, at);
    if (at >= text.length) return { values, rest };
    const opens = matchEnd(opener, text, at) > at;
    const value = opens ? valueAt(source, at) : { start: at, end: nextDocument(text, at), isBroken: true };
    if (opens) values.push(value);
    else rest.push(value);
    at = value.end;
  }
  rest.push(span(at, text.length));
  return { values, rest };
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function valueAt(source: Source, at: number): Value {
  const end = endOfJson(source, at);
  return { start: at, end: end ?? nextDocument(source.text, at), isBroken: end === undefined };
}

/** The offset of the next line that opens a document, or the end of the text. */
function nextDocument(text: string, from: number): number {
  const line = /[\r\n][\p{Cc}\ufeff]?(?=[{[])/gu;
  line.lastIndex = from;
  return line.test(text) ? line.lastIndex : text.length;
}
