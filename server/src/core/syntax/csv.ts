import { type Span, span } from '../text/span.ts';

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
const BOM = 0xfeff;

/** What stands between the cells of a row. */
export type CsvDelimiter = (typeof csvDelimiters)[number];

export const csvDelimiters = [',', ';', '\t', '|', '^', '~', '¦', '\u001f'] as const;

/** Something that is wrong with the quotes of a cell. */
export interface CsvFault {
  readonly code: 'csv-unclosed-quote' | 'csv-text-after-quote';
  readonly span: Span;
}

/**
 * Walks the rows of delimited text, one at a time, without an object per cell. Cells may stand in double quotes, with
 * `""` for a quote and line ends inside; rows end with `\n`, `\r\n` or `\r`. Rows that hold nothing are passed over. A quote
 * that never closes counts as a letter, so that damage stays in its row. Reading is linear whatever the text looks like.
 */
export class CsvReader {
  readonly faults: CsvFault[] = [];
  readonly #text: string;
  readonly #end: number;
  readonly #delimiter: number;
  readonly #separator: CsvDelimiter;
  #at: number;
  #rowStart = 0;
  #rowEnd = 0;
  /** Lines before the row, and before the one behind it. */
  #rowLine = 0;
  #nextLine = 0;
  #count = 0;
  #starts = new Uint32Array(64);
  #ends = new Uint32Array(64);
  /** 1 in quotes, 2 in quotes with doubled ones inside. */
  #quoting = new Uint8Array(64);
  /** Where the next line feed, quote and lone carriage return stand, as far as was looked; beyond the text where there is none. */
  #feed = -1;
  #quote = -1;
  #return = -1;
  #separated = -1;
  /** The row has no quotes, and white space stands around its cells yet. */
  #plain = false;

  /** @param end offset at which reading stops, the end of the text if left out */
  constructor(text: string, delimiter: CsvDelimiter, start = 0, end = text.length) {
    this.#text = text;
    this.#end = end;
    this.#delimiter = delimiter.charCodeAt(0);
    this.#separator = delimiter;
    this.#at = start === 0 && text.charCodeAt(0) === BOM ? 1 : start;
  }

  /** Number of cells of the row. */
  get count(): number {
    return this.#count;
  }

