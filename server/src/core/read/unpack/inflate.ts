import { Output, type Unpacked } from './unpacked.ts';

/*
 * DEFLATE (RFC 1951), for archives and images. An own one, because an image holds streams in the middle of other bytes: where
 * one ends has to be known, and what came of a damaged one is worth reading.
 */

const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const lengthBase = new Uint16Array([
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258, 0,
  0,
]);
const lengthExtra = new Uint8Array([
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0, 0, 0,
]);
const distanceBase = new Uint16Array([
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577, 0, 0,
]);
const distanceExtra = new Uint8Array([
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13, 0, 0,
]);

/** What the tables of all blocks may cost: a block of an honest stream is thousands of bytes. */
const mostTables = 1 << 20;
const tablesEach = 32;

/** Codes by their next bits: symbol << 4 | length. Zero: no code. */
interface Table {
  readonly cells: Uint16Array;
  readonly mask: number;
}

/** Undefined where more codes are claimed than there can be. */
function tableOf(lengths: Uint8Array, from: number, to: number): Table | undefined {
  const counts = new Uint16Array(16);
  let longest = 0;
  for (let at = from; at < to; at++) {
    const length = lengths[at] as number;
    if (length === 0) continue;
    counts[length] = (counts[length] as number) + 1;
    if (length > longest) longest = length;
  }
  const next = new Uint16Array(16);
  let code = 0;
  let left = 1;
  for (let length = 1; length <= 15; length++) {
    left = left * 2 - (counts[length] as number);
    if (left < 0) return undefined;
    code = (code + (counts[length - 1] as number)) << 1;
    next[length] = code;
  }
  const cells = new Uint16Array(1 << longest);
  for (let at = from; at < to; at++) {
    const length = lengths[at] as number;
    if (length === 0) continue;
    let own = next[length] as number;
    next[length] = own + 1;
    let reversed = 0;
    for (let bit = 0; bit < length; bit++) {
      reversed = (reversed << 1) | (own & 1);
      own >>= 1;
    }
    const cell = ((at - from) << 4) | length;
    for (let index = reversed; index < cells.length; index += 1 << length) cells[index] = cell;
  }
  return { cells, mask: (1 << longest) - 1 };
}

let fixed: readonly [Table, Table] | undefined;

function fixedTables(): readonly [Table, Table] | undefined {
  if (fixed) return fixed;
  const lengths = new Uint8Array(320);
  lengths.fill(8, 0, 144).fill(9, 144, 256).fill(7, 256, 280).fill(8, 280, 288).fill(5, 288, 320);
  const [literals, distances] = [tableOf(lengths, 0, 288), tableOf(lengths, 288, 320)];
  fixed = literals && distances ? [literals, distances] : undefined;
  return fixed;
}

class Inflating {
  readonly input: Uint8Array;
  readonly out: Output;
  at = 0;
  work = 0;
  #bits = 0;
  #held = 0;

  constructor(input: Uint8Array, out: Output) {
    this.input = input;
    this.out = out;
  }

  run(): Unpacked['end'] {
    for (;;) {
      const last = this.#take(1);
      const kind = this.#take(2);
      if (this.#isPast()) return 'damaged';
      const end = kind === 0 ? this.#stored() : kind === 3 ? 'damaged' : this.#packed(kind);
      // tables without anything packed by them: a stream that only costs
      if (this.work > mostTables + tablesEach * this.input.length) return 'cut';
      if (end !== 'whole') return end;
      if (last === 1) {
        // bytes that were looked at and not needed are given back
        this.at -= this.#held >> 3;
        return 'whole';
      }
    }
  }

  #isPast(): boolean {
    return this.at - (this.#held >> 3) > this.input.length;
  }

  #take(count: number): number {
    while (this.#held < count) {
      this.#bits |= (this.input[this.at++] ?? 0) << this.#held;
      this.#held += 8;
    }
    const value = this.#bits & ((1 << count) - 1);
    this.#bits >>>= count;
    this.#held -= count;
    return value;
  }

