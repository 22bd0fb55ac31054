import { BackwardBits, Damaged } from './bits.ts';
import { constantTable, FseState, type FseTable, fseTable, readFse } from './fse.ts';
import { decodeHuffman, type HuffmanTable, readHuffman } from './huffman.ts';

/** What blocks of a frame pass on. */
export interface Carried {
  huffman: HuffmanTable | undefined;
  lengths: FseTable | undefined;
  offsets: FseTable | undefined;
  matches: FseTable | undefined;
  /** The last three offsets, the newest first. */
  readonly recent: [number, number, number];
}

/** Bytes that were written, and where the next ones go. */
export interface Output {
  bytes: Uint8Array;
  length: number;
}

/** No block becomes more. */
export const largestBlock = 1 << 17;

// biome-ignore format: tables of RFC 8878, 3.1.1.3.2.2
const defaults = {
  lengths: fseTable([4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1, -1, -1, -1, -1], 6),
  offsets: fseTable([1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1], 5),
  matches: fseTable([1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1], 6),
};

/** Extra bits of the codes of lengths; their bases follow from them. */
// biome-ignore format: a table
const lengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];
// biome-ignore format: a table
const matchBits = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];
const lengthBases = basesOf(lengthBits, 0);
const matchBases = basesOf(matchBits, 3);

function basesOf(bits: readonly number[], from: number): readonly number[] {
  let base = from;
  return bits.map(width => {
    const own = base;
    base += 1 << width;
    return own;
  });
}

/** Decodes one compressed block behind what was written before. What it becomes is bounded, whatever it says. */
export function decodeBlock(block: Uint8Array, out: Output, carried: Carried): void {
  const { literals, used } = readLiterals(block, carried);
  readSequences(block.subarray(used), literals, out, carried);
}

function readLiterals(block: Uint8Array, carried: Carried): { readonly literals: Uint8Array; readonly used: number } {
  const first = block[0];
  if (first === undefined) throw new Damaged();
  const kind = first & 3;
  const form = (first >> 2) & 3;
  if (kind < 2) {
    const header = form === 1 ? 2 : form === 3 ? 3 : 1;
    const size = header === 1 ? first >> 3 : number(block, 0, header) >> 4;
    if (size > largestBlock) throw new Damaged();
    const used = header + (kind === 0 ? size : 1);
    if (used > block.length) throw new Damaged();
    const literals = kind === 0 ? block.subarray(header, used) : new Uint8Array(size).fill(block[header] ?? 0);
    return { literals, used };
  }
  const header = form < 2 ? 3 : form + 2;
  const width = form < 2 ? 10 : form === 2 ? 14 : 18;
  const stated = Math.floor(number(block, 0, header) / 16);
  const size = stated % 2 ** width;
  const packed = Math.floor(stated / 2 ** width);
  const used = header + packed;
  if (size > largestBlock || used > block.length) throw new Damaged();
  let streams = block.subarray(header, used);
  if (kind === 2) {
    const tree = readHuffman(streams);
    carried.huffman = tree.table;
    streams = streams.subarray(tree.used);
  }
  if (!carried.huffman) throw new Damaged();
  const literals = new Uint8Array(size);
  if (form === 0) decodeHuffman(carried.huffman, streams, literals);
  else decodeFour(carried.huffman, streams, literals);
  return { literals, used };
}

function decodeFour(table: HuffmanTable, streams: Uint8Array, literals: Uint8Array): void {
  const each = (literals.length + 3) >> 2;
  if (streams.length < 6 || each * 3 > literals.length) throw new Damaged();
  let from = 6;
  for (let nth = 0; nth < 4; nth++) {
    const to = nth === 3 ? streams.length : from + number(streams, nth * 2, 2);
    if (to > streams.length) throw new Damaged();
    const part = literals.subarray(nth * each, nth === 3 ? literals.length : (nth + 1) * each);
    decodeHuffman(table, streams.subarray(from, to), part);
    from = to;
  }
}

