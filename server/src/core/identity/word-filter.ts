/**
 * A first look at a name, at a few nanoseconds a character: says whether it can hold one of the words it was built with.
 * It may say yes wrongly, never no wrongly, and costs the same however many words there are: one pass over the code
 * units, a rolling hash per word, a bit map that stays in the processor's cache, and a table behind it.
 */
export class WordFilter {
  readonly #bits: Uint32Array;
  readonly #bitMask: number;
  readonly #table: Uint32Array;
  readonly #tableMask: number;

  /** @param words lower-case letters and digits only */
  constructor(words: ReadonlySet<string>) {
    this.#bits = new Uint32Array(powerOfTwo(words.size * 16, 4096) >>> 5);
    this.#bitMask = this.#bits.length * 32 - 1;
    this.#table = new Uint32Array(powerOfTwo(words.size * 4, 64));
    this.#tableMask = this.#table.length - 1;
    for (const word of words) this.#add(hashOf(word));
  }

  /**
   * Whether one of the words stands in the text as a word, as two neighbouring words joined, or as everything from the
   * start of the text up to the end of a word joined. Always true for text that is not ASCII.
   */
  mayHold(text: string): boolean {
    let word = SEED;
    let joined = SEED;
    let whole = SEED;
    let length = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit > 0x7f) return true;
      const folded = FOLDED[unit] as number;
      if (folded > SKIPPED) {
        word = Math.imul(word ^ folded, PRIME);
        joined = Math.imul(joined ^ folded, PRIME);
        whole = Math.imul(whole ^ folded, PRIME);
        length++;
      } else if (folded === BETWEEN && length > 0) {
        if (this.#has(word) || this.#has(joined) || this.#has(whole)) return true;
        joined = word;
        word = SEED;
        length = 0;
      }
    }
    return length > 0 && (this.#has(word) || this.#has(joined) || this.#has(whole));
  }

  #has(hash: number): boolean {
    const bit = (hash ^ (hash >>> 15)) & this.#bitMask;
    if (((this.#bits[bit >>> 5] as number) & (1 << (bit & 31))) === 0) return false;
    const wanted = hash >>> 0 || 1;
    for (let at = hash & this.#tableMask; ; at = (at + 1) & this.#tableMask) {
      const found = this.#table[at] as number;
      if (found === wanted) return true;
      if (found === 0) return false;
    }
  }

  #add(hash: number): void {
    const bit = (hash ^ (hash >>> 15)) & this.#bitMask;
    this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] as number) | (1 << (bit & 31));
    const wanted = hash >>> 0 || 1;
    let at = hash & this.#tableMask;
    while (this.#table[at] !== 0 && this.#table[at] !== wanted) at = (at + 1) & this.#tableMask;
    this.#table[at] = wanted;
  }
}

const SEED = 0x811c9dc5 | 0;
const PRIME = 0x01000193;
const BETWEEN = 0;
const SKIPPED = 1;

/** For every ASCII unit: 0 between words, 1 skipped inside a word, else the lower-case unit. */
const FOLDED = new Uint8Array(128);
for (let unit = 48; unit <= 57; unit++) FOLDED[unit] = unit;
for (let unit = 97; unit <= 122; unit++) {
  FOLDED[unit] = unit;
  FOLDED[unit - 32] = unit;
}
FOLDED[39] = SKIPPED;
FOLDED[96] = SKIPPED;

function hashOf(word: string): number {
  let hash = SEED;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), PRIME);
  return hash;
}

function powerOfTwo(least: number, floor: number): number {
  let size = floor;
  while (size < least) size *= 2;
  return size;
}
