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

  /** The next version of the document, with `span` replaced. Where lines start is carried over, not looked for again. */
  replaced(span: Span, text: string): Source {
    const next = new Source(this.text.slice(0, span.start) + text + this.text.slice(span.end));
    if (this.#starts) next.#starts = moveLineStarts(this.#starts, this.text, span, text);
    return next;
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
