import { Output, type Unpacked } from '../../unpack/unpacked.ts';
import { type Bytes, isAt, u8 } from '../bytes.ts';

/** bzip2, after its published description. Blocks of up to 900,000 bytes, each by itself. */
class Bunzip {
  readonly #input: Bytes;
  readonly out: Output;
  #at = 4;
  #bits = 0;
  #held = 0;
  readonly #blockSize: number;
  /** Of the block, one for all of them; as large as one has needed. */
  #cells = new Uint32Array(0);
  work = 0;

  constructor(input: Bytes, most: number) {
    this.#input = input;
    this.out = new Output(most, input.length * 4);
    this.#blockSize = (u8(input, 3) - 48) * 100_000;
  }

  get used(): number {
    return Math.min(this.#input.length, this.#at - (this.#held >> 3));
  }

  run(): Unpacked['end'] {
    for (;;) {
      const [first, second] = [this.#take(24), this.#take(24)];
      this.#take(16);
      this.#take(16);
      if (this.#at > this.#input.length + 4) return 'damaged';
      if (first === 0x177245 && second === 0x385090) return 'whole';
      if (first !== 0x314159 || second !== 0x265359) return 'damaged';
      const end = this.#block();
      if (end !== 'whole') return end;
    }
  }

  #take(count: number): number {
    let value = 0;
    let left = count;
    while (left > 0) {
      if (this.#held === 0) {
        this.#bits = this.#input[this.#at++] ?? 0;
        this.#held = 8;
      }
      const take = Math.min(left, this.#held);
      value = (value << take) | ((this.#bits >> (this.#held - take)) & ((1 << take) - 1));
      this.#held -= take;
      left -= take;
    }
    return value;
  }

  #block(): Unpacked['end'] {
    if (this.#take(1) === 1) return 'damaged';
    const origin = this.#take(24);
    const symbols = this.#symbolsUsed();
    const groups = this.#take(3);
    const selectorCount = this.#take(15);
    if (symbols.length === 0 || groups < 2 || groups > 6 || selectorCount < 1) return 'damaged';
    this.work += 4096 + 4 * selectorCount;
    const selectors = this.#selectors(groups, selectorCount);
    if (!selectors) return 'damaged';
    const size = symbols.length + 2;
    const trees: Tree[] = [];
    for (let group = 0; group < groups; group++) {
      const tree = this.#tree(size);
      if (!tree) return 'damaged';
      trees.push(tree);
    }
    const cells = this.#moveToFront(symbols, selectors, trees, size);
    this.work += cells?.length ?? this.#cells.length;
    if (!cells || origin >= cells.length) return 'damaged';
    return this.#turnBack(cells, origin);
  }

  #symbolsUsed(): number[] {
    const ranges = this.#take(16);
    const symbols: number[] = [];
    for (let range = 0; range < 16; range++) {
      if ((ranges & (0x8000 >> range)) === 0) continue;
      const used = this.#take(16);
      for (let index = 0; index < 16; index++) if ((used & (0x8000 >> index)) !== 0) symbols.push(range * 16 + index);
    }
    return symbols;
  }

  /** Undefined where a group is told that there is none of. */
  #selectors(groups: number, count: number): Uint8Array | undefined {
    const order = [0, 1, 2, 3, 4, 5];
    const selectors = new Uint8Array(count);
    for (let index = 0; index < count && this.#at <= this.#input.length; index++) {
      let place = 0;
      while (this.#take(1) === 1) if (++place === groups) return undefined;
      const group = order[place] as number;
      for (; place > 0; place--) order[place] = order[place - 1] as number;
      order[0] = group;
      selectors[index] = group;
    }
    return selectors;
  }

  #tree(size: number): Tree | undefined {
    const lengths = new Uint8Array(size);
    let length = this.#take(5);
    for (let symbol = 0; symbol < size; symbol++) {
      for (;;) {
        if (length < 1 || length > 20 || this.#at > this.#input.length + 4) return undefined;
        if (this.#take(1) === 0) break;
        length += this.#take(1) === 0 ? 1 : -1;
      }
      lengths[symbol] = length;
    }
    return treeOf(lengths);
  }

  #symbol({ limits, bases, order }: Tree): number {
    let code = 0;
    for (let length = 1; length <= 20; length++) {
      code = (code << 1) | this.#take(1);
      if (code <= (limits[length] as number)) return order[code - (bases[length] as number)] ?? -1;
    }
    return -1;
  }

  #moveToFront(
    symbols: number[],
    selectors: Uint8Array,
    trees: readonly Tree[],
    size: number,
  ): Uint32Array | undefined {
    let cells = this.#cells;
    const room = (needed: number) => {
      if (needed > this.#blockSize) return false;
      if (needed <= cells.length) return true;
      const larger = new Uint32Array(Math.min(this.#blockSize, Math.max(needed, 4 * cells.length, 4096)));
      larger.set(cells);
      this.#cells = cells = larger;
      return true;
    };
    const front = Uint8Array.from(symbols);
    let length = 0;
    let run = 0;
    let weight = 1;
    for (let group = 0; group < selectors.length; group++) {
      const tree = trees[selectors[group] as number];
      if (!tree || this.#at > this.#input.length + 4) return undefined;
      for (let index = 0; index < 50; index++) {
        const symbol = this.#symbol(tree);
        if (symbol === 0 || symbol === 1) {
          if (weight > 2 * this.#blockSize) return undefined;
          run += weight << symbol;
          weight <<= 1;
          continue;
        }
        if (run > 0) {
          if (!room(length + run)) return undefined;
          cells.fill(front[0] as number, length, length + run);
          length += run;
          run = 0;
          weight = 1;
        }
        if (symbol === size - 1) return cells.subarray(0, length);
        if (symbol < 0 || !room(length + 1)) return undefined;
        const place = symbol - 1;
        const byte = front[place] as number;
        front.copyWithin(1, 0, place);
        front[0] = byte;
        cells[length++] = byte;
      }
    }
    return undefined;
  }

  /** Takes the Burrows–Wheeler transform back, and the runs of the first step. */
  #turnBack(cells: Uint32Array, origin: number): Unpacked['end'] {
    const starts = new Uint32Array(257);
    for (const cell of cells) starts[cell + 1] = (starts[cell + 1] as number) + 1;
    for (let byte = 0; byte < 256; byte++) starts[byte + 1] = (starts[byte + 1] as number) + (starts[byte] as number);
    for (let at = 0; at < cells.length; at++) {
      const byte = (cells[at] as number) & 0xff;
      const to = starts[byte] as number;
      starts[byte] = to + 1;
      cells[to] = (cells[to] as number) | (at << 8);
    }
    const { out } = this;
    let place = (cells[origin] as number) >>> 8;
    let same = 0;
    let before = -1;
    for (let left = cells.length; left > 0; left--) {
      const cell = cells[place] as number;
      place = cell >>> 8;
      const byte = cell & 0xff;
      if (same === 4) {
        if (!out.grow(byte)) return 'cut';
        out.bytes.fill(before, out.length, out.length + byte);
        out.length += byte;
        same = 0;
        before = -1;
        continue;
      }
      same = byte === before ? same + 1 : 1;
      before = byte;
      if (!out.grow(1)) return 'cut';
      out.bytes[out.length++] = byte;
    }
    return 'whole';
  }
}

interface Tree {
  /** Largest code of each length; -1 where there is none. */
  readonly limits: Int32Array;
  readonly bases: Int32Array;
  readonly order: Uint16Array;
}

function treeOf(lengths: Uint8Array): Tree {
  const limits = new Int32Array(21).fill(-1);
  const bases = new Int32Array(21);
  const order = new Uint16Array(lengths.length);
  let place = 0;
  let code = 0;
  for (let length = 1; length <= 20; length++) {
    bases[length] = code - place;
    for (let symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] !== length) continue;
      order[place++] = symbol;
      limits[length] = code++;
    }
    code <<= 1;
  }
  return { limits, bases, order };
}

export function isBzip2(bytes: Bytes, at: number): boolean {
  const level = u8(bytes, at + 3);
  return (
    isAt(bytes, at, 'BZh') &&
    level >= 49 &&
    level <= 57 &&
    (isAt(bytes, at + 4, '1AY&SY') || isAt(bytes, at + 4, '\x17rE8P\x90'))
  );
}

export function unbzip2(packed: Bytes, most: number): Unpacked {
  const bunzip = new Bunzip(packed, most);
  const end = bunzip.run();
  return { bytes: bunzip.out.taken, used: bunzip.used, end, work: bunzip.work };
}
