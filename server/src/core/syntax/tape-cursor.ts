import type { Problem } from '../text/problem.ts';
import type { Problems } from '../text/problems.ts';
import { type Span, span } from '../text/span.ts';
import type { Cursor, ValueKind } from './cursor.ts';
import type { Tape } from './tape.ts';
import { TapeText } from './tape-text.ts';
import { asked, tellUnexpected } from './unexpected.ts';

type Container = 'object' | 'array';

/** Finds where the part `from` to `to` of a decoded text stands within the span of the whole. */
export type Locate = (whole: Span, from: number, to: number) => Span;

/** Walks a tape, whatever syntax it was written from. */
export class TapeCursor implements Cursor {
  readonly problems: readonly Problem[];
  readonly repeats: boolean;
  readonly #tape: Tape;
  readonly #locate: Locate;
  /** The containers that were entered. */
  readonly #open: number[] = [];
  /** By table, by the number of a key, what the table has for it. */
  readonly #chosen = new Map<ReadonlyMap<string, unknown>, unknown[]>();
  /** The table that was asked last, and what is known of it. */
  #table: ReadonlyMap<string, unknown> | undefined;
  #choice: unknown[] = [];
  #at = 0;
  /** The container was entered and no member of it was reached yet. */
  #fresh = false;
  /** The node behind which the cursor has come last; -1 before it has. */
  #passed = -1;
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

  choose<T>(table: ReadonlyMap<string, T>): T | undefined {
    if (table !== this.#table) {
      this.#table = table;
      this.#choice = this.#chosen.get(table) ?? [];
      this.#chosen.set(table, this.#choice);
    }
    const chosen = this.#choice as (T | null | undefined)[];
    const number = this.#tape.keyNumber(this.#at);
    let found = chosen[number];
    if (found === undefined) {
      found = table.get(this.key) ?? null;
      chosen[number] = found;
    }
    return found ?? undefined;
  }

  get keySpan(): Span {
    return this.#tape.keySpan(this.#at);
  }

  get start(): number {
    return this.#tape.span(this.#at).start;
  }

  get end(): number {
    return this.#passed < 0 ? 0 : this.#tape.span(this.#passed).end;
  }

  enter(kind: Container): boolean {
    if (this.#tape.kind(this.#at) !== kind) {
      this.#asked |= asked[kind];
      return false;
    }
    this.#asked = 0;
    this.#open.push(this.#at);
    this.#fresh = true;
    return true;
  }

  next(): boolean {
    const container = this.#open.at(-1);
    if (container === undefined) return false;
    if (this.#asked !== 0) this.#tell();
    const next = this.#fresh ? container + 1 : this.#tape.after(this.#at);
    this.#fresh = false;
    if (next < this.#tape.after(container)) {
      this.#at = next;
      return true;
    }
    this.#open.pop();
    this.#at = container;
    this.#passed = container;
    return false;
  }

  stated(): { readonly value: string; readonly span: Span } | undefined {
    const value = this.#tape.value(this.#at);
    if (value === undefined) {
      this.#asked |= asked.text;
      return undefined;
    }
    this.#asked = 0;
    this.#passed = this.#at;
    return { value, span: this.#tape.textSpan(this.#at) };
  }

  string(): { readonly value: string; readonly span: Span } | undefined {
    if (this.kind === 'string') return this.stated();
    this.#asked |= asked.text;
    return undefined;
  }

  word(): string | undefined {
    if (this.kind !== 'string') {
      this.#asked |= asked.text;
      return undefined;
    }
    this.#asked = 0;
    this.#passed = this.#at;
    return this.#tape.value(this.#at);
  }

  text(): TapeText | undefined {
    if (this.kind === 'string') return this.scalar();
    this.#asked |= asked.text;
    return undefined;
  }

  scalar(): TapeText | undefined {
    if (!this.#tape.isScalar(this.#at)) {
      this.#asked |= asked.text;
      return undefined;
    }
    this.#asked = 0;
    this.#passed = this.#at;
    return new TapeText(this.#tape, this.#at);
  }

  part(text: { readonly value: string; readonly span: Span }, from: number, to: number): Span {
    const { start, end } = text.span;
    return end - start === text.value.length ? span(start + from, start + to) : this.#locate(text.span, from, to);
  }

  skip(): Span {
    this.pass();
    return this.#tape.span(this.#at);
  }

  pass(): void {
    this.#asked = 0;
    this.#passed = this.#at;
  }

  get here(): TapeText {
    return new TapeText(this.#tape, this.#at);
  }

  holds(test: (key: string, kind: ValueKind) => boolean): boolean {
    const tape = this.#tape;
    if (tape.kind(this.#at) !== 'object') return false;
    const end = tape.after(this.#at);
    for (let at = this.#at + 1; at < end; at = tape.after(at)) if (test(tape.key(at), tape.kind(at))) return true;
    return false;
  }

  peek(key: string): string | undefined {
    const tape = this.#tape;
    if (tape.kind(this.#at) !== 'object') return undefined;
    const end = tape.after(this.#at);
    for (let at = this.#at + 1; at < end; at = tape.after(at)) if (tape.key(at) === key) return tape.value(at);
    return undefined;
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
