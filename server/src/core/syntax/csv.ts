import { type Span, span } from '../text/span.ts';

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
const BOM = 0xfeff;

/** What stands between the cells of a row. */
export type CsvDelimiter = ',' | ';' | '\t' | '|';

const delimiters: readonly CsvDelimiter[] = [',', ';', '\t', '|'];

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
  #at: number;
  #rowStart = 0;
  #rowEnd = 0;
  #count = 0;
  #starts = new Uint32Array(64);
  #ends = new Uint32Array(64);
  /** 1 in quotes, 2 in quotes with doubled ones inside. */
  #quoting = new Uint8Array(64);

  /** @param end offset at which reading stops, the end of the text if left out */
  constructor(text: string, delimiter: CsvDelimiter, start = 0, end = text.length) {
    this.#text = text;
    this.#end = end;
    this.#delimiter = delimiter.charCodeAt(0);
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

  /** Offset of the row behind this one. */
  get next(): number {
    return this.#at;
  }

  /** Where the text of a cell stands: inside its quotes, or without white space around it. */
  cell(index: number): Span {
    return index < this.#count
      ? span(this.#starts[index] as number, this.#ends[index] as number)
      : span(this.#rowEnd, this.#rowEnd);
  }

  cellStart(index: number): number {
    return index < this.#count ? (this.#starts[index] as number) : this.#rowEnd;
  }

  cellEnd(index: number): number {
    return index < this.#count ? (this.#ends[index] as number) : this.#rowEnd;
  }

  isQuoted(index: number): boolean {
    return index < this.#count && this.#quoting[index] !== 0;
  }

  /** What a cell says; '' where the row is too short to have it. */
  value(index: number): string {
    if (index >= this.#count) return '';
    const raw = this.#text.slice(this.#starts[index], this.#ends[index]);
    return this.#quoting[index] === 2 ? raw.replaceAll('""', '"') : raw;
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
    this.#count = 0;
    let more = true;
    while (more) {
      if (this.#count === this.#starts.length) this.#grow();
      more = this.#readCell();
    }
  }

  /** Reads one cell; false where it was the last of its row. */
  #readCell(): boolean {
    const text = this.#text;
    const delimiter = this.#delimiter;
    let at = this.#at;
    while (at < this.#end && isBlank(text.charCodeAt(at)) && text.charCodeAt(at) !== delimiter) at++;
    if (text.charCodeAt(at) === QUOTE && at < this.#end) {
      const closed = this.#readQuoted(at);
      if (closed >= 0) return this.#finish(closed);
    }
    const start = at;
    while (at < this.#end) {
      const unit = text.charCodeAt(at);
      if (unit === delimiter || unit === LF || unit === CR) break;
      at++;
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
    this.#add(open + 1, close, doubled ? 2 : 1);
    return at;
  }

  /** Passes the delimiter or line end that stands behind a cell. */
  #finish(at: number): boolean {
    const unit = this.#text.charCodeAt(at);
    if (at < this.#end && unit === this.#delimiter) {
      this.#at = at + 1;
      return true;
    }
    this.#rowEnd = at;
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

function isBlank(unit: number): boolean {
  return unit === SPACE || unit === TAB;
}

function enlarged<T extends Uint32Array | Uint8Array>(from: T, into: T): T {
  into.set(from);
  return into;
}

/** How many rows are looked at to find out what stands between cells. */
const SNIFFED_ROWS = 40;
const SNIFFED_UNITS = 65_536;

/**
 * The delimiter of a text: of those that split most of its first rows, a preamble aside, into the same number of cells, the
 * one that makes the most cells. Undefined where none does, so that prose and source code are no table. A first line `sep=;` decides.
 */
export function sniffDelimiter(text: string): CsvDelimiter | undefined {
  const declared = /^\ufeff?sep=([,;\t|])\r?(?:\n|$)/.exec(text)?.[1];
  if (declared !== undefined) return delimiters.find(each => each === declared);
  let best: { delimiter: CsvDelimiter; score: number } | undefined;
  for (const delimiter of delimiters) {
    const score = regularity(text, delimiter);
    if (score > (best?.score ?? 0)) best = { delimiter, score };
  }
  return best?.delimiter;
}

/** Cells per row where, from the first row with that many on, at least two thirds have as many; else 0. */
function regularity(text: string, delimiter: CsvDelimiter): number {
  if (!text.slice(0, SNIFFED_UNITS).includes(delimiter)) return 0;
  const reader = new CsvReader(text, delimiter, 0, sniffedEnd(text));
  const widths: number[] = [];
  while (widths.length < SNIFFED_ROWS && reader.nextRow()) widths.push(reader.count);
  let width = 0;
  let most = 0;
  for (const each of new Set(widths)) {
    const times = widths.filter(other => other === each).length;
    if (each > 1 && times > most) [width, most] = [each, times];
  }
  const regular = most * 3 >= (widths.length - widths.indexOf(width)) * 2;
  return regular && most >= Math.min(2, widths.length) ? width : 0;
}

/** The end of the last whole line among the first units, so that no row is looked at in part. */
function sniffedEnd(text: string): number {
  if (text.length <= SNIFFED_UNITS) return text.length;
  const end = Math.max(text.lastIndexOf('\n', SNIFFED_UNITS), text.lastIndexOf('\r', SNIFFED_UNITS));
  return end > 0 ? end : SNIFFED_UNITS;
}
