import type { Stated } from '../model/claim.ts';
import { Look } from '../model/look.ts';
import type { TapeText } from '../syntax/tape-text.ts';
import { TextColumn } from './text-column.ts';

/** Behind the last statement of a component. */
export const none = -1;

/** A statement by itself: the node of its value, or the value where that stands on no tape. */
export interface Row<Kind, More> {
  readonly at: number | Stated<string>;
  readonly kind: Kind;
  readonly more: More | undefined;
}

/**
 * Statements of the components of one document, in columns: what kind it is, where its value stands, what else is said of
 * it, and which statement of the same component follows. No object is made for one until somebody asks for it.
 */
export class Statements<Kind extends string, More> {
  readonly values = new TextColumn();
  #kinds = new Uint8Array(64);
  #next = new Int32Array(64);
  readonly #more: (More | undefined)[] = [];
  readonly #names: Kind[] = [];
  readonly #numbers = new Map<Kind, number>();
  readonly #look = new RowLook<Kind, More>(this);

  /** Adds a statement behind another one of the same component, `none` for the first; returns its row. */
  add(before: number, kind: Kind, text: Stated<string> | TapeText, more: More | undefined): number {
    const row = this.values.length;
    if (row === this.#kinds.length) this.#grow();
    this.values.push(text);
    this.#kinds[row] = this.#numberOf(kind);
    this.#next[row] = none;
    this.#more.push(more);
    if (before !== none) this.#next[before] = row;
    return row;
  }

  /** The row that follows; `none` behind the last. */
  after(row: number): number {
    return this.#next[row] as number;
  }

  kind(row: number): Kind {
    return this.#names[this.#kinds[row] as number] as Kind;
  }

  more(row: number): More | undefined {
    return this.#more[row];
  }

  /** A row and those behind it, without a text of any; a value that stands on no tape is given as it is. */
  rows(first: number): readonly Row<Kind, More>[] {
    return this.rowsFrom(first).map(row => ({
      at: this.values.nodeAt(row),
      kind: this.kind(row),
      more: this.more(row),
    }));
  }

  /** The numbers of a row and of those behind it. */
  rowsFrom(first: number): readonly number[] {
    const rows: number[] = [];
    for (let row = first; row !== none; row = this.after(row)) rows.push(row);
    return rows;
  }

  /** The look on a row, until it is asked for the next one. */
  lookAt(row: number): Look<Kind, More> {
    this.#look.row = row;
    return this.#look;
  }

  /** Puts the statements of a component into the order of the document; returns the first and the last of them. */
  sort(first: number): readonly [first: number, last: number] {
    const rows = this.rowsFrom(first);
    // places on one tape can be compared without a span of any; most stand in order already
    const onTape = rows.map(row => this.values.startAt(row));
    const starts = onTape.includes(undefined) ? rows.map(row => this.values.span(row).start) : (onTape as number[]);
    if (starts.every((start, index) => index === 0 || start >= (starts[index - 1] as number)))
      return [first, rows.at(-1) ?? none];
    const order = rows.map((row, index) => ({ row, start: starts[index] as number }));
    order.sort((a, b) => a.start - b.start);
    for (const [index, { row }] of order.entries()) this.#next[row] = order[index + 1]?.row ?? none;
    return [order[0]?.row ?? none, order.at(-1)?.row ?? none];
  }

  #numberOf(kind: Kind): number {
    let number = this.#numbers.get(kind);
    if (number === undefined) {
      number = this.#names.push(kind) - 1;
      this.#numbers.set(kind, number);
    }
    return number;
  }

  #grow(): void {
    const kinds = new Uint8Array(this.#kinds.length * 2);
    kinds.set(this.#kinds);
    this.#kinds = kinds;
    const next = new Int32Array(this.#next.length * 2);
    next.set(this.#next);
    this.#next = next;
  }
}

const nothing = new Uint8Array();

/** A look that moves from row to row. */
class RowLook<Kind extends string, More> extends Look<Kind, More> {
  row = 0;
  bytes: Uint8Array = nothing;
  start = 0;
  end = 0;
  readonly #rows: Statements<Kind, More>;

  constructor(rows: Statements<Kind, More>) {
    super();
    this.#rows = rows;
  }

  get kind(): Kind {
    return this.#rows.kind(this.row);
  }

  get more(): More | undefined {
    return this.#rows.more(this.row);
  }

  get value(): string {
    return this.#rows.values.value(this.row);
  }

  get isPlain(): boolean {
    return this.#rows.values.locate(this.row, this);
  }
}
