import type { Stated } from '../model/claim.ts';
import type { Place, Tape } from '../syntax/tape.ts';
import { TapeText } from '../syntax/tape-text.ts';
import { emptySpan, type Span } from '../text/span.ts';
import { isSameNode } from './ref.ts';
import type { RefTable } from './ref-table.ts';

/** Marks a text that stands on no tape: the rest of the number is its index among those. */
const away = 0x8000_0000;

/** Texts of one document in a row, as the numbers of their nodes; no object is kept for one. */
export class TextColumn {
  #count = 0;
  #nodes = new Uint32Array(64);
  readonly #others: Stated<string>[] = [];
  #tape: Tape | undefined;

  get length(): number {
    return this.#count;
  }

  push(text: Stated<string> | TapeText): void {
    if (this.#count === this.#nodes.length) {
      const larger = new Uint32Array(this.#count * 2);
      larger.set(this.#nodes);
      this.#nodes = larger;
    }
    this.#nodes[this.#count++] = text instanceof TapeText ? this.#onTape(text) : this.#away(text);
  }

  /** Takes in a text whose place nobody will ask for. */
  pushRef(ref: string | TapeText): void {
    this.push(ref instanceof TapeText ? ref : { value: ref, span: emptySpan });
  }

  value(index: number): string {
    const node = this.#nodes[index] as number;
    return node >= away ? (this.#others[node - away]?.value ?? '') : (this.#tape?.value(node) ?? '');
  }

  /** The text as it was taken in: still on its tape, or the text alone. */
  at(index: number): string | TapeText {
    const node = this.#nodes[index] as number;
    return this.#tape && node < away ? new TapeText(this.#tape, node) : this.value(index);
  }

  /** The component that has the ref which stands in a place. */
  componentAt(index: number, components: RefTable): number | undefined {
    const node = this.#nodes[index] as number;
    return node < away && components.isOn(this.#tape) ? components.at(node) : components.get(this.at(index));
  }

  /** Whether the same text stands in two places. */
  isSame(one: number, other: number): boolean {
    const [node, its] = [this.#nodes[one] as number, this.#nodes[other] as number];
    if (this.#tape && node < away && its < away) return isSameNode(this.#tape, node, this.#tape, its);
    return this.value(one) === this.value(other);
  }

  /** The node of a text, or a text that stands on no tape. */
  nodeAt(index: number): number | Stated<string> {
    const node = this.#nodes[index] as number;
    return node >= away ? (this.#others[node - away] ?? node) : node;
  }

  /** Where a text starts, in units of its tape; undefined for one that stands on none. */
  startAt(index: number): number | undefined {
    const node = this.#nodes[index] as number;
    return node >= away ? undefined : this.#tape?.textStart(node);
  }

  span(index: number): Span {
    const node = this.#nodes[index] as number;
    return (node >= away ? this.#others[node - away]?.span : this.#tape?.textSpan(node)) ?? emptySpan;
  }

  /** Finds the bytes in which a text stands as it is, ASCII without escapes; false where there are none. */
  locate(index: number, place: Place): boolean {
    const node = this.#nodes[index] as number;
    const tape = node >= away ? undefined : this.#tape;
    return tape?.locate(node, place) ?? false;
  }

  #onTape(text: TapeText): number {
    this.#tape ??= text.tape;
    return text.tape === this.#tape ? text.node : this.#away(text.stated);
  }

  #away(stated: Stated<string>): number {
    return away + this.#others.push(stated) - 1;
  }
}
