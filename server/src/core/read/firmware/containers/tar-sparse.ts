import type { Message } from '../../../text/message.ts';
import type { Budget } from '../budget.ts';
import { type Bytes, part, textAt, u8 } from '../bytes.ts';
import type { Part } from '../container.ts';
import { cutOff, overLimit } from '../said.ts';

const block = 512;
const mostPieces = 100_000;

/** Files of which what is empty was left out, in the four ways in which GNU tar writes them. */
export interface SparseMap {
  /** Bytes of the whole file. */
  readonly size: number;
  /** What is kept of it, one after the other. */
  readonly pieces: readonly { readonly offset: number; readonly size: number }[];
  /** Bytes of the entry before the first piece. */
  readonly skip: number;
}

function piecesOf(numbers: readonly number[]): SparseMap['pieces'] {
  const pieces: { offset: number; size: number }[] = [];
  for (let index = 0; index + 1 < numbers.length; index += 2)
    pieces.push({ offset: numbers[index] ?? 0, size: numbers[index + 1] ?? 0 });
  return pieces;
}

/** In the header, and in blocks behind it. */
export function mapOfBlocks(
  bytes: Bytes,
  at: number,
  octal: (place: number, length: number) => number | undefined,
): { readonly map: SparseMap; readonly blocks: number } {
  const numbers: number[] = [];
  const take = (from: number, count: number) => {
    for (let index = 0; index < count * 2; index++) {
      const number = octal(from + index * 12, 12);
      if (number === undefined) return;
      numbers.push(number);
    }
  };
  take(at + 386, 4);
  let blocks = 0;
  for (let goesOn = u8(bytes, at + 482); goesOn !== 0 && numbers.length < 2 * mostPieces; ) {
    blocks++;
    const place = at + blocks * block;
    if (place + block > bytes.length) break;
    take(place, 21);
    goesOn = u8(bytes, place + 504);
  }
  return { map: { size: octal(at + 483, 12) ?? 0, pieces: piecesOf(numbers), skip: 0 }, blocks };
}

function sizeIn(ahead: ReadonlyMap<string, string>): number {
  return Number(ahead.get('GNU.sparse.realsize') ?? ahead.get('GNU.sparse.size') ?? '0');
}

/** In the header of pax, as one text. */
export function mapOfNumbers(ahead: ReadonlyMap<string, string>): SparseMap | undefined {
  const text = ahead.get('GNU.sparse.map');
  if (text === undefined || !/^[\d,]+$/.test(text)) return undefined;
  return { size: sizeIn(ahead), pieces: piecesOf(text.split(',', 2 * mostPieces).map(Number)), skip: 0 };
}

/** Before the bytes of the file, a number a line: how many pieces, then offset and size of each. */
export function mapInFile(
  bytes: Bytes,
  at: number,
  size: number,
  ahead: ReadonlyMap<string, string>,
): SparseMap | undefined {
  if (ahead.get('GNU.sparse.major') !== '1') return undefined;
  const numbers: number[] = [];
  let place = at;
  for (let left = 1; left > 0 && place < at + size; left--) {
    const line = /^\d{1,15}(?=\n)/.exec(textAt(bytes, place, 20))?.[0];
    if (line === undefined) return undefined;
    if (place === at) left = 1 + 2 * Math.min(mostPieces, Number(line));
    else numbers.push(Number(line));
    place += line.length + 1;
  }
  return { size: sizeIn(ahead), pieces: piecesOf(numbers), skip: Math.ceil((place - at) / block) * block };
}

/** The file with what is empty put back, as far as the limits let it. */
export function spreadPart(
  name: string,
  bytes: Bytes,
  start: number,
  entry: { readonly at: number; readonly size: number; readonly map: SparseMap },
  budget: Budget,
): Part {
  const { at, size, map } = entry;
  const stored = part(bytes, at, size);
  let unread: Message | undefined;
  const read = () => {
    const most = budget.most(stored.length);
    const whole = Number.isSafeInteger(map.size) ? map.size : 0;
    budget.work(16 * map.pieces.length);
    if (whole > most) {
      budget.spend(0, true);
      unread = overLimit;
      // what is kept of it can be looked at all the same
      return stored.subarray(Math.min(stored.length, map.skip));
    }
    const content = new Uint8Array(whole);
    let from = map.skip;
    for (const { offset, size: own } of map.pieces) {
      const piece = part(stored, from, own);
      if (piece.length < own) unread = cutOff(own - piece.length);
      if (offset < whole) content.set(piece.subarray(0, whole - offset), offset);
      from += own;
    }
    budget.spend(whole, false);
    return content;
  };
  return { name, packedAt: at - start, stored: stored.length, size: map.size, read, unread: () => unread };
}
