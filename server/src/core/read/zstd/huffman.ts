import { BackwardBits, Damaged, highest } from './bits.ts';
import { FseState, readFse } from './fse.ts';

/** A table of a Huffman code, by all of its longest codes. RFC 8878, 4.2. */
export interface HuffmanTable {
  readonly log: number;
  readonly symbols: Uint8Array;
  readonly bits: Uint8Array;
}

const mostLog = 11;
const mostWeights = 255;

/** Reads the weights of a tree. @returns how many bytes they take, too */
export function readHuffman(bytes: Uint8Array): { readonly table: HuffmanTable; readonly used: number } {
  const header = bytes[0];
  if (header === undefined) throw new Damaged();
  if (header >= 128) {
    const count = header - 127;
    const used = 1 + ((count + 1) >> 1);
    if (used > bytes.length) throw new Damaged();
    const weights = Array.from({ length: count }, (_, nth) => {
      const pair = bytes[1 + (nth >> 1)] ?? 0;
      return nth % 2 === 0 ? pair >> 4 : pair & 15;
    });
    return { table: tableOf(weights), used };
  }
  const used = 1 + header;
  if (used > bytes.length) throw new Damaged();
  return { table: tableOf(packedWeights(bytes.subarray(1, used))), used };
}

function packedWeights(bytes: Uint8Array): readonly number[] {
  const { table, used } = readFse(bytes, 6, mostWeights);
  const input = new BackwardBits(bytes.subarray(used));
  let one = new FseState(table, input);
  let other = new FseState(table, input);
  const weights: number[] = [];
  for (;;) {
    weights.push(one.symbol);
    one.move(input);
    if (weights.length > mostWeights) throw new Damaged();
    if (input.left < 0) {
      weights.push(other.symbol);
      return weights;
    }
    [one, other] = [other, one];
  }
}

function tableOf(weights: readonly number[]): HuffmanTable {
  let sum = 0;
  for (const weight of weights) sum += weight === 0 ? 0 : 1 << (weight - 1);
  if (sum === 0 || weights.length > mostWeights) throw new Damaged();
  const log = highest(sum) + 1;
  const left = (1 << log) - sum;
  if (log > mostLog || (left & (left - 1)) !== 0) throw new Damaged();
  const all = [...weights, highest(left) + 1];
  const symbols = new Uint8Array(1 << log);
  const bits = new Uint8Array(1 << log);
  let at = 0;
  for (let weight = 1; weight <= log; weight++) {
    for (const [symbol, own] of all.entries()) {
      if (own !== weight) continue;
      const end = at + (1 << (weight - 1));
      symbols.fill(symbol, at, end);
      bits.fill(log + 1 - weight, at, end);
      at = end;
    }
  }
  if (at !== 1 << log) throw new Damaged();
  return { log, symbols, bits };
}

/** Decodes one stream into `out`, which it has to fill. */
export function decodeHuffman({ log, symbols, bits }: HuffmanTable, bytes: Uint8Array, out: Uint8Array): void {
  const input = new BackwardBits(bytes);
  const mask = (1 << log) - 1;
  let state = input.read(log);
  for (let at = 0; at < out.length; at++) {
    out[at] = symbols[state] ?? 0;
    const width = bits[state] ?? 0;
    state = ((state << width) & mask) + input.read(width);
  }
  if (input.left !== -log) throw new Damaged();
}
