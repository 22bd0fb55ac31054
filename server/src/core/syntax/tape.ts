import type { Source } from '../text/source.ts';
import { emptySpan, type Span, span } from '../text/span.ts';
import { decodeString } from './json-text.ts';
import type { ValueKind } from './value-kind.ts';

const KINDS: readonly ValueKind[] = ['object', 'array', 'string', 'number', 'boolean', 'null', 'missing'];

const numberOfKind = Object.fromEntries(KINDS.map((kind, number) => [kind, number])) as Record<ValueKind, number>;

/** Longest text, in bytes, that is made once for all its places, and how many are remembered. */
const mostRecalled = 64;
const mostSlots = 4096;

/** How the cells of a tape are laid out, for those who write and walk them. */
export const cell = {
  /** Numbers kept per node: start, end, what it is, index behind the subtree. */
  width: 4,
  start: 0,
  end: 1,
  /** The number of its kind in three bits, the flags, and from `keyShift` on the number of its key. */
  what: 2,
  behind: 3,
  kindMask: 7,
  object: 0,
  array: 1,
  string: 2,
  number: 3,
  boolean: 4,
  null: 5,
  /** The text has escapes. */
  escaped: 8,
  /** The text is not all ASCII. */
  wide: 16,
  keyShift: 8,
} as const;

/**
 * A tree of JSON shape in one flat array, written front to back, so that one cursor and one decoder serve every syntax. It
 * holds no object per node. A tape of JSON stands over the bytes of its source: its offsets are of bytes, and its texts
 * are made when somebody asks. The tapes of other syntaxes (XML, tag-value, RDF, YAML …) bring their texts along.
 */
export class Tape {
  #cells: Uint32Array;
  #count = 0;
  /** By number; 0 is the key of what has none. */
  readonly #keys: string[];
  readonly #numbers = new Map<string, number>([['', 0]]);
  /** By number, the key that came behind it last time: documents repeat themselves. */
  readonly #next: number[] = [];
  #last = 0;
  #keySpans: Uint32Array;
  readonly #values: (string | undefined)[] = [];
  readonly #source: Source | undefined;
  readonly #bytes: Uint8Array;
  /** Texts that were made last, by a hash of their bytes, and where one of each stands. */
  readonly #texts: (string | undefined)[];
  readonly #textsAt: Uint32Array;
  /** Their lengths in bytes. */
  readonly #lengths: Uint8Array;
  readonly #keyPlaces: ReadonlyMap<number, Span> | undefined;
  /** What a reading asks of texts, while somebody watches it. */
  #watch: Watch | undefined;

  constructor(written?: Written) {
    this.#source = written?.source;
    this.#bytes = written?.source.utf8 ?? new Uint8Array();
    let slots = written ? 64 : 0;
    while (written && slots < mostSlots && slots < written.count) slots *= 2;
    this.#textsAt = new Uint32Array(slots);
    this.#lengths = new Uint8Array(slots);
    this.#texts = new Array(slots).fill(undefined);
    this.#keys = written?.keys ?? [''];
    this.#keyPlaces = written?.keyPlaces;
    this.urns = written?.urns ?? [];
    this.#count = written?.count ?? 0;
    this.#cells = written?.cells ?? new Uint32Array(cell.width * 256);
    this.#keySpans = new Uint32Array(written ? 0 : 512);
  }

  /** Of a tape of JSON, the nodes of texts that may begin with `urn:`. */
  readonly urns: readonly number[];

  get length(): number {
    return this.#count;
  }

  get cells(): Uint32Array {
    return this.#cells;
  }

