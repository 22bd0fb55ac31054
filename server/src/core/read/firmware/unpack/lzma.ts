import { type Bytes, u8 } from '../bytes.ts';
import { Output } from './unpacked.ts';

/*
 * LZMA, after the specification of the LZMA SDK (public domain). No library of npm unpacks it synchronously in a worker:
 * docs/decisions/ tells which were tried.
 */

const states = 12;
const lengthCells = 2 + 128 + 128 + 256;
const isMatch = 0;
const isRep = isMatch + states * 16;
const isRepG0 = isRep + states;
const isRepG1 = isRepG0 + states;
const isRepG2 = isRepG1 + states;
const isRep0Long = isRepG2 + states;
const slots = isRep0Long + states * 16;
const special = slots + 4 * 64;
const align = special + 115;
const matchLength = align + 16;
const repLength = matchLength + lengthCells;
const literals = repLength + lengthCells;

const range = 0;
const code = 1;

/** Decodes chunks into one output. What LZMA2 keeps between chunks is kept here. */
export class LzmaDecoder {
  readonly out: Output;
  input: Bytes = new Uint8Array(0);
  at = 0;
  #probs = new Uint16Array(0);
  #lc = 0;
  #lp = 0;
  #pb = 0;
  #state = 0;
  #rep0 = 0;
  #rep1 = 0;
  #rep2 = 0;
  #rep3 = 0;
  /** Where the dictionary begins in the output. */
  #begin = 0;
  /** Of a match that goes over the end of a chunk. */
  #left = 0;
  readonly #coder = new Uint32Array(2);
  /** Cells of tables that were set, as `Unpacked` counts them. */
  work = 0;

  constructor(most: number, expected: number) {
    this.out = new Output(most, expected);
  }

  /** @param most of lc + lp: of LZMA2 it is 4 @returns whether the byte of properties is one */
  setProperties(byte: number, most = 12): boolean {
    if (byte >= 225) return false;
    this.#lc = byte % 9;
    this.#lp = Math.floor(byte / 9) % 5;
    this.#pb = Math.floor(byte / 45);
    return this.#lc + this.#lp <= most;
  }

