/** How many entries in a row are looked at: refs made to collide cost no more than that, and are then not found. */
const mostProbes = 64;

/** Which component has a ref, for documents with very many. The first component with a ref keeps it. */
export class RefTable {
  readonly #mask: number;
  readonly #slots: Int32Array;
  readonly #hashes: Int32Array;
  readonly #refs: string[] = [];
  readonly #indexes: number[] = [];

  /** `most` is the number of refs that will be added at most. */
  constructor(most: number) {
    let size = 16;
    while (size < most * 2) size *= 2;
    this.#mask = size - 1;
    this.#slots = new Int32Array(size).fill(-1);
    this.#hashes = new Int32Array(size);
  }

  /** False, and nothing added, when another component has the ref. */
  add(ref: string, index: number): boolean {
    const hash = hashOf(ref);
    const slot = this.#find(ref, hash);
    if (slot < 0) return true;
    if ((this.#slots[slot] as number) >= 0) return false;
    this.#slots[slot] = this.#refs.push(ref) - 1;
    this.#hashes[slot] = hash;
    this.#indexes.push(index);
    return true;
  }

  get(ref: string): number | undefined {
    const slot = this.#find(ref, hashOf(ref));
    return slot < 0 ? undefined : this.#indexes[this.#slots[slot] as number];
  }

  /** The slot that holds the ref, or the empty one where it belongs; -1 when there is neither nearby. */
  #find(ref: string, hash: number): number {
    for (let probe = 0; probe < mostProbes; probe++) {
      const slot = (hash + probe) & this.#mask;
      const entry = this.#slots[slot] as number;
      if (entry < 0 || (this.#hashes[slot] === hash && this.#refs[entry] === ref)) return slot;
    }
    return -1;
  }
}

/** Refs are often numbered: without the mixing at the end neighbours would stand in one long row. */
function hashOf(text: string): number {
  let hash = text.length;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
