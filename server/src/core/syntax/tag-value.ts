import type { Problems } from '../text/problems.ts';
import type { Source } from '../text/source.ts';
import { emptySpan, type Span, span } from '../text/span.ts';

const LF = 10;
const CR = 13;
const HASH = 35;
const COLON = 58;
const LESS = 60;
const OPEN = /<text>/gi;
const OPEN_LENGTH = '<text>'.length;
const CLOSE = /<\/text>/gi;
const CLOSE_LENGTH = '</text>'.length;

/**
 * Walks the lines of SPDX tag-value, `Tag: value` and `Tag: <text>several lines</text>`, one pair at a time. Line ends may
 * be `\n`, `\r\n` and `\r` in one document. A line that is no pair is a problem and is passed over; a `<text>` that does not
 * end before the next one begins is taken to end with its line.
 */
export class TagValueReader {
  readonly #problems: Problems;
  readonly #text: string;
  readonly #isBareTag: (word: string, rest: string) => boolean;
  #at: number;
  #tag = '';
  #tagSpan: Span = emptySpan;
  #valueSpan: Span = emptySpan;
  /** Where the next line with a `<text>` and the next `</text>` stand, as far as is known: searched once for many values. */
  #nextOpen = -1;
  #nextClose = -1;

  /** `isBareTag` says of the first word of a line without a colon, and the rest, whether they are a tag and its value. */
  constructor(source: Source, problems: Problems, isBareTag: (word: string, rest: string) => boolean = () => false) {
    this.#isBareTag = isBareTag;
    this.#problems = problems;
    this.#text = source.text;
    this.#at = source.text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  get tag(): string {
    return this.#tag;
  }

  get tagSpan(): Span {
    return this.#tagSpan;
  }

  /** The value without white space around it and without `<text>`. */
  get value(): string {
    return this.#text.slice(this.#valueSpan.start, this.#valueSpan.end);
  }

  get valueSpan(): Span {
    return this.#valueSpan;
  }

  /** Offset behind the pair: of the line end, or behind `</text>`. */
  get end(): number {
    return this.#at;
  }

