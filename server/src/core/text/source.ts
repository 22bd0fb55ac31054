import type { Span } from './span.ts';

/** Zero-based line and zero-based UTF-16 character, as in the Language Server Protocol. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** End exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

const LF = 10;
const CR = 13;

/**
 * One version of one document. Only a `Source` slices its text and converts offsets to lines and back, so a later
 * source (bytes, chunks) can stand in its place. Line ends are `\r\n`, `\n` and a lone `\r`, as in the protocol.
 */
export class Source {
  readonly text: string;
  #starts: Uint32Array | undefined;

  constructor(text: string) {
    this.text = text;
  }

  get length(): number {
    return this.text.length;
  }

  slice(span: Span): string {
    return this.text.slice(span.start, span.end);
  }

  /** Offsets at which lines start, the first always 0. Made on first use: a document without findings never pays. */
  get lineStarts(): Uint32Array {
    this.#starts ??= findLineStarts(this.text);
    return this.#starts;
  }

  positionAt(offset: number): Position {
    const starts = this.lineStarts;
    const at = Math.max(0, Math.min(offset, this.text.length));
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
  offsetAt(position: Position): number {
    const starts = this.lineStarts;
    if (position.line < 0) return 0;
    if (position.line >= starts.length) return this.text.length;
    const start = starts[position.line] as number;
    const end = position.line + 1 < starts.length ? (starts[position.line + 1] as number) : this.text.length;
    return Math.max(start, Math.min(start + position.character, end));
  }
}

function findLineStarts(text: string): Uint32Array {
  let starts = new Uint32Array(1024);
  let count = 1;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > CR || (unit !== LF && unit !== CR)) continue;
    if (unit === CR && text.charCodeAt(at + 1) === LF) at++;
    if (count === starts.length) {
      const larger = new Uint32Array(count * 2);
      larger.set(starts);
      starts = larger;
    }
    starts[count++] = at + 1;
  }
  return starts.slice(0, count);
}