  resetState(): void {
    const cells = literals + (0x300 << (this.#lc + this.#lp));
    if (this.#probs.length !== cells) this.#probs = new Uint16Array(cells);
    this.#probs.fill(1024);
    this.work += cells >> 4;
    this.#state = 0;
    this.#left = 0;
    this.#rep0 = this.#rep1 = this.#rep2 = this.#rep3 = 0;
  }

  resetDictionary(): void {
    this.#begin = this.out.length;
  }

  /** Takes the five bytes that begin a stream of the range coder. */
  start(input: Bytes, at: number): boolean {
    if (at + 5 > input.length || input[at] !== 0) return false;
    this.input = input;
    this.at = at + 5;
    this.#coder[range] = 0xffffffff;
    this.#coder[code] =
      (u8(input, at + 1) << 24) | (u8(input, at + 2) << 16) | (u8(input, at + 3) << 8) | u8(input, at + 4);
    return true;
  }

  /** What is left in the range coder at the end of a sound stream. */
  get isFinished(): boolean {
    return this.#coder[code] === 0;
  }

  /** Decodes until the output has so many bytes. `ended`: a marker ended the stream before that. */
  run(until: number): 'whole' | 'ended' | 'cut' | 'damaged' {
    const { out, input } = this;
    const coder = this.#coder;
    const probs = this.#probs;
    const posMask = (1 << this.#pb) - 1;
    const lpMask = (1 << this.#lp) - 1;
    const lc = this.#lc;
    const begin = this.#begin;
    const last = input.length;
    if (this.#left > 0) {
      const end = this.#copy(until);
      if (end !== undefined) return end;
    }
    let { bytes, length } = out;
    let r = coder[range] as number;
    let c = coder[code] as number;
    let { at } = this;
    let state = this.#state;
    let result: 'whole' | 'ended' | 'cut' | 'damaged' = 'whole';
    while (length < until) {
      if (at > last) {
        result = 'damaged';
        break;
      }
      const posState = (length - begin) & posMask;
      let index = isMatch + (state << 4) + posState;
      let p = probs[index] as number;
      let bound = Math.imul(r >>> 11, p) >>> 0;
      if (c < bound) {
        r = bound;
        probs[index] = p + ((2048 - p) >> 5);
        if (r < 0x1000000) {
          r = (r << 8) >>> 0;
          c = ((c << 8) | (input[at++] as number)) >>> 0;
        }
        if (length === bytes.length) {
          out.length = length;
          if (!out.grow(1)) {
            result = 'cut';
            break;
          }
          bytes = out.bytes;
        }
        const before = length > begin ? (bytes[length - 1] as number) : 0;
        const base = literals + 0x300 * ((((length - begin) & lpMask) << lc) + (before >> (8 - lc)));
        let symbol = 1;
        if (state >= 7) {
          let match = bytes[length - this.#rep0 - 1] as number;
          do {
            const matchBit = (match >> 7) & 1;
            match <<= 1;
            index = base + ((1 + matchBit) << 8) + symbol;
            p = probs[index] as number;
            bound = Math.imul(r >>> 11, p) >>> 0;
            let bit: number;
            if (c < bound) {
              r = bound;
              probs[index] = p + ((2048 - p) >> 5);
              bit = 0;
            } else {
              r = (r - bound) >>> 0;
              c = (c - bound) >>> 0;
              probs[index] = p - (p >> 5);
              bit = 1;
            }
            symbol = (symbol << 1) | bit;
            if (r < 0x1000000) {
              r = (r << 8) >>> 0;
              c = ((c << 8) | (input[at++] as number)) >>> 0;
            }
            if (matchBit !== bit) break;
          } while (symbol < 0x100);
        }
        while (symbol < 0x100) {
          index = base + symbol;
          p = probs[index] as number;
          bound = Math.imul(r >>> 11, p) >>> 0;
          if (c < bound) {
            r = bound;
            probs[index] = p + ((2048 - p) >> 5);
            symbol <<= 1;
          } else {
            r = (r - bound) >>> 0;
            c = (c - bound) >>> 0;
            probs[index] = p - (p >> 5);
            symbol = (symbol << 1) | 1;
          }
          if (r < 0x1000000) {
            r = (r << 8) >>> 0;
            c = ((c << 8) | (input[at++] as number)) >>> 0;
          }
        }
        bytes[length++] = symbol;
        state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
        continue;
      }
      r = (r - bound) >>> 0;
      c = (c - bound) >>> 0;
      probs[index] = p - (p >> 5);
      if (r < 0x1000000) {
        r = (r << 8) >>> 0;
        c = ((c << 8) | (input[at++] as number)) >>> 0;
      }
      coder[range] = r;
      coder[code] = c;
      this.at = at;
      this.#state = state;
      out.length = length;
      const isMarker = this.#match(posState);
      r = coder[range] as number;
      c = coder[code] as number;
      at = this.at;
      state = this.#state;
      if (isMarker) {
        result = 'ended';
        break;
      }
      if (this.#rep0 >= length - begin) {
        result = 'damaged';
        break;
      }
      const end = this.#copy(until);
      bytes = out.bytes;
      length = out.length;
      if (end !== undefined) {
        result = end;
        break;
      }
    }
    coder[range] = r;
    coder[code] = c;
    this.at = at;
    this.#state = state;
    out.length = length;
    return result;
  }

  /** Reads which match comes: its distance into rep0, its length into what is left. @returns whether it is the end marker */
  #match(posState: number): boolean {
    const state = this.#state;
    if (this.#bit(isRep + state) === 0) {
      this.#rep3 = this.#rep2;
      this.#rep2 = this.#rep1;
      this.#rep1 = this.#rep0;
      this.#left = this.#length(matchLength, posState);
      this.#state = state < 7 ? 7 : 10;
      this.#rep0 = this.#distance(this.#left);
      if (this.#rep0 !== 0xffffffff) return false;
      this.#left = 0;
      return true;
    }
    if (this.#bit(isRepG0 + state) === 0) {
      if (this.#bit(isRep0Long + (state << 4) + posState) === 0) {
        this.#state = state < 7 ? 9 : 11;
        this.#left = 1;
        return false;
      }
    } else {
      let distance: number;
      if (this.#bit(isRepG1 + state) === 0) distance = this.#rep1;
      else {
        if (this.#bit(isRepG2 + state) === 0) distance = this.#rep2;
        else {
          distance = this.#rep3;
          this.#rep3 = this.#rep2;
        }
        this.#rep2 = this.#rep1;
      }
      this.#rep1 = this.#rep0;
      this.#rep0 = distance;
    }
    this.#left = this.#length(repLength, posState);
    this.#state = state < 7 ? 8 : 11;
    return false;
  }

  #copy(until: number): 'cut' | undefined {
    const { out } = this;
    const count = Math.min(this.#left, until - out.length);
    if (!out.grow(count)) return 'cut';
    this.#left -= count;
    const { bytes } = out;
    let { length } = out;
    const stop = length + count;
    for (let from = length - this.#rep0 - 1; length < stop; ) bytes[length++] = bytes[from++] as number;
    out.length = length;
    return undefined;
  }

  #bit(index: number): number {
    const probs = this.#probs;
    const coder = this.#coder;
    const p = probs[index] as number;
    let r = coder[range] as number;
    let c = coder[code] as number;
    const bound = Math.imul(r >>> 11, p) >>> 0;
    let bit = 0;
    if (c < bound) {
      r = bound;
      probs[index] = p + ((2048 - p) >> 5);
    } else {
      r = (r - bound) >>> 0;
      c = (c - bound) >>> 0;
      probs[index] = p - (p >> 5);
      bit = 1;
    }
    if (r < 0x1000000) {
      r = (r << 8) >>> 0;
      c = ((c << 8) | (this.input[this.at++] ?? 0)) >>> 0;
    }
    coder[range] = r;
    coder[code] = c;
    return bit;
  }

  /** A symbol of so many bits, by a tree. Its loop holds what it needs in variables of its own. */
  #tree(base: number, bits: number): number {
    const { input } = this;
    const probs = this.#probs;
    const coder = this.#coder;
    let r = coder[range] as number;
    let c = coder[code] as number;
    let { at } = this;
    let symbol = 1;
    for (let left = bits; left > 0; left--) {
      const index = base + symbol;
      const p = probs[index] as number;
      const bound = Math.imul(r >>> 11, p) >>> 0;
      if (c < bound) {
        r = bound;
        probs[index] = p + ((2048 - p) >> 5);
        symbol <<= 1;
      } else {
        r = (r - bound) >>> 0;
        c = (c - bound) >>> 0;
        probs[index] = p - (p >> 5);
        symbol = (symbol << 1) | 1;
      }
      if (r < 0x1000000) {
        r = (r << 8) >>> 0;
        c = ((c << 8) | (input[at++] as number)) >>> 0;
      }
    }
    coder[range] = r;
    coder[code] = c;
    this.at = at;
    return symbol - (1 << bits);
  }

  /** The same with its lowest bit first. */
  #reverseTree(base: number, bits: number): number {
    let forward = this.#tree(base, bits);
    let value = 0;
    for (let left = bits; left > 0; left--) {
      value = (value << 1) | (forward & 1);
      forward >>= 1;
    }
    return value;
  }

  #direct(count: number): number {
    const { input } = this;
    const coder = this.#coder;
    let r = coder[range] as number;
    let c = coder[code] as number;
    let { at } = this;
    let value = 0;
    for (let left = count; left > 0; left--) {
      r >>>= 1;
      value <<= 1;
      if (c >= r) {
        c = (c - r) >>> 0;
        value |= 1;
      }
      if (r < 0x1000000) {
        r = (r << 8) >>> 0;
        c = ((c << 8) | (input[at++] as number)) >>> 0;
      }
    }
    coder[range] = r;
    coder[code] = c;
    this.at = at;
    return value >>> 0;
  }

  #length(base: number, posState: number): number {
    if (this.#bit(base) === 0) return 2 + this.#tree(base + 2 + (posState << 3), 3);
    if (this.#bit(base + 1) === 0) return 10 + this.#tree(base + 130 + (posState << 3), 3);
    return 18 + this.#tree(base + 258, 8);
  }

  #distance(length: number): number {
    const slot = this.#tree(slots + (Math.min(length - 2, 3) << 6), 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = ((2 | (slot & 1)) << bits) >>> 0;
    if (slot < 14) return base + this.#reverseTree(special + base - slot, bits);
    return (base + this.#direct(bits - 4) * 16 + this.#reverseTree(align, 4)) >>> 0;
  }
}
