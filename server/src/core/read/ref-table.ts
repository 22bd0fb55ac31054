import type { Tape } from '../syntax/tape.ts';
import { TapeText } from '../syntax/tape-text.ts';
import { hashOfNode, hashOfText, isSameNode, type Ref } from './ref.ts';

/** How many entries in a row are looked at: refs made to collide cost no more than that, and are then not found. */
const mostProbes = 64;

/** Nobody has the ref. */
const none = -1;

/** Which component has a ref, for documents with very many. The first component with a ref keeps it. */
export class RefTable {
  readonly #mask: number;
  /** The entry in each place, -1 for none. */
  readonly #slots: Int32Array;
  readonly #hashes: Int32Array;
  /** By entry: the node of its ref on the tape, or -1 for one of `#texts`, and the component that has it. */
  readonly #nodes: Int32Array;
  readonly #indexes: Int32Array;
  readonly #texts = new Map<number, string>();
  #count = 0;
  /** The entry that was found last. */
  #last = none;
  /** By node of the tape, what was found for the ref that stands there: many ask for the same one. */
  #found: Int32Array | undefined;
  /** That of the first ref; those of others are made texts. */
  #tape: Tape | undefined;

  /** `most` is the number of refs that will be added at most. */
  constructor(most: number) {
    let size = 16;
    while (size < most * 2) size *= 2;
    this.#mask = size - 1;
    this.#slots = new Int32Array(size).fill(none);
    this.#hashes = new Int32Array(size);
    this.#nodes = new Int32Array(most);
    this.#indexes = new Int32Array(most);
  }

  /** False, and nothing added, when another component has the ref. */
  add(ref: Ref, index: number): boolean {
    if (ref instanceof TapeText) this.#tape ??= ref.tape;
    const node = this.#nodeOf(ref);
    const text = node === none ? textOf(ref) : undefined;
    const hash = text === undefined ? this.#hashAt(node) : hashOfText(text);
    const slot = this.#find(node, text, hash);
    if (slot < 0) return true;
    if ((this.#slots[slot] as number) >= 0) return false;
    const entry = this.#count++;
    this.#slots[slot] = entry;
    this.#hashes[slot] = hash;
    this.#nodes[entry] = node;
    this.#indexes[entry] = index;
    if (text !== undefined) this.#texts.set(entry, text);
    return true;
  }

  get(ref: Ref): number | undefined {
    const node = this.#nodeOf(ref);
    return node === none ? this.#look(none, textOf(ref)) : this.at(node);
  }

  /** Whether refs at nodes of a tape can be asked for by the nodes. */
  isOn(tape: Tape | undefined): boolean {
    return tape !== undefined && tape === this.#tape;
  }

  /** The component whose ref stands at a node of the tape. */
  at(node: number): number | undefined {
    this.#found ??= new Int32Array(this.#tape?.length ?? 0);
    const known = this.#found[node] as number;
    if (known !== 0) return known === none ? undefined : known - 1;
    const index = this.#look(node, undefined);
    this.#found[node] = index === undefined ? none : index + 1;
    return index;
  }

  #nodeOf(ref: Ref): number {
    return ref instanceof TapeText && ref.tape === this.#tape ? ref.node : none;
  }

  #hashAt(node: number): number {
    return this.#tape ? hashOfNode(this.#tape, node) : 0;
  }

  #look(node: number, text: string | undefined): number | undefined {
    // documents often speak of their components in the order in which they list them
    const next = this.#last + 1;
    if (text === undefined && next < this.#count && this.#isSame(next, node, text)) {
      this.#last = next;
      return this.#indexes[next];
    }
    const slot = this.#find(node, text, text === undefined ? this.#hashAt(node) : hashOfText(text));
    const entry = slot < 0 ? none : (this.#slots[slot] as number);
    if (entry < 0) return undefined;
    this.#last = entry;
    return this.#indexes[entry];
  }

  /** The slot that holds the ref, or the empty one where it belongs; -1 when there is neither nearby. */
  #find(node: number, text: string | undefined, hash: number): number {
    for (let probe = 0; probe < mostProbes; probe++) {
      const slot = (hash + probe) & this.#mask;
      const entry = this.#slots[slot] as number;
      if (entry < 0 || (this.#hashes[slot] === hash && this.#isSame(entry, node, text))) return slot;
    }
    return -1;
  }

  #isSame(entry: number, node: number, text: string | undefined): boolean {
    const its = this.#nodes[entry] as number;
    const tape = this.#tape;
    if (tape && its >= 0 && node >= 0) return isSameNode(tape, its, tape, node);
    const known = its < 0 ? this.#texts.get(entry) : tape?.value(its);
    return known === (node < 0 ? text : tape?.value(node));
  }
}

function textOf(ref: Ref): string {
  return ref instanceof TapeText ? ref.value : ref;
}