  /** From the first unit of the row up to its line end. */
  get row(): Span {
    return span(this.#rowStart, this.#rowEnd);
  }

  /** The line on which the row starts, counted from the line on which reading started as 0. */
  get line(): number {
    return this.#rowLine;
  }

  /** How many lines were read: the line of the row behind this one. */
  get lines(): number {
    return this.#nextLine;
  }

  /** Offset of the row behind this one. */
  get next(): number {
    return this.#at;
  }

  /** Where the text of a cell stands: inside its quotes, or without white space around it. */
  cell(index: number): Span {
    return span(this.cellStart(index), this.cellEnd(index));
  }

  cellStart(index: number): number {
    if (index >= this.#count) return this.#rowEnd;
    let start = this.#starts[index] as number;
    if (!this.#plain) return start;
    const end = this.#ends[index] as number;
    while (start < end && isBlank(this.#text.charCodeAt(start))) start++;
    return start;
  }

  cellEnd(index: number): number {
    if (index >= this.#count) return this.#rowEnd;
    let end = this.#ends[index] as number;
    if (!this.#plain) return end;
    const start = this.#starts[index] as number;
    while (end > start && isBlank(this.#text.charCodeAt(end - 1))) end--;
    // A blank cell starts and ends at its end.
    return end > start ? end : (this.#ends[index] as number);
  }

  isQuoted(index: number): boolean {
    return !this.#plain && index < this.#count && this.#quoting[index] !== 0;
  }

  /** What a cell says; '' where the row is too short to have it. */
  value(index: number): string {
    if (index >= this.#count) return '';
    const raw = this.#text.slice(this.cellStart(index), this.cellEnd(index));
    return !this.#plain && this.#quoting[index] === 2 ? raw.replaceAll('""', '"') : raw;
  }

  /** Goes to the next row that holds anything; false at the end of the text. */
  nextRow(): boolean {
    while (this.#at < this.#end) {
      this.#readRow();
      if (this.#count > 1 || this.cellStart(0) < this.cellEnd(0)) return true;
    }
    this.#count = 0;
    this.#rowStart = this.#end;
    this.#rowEnd = this.#end;
    return false;
  }

  #readRow(): void {
    this.#rowStart = this.#at;
    this.#rowLine = this.#nextLine;
    this.#count = 0;
    this.#plain = this.#end === this.#text.length && this.#readPlainRow();
    if (this.#plain) return;
    let more = true;
    while (more) {
      if (this.#count === this.#starts.length) this.#grow();
      more = this.#readCell();
    }
  }

  /** Reads a row that is one line without quotes, as nearly all are; false for any other. */
  #readPlainRow(): boolean {
    const text = this.#text;
    const start = this.#at;
    if (this.#feed < start) this.#feed = place(text, '\n', start);
    const feed = this.#feed;
    if (this.#quote < start) this.#quote = place(text, '"', start);
    if (this.#quote < feed || feed > text.length) return false;
    let end = feed;
    if (this.#return < start) this.#return = place(text, '\r', start);
    if (this.#return < feed) {
      if (this.#return !== feed - 1) return false;
      end = feed - 1;
    }
    this.#splitLine(start, end);
    this.#rowEnd = end;
    this.#at = feed + 1;
    this.#nextLine++;
    return true;
  }

  /** The innermost loop of reading a table. Searching for delimiters is faster than looking at each unit. */
  #splitLine(start: number, end: number): void {
    const text = this.#text;
    const delimiter = this.#separator;
    let starts = this.#starts;
    let ends = this.#ends;
    let count = 0;
    let from = start;
    let next = this.#separated < start ? place(text, delimiter, start) : this.#separated;
    for (;;) {
      if (count === starts.length) {
        this.#grow();
        starts = this.#starts;
        ends = this.#ends;
      }
      starts[count] = from;
      if (next >= end) break;
      ends[count++] = next;
      from = next + 1;
      next = place(text, delimiter, from);
    }
    ends[count++] = end;
    this.#separated = next;
    this.#count = count;
  }

  /** Reads one cell; false where it was the last of its row. */
  #readCell(): boolean {
    const text = this.#text;
    const textEnd = this.#end;
    const delimiter = this.#delimiter;
    // Letters and most other units lie behind this one: a single comparison passes them.
    const rare = delimiter < 64 ? Math.max(delimiter, CR) : CR;
    let at = this.#at;
    let first = text.charCodeAt(at);
    while (at < textEnd && isBlank(first) && first !== delimiter) first = text.charCodeAt(++at);
    if (first === QUOTE && at < textEnd) {
      const closed = this.#readQuoted(at);
      if (closed >= 0) return this.#finish(closed);
    }
    const start = at;
    for (; at < textEnd; at++) {
      const unit = text.charCodeAt(at);
      if (unit > rare && unit !== delimiter) continue;
      if (unit === delimiter || unit === LF || unit === CR) break;
    }
    let end = at;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
    this.#add(start, end, 0);
    return this.#finish(at);
  }

  /** Reads a cell in quotes and returns the offset behind it, or -1 where its quotes are not those of a cell. */
  #readQuoted(open: number): number {
    const text = this.#text;
    let doubled = false;
    let close = open;
    for (;;) {
      close = text.indexOf('"', close + 1);
      if (close < 0 || close >= this.#end) {
        this.#fault('csv-unclosed-quote', open, open + 1);
        return -1;
      }
      if (text.charCodeAt(close + 1) !== QUOTE || close + 1 >= this.#end) break;
      doubled = true;
      close++;
    }
    let at = close + 1;
    while (at < this.#end && isBlank(text.charCodeAt(at)) && text.charCodeAt(at) !== this.#delimiter) at++;
    const unit = text.charCodeAt(at);
    if (at < this.#end && unit !== this.#delimiter && unit !== LF && unit !== CR) {
      this.#fault('csv-text-after-quote', open, close + 1);
      return -1;
    }
    if (this.#holdsLineEnd(open, close)) this.#nextLine += lineEndsIn(text, open + 1, close);
    this.#add(open + 1, close, doubled ? 2 : 1);
    return at;
  }

  /** Nearly all cells hold none: the places of the next ones are remembered instead of looking at each unit. */
  #holdsLineEnd(start: number, end: number): boolean {
    if (this.#feed < start) this.#feed = place(this.#text, '\n', start);
    if (this.#return < start) this.#return = place(this.#text, '\r', start);
    return this.#feed < end || this.#return < end;
  }

  /** Passes the delimiter or line end that stands behind a cell. */
  #finish(at: number): boolean {
    const unit = this.#text.charCodeAt(at);
    if (at < this.#end && unit === this.#delimiter) {
      this.#at = at + 1;
      return true;
    }
    this.#rowEnd = at;
    this.#nextLine++;
    this.#at = unit === CR && this.#text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
    return false;
  }

  #add(start: number, end: number, quoting: number): void {
    this.#starts[this.#count] = start;
    this.#ends[this.#count] = end;
    this.#quoting[this.#count] = quoting;
    this.#count++;
  }

  #fault(code: CsvFault['code'], start: number, end: number): void {
    if (this.faults.length < MOST_FAULTS) this.faults.push({ code, span: span(start, end) });
  }

  #grow(): void {
    const size = this.#starts.length * 2;
    this.#starts = enlarged(this.#starts, new Uint32Array(size));
    this.#ends = enlarged(this.#ends, new Uint32Array(size));
    this.#quoting = enlarged(this.#quoting, new Uint8Array(size));
  }
}

const MOST_FAULTS = 100;

/** Line ends of all three kinds. */
function lineEndsIn(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === LF || (unit === CR && text.charCodeAt(at + 1) !== LF)) count++;
  }
  return count;
}

/** Offset of a unit from an offset on; one beyond the text where there is none. */
function place(text: string, unit: string, from: number): number {
  const found = text.indexOf(unit, from);
  return found < 0 ? text.length + 1 : found;
}

function isBlank(unit: number): boolean {
  return unit === SPACE || unit === TAB;
}

function enlarged<T extends Uint32Array | Uint8Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
