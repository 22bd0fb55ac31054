import { type BackwardBits, Damaged, ForwardBits, highest } from './bits.ts';

/** A table of a finite-state entropy code. RFC 8878, 4.1. */
export interface FseTable {
  readonly log: number;
  readonly symbols: Uint8Array;
  readonly bits: Uint8Array;
  readonly bases: Uint16Array;
}

/** Reads how often each symbol stands. @returns how many bytes that takes, too */
export function readFse(
  bytes: Uint8Array,
  mostLog: number,
  mostSymbol: number,
): { readonly table: FseTable; readonly used: number } {
  const input = new ForwardBits(bytes);
  const log = input.read(4) + 5;
  if (log > mostLog) throw new Damaged();
  const shares: number[] = [];
  let left = 1 << log;
  while (left > 0) {
    const width = highest(left + 1) + 1;
    let value = input.read(width);
    const low = (1 << (width - 1)) - 1;
    const threshold = (1 << width) - 2 - left;
    if ((value & low) < threshold) {
      input.back(1);
      value &= low;
    } else if (value > low) value -= threshold;
    const share = value - 1;
    left -= Math.abs(share);
    shares.push(share);
    if (share === 0) {
      let repeat: number;
      do {
        repeat = input.read(2);
        for (let nth = 0; nth < repeat; nth++) shares.push(0);
      } while (repeat === 3 && shares.length <= mostSymbol);
    }
    if (shares.length > mostSymbol + 1) throw new Damaged();
  }
  if (left < 0) throw new Damaged();
  return { table: fseTable(shares, log), used: input.used };
}

/** @param shares of each symbol; -1 is less than one */
export function fseTable(shares: readonly number[], log: number): FseTable {
  const size = 1 << log;
  const symbols = new Uint8Array(size);
  const bits = new Uint8Array(size);
  const bases = new Uint16Array(size);
  const next = shares.map(share => (share < 0 ? 1 : share));
  let high = size;
  for (const [symbol, share] of shares.entries()) if (share < 0) symbols[--high] = symbol;
  const step = (size >> 1) + (size >> 3) + 3;
  let at = 0;
  for (const [symbol, share] of shares.entries()) {
    for (let nth = 0; nth < share; nth++) {
      symbols[at] = symbol;
      do at = (at + step) & (size - 1);
      while (at >= high);
    }
  }
  if (at !== 0) throw new Damaged();
  for (let state = 0; state < size; state++) {
    const symbol = symbols[state] ?? 0;
    const nth = next[symbol] ?? 1;
    next[symbol] = nth + 1;
    const width = log - highest(nth);
    bits[state] = width;
    bases[state] = (nth << width) - size;
  }
  return { log, symbols, bits, bases };
}

/** One symbol and no bits. */
export function constantTable(symbol: number): FseTable {
  return { log: 0, symbols: Uint8Array.of(symbol), bits: new Uint8Array(1), bases: new Uint16Array(1) };
}

/** Walks the states of a table. */
export class FseState {
  readonly #table: FseTable;
  #state: number;

  constructor(table: FseTable, input: BackwardBits) {
    this.#table = table;
    this.#state = input.read(table.log);
  }

  get symbol(): number {
    return this.#table.symbols[this.#state] ?? 0;
  }

  move(input: BackwardBits): void {
    const { bits, bases } = this.#table;
    this.#state = (bases[this.#state] ?? 0) + input.read(bits[this.#state] ?? 0);
  }
}
