const slots = 2048;
const mostProbes = 32;

/** How many different keys a table numbers. */
export const mostKeys = 1024;

/**
 * The keys of one document, each made into a string once however often it stands there, and numbered in the order of
 * their first appearance.
 */
export class KeyTable {
  readonly #hashes = new Int32Array(slots);
  readonly #ids = new Int32Array(slots).fill(-1);
  readonly #keys: string[] = [];

  /** The number of the key that stands in `text` from `start` to `end`; -1 when it is one of too many. */
  idOf(text: string, start: number, end: number, hash: number): number {
    for (let probe = 0; probe < mostProbes; probe++) {
      const slot = (hash + probe) & (slots - 1);
      const id = this.#ids[slot] as number;
      if (id < 0) return this.#insert(slot, text.slice(start, end), hash);
      if (this.#hashes[slot] === hash && equals(this.#keys[id] as string, text, start, end)) return id;
    }
    return -1;
  }

  keyOf(id: number): string {
    return this.#keys[id] as string;
  }

  #insert(slot: number, key: string, hash: number): number {
    if (this.#keys.length >= mostKeys) return -1;
    this.#hashes[slot] = hash;
    this.#ids[slot] = this.#keys.length;
    return this.#keys.push(key) - 1;
  }
}

function equals(key: string, text: string, start: number, end: number): boolean {
  if (key.length !== end - start) return false;
  for (let at = 0; at < key.length; at++) if (key.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}
