import type { Tape } from '../syntax/tape.ts';
import { TapeText } from '../syntax/tape-text.ts';
import { hashOfRef, isSameRef, type Ref } from './ref.ts';

/** How many entries in a row are looked at: refs made to collide cost no more than that, and are then not found. */
const mostProbes = 64;

/** Nobody has the ref. */
const none = -1;

/** Which component has a ref, for documents with very many. The first component with a ref keeps it. */
export class RefTable {
  readonly #mask: number;
  readonly #slots: Int32Array;
  readonly #hashes: Int32Array;
  readonly #refs: Ref[] = [];
  readonly #indexes: number[] = [];
  /** By node of a tape, what was found for the ref that stands there: many ask for the same one. */
  #found: Int32Array | undefined;
  #tape: Tape | undefined;

  /** `most` is the number of refs that will be added at most. */
  constructor(most: number) {
    let size = 16;
    while (size < most * 2) size *= 2;
    this.#mask = size - 1;
    this.#slots = new Int32Array(size).fill(-1);
    this.#hashes = new Int32Array(size);
  }

  /** False, and nothing added, when another component has the ref. */
  add(ref: Ref, index: number): boolean {
    const hash = hashOfRef(ref);
    const slot = this.#find(ref, hash);
    if (slot < 0) return true;
    if ((this.#slots[slot] as number) >= 0) return false;
    this.#slots[slot] = this.#refs.push(ref) - 1;
    this.#hashes[slot] = hash;
    this.#indexes.push(index);
    return true;
  }

  get(ref: Ref): number | undefined {
    if (!(ref instanceof TapeText)) return this.#look(ref);
    if (!this.#found) {
      this.#tape = ref.tape;
      this.#found = new Int32Array(ref.tape.length);
    }
    if (ref.tape !== this.#tape) return this.#look(ref);
    const known = this.#found[ref.node] as number;
    if (known !== 0) return known === none ? undefined : known - 1;
    const index = this.#look(ref);
    this.#found[ref.node] = index === undefined ? none : index + 1;
    return index;
  }

  #look(ref: Ref): number | undefined {
    const slot = this.#find(ref, hashOfRef(ref));
    return slot < 0 ? undefined : this.#indexes[this.#slots[slot] as number];
  }

  /** The slot that holds the ref, or the empty one where it belongs; -1 when there is neither nearby. */
  #find(ref: Ref, hash: number): number {
    for (let probe = 0; probe < mostProbes; probe++) {
      const slot = (hash + probe) & this.#mask;
      const entry = this.#slots[slot] as number;
      if (entry < 0 || (this.#hashes[slot] === hash && isSameRef(this.#refs[entry] as Ref, ref))) return slot;
    }
    return -1;
  }
}