  /** What a tape of JSON stands over. */
  get bytes(): Uint8Array {
    if (this.#watch) this.#watch.isBlind = true;
    return this.#bytes;
  }

  get keys(): readonly string[] {
    return this.#keys;
  }

  /** Adds a value under `key` and returns its index. A container stays open until `close`. */
  add(kind: ValueKind, key: string, keySpan: Span, valueSpan: Span, value?: string): number {
    const index = this.#count++;
    if (this.#count * cell.width > this.#cells.length) this.#grow();
    const at = index * cell.width;
    this.#cells[at] = valueSpan.start;
    this.#cells[at + 1] = valueSpan.end;
    this.#cells[at + 2] = numberOfKind[kind] | (this.#numberOf(key) << cell.keyShift);
    this.#cells[at + 3] = index + 1;
    this.#keySpans[2 * index] = keySpan.start;
    this.#keySpans[2 * index + 1] = keySpan.end;
    this.#values.push(value);
    return index;
  }

  /** Adds a string, its span being that of the text itself. */
  string(key: string, value: string, valueSpan: Span, keySpan: Span = emptySpan): void {
    this.add('string', key, keySpan, valueSpan, value);
  }

  /** Ends a container: what was added since is inside it. */
  close(index: number, end: number): void {
    this.#cells[index * cell.width + cell.end] = end;
    this.#cells[index * cell.width + cell.behind] = this.#count;
  }

  /** Forgets what was added last, down to `length` values. */
  truncate(length: number): void {
    this.#count = length;
    this.#values.length = length;
  }

  /** Decides late what a value is: an XML element is known to be an object only at its first child. */
  become(index: number, kind: ValueKind): void {
    const at = index * cell.width + cell.what;
    this.#cells[at] = ((this.#cells[at] as number) & ~cell.kindMask) | KINDS.indexOf(kind);
  }

  /** Gives a value that was added as text its text. */
  state(index: number, value: string, valueSpan: Span): void {
    this.#values[index] = value;
    this.#cells[index * cell.width] = valueSpan.start;
    this.#cells[index * cell.width + 1] = valueSpan.end;
  }

  kind(index: number): ValueKind {
    return index < this.#count ? (KINDS[this.#cell(index, cell.what) & cell.kindMask] as ValueKind) : 'missing';
  }

  key(index: number): string {
    return index < this.#count ? (this.#keys[this.#cell(index, cell.what) >>> cell.keyShift] as string) : '';
  }

  /** The number of the key of a value; 0 where it has none. */
  keyNumber(index: number): number {
    return this.#cell(index, cell.what) >>> cell.keyShift;
  }

  /** Whether a value has a text. */
  isScalar(index: number): boolean {
    if (!this.#source) return this.#values[index] !== undefined;
    return index < this.#count && (this.#cell(index, cell.what) & cell.kindMask) >= cell.string;
  }

  /** The text of a scalar; undefined for what has none. */
  value(index: number): string | undefined {
    this.#watch?.texts.add(index);
    const source = this.#source;
    if (!source) return this.#values[index];
    const what = this.#cell(index, cell.what);
    const kind = what & cell.kindMask;
    if (kind < cell.string || index >= this.#count) return undefined;
    const [start, end] = [this.textStart(index), this.textEnd(index)];
    if (end - start <= mostRecalled && (what & cell.escaped) === 0) return this.#recall(source, start, end);
    const text = source.textOf(start, end);
    return what & cell.escaped ? decodeString(text) : text;
  }

  /** The whole of a value, quotes and brackets included where the syntax has any. */
  span(index: number): Span {
    return this.#placed(this.#cell(index, cell.start), this.#cell(index, cell.end));
  }

  /** The text of a scalar, without its quotes. */
  textSpan(index: number): Span {
    return this.#placed(this.textStart(index), this.textEnd(index));
  }

  /** Finds the bytes in which the text of a scalar stands as it is, ASCII without escapes; false where there are none. */
  locate(index: number, place: Place): boolean {
    this.#watch?.texts.add(index);
    const at = index * cell.width;
    const what = this.#cells[at + cell.what] as number;
    if (!this.#source || (what & (cell.escaped | cell.wide)) !== 0) return false;
    const quote = (what & cell.kindMask) === cell.string ? 1 : 0;
    place.bytes = this.#bytes;
    place.start = (this.#cells[at] as number) + quote;
    place.end = (this.#cells[at + 1] as number) - quote;
    return true;
  }

  /** The bytes in which the text of a scalar stands as it is, from `textStart` to `textEnd`: ASCII without escapes. */
  plainBytes(index: number): Uint8Array | undefined {
    this.#watch?.texts.add(index);
    const isPlain = this.#source && (this.#cell(index, cell.what) & (cell.escaped | cell.wide)) === 0;
    return isPlain ? this.#bytes : undefined;
  }

  /** Offset of the text of a scalar, behind its quote. */
  textStart(index: number): number {
    return this.#cell(index, cell.start) + this.#quote(index);
  }

  textEnd(index: number): number {
    return this.#cell(index, cell.end) - this.#quote(index);
  }

  /** How much a quote takes at either end of a value. */
  #quote(index: number): number {
    return this.#source && (this.#cell(index, cell.what) & cell.kindMask) === cell.string ? 1 : 0;
  }

  keySpan(index: number): Span {
    if (!this.#source) return span(this.#keySpans[2 * index] ?? 0, this.#keySpans[2 * index + 1] ?? 0);
    if (this.#cell(index, cell.what) >>> cell.keyShift === 0) return emptySpan;
    const place = this.#keyPlaces?.get(index) ?? keyBefore(this.#source.utf8, this.#cell(index, cell.start));
    return this.#placed(place.start, place.end);
  }

  /** Index of the first node that is not inside this one. */
  after(index: number): number {
    return this.#cell(index, cell.behind);
  }

  /** Reads something of this tape, and says of which texts and answers it made use. */
  watched(read: () => void): Watch {
    const watch: Watch = { texts: new Set(), answers: [], isBlind: false };
    this.#watch = watch;
    read();
    this.#watch = undefined;
    return watch;
  }

  /** What a test says of a scalar. Who reads a text only for such an answer reads all texts alike that have the same one. */
  answer<A extends Answer>(index: number, test: Test<A>): A {
    const watch = this.#watch;
    if (!watch) return test(this, index);
    this.#watch = undefined;
    const answer = test(this, index);
    this.#watch = watch;
    watch.answers.push({ node: index, test, answer });
    return answer;
  }

  /** A hash of the kinds and keys of a value and of all within it. */
  shape(index: number): number {
    const cells = this.#cells;
    const end = this.after(index) * cell.width;
    let hash = 0;
    for (let at = index * cell.width; at < end; at += cell.width) {
      hash = Math.imul(hash, 0x2f0b4c47) + ((cells[at + cell.what] as number) & shapeMask);
      hash = Math.imul(hash ^ (hash >>> 15), 31) + (cells[at + cell.behind] as number) - index;
    }
    return hash | 0;
  }

  /** Whether two values, and all within them, have the same kinds and keys. */
  isShapedLike(one: number, other: number): boolean {
    const cells = this.#cells;
    const count = this.after(one) - one;
    if (this.after(other) - other !== count) return false;
    const between = (other - one) * cell.width;
    const end = (one + count) * cell.width;
    for (let at = one * cell.width; at < end; at += cell.width) {
      const its = at + between;
      if ((((cells[at + cell.what] as number) ^ (cells[its + cell.what] as number)) & shapeMask) !== 0) return false;
      if ((cells[its + cell.behind] as number) - (cells[at + cell.behind] as number) !== other - one) return false;
    }
    if (this.#source) return true;
    for (let at = one; at < one + count; at++) {
      if ((this.#values[at] === undefined) !== (this.#values[at + other - one] === undefined)) return false;
    }
    return true;
  }

  /** Whether two scalars are written alike. */
  isSame(one: number, other: number): boolean {
    if (!this.#source) return this.#values[one] === this.#values[other];
    const bytes = this.#bytes;
    const start = this.#cell(one, cell.start);
    const length = this.#cell(one, cell.end) - start;
    const its = this.#cell(other, cell.start);
    if (this.#cell(other, cell.end) - its !== length) return false;
    for (let at = 0; at < length; at++) if (bytes[start + at] !== bytes[its + at]) return false;
    return true;
  }

  /** An offset of the tape in units of the text. */
  unitAt(offset: number): number {
    return this.#source ? this.#source.offsets.unitAt(offset) : offset;
  }

  /** Documents say the same short things again and again: most of them are made into a text once. */
  #recall(source: Source, start: number, end: number): string {
    const bytes = this.#bytes;
    const length = end - start;
    if (length === 0) return '';
    // the bytes are compared anyway: some of them tell most texts apart
    let hash = length;
    for (let at = start; at < end; at += 1 + (length >>> 2)) hash = Math.imul(hash, 31) + (bytes[at] as number);
    hash = Math.imul(hash, 31) + (bytes[end - 1] as number);
    const slot = (Math.imul(hash, 0x9e3779b1) >>> 20) & (this.#textsAt.length - 1);
    const known = this.#texts[slot];
    if (known !== undefined && this.#lengths[slot] === length) {
      let at = 0;
      const old = this.#textsAt[slot] as number;
      while (at < length && bytes[start + at] === bytes[old + at]) at++;
      if (at === length) return known;
    }
    const text = source.textOf(start, end);
    this.#texts[slot] = text;
    this.#textsAt[slot] = start;
    this.#lengths[slot] = length;
    return text;
  }

  #placed(start: number, end: number): Span {
    if (!this.#source) return span(start, end);
    const { offsets } = this.#source;
    return span(offsets.unitAt(start), offsets.unitAt(end));
  }

  #numberOf(key: string): number {
    const guess = this.#next[this.#last] ?? 0;
    if (this.#keys[guess] === key) {
      this.#last = guess;
      return guess;
    }
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#keys.push(key) - 1;
      this.#numbers.set(key, number);
    }
    this.#next[this.#last] = number;
    this.#last = number;
    return number;
  }

  #cell(index: number, column: number): number {
    return this.#cells[index * cell.width + column] ?? 0;
  }

  #grow(): void {
    const larger = new Uint32Array(this.#cells.length * 2);
    larger.set(this.#cells);
    this.#cells = larger;
    const spans = new Uint32Array(this.#keySpans.length * 2);
    spans.set(this.#keySpans);
    this.#keySpans = spans;
  }
}

type Answer = string | number | boolean | undefined;
/** Finds something out about a scalar, of nothing but its text. */
export type Test<A extends Answer = Answer> = (tape: Tape, node: number) => A;

/** What a reading made use of, beside kinds and keys. */
export interface Watch {
  /** Nodes whose texts were asked for. */
  readonly texts: Set<number>;
  readonly answers: { readonly node: number; readonly test: Test; readonly answer: Answer }[];
  /** It looked at bytes, nobody knows which. */
  isBlind: boolean;
}

/** Kind and key: flags say how a text is written. */
const shapeMask = cell.kindMask | (-1 << cell.keyShift);

/** Where a text stands in bytes. */
export interface Place {
  bytes: Uint8Array;
  start: number;
  end: number;
}

/** A tape that was written into cells, over the bytes of a source. */
export interface Written {
  readonly source: Source;
  readonly cells: Uint32Array;
  readonly count: number;
  readonly keys: string[];
  /** Texts that look at their first and fourth byte as if they begin with `urn:`. */
  readonly urns: readonly number[];
  /** Where keys stand between which and their values there is a comment; the others stand right before their colon. */
  readonly keyPlaces: ReadonlyMap<number, Span>;
}

const [quote, colon, backslash] = [34, 58, 92];

/** Where the key stands whose value begins at an offset. */
function keyBefore(bytes: Uint8Array, value: number): Span {
  let end = value - 1;
  while (end > 0 && bytes[end] !== colon) end--;
  end--;
  while (end > 0 && bytes[end] !== quote) end--;
  let start = end - 1;
  while (start > 0 && !(bytes[start] === quote && !isEscaped(bytes, start))) start--;
  return span(start + 1, end);
}

function isEscaped(bytes: Uint8Array, at: number): boolean {
  let before = at;
  while (bytes[before - 1] === backslash) before--;
  return (at - before) % 2 === 1;
}
