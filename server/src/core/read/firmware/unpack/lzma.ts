import { Output } from '../../unpack/unpacked.ts';
import { type Bytes, u32be } from '../bytes.ts';

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
  #range = 0;
  #code = 0;
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
    this.#range = 0xffffffff;
    this.#code = u32be(input, at + 1);
    return true;
  }

  /** What is left in the range coder at the end of a sound stream. */
  get isFinished(): boolean {
    return this.#code === 0;
  }

  /**
   * Decodes until the output has so many bytes. `ended`: a marker ended the stream before that.
   *
   * One function, and each bit decoded where it is needed: what the loop holds stays in variables of its own, and that is half
   * of what unpacking costs. A bit is always read so: the range is split by its probability, the half in which the code lies
   * is the bit, and the probability moves towards it.
   */
  run(until: number): 'whole' | 'ended' | 'cut' | 'damaged' {
    const { out, input } = this;
    const probs = this.#probs;
    const posMask = (1 << this.#pb) - 1;
    const lpMask = (1 << this.#lp) - 1;
    const lc = this.#lc | 0;
    const begin = this.#begin | 0;
    const last = input.length | 0;
    let { bytes } = out;
    let length = out.length | 0;
    // fields may be any number: said to be of 32 bits, they are kept in registers as such
    let r = this.#range >>> 0;
    let c = this.#code >>> 0;
    let at = this.at | 0;
    let state = this.#state | 0;
    let rep0 = this.#rep0 | 0;
    let rep1 = this.#rep1 | 0;
    let rep2 = this.#rep2 | 0;
    let rep3 = this.#rep3 | 0;
    let left = this.#left | 0;
    let index = 0;
    let p = 0;
    let bound = 0;
    let result: 'whole' | 'ended' | 'cut' | 'damaged' = 'whole';
    for (;;) {
      if (left > 0) {
        const count = left < until - length ? left : until - length;
        if (length + count > bytes.length) {
          out.length = length;
          if (!out.grow(count)) {
            result = 'cut';
            break;
          }
          bytes = out.bytes;
        }
        left -= count;
        const stop = length + count;
        for (let from = length - rep0 - 1; length < stop; ) bytes[length++] = bytes[from++] as number;
      }
      if (length >= until) break;
      if (at > last) {
        result = 'damaged';
        break;
      }
      const posState = (length - begin) & posMask;
      index = isMatch + (state << 4) + posState;
      p = probs[index] as number;
      bound = Math.imul(r >>> 11, p) >>> 0;
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
          let match = bytes[length - rep0 - 1] as number;
          do {
            const matchBit = (match >> 7) & 1;
            match <<= 1;
            let bit = 0;
            index = base + ((1 + matchBit) << 8) + symbol;
            p = probs[index] as number;
            bound = Math.imul(r >>> 11, p) >>> 0;
            if (c < bound) {
              r = bound;
              probs[index] = p + ((2048 - p) >> 5);
              if (r < 0x1000000) {
                r = (r << 8) >>> 0;
                c = ((c << 8) | (input[at++] as number)) >>> 0;
              }
            } else {
              r = (r - bound) >>> 0;
              c = (c - bound) >>> 0;
              probs[index] = p - (p >> 5);
              if (r < 0x1000000) {
                r = (r << 8) >>> 0;
                c = ((c << 8) | (input[at++] as number)) >>> 0;
              }
              bit = 1;
            }
            symbol = (symbol << 1) | bit;
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
            if (r < 0x1000000) {
              r = (r << 8) >>> 0;
              c = ((c << 8) | (input[at++] as number)) >>> 0;
            }
            symbol <<= 1;
          } else {
            r = (r - bound) >>> 0;
            c = (c - bound) >>> 0;
            probs[index] = p - (p >> 5);
            if (r < 0x1000000) {
              r = (r << 8) >>> 0;
              c = ((c << 8) | (input[at++] as number)) >>> 0;
            }
            symbol = (symbol << 1) | 1;
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
      let lengths = repLength;
      index = isRep + state;
      p = probs[index] as number;
      bound = Math.imul(r >>> 11, p) >>> 0;
      if (c < bound) {
        r = bound;
        probs[index] = p + ((2048 - p) >> 5);
        if (r < 0x1000000) {
          r = (r << 8) >>> 0;
          c = ((c << 8) | (input[at++] as number)) >>> 0;
        }
        rep3 = rep2;
        rep2 = rep1;
        rep1 = rep0;
        lengths = matchLength;
      } else {
        r = (r - bound) >>> 0;
        c = (c - bound) >>> 0;
        probs[index] = p - (p >> 5);
        if (r < 0x1000000) {
          r = (r << 8) >>> 0;
          c = ((c << 8) | (input[at++] as number)) >>> 0;
        }
        index = isRepG0 + state;
        p = probs[index] as number;
        bound = Math.imul(r >>> 11, p) >>> 0;
        if (c < bound) {
          r = bound;
          probs[index] = p + ((2048 - p) >> 5);
          if (r < 0x1000000) {
            r = (r << 8) >>> 0;
            c = ((c << 8) | (input[at++] as number)) >>> 0;
          }
          index = isRep0Long + (state << 4) + posState;
          p = probs[index] as number;
          bound = Math.imul(r >>> 11, p) >>> 0;
          if (c < bound) {
            r = bound;
            probs[index] = p + ((2048 - p) >> 5);
            if (r < 0x1000000) {
              r = (r << 8) >>> 0;
              c = ((c << 8) | (input[at++] as number)) >>> 0;
            }
            state = state < 7 ? 9 : 11;
            left = 1;
            if (rep0 >>> 0 >= length - begin) {
              result = 'damaged';
              break;
            }
            continue;
          }
          r = (r - bound) >>> 0;
          c = (c - bound) >>> 0;
          probs[index] = p - (p >> 5);
          if (r < 0x1000000) {
            r = (r << 8) >>> 0;
            c = ((c << 8) | (input[at++] as number)) >>> 0;
          }
        } else {
          r = (r - bound) >>> 0;
          c = (c - bound) >>> 0;
          probs[index] = p - (p >> 5);
          if (r < 0x1000000) {
            r = (r << 8) >>> 0;
            c = ((c << 8) | (input[at++] as number)) >>> 0;
          }
          let distance = rep1;
          index = isRepG1 + state;
          p = probs[index] as number;
          bound = Math.imul(r >>> 11, p) >>> 0;
          if (c < bound) {
            r = bound;
            probs[index] = p + ((2048 - p) >> 5);
            if (r < 0x1000000) {
              r = (r << 8) >>> 0;
              c = ((c << 8) | (input[at++] as number)) >>> 0;
            }
          } else {
            r = (r - bound) >>> 0;
            c = (c - bound) >>> 0;
            probs[index] = p - (p >> 5);
            if (r < 0x1000000) {
              r = (r << 8) >>> 0;
              c = ((c << 8) | (input[at++] as number)) >>> 0;
            }
            index = isRepG2 + state;
            p = probs[index] as number;
            bound = Math.imul(r >>> 11, p) >>> 0;
            if (c < bound) {
              r = bound;
              probs[index] = p + ((2048 - p) >> 5);
              if (r < 0x1000000) {
                r = (r << 8) >>> 0;
                c = ((c << 8) | (input[at++] as number)) >>> 0;
              }
              distance = rep2;
            } else {
              r = (r - bound) >>> 0;
              c = (c - bound) >>> 0;
              probs[index] = p - (p >> 5);
              if (r < 0x1000000) {
                r = (r << 8) >>> 0;
                c = ((c << 8) | (input[at++] as number)) >>> 0;
              }
              distance = rep3;
              rep3 = rep2;
            }
            rep2 = rep1;
          }
          rep1 = rep0;
          rep0 = distance;
        }
      }
      // how long: a tree of 3 bits, another of 3, or one of 8
      let base = lengths + 2 + (posState << 3);
      let most = 8;
      let more = 2;
      index = lengths;
      p = probs[index] as number;
      bound = Math.imul(r >>> 11, p) >>> 0;
      if (c < bound) {
        r = bound;
        probs[index] = p + ((2048 - p) >> 5);
        if (r < 0x1000000) {
          r = (r << 8) >>> 0;
          c = ((c << 8) | (input[at++] as number)) >>> 0;
        }
      } else {
        r = (r - bound) >>> 0;
        c = (c - bound) >>> 0;
        probs[index] = p - (p >> 5);
        if (r < 0x1000000) {
          r = (r << 8) >>> 0;
          c = ((c << 8) | (input[at++] as number)) >>> 0;
        }
        index = lengths + 1;
        p = probs[index] as number;
        bound = Math.imul(r >>> 11, p) >>> 0;
        if (c < bound) {
          r = bound;
          probs[index] = p + ((2048 - p) >> 5);
          if (r < 0x1000000) {
            r = (r << 8) >>> 0;
            c = ((c << 8) | (input[at++] as number)) >>> 0;
          }
          base = lengths + 130 + (posState << 3);
          more = 10;
        } else {
          r = (r - bound) >>> 0;
          c = (c - bound) >>> 0;
          probs[index] = p - (p >> 5);
          if (r < 0x1000000) {
            r = (r << 8) >>> 0;
            c = ((c << 8) | (input[at++] as number)) >>> 0;
          }
          base = lengths + 258;
          most = 256;
          more = 18;
        }
      }
      let symbol = 1;
      do {
        index = base + symbol;
        p = probs[index] as number;
        bound = Math.imul(r >>> 11, p) >>> 0;
        if (c < bound) {
          r = bound;
          probs[index] = p + ((2048 - p) >> 5);
          if (r < 0x1000000) {
            r = (r << 8) >>> 0;
            c = ((c << 8) | (input[at++] as number)) >>> 0;
          }
          symbol <<= 1;
        } else {
          r = (r - bound) >>> 0;
          c = (c - bound) >>> 0;
          probs[index] = p - (p >> 5);
          if (r < 0x1000000) {
            r = (r << 8) >>> 0;
            c = ((c << 8) | (input[at++] as number)) >>> 0;
          }
          symbol = (symbol << 1) | 1;
        }
      } while (symbol < most);
      left = symbol - most + more;
      if (lengths === repLength) state = state < 7 ? 8 : 11;
      else {
        // how far back: a slot, then bits of their own for each of the near ones, plain bits and four more for the others
        state = state < 7 ? 7 : 10;
        base = slots + ((left < 6 ? left - 2 : 3) << 6);
        symbol = 1;
        do {
          index = base + symbol;
          p = probs[index] as number;
          bound = Math.imul(r >>> 11, p) >>> 0;
          if (c < bound) {
            r = bound;
            probs[index] = p + ((2048 - p) >> 5);
            if (r < 0x1000000) {
              r = (r << 8) >>> 0;
              c = ((c << 8) | (input[at++] as number)) >>> 0;
            }
            symbol <<= 1;
          } else {
            r = (r - bound) >>> 0;
            c = (c - bound) >>> 0;
            probs[index] = p - (p >> 5);
            if (r < 0x1000000) {
              r = (r << 8) >>> 0;
              c = ((c << 8) | (input[at++] as number)) >>> 0;
            }
            symbol = (symbol << 1) | 1;
          }
        } while (symbol < 64);
        const slot = symbol - 64;
        rep0 = slot;
        if (slot >= 4) {
          let bits = (slot >> 1) - 1;
          let value = (2 | (slot & 1)) << bits;
          base = special + value - slot;
          if (slot >= 14) {
            let plain = 0;
            for (let count = bits - 4; count > 0; count--) {
              r >>>= 1;
              c = (c - r) | 0;
              const sign = c >> 31;
              plain = (plain << 1) + sign + 1;
              c = (c + (r & sign)) >>> 0;
              if (r < 0x1000000) {
                r = (r << 8) >>> 0;
                c = ((c << 8) | (input[at++] as number)) >>> 0;
              }
            }
            value += plain << 4;
            base = align;
            bits = 4;
          }
          symbol = 1;
          for (let bit = 0; bit < bits; bit++) {
            index = base + symbol;
            p = probs[index] as number;
            bound = Math.imul(r >>> 11, p) >>> 0;
            if (c < bound) {
              r = bound;
              probs[index] = p + ((2048 - p) >> 5);
              if (r < 0x1000000) {
                r = (r << 8) >>> 0;
                c = ((c << 8) | (input[at++] as number)) >>> 0;
              }
              symbol <<= 1;
            } else {
              r = (r - bound) >>> 0;
              c = (c - bound) >>> 0;
              probs[index] = p - (p >> 5);
              if (r < 0x1000000) {
                r = (r << 8) >>> 0;
                c = ((c << 8) | (input[at++] as number)) >>> 0;
              }
              symbol = (symbol << 1) | 1;
              value += 1 << bit;
            }
          }
          rep0 = value | 0;
          if (rep0 === -1) {
            left = 0;
            result = 'ended';
            break;
          }
        }
      }
      if (rep0 >>> 0 >= length - begin) {
        result = 'damaged';
        break;
      }
    }
    this.#range = r;
    this.#code = c;
    this.at = at;
    this.#state = state;
    this.#rep0 = rep0;
    this.#rep1 = rep1;
    this.#rep2 = rep2;
    this.#rep3 = rep3;
    this.#left = left;
    out.length = length;
    return result;
  }
}
