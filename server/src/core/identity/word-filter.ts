/**
 * A first look at a value, at a few nanoseconds a character: says whether it can hold one of the words it was built
 * with. It may say yes wrongly, never no wrongly, and costs the same however many words there are: one pass over the
 * code units, a rolling hash, a bit map that stays in the processor's cache, and a table behind it.
 */
export class WordFilter {
  readonly #bits: Uint32Array;
  /** Leaves of a 32-bit hash as many upper bits as number the bits of the map. */
  readonly #shift: number;
  readonly #table: Uint32Array;
  readonly #tableMask: number;

  /** @param words lower-case ASCII letters and digits: text that is not ASCII always passes */
  constructor(words: ReadonlySet<string>) {
    const bits = powerOfTwo(words.size * 16, 4096);
    this.#bits = new Uint32Array(bits >>> 5);
    this.#shift = 32 - Math.log2(bits);
    this.#table = new Uint32Array(powerOfTwo(words.size * 4, 64));
    this.#tableMask = this.#table.length - 1;
    for (const word of words) this.#add(hashOf(word));
  }

  /**
   * Whether one of the words stands in the text as a word, before a capital within one, as two neighbouring words joined, or as everything from the
   * start of the text up to the end of a word joined. Always true for text that is not ASCII, percent escapes decoded.
   */
  mayHold(text: string): boolean {
    const units = asciiOf(text);
    return units === undefined || this.mayHoldBytes(units, 0, text.length);
  }

  /** The same of a text that stands in bytes, ASCII as it is. */
  mayHoldBytes(units: Uint8Array, from: number, end: number): boolean {
    let before = 0;
    let whole = 0;
    for (let at = from; at < end; at++) {
      const start = at;
      let word = 0;
      let folded = BETWEEN;
      let skipped = 0;
      let isLow = false;
      for (; at < end; at++) {
        const unit = units[at] as number;
        folded = FOLDED[unit] as number;
        if (folded > ESCAPE) {
          // `AcmeOpenSource`: a name ends before a capital
          if (isLow && folded !== unit && this.#has(word)) return true;
          isLow = folded === unit;
          word = (Math.imul(word, BASE) + folded) | 0;
        } else if (folded === SKIPPED) skipped++;
        else break;
      }
      const length = at - start - skipped;
      if (length > 0) {
        if (length >= POWERS.length) return true;
        const shift = POWERS[length] as number;
        whole = (Math.imul(whole, shift) + word) | 0;
        if (this.#has(word) || this.#has((Math.imul(before, shift) + word) | 0) || this.#has(whole)) return true;
        before = word;
      }
      if (folded === ESCAPE && at < end) {
        const escaped = escapedUnit(units, at, end);
        if (escaped > 0x7f || (escaped >= 0 && (FOLDED[escaped] as number) > ESCAPE)) return true;
        if (escaped >= 0) at += 2;
      }
    }
    return false;
  }

  #has(hash: number): boolean {
    const bit = Math.imul(hash, SPREAD) >>> this.#shift;
    return ((this.#bits[bit >>> 5] as number) & (1 << (bit & 31))) !== 0 && this.#isListed(mix(hash));
  }

  #isListed(mixed: number): boolean {
    for (let at = mixed & this.#tableMask; ; at = (at + 1) & this.#tableMask) {
      const found = this.#table[at] as number;
      if (found === mixed) return true;
      if (found === 0) return false;
    }
  }

  #add(hash: number): void {
    const bit = Math.imul(hash, SPREAD) >>> this.#shift;
    this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] as number) | (1 << (bit & 31));
    const mixed = mix(hash);
    let at = mixed & this.#tableMask;
    while (this.#table[at] !== 0 && this.#table[at] !== mixed) at = (at + 1) & this.#tableMask;
    this.#table[at] = mixed;
  }
}

/** What FOLDED says of units that are no letters and digits. */
const BETWEEN = 0;
const SKIPPED = 1;
const ESCAPE = 2;

const BASE = 0x2f0b4c47;
/** The golden ratio in 32 bits: spreads hashes over the upper bits. */
const SPREAD = 0x9e3779b1;

/** For every ASCII unit: 0 between words, 1 skipped inside a word, 2 percent, else the lower-case unit. */
const FOLDED = new Uint8Array(128);
for (let unit = 48; unit <= 57; unit++) FOLDED[unit] = unit;
for (let unit = 97; unit <= 122; unit++) {
  FOLDED[unit] = unit;
  FOLDED[unit - 32] = unit;
}
FOLDED[39] = SKIPPED;
FOLDED[96] = SKIPPED;
FOLDED[37] = ESCAPE;

/** Powers of the base: what a hash is multiplied by when a word of that length follows. */
const POWERS = new Int32Array(64);
POWERS[0] = 1;
for (let length = 1; length < POWERS.length; length++) POWERS[length] = Math.imul(POWERS[length - 1] as number, BASE);

/** Texts up to this length are copied to a place that is made once. */
const scratch = new Uint8Array(512);

/** The units of a text that is all ASCII. */
function asciiOf(text: string): Uint8Array | undefined {
  const units = text.length > scratch.length ? new Uint8Array(text.length) : scratch;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7f) return undefined;
    units[at] = unit;
  }
  return units;
}

function hashOf(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at++) hash = (Math.imul(hash, BASE) + word.charCodeAt(at)) | 0;
  return hash;
}

/** Never 0, which stands for an empty place. */
function mix(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (half ^ (half >>> 13)) >>> 0 || 1;
}

/** The byte that a percent escape stands for; -1 where the sign escapes nothing. */
function escapedUnit(units: Uint8Array, at: number, end: number): number {
  if (at + 2 >= end) return -1;
  const high = hexValue(units[at + 1] as number);
  const low = hexValue(units[at + 2] as number);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

function hexValue(unit: number): number {
  if (unit >= 48 && unit <= 57) return unit - 48;
  const letter = unit | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

function powerOfTwo(least: number, floor: number): number {
  let size = floor;
  while (size < least) size *= 2;
  return size;
}