  #stored(): Unpacked['end'] {
    this.at -= this.#held >> 3;
    this.#bits = 0;
    this.#held = 0;
    const { input, out } = this;
    if (this.at + 4 > input.length) return 'damaged';
    const length = (input[this.at] as number) | ((input[this.at + 1] as number) << 8);
    const check = (input[this.at + 2] as number) | ((input[this.at + 3] as number) << 8);
    if ((length ^ check) !== 0xffff) return 'damaged';
    this.at += 4;
    if (this.at + length > input.length) return 'damaged';
    if (!out.grow(length)) return 'cut';
    out.bytes.set(input.subarray(this.at, this.at + length), out.length);
    out.length += length;
    this.at += length;
    return 'whole';
  }

  #dynamicTables(): readonly [Table, Table] | undefined {
    const literals = this.#take(5) + 257;
    const distances = this.#take(5) + 1;
    const codes = this.#take(4) + 4;
    if (literals > 286 || distances > 30) return undefined;
    const own = new Uint8Array(19);
    for (let index = 0; index < codes; index++) own[order[index] as number] = this.#take(3);
    const table = tableOf(own, 0, 19);
    if (!table) return undefined;
    const lengths = new Uint8Array(literals + distances);
    for (let index = 0; index < lengths.length; ) {
      const symbol = this.#symbol(table);
      if (symbol < 0 || this.#isPast()) return undefined;
      if (symbol < 16) {
        lengths[index++] = symbol;
        continue;
      }
      if (symbol === 16 && index === 0) return undefined;
      const value = symbol === 16 ? (lengths[index - 1] as number) : 0;
      let times = symbol === 16 ? 3 + this.#take(2) : symbol === 17 ? 3 + this.#take(3) : 11 + this.#take(7);
      while (times-- > 0 && index < lengths.length) lengths[index++] = value;
    }
    const [first, second] = [tableOf(lengths, 0, literals), tableOf(lengths, literals, lengths.length)];
    if (!first || !second) return undefined;
    this.work += (first.cells.length + second.cells.length) >> 3;
    return [first, second];
  }

  #symbol({ cells, mask }: Table): number {
    while (this.#held < 15) {
      this.#bits |= (this.input[this.at++] ?? 0) << this.#held;
      this.#held += 8;
    }
    const cell = cells[this.#bits & mask] as number;
    if (cell === 0) return -1;
    this.#bits >>>= cell & 15;
    this.#held -= cell & 15;
    return cell >> 4;
  }

  /** The loop that takes the time: everything it needs stands in variables of its own. */
  #packed(kind: number): Unpacked['end'] {
    const tables = kind === 1 ? fixedTables() : this.#dynamicTables();
    if (!tables) return 'damaged';
    const [{ cells: literals, mask: literalMask }, { cells: distances, mask: distanceMask }] = tables;
    const { input, out } = this;
    const end = input.length;
    let { at } = this;
    let bits = this.#bits;
    let held = this.#held;
    let { bytes, length } = out;
    let result: Unpacked['end'] | undefined;
    while (result === undefined) {
      // a code of 15 bits and 5 more behind it
      while (held < 20) {
        bits |= (input[at++] ?? 0) << held;
        held += 8;
      }
      const cell = literals[bits & literalMask] as number;
      if (cell === 0 || at - (held >> 3) > end) {
        result = 'damaged';
        break;
      }
      bits >>>= cell & 15;
      held -= cell & 15;
      const symbol = cell >> 4;
      if (symbol < 256) {
        if (length === bytes.length) {
          out.length = length;
          if (!out.grow(1)) {
            result = 'cut';
            break;
          }
          bytes = out.bytes;
        }
        bytes[length++] = symbol;
        continue;
      }
      if (symbol === 256) {
        result = 'whole';
        break;
      }
      const index = symbol - 257;
      const extra = lengthExtra[index] as number;
      const copied = (lengthBase[index] as number) + (bits & ((1 << extra) - 1));
      bits >>>= extra;
      held -= extra;
      while (held < 15) {
        bits |= (input[at++] ?? 0) << held;
        held += 8;
      }
      const far = distances[bits & distanceMask] as number;
      bits >>>= far & 15;
      held -= far & 15;
      const more = distanceExtra[far >> 4] as number;
      while (held < more) {
        bits |= (input[at++] ?? 0) << held;
        held += 8;
      }
      const distance = (distanceBase[far >> 4] as number) + (bits & ((1 << more) - 1));
      bits >>>= more;
      held -= more;
      if (far === 0 || copied === 0 || distance === 0 || distance > length || at - (held >> 3) > end) {
        result = 'damaged';
        break;
      }
      if (length + copied > bytes.length) {
        out.length = length;
        if (!out.grow(copied)) {
          result = 'cut';
          break;
        }
        bytes = out.bytes;
      }
      const stop = length + copied;
      for (let from = length - distance; length < stop; ) bytes[length++] = bytes[from++] as number;
    }
    out.length = length;
    this.at = at;
    this.#bits = bits;
    this.#held = held;
    return result;
  }
}

/** A raw deflate stream. */
export function inflate(packed: Uint8Array, most: number, expected = packed.length * 4): Unpacked {
  const inflating = new Inflating(packed, new Output(most, expected));
  const end = inflating.run();
  const { work } = inflating;
  return { bytes: inflating.out.taken, used: Math.min(inflating.at, packed.length), end, work };
}

/** A raw deflate stream that goes on from what came before it, at which it may point. */
export function inflateInto(packed: Uint8Array, out: Output): Unpacked['end'] {
  return new Inflating(packed, out).run();
}

/** A zlib stream (RFC 1950). */
export function unzlib(packed: Uint8Array, most: number, expected?: number): Unpacked {
  const [method = 0, flags = 0] = packed;
  if ((method & 15) !== 8 || ((method << 8) | flags) % 31 !== 0 || (flags & 32) !== 0) {
    return { bytes: new Uint8Array(0), used: 0, end: 'damaged' };
  }
  const done = inflate(packed.subarray(2), most, expected);
  return { ...done, used: Math.min(packed.length, done.used + 6) };
}