function readSequences(section: Uint8Array, literals: Uint8Array, out: Output, carried: Carried): void {
  const first = section[0];
  if (first === undefined) throw new Damaged();
  const limit = out.length + largestBlock;
  let at = 1;
  let count = first;
  if (first >= 128) {
    count = first === 255 ? number(section, 1, 2) + 0x7f00 : ((first - 128) << 8) + (section[1] ?? 0);
    at = first === 255 ? 3 : 2;
  }
  let taken = 0;
  if (count > 0) {
    const modes = section[at++] ?? 0;
    const read = (mode: number, name: 'lengths' | 'offsets' | 'matches', mostLog: number, most: number): FseTable => {
      const { table, used } = tableFor(mode, carried[name], defaults[name], section.subarray(at), mostLog, most);
      at += used;
      carried[name] = table;
      return table;
    };
    const lengths = read(modes >> 6, 'lengths', 9, 35);
    const offsets = read((modes >> 4) & 3, 'offsets', 8, 31);
    const matches = read((modes >> 2) & 3, 'matches', 9, 52);
    const input = new BackwardBits(section.subarray(at));
    const length = new FseState(lengths, input);
    const offset = new FseState(offsets, input);
    const match = new FseState(matches, input);
    for (let nth = 0; nth < count; nth++) {
      const far = 2 ** offset.symbol + input.read(offset.symbol);
      const copied = (matchBases[match.symbol] ?? 0) + input.read(matchBits[match.symbol] ?? 0);
      const own = (lengthBases[length.symbol] ?? 0) + input.read(lengthBits[length.symbol] ?? 0);
      if (taken + own > literals.length || out.length + own + copied > limit) throw new Damaged();
      write(out, literals.subarray(taken, taken + own));
      taken += own;
      repeat(out, distance(far, own, carried.recent), copied);
      if (nth === count - 1) break;
      length.move(input);
      match.move(input);
      offset.move(input);
    }
    if (input.left !== 0) throw new Damaged();
  }
  const rest = literals.subarray(taken);
  if (out.length + rest.length > limit) throw new Damaged();
  write(out, rest);
}

function tableFor(
  mode: number,
  last: FseTable | undefined,
  usual: FseTable,
  bytes: Uint8Array,
  mostLog: number,
  most: number,
): { readonly table: FseTable; readonly used: number } {
  if (mode === 0) return { table: usual, used: 0 };
  if (mode === 2) return readFse(bytes, mostLog, most);
  const symbol = bytes[0] ?? most + 1;
  if (mode === 1 && symbol <= most) return { table: constantTable(symbol), used: 1 };
  if (mode === 3 && last) return { table: last, used: 0 };
  throw new Damaged();
}

/** How far back a match lies, by the last three distances. */
function distance(far: number, own: number, recent: [number, number, number]): number {
  const [first, second, third] = recent;
  const nth = far > 3 ? 3 : far - 1 + (own === 0 ? 1 : 0);
  if (far <= 3 && nth === 0) return first;
  const found = far > 3 ? far - 3 : nth === 1 ? second : nth === 2 ? third : first - 1;
  recent[0] = found;
  recent[1] = first;
  if (nth > 1) recent[2] = second;
  return found;
}

function write(out: Output, bytes: Uint8Array): void {
  room(out, bytes.length);
  out.bytes.set(bytes, out.length);
  out.length += bytes.length;
}

function repeat(out: Output, far: number, count: number): void {
  if (far <= 0 || far > out.length) throw new Damaged();
  room(out, count);
  const { bytes, length } = out;
  if (far >= count) bytes.copyWithin(length, length - far, length - far + count);
  else for (let at = length; at < length + count; at++) bytes[at] = bytes[at - far] ?? 0;
  out.length += count;
}

/** Makes room for more bytes. */
export function room(out: Output, count: number): void {
  const needed = out.length + count;
  if (needed <= out.bytes.length) return;
  const larger = new Uint8Array(Math.max(needed, out.bytes.length * 2));
  larger.set(out.bytes.subarray(0, out.length));
  out.bytes = larger;
}

function number(bytes: Uint8Array, at: number, count: number): number {
  if (at + count > bytes.length) throw new Damaged();
  let value = 0;
  for (let nth = count - 1; nth >= 0; nth--) value = value * 256 + (bytes[at + nth] ?? 0);
  return value;
}
