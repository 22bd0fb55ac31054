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
  /** By key, the key that came behind it last time. */
  readonly #next = new Int16Array(mostKeys).fill(-1);

  /** The number of the key that stands in `text` from `start` to `end`; -1 when it is one of too many. */
  idOf(text: string, start: number, end: number, hash: number): number {
    for (let probe = 0; probe < mostProbes; probe++) {
      const slot = (hash + probe) & (slots - 1);
      const id = this.#ids[slot] as number;
      if (id < 0) return this.#insert(slot, text.slice(start, end), hash);
      if (this.#hashes[slot] === hash && this.endOf(id, text, start) === end) return id;
    }
    return -1;
  }

  keyOf(id: number): string {
    return this.#keys[id] as string;
  }

  /** The key that is likely to come behind another one, since documents repeat themselves; -1 where nothing is known. */
  after(id: number): number {
    return id < 0 ? -1 : (this.#next[id] as number);
  }

  /** Remembers that one key came behind another. */
  follow(id: number, next: number): void {
    if (id >= 0) this.#next[id] = next;
  }

  /** The end of the key `id` where it stands in `text` at `start`; -1 where something else stands there. */
  endOf(id: number, text: string, start: number): number {
    const key = this.#keys[id] as string;
    for (let at = 0; at < key.length; at++) if (key.charCodeAt(at) !== text.charCodeAt(start + at)) return -1;
    return start + key.length;
  }

  #insert(slot: number, key: string, hash: number): number {
    if (this.#keys.length >= mostKeys) return -1;
    this.#hashes[slot] = hash;
    this.#ids[slot] = this.#keys.length;
    return this.#keys.push(key) - 1;
  }
}