  /** Goes to the next pair; false at the end of the text. */
  next(): boolean {
    while (this.#at < this.#text.length) {
      const start = this.#skipBlank(this.#at);
      const colon = this.#tagEnd(start);
      if (colon >= 0) {
        this.#take(start, colon);
        return true;
      }
      const end = this.#lineEnd(start);
      if (start < end && this.#text.charCodeAt(start) !== HASH) this.#refuse(start, end);
      this.#at = end;
    }
    return false;
  }

  #take(start: number, colon: number): void {
    const tagEnd = this.#trimEnd(start, colon);
    this.#tag = this.#text.slice(start, tagEnd);
    this.#tagSpan = span(start, tagEnd);
    let valueStart = colon + 1;
    while (isBlank(this.#text.charCodeAt(valueStart))) valueStart++;
    if (this.#isOpen(valueStart)) this.#takeBlock(valueStart + OPEN_LENGTH);
    else this.#takeLine(valueStart);
  }

  #takeLine(start: number): void {
    this.#at = this.#lineEnd(start);
    this.#valueSpan = this.#trim(start, this.#at);
  }

  #takeBlock(start: number): void {
    const close = this.#closeBehind(start);
    if (close >= this.#text.length || this.#openBehind(start) < close) {
      const end = this.#lineEnd(start);
      this.#problem('tag-value-unclosed-text', 'This <text> has no </text>.', span(start - OPEN_LENGTH, end));
      this.#takeLine(start);
      return;
    }
    this.#valueSpan = this.#trim(start, close);
    this.#at = close + CLOSE_LENGTH;
  }

  #isOpen(start: number): boolean {
    if (this.#text.charCodeAt(start) !== LESS) return false;
    return this.#text.slice(start, start + OPEN_LENGTH).toLowerCase() === '<text>';
  }

  /** Offset of the first line behind an offset whose value begins with `<text>`; of the end where there is none. */
  #openBehind(start: number): number {
    if (this.#nextOpen < start) {
      OPEN.lastIndex = start;
      this.#nextOpen = this.#text.length;
      for (let open = OPEN.exec(this.#text); open; open = OPEN.exec(this.#text)) {
        const line = this.#lineOfValue(open.index);
        if (line < start) continue;
        this.#nextOpen = line;
        break;
      }
    }
    return this.#nextOpen;
  }

  /** Offset of the line end before the tag whose value begins at an offset; -1 where none does. */
  #lineOfValue(start: number): number {
    let at = start - 1;
    while (isBlank(this.#text.charCodeAt(at))) at--;
    if (this.#text.charCodeAt(at) !== COLON) return -1;
    at--;
    while (isBlank(this.#text.charCodeAt(at))) at--;
    const tagEnd = at;
    while (isLetter(this.#text.charCodeAt(at))) at--;
    const unit = this.#text.charCodeAt(at);
    return at < tagEnd && (unit === LF || unit === CR) ? at : -1;
  }

  #closeBehind(start: number): number {
    if (this.#nextClose < start) {
      CLOSE.lastIndex = start;
      this.#nextClose = CLOSE.exec(this.#text)?.index ?? this.#text.length;
    }
    return this.#nextClose;
  }

  /** Offset of the colon of a tag that starts here, or -1. */
  #tagEnd(start: number): number {
    let at = start;
    while (isTagUnit(this.#text.charCodeAt(at))) at++;
    if (at === start) return -1;
    while (isBlank(this.#text.charCodeAt(at))) at++;
    if (this.#text.charCodeAt(at) === COLON) return at;
    return this.#bareEnd(start);
  }

  /** Offset of the blank behind a word that is a tag without its colon, or -1. */
  #bareEnd(start: number): number {
    let at = start;
    while (isTagUnit(this.#text.charCodeAt(at))) at++;
    const word = this.#text.slice(start, at);
    while (isBlank(this.#text.charCodeAt(at))) at++;
    // what is typed for a colon
    if (!isColonLike(this.#text.charCodeAt(at))) at--;
    if (at < start + word.length) return -1;
    const rest = this.#trim(at + 1, this.#lineEnd(at));
    return this.#isBareTag(word, this.#text.slice(rest.start, rest.end)) ? at : -1;
  }

  #skipBlank(from: number): number {
    let at = from;
    for (;;) {
      const unit = this.#text.charCodeAt(at);
      if (!isBlank(unit) && unit !== LF && unit !== CR) return at;
      at++;
    }
  }

  #lineEnd(from: number): number {
    let at = from;
    for (; at < this.#text.length; at++) {
      const unit = this.#text.charCodeAt(at);
      if (unit === LF || unit === CR) return at;
    }
    return at;
  }

  #trim(from: number, to: number): Span {
    let start = from;
    while (start < to && isSpace(this.#text.charCodeAt(start))) start++;
    return span(start, this.#trimEnd(start, to));
  }

  #trimEnd(start: number, to: number): number {
    let end = to;
    while (end > start && isSpace(this.#text.charCodeAt(end - 1))) end--;
    return end;
  }

  #refuse(start: number, end: number): void {
    const place = span(start, this.#trimEnd(start, end));
    this.#problems.notRead('text', 'tag-value-no-tag', 'warning', 'This line is no tag with a value.', place);
  }

  #problem(code: string, message: string, where: Span): void {
    this.#problems.add(code, 'warning', message, where.start, where.end);
  }
}

function isBlank(unit: number): boolean {
  return unit === 32 || unit === 9;
}

/** An equals sign, and the full-width colon. */
function isColonLike(unit: number): boolean {
  return unit === 61 || unit === 0xff1a;
}

function isSpace(unit: number): boolean {
  return isBlank(unit) || unit === LF || unit === CR;
}

function isLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
}

function isTagUnit(unit: number): boolean {
  return isLetter(unit) || (unit >= 48 && unit <= 57) || unit === 95;
}
