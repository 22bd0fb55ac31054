import { ByteLines } from './byte-lines.ts';
import type { Span } from './span.ts';
import { Utf8Offsets, utf8Length, utf8Of } from './utf8.ts';

/** Zero-based line and zero-based UTF-16 character, as in the Language Server Protocol. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** End exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
  /** In a workbook the place as formulas write it, `Parts!C12`; lines are then its rows and characters its columns. */
  readonly cell?: string;
}

const LF = 10;
const CR = 13;

/**
 * One version of one document, made of a text or of the bytes of one; the other is made when somebody asks. Offsets are
 * in UTF-16 units of the text, whichever it was made of. Only a `Source` slices its text and converts offsets to lines
 * and back. Line ends are `\r\n`, `\n` and a lone `\r`, as in the protocol.
 */
export class Source {
  #text: string | undefined;
  #utf8: Uint8Array | undefined;
  #offsets: Utf8Offsets | undefined;
  #starts: Uint32Array | undefined;
  #lines: ByteLines | undefined;
  #hasReturns = false;

  /** @param content a text, or valid UTF-8 without a byte-order mark, which nobody may write to any more */
  constructor(content: string | Uint8Array) {
    if (typeof content === 'string') this.#text = content;
    else this.#utf8 = content;
  }

  /** The whole text. Of a large document made of bytes it costs as much as half a review: ask for parts. */
  get text(): string {
    this.#text ??= new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.utf8);
    return this.#text;
  }

  /** The text in UTF-8. */
  get utf8(): Uint8Array {
    this.#utf8 ??= utf8Of(this.#text ?? '');
    return this.#utf8;
  }

  /** Between offsets of `utf8` and those of the text. */
  get offsets(): Utf8Offsets {
    this.#offsets ??= new Utf8Offsets(this.utf8);
    return this.#offsets;
  }

  get length(): number {
    return this.#text?.length ?? this.offsets.length;
  }

