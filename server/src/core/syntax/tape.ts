import type { Problem } from '../text/problem.ts';
import type { Problems } from '../text/problems.ts';
import { emptySpan, type Span, span } from '../text/span.ts';
import type { Cursor, ValueKind } from './cursor.ts';
import { asked, tellUnexpected } from './unexpected.ts';

type Container = 'object' | 'array';

const KINDS: readonly ValueKind[] = ['object', 'array', 'string', 'number', 'boolean', 'null', 'missing'];
/** Numbers kept per node: kind, start, end, key start, key end, index behind the subtree. */
const WIDTH = 6;

/**
 * A tree of JSON shape in one flat array, written front to back by readers whose syntax is not JSON (XML, tag-value, RDF,
 * YAML …), so that one decoder serves them all. It holds no objects per node: a large document stays small.
 */
export class Tape {
  #cells = new Uint32Array(WIDTH * 256);
  #count = 0;
  readonly #keys: string[] = [];
  readonly #values: (string | undefined)[] = [];

  get length(): number {
    return this.#count;
  }

  /** Adds a value under `key` and returns its index. A container stays open until `close`. */
  add(kind: ValueKind, key: string, keySpan: Span, valueSpan: Span, value?: string): number {
    const index = this.#count++;
    if (this.#count * WIDTH > this.#cells.length) this.#grow();
    const at = index * WIDTH;
    this.#cells[at] = KINDS.indexOf(kind);
    this.#cells[at + 1] = valueSpan.start;
    this.#cells[at + 2] = valueSpan.end;
    this.#cells[at + 3] = keySpan.start;
    this.#cells[at + 4] = keySpan.end;
    this.#cells[at + 5] = index + 1;
    this.#keys.push(key);
    this.#values.push(value);
    return index;
  }

  /** Adds a string, its span being that of the text itself. */
  string(key: string, value: string, valueSpan: Span, keySpan: Span = emptySpan): void {
    this.add('string', key, keySpan, valueSpan, value);
  }

  /** Ends a container: what was added since is inside it. */
  close(index: number, end: number): void {
    this.#cells[index * WIDTH + 2] = end;
    this.#cells[index * WIDTH + 5] = this.#count;
  }

  /** Forgets what was added last, down to `length` values. */
  truncate(length: number): void {
    this.#count = length;
    this.#keys.length = length;
    this.#values.length = length;
  }

  /** Decides late what a value is: an XML element is known to be an object only at its first child. */
  become(index: number, kind: ValueKind): void {
    this.#cells[index * WIDTH] = KINDS.indexOf(kind);
  }

  /** Gives a value that was added as text its text. */
  state(index: number, value: string, valueSpan: Span): void {
    this.#values[index] = value;
    this.#cells[index * WIDTH + 1] = valueSpan.start;
    this.#cells[index * WIDTH + 2] = valueSpan.end;
  }

  kind(index: number): ValueKind {
    return index < this.#count ? (KINDS[this.#cell(index, 0)] as ValueKind) : 'missing';
  }

  key(index: number): string {
    return this.#keys[index] ?? '';
  }

  value(index: number): string | undefined {
    return this.#values[index];
  }

  span(index: number): Span {
    return span(this.#cell(index, 1), this.#cell(index, 2));
  }

  keySpan(index: number): Span {
    return span(this.#cell(index, 3), this.#cell(index, 4));
  }

  /** Index of the first node that is not inside this one. */
  after(index: number): number {
    return this.#cell(index, 5);
  }

  #cell(index: number, column: number): number {
    return this.#cells[index * WIDTH + column] ?? 0;
  }

  #grow(): void {
    const larger = new Uint32Array(this.#cells.length * 2);
    larger.set(this.#cells);
    this.#cells = larger;
  }
}

/** Finds where the part `from` to `to` of a decoded text stands within the span of the whole. */
export type Locate = (whole: Span, from: number, to: number) => Span;

interface Frame {
  readonly node: number;
  next: number;
}

/** Walks a tape as any other syntax is walked. */
export class TapeCursor implements Cursor {
  readonly problems: readonly Problem[];
  readonly repeats: boolean;
  readonly #tape: Tape;
  readonly #locate: Locate;
  readonly #frames: Frame[] = [];
  #at = 0;
  #end = 0;
  /** What the current value was asked for in vain, in bits; none once it was read. */
  #asked = 0;
  #told: Problems | undefined;

  /** Without `locate` the parts of a text that was escaped in the document have the span of the whole. */
  constructor(tape: Tape, problems: readonly Problem[], locate: Locate = whole => whole, repeats = true) {
    this.repeats = repeats;
    this.#tape = tape;
    this.problems = problems;
    this.#locate = locate;
  }

  get kind(): ValueKind {
    return this.#tape.kind(this.#at);
  }

  get key(): string {
    return this.#tape.key(this.#at);
  }

  get keySpan(): Span {
    return this.#tape.keySpan(this.#at);
  }

  get start(): number {
    return this.#tape.span(this.#at).start;
  }

  get end(): number {
    return this.#end;
  }

  enter(kind: Container): boolean {
    if (this.#tape.kind(this.#at) !== kind) {
      this.#asked |= asked[kind];
      return false;
    }
    this.#asked = 0;
    this.#frames.push({ node: this.#at, next: this.#at + 1 });
    return true;
  }

  next(): boolean {
    const frame = this.#frames.at(-1);
    if (frame === undefined) return false;
    if (this.#asked !== 0) this.#tell();
    if (frame.next < this.#tape.after(frame.node)) {
      this.#at = frame.next;
      frame.next = this.#tape.after(this.#at);
      return true;
    }
    this.#frames.pop();
    this.#at = frame.node;
    this.#end = this.#tape.span(this.#at).end;
    return false;
  }

  stated(): { readonly value: string; readonly span: Span } | undefined {
    const value = this.#tape.value(this.#at);
    if (value === undefined) {
      this.#asked |= asked.text;
      return undefined;
    }
    this.#asked = 0;
    const valueSpan = this.#tape.span(this.#at);
    this.#end = valueSpan.end;
    return { value, span: valueSpan };
  }

  string(): { readonly value: string; readonly span: Span } | undefined {
    if (this.kind === 'string') return this.stated();
    this.#asked |= asked.text;
    return undefined;
  }

  part(text: { readonly value: string; readonly span: Span }, from: number, to: number): Span {
    const { start, end } = text.span;
    return end - start === text.value.length ? span(start + from, start + to) : this.#locate(text.span, from, to);
  }

  skip(): Span {
    const whole = this.#tape.span(this.#at);
    this.#asked = 0;
    this.#end = whole.end;
    return whole;
  }

  holds(test: (key: string, kind: ValueKind) => boolean): boolean {
    const tape = this.#tape;
    if (tape.kind(this.#at) !== 'object') return false;
    const end = tape.after(this.#at);
    for (let at = this.#at + 1; at < end; at = tape.after(at)) if (test(tape.key(at), tape.kind(at))) return true;
    return false;
  }

  tellTo(problems: Problems): void {
    this.#told = problems;
  }

  /** The value that is passed over was asked for something that it is not. */
  #tell(): void {
    const [at, mask] = [this.#at, this.#asked];
    this.#asked = 0;
    const kind = this.#tape.kind(at);
    if (!this.#told || kind === 'null' || kind === 'missing') return;
    const value = this.#tape.value(at);
    if (value === undefined ? this.#tape.after(at) === at + 1 : value.trim() === '') return;
    tellUnexpected(this.#told, this.key, kind, mask, this.#tape.span(at));
  }
}
