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