  slice({ start, end }: Span): string {
    if (this.#text !== undefined) return this.#text.slice(start, end);
    const { offsets } = this;
    const last = offsets.length;
    return this.textOf(offsets.byteAt(Math.min(start, last)), offsets.byteAt(Math.min(Math.max(start, end), last)));
  }

  /** How many bytes a stretch takes in UTF-8. */
  utf8Length({ start, end }: Span): number {
    if (this.#text === undefined) return this.offsets.byteAt(end) - this.offsets.byteAt(start);
    return utf8Length(this.#text, start, end);
  }

  /** The text of some of the bytes. */
  textOf(from: number, to: number): string {
    if (this.#text !== undefined) return this.#text.slice(this.offsets.unitAt(from), this.offsets.unitAt(to));
    return decoder.decode(this.utf8.subarray(from, to));
  }

  /** Offsets at which lines start, the first always 0. Made on first use: a document without findings never pays. */
  get #lineStarts(): Uint32Array {
    this.#starts ??= findLineStarts(this.text);
    return this.#starts;
  }

  /** Lines of bytes, unless some end with a `\r`. */
  get #byteLines(): ByteLines | undefined {
    if (this.#text !== undefined || this.#hasReturns) return undefined;
    if (!this.#lines) {
      this.#hasReturns = this.utf8.includes(CR);
      if (this.#hasReturns) return undefined;
      this.#lines = new ByteLines(this.utf8);
    }
    return this.#lines;
  }

  get lineCount(): number {
    return this.#byteLines?.count ?? this.#lineStarts.length;
  }

  /** The offset at which a line starts; the length for one behind the last. */
  lineStart(line: number): number {
    const lines = this.#byteLines;
    if (lines) return this.offsets.unitAt(lines.startOf(line));
    return this.#lineStarts[Math.max(0, line)] ?? this.length;
  }

  /** The next version of the document, with `span` replaced. Where lines start and the bytes are carried over, not made again. */
  replaced(span: Span, text: string): Source {
    const next = new Source(this.text.slice(0, span.start) + text + this.text.slice(span.end));
    if (this.#starts) next.#starts = moveLineStarts(this.#starts, this.text, span, text);
    if (this.#utf8) next.#utf8 = this.#utf8Without(this.#utf8, span, text);
    return next;
  }

  /** Undefined where halves of characters may come to stand side by side: all has to be encoded anew. */
  #utf8Without(utf8: Uint8Array, { start, end }: Span, text: string): Uint8Array | undefined {
    const seams = [start - 1, start, end - 1, end].map(at => this.text.charCodeAt(at));
    seams.push(text.charCodeAt(0), text.charCodeAt(text.length - 1));
    if (seams.some(unit => unit >= 0xd800 && unit < 0xe000)) return undefined;
    const [from, to] = [this.offsets.byteAt(start), this.offsets.byteAt(end)];
    const inserted = utf8Of(text);
    const bytes = new Uint8Array(utf8.length - (to - from) + inserted.length);
    bytes.set(utf8.subarray(0, from));
    bytes.set(inserted, from);
    bytes.set(utf8.subarray(to), from + inserted.length);
    return bytes;
  }

  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.length));
    const lines = this.#byteLines;
    if (lines) {
      const line = lines.lineAt(this.offsets.byteAt(at));
      return { line, character: at - this.lineStart(line) };
    }
    const starts = this.#lineStarts;
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] as number) <= at) low = middle;
      else high = middle;
    }
    return { line: low, character: at - (starts[low] as number) };
  }

  rangeOf(span: Span): Range {
    return { start: this.positionAt(span.start), end: this.positionAt(span.end) };
  }

  /** The offset of a position; one beyond its line or the text is moved to the nearest place inside. */
  offsetAt({ line, character }: Position): number {
    if (line < 0) return 0;
    const start = this.lineStart(line);
    return Math.max(start, Math.min(start + character, this.lineStart(line + 1)));
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** `indexOf` runs at memory speed, ten times faster than looking at every unit; documents with `\r` go the longer way. */
function findLineStarts(text: string): Uint32Array {
  const starts = new Offsets();
  starts.push(0);
  let lf = text.indexOf('\n');
  let cr = text.indexOf('\r');
  while (lf >= 0 || cr >= 0) {
    const isCr = cr >= 0 && (lf < 0 || cr < lf);
    const at = isCr ? cr : lf;
    const end = isCr && lf === at + 1 ? lf + 1 : at + 1;
    starts.push(end);
    if (lf >= 0 && lf < end) lf = text.indexOf('\n', end);
    if (cr >= 0 && cr < end) cr = text.indexOf('\r', end);
  }
  return starts.taken();
}

/**
 * Line starts after an edit. A start depends on the unit before it and, behind a `\r`, on the unit at it; so those before
 * the edit stay, those behind it move, and only what lies between is looked at.
 */
function moveLineStarts(old: Uint32Array, before: string, { start, end }: Span, inserted: string): Uint32Array {
  const kept = countBelow(old, start);
  const moved = countBelow(old, end + 1);
  const found: number[] = start === 0 ? [0] : [];
  for (let at = start === 0 ? 0 : -1; at < inserted.length; at++) {
    const unit = at < 0 ? before.charCodeAt(start - 1) : inserted.charCodeAt(at);
    if (unit !== LF && unit !== CR) continue;
    const after = at + 1 < inserted.length ? inserted.charCodeAt(at + 1) : before.charCodeAt(end);
    if (unit === LF || after !== LF) found.push(start + at + 1);
  }
  const starts = new Uint32Array(kept + found.length + old.length - moved);
  starts.set(old.subarray(0, kept));
  starts.set(found, kept);
  const by = inserted.length - (end - start);
  for (let from = moved, to = kept + found.length; from < old.length; from++, to++) {
    starts[to] = (old[from] as number) + by;
  }
  return starts;
}

/** How many of the sorted numbers are below a limit. */
function countBelow(sorted: Uint32Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A growing list of numbers without an object for each. */
class Offsets {
  #cells = new Uint32Array(1024);
  #count = 0;

  push(value: number): void {
    if (this.#count === this.#cells.length) {
      const larger = new Uint32Array(this.#count * 2);
      larger.set(this.#cells);
      this.#cells = larger;
    }
    this.#cells[this.#count++] = value;
  }

  taken(): Uint32Array {
    return this.#cells.subarray(0, this.#count);
  }
}
