import { decodeString, unit } from './json-text.ts';

const slots = 4096;
const mostProbes = 32;

/** How many different keys are told apart when they repeat in one object. */
const mostTracked = 1024;

/**
 * The keys of one document, each made into a string once however often it stands there, and numbered from 1 on in the
 * order of their first appearance.
 */
export class KeyNumbers {
  /** By number; 0 stands for none. */
  readonly names: string[] = [''];
  /** The number of the key that was passed last. */
  number = 0;
  readonly #bytes: Uint8Array;
  readonly #words: DataView;
  /** By number, where the key stands for the first time. */
  readonly #starts: number[] = [0];
  readonly #ends: number[] = [0];
  readonly #hashes = new Int32Array(slots);
  readonly #numbers = new Int32Array(slots);
  /** By number, the key that came behind it last time, since documents repeat themselves. */
  readonly #next: number[] = [0];
  #hash = 0;
  /** By depth, by number: the serial of the object that last held the key. */
  readonly #seen: Int32Array[] = [];
  readonly #serials: number[] = [];
  #serial = 0;
  /** Numbers from here on are of keys that are not found again: escaped ones, and those beyond the table. */
  readonly #loose = new Set<number>();

  /** @param words the same bytes, to look at four of them at once */
  constructor(bytes: Uint8Array, words: DataView) {
    this.#bytes = bytes;
    this.#words = words;
  }

  /** An object is entered. */
  open(depth: number): void {
    this.#serials[depth] = ++this.#serial;
  }

  /** Passes the key that starts behind its quote at `start`; returns the offset of its closing quote, or -1 for a new one. */
  pass(start: number): number {
    const bytes = this.#bytes;
    const guess = this.#next[this.number] as number;
    if (guess > 0) {
      const end = this.#endOf(guess, start);
      if (end >= 0 && bytes[end] === unit.quote) {
        this.number = guess;
        return end;
      }
    }
    let hash = 0;
    let end = start;
    while (end < bytes.length) {
      const byte = bytes[end] as number;
      if (byte === unit.quote) break;
      if (byte < unit.space || byte === unit.backslash) return -1;
      hash = (Math.imul(hash, 31) + byte) | 0;
      end++;
    }
    hash ^= hash >>> 15;
    this.#hash = hash;
    for (let probe = 0; probe < mostProbes; probe++) {
      const slot = (hash + probe) & (slots - 1);
      const number = this.#numbers[slot] as number;
      if (number === 0) return -1;
      if (this.#hashes[slot] !== hash || this.#endOf(number, start) !== end) continue;
      this.#next[this.number] = number;
      this.number = number;
      return end;
    }
    return -1;
  }

  /** Numbers the key that `pass` did not know. */
  take(start: number, end: number, raw: string, isEscaped: boolean): void {
    const number = this.names.push(interned(isEscaped ? decodeString(raw) : raw)) - 1;
    this.#starts.push(start);
    this.#ends.push(end);
    this.#next.push(0);
    const slot = isEscaped || number > slots / 2 ? -1 : this.#free();
    if (slot < 0) this.#loose.add(number);
    else {
      this.#hashes[slot] = this.#hash;
      this.#numbers[slot] = number;
      this.#next[this.number] = number;
    }
    this.number = number;
  }

  /** Whether the object at this depth has the key already; notes that it has it now. */
  isRepeated(depth: number): boolean {
    const { number } = this;
    if (number >= mostTracked || (this.#loose.size > 0 && this.#loose.has(number))) return false;
    const seen = (this.#seen[depth] ??= new Int32Array(mostTracked));
    const serial = this.#serials[depth] as number;
    if (seen[number] === serial) return true;
    seen[number] = serial;
    return false;
  }

  #free(): number {
    for (let probe = 0; probe < mostProbes; probe++) {
      const slot = (this.#hash + probe) & (slots - 1);
      if (this.#numbers[slot] === 0) return slot;
    }
    return -1;
  }

  /** The end of the key with a number where it stands at `start`; -1 where something else stands there. */
  #endOf(number: number, start: number): number {
    const bytes = this.#bytes;
    const end = this.#ends[number] as number;
    let at = start;
    let known = this.#starts[number] as number;
    if (start + end - known > bytes.length) return -1;
    for (const words = this.#words; known + 4 <= end; known += 4, at += 4) {
      if (words.getInt32(known) !== words.getInt32(at)) return -1;
    }
    for (; known < end; known++, at++) {
      if (bytes[known] !== bytes[at]) return -1;
    }
    return at;
  }
}

/** The same text as engines keep names of properties: comparing two of them is comparing two pointers. */
export function interned(text: string): string {
  return Object.keys({ [text]: 0 })[0] ?? text;
}
