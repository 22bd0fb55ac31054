import { paxRecords } from '../../unpack/pax.ts';
import type { Budget } from '../budget.ts';
import { type Bytes, fits, latin1, textAt, u8 } from '../bytes.ts';
import { checks } from '../checks.ts';
import { type Container, magic, type Part } from '../container.ts';
import { plainPart } from '../packed.ts';
import { mapInFile, mapOfBlocks, mapOfNumbers, type SparseMap, spreadPart } from './tar-sparse.ts';

const block = 512;
const longestName = 4096;
/** Headers of pax are read to this length. */
const mostAhead = 1 << 16;
/** What holds bytes of a file. */
const isFile = /^[07S]?$/;

interface Header {
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** A file, a link or a folder, with what the headers before it say of it. */
interface Entry extends Header {
  /** Offset of its bytes. */
  readonly at: number;
  readonly next: number;
  readonly map?: SparseMap;
}

/** Undefined where the checksum is not that of the header. */
function headerAt(bytes: Bytes, at: number): Header | undefined {
  const stated = fits(bytes, at, block) ? octal(bytes, at + 148, 8) : undefined;
  if (stated === undefined) return undefined;
  let sum = 0;
  for (let index = 0; index < block; index++) sum += index >= 148 && index < 156 ? 32 : u8(bytes, at + index);
  if (stated !== sum) return undefined;
  // GNU has other things in place of the prefix
  const prefix = latin1(bytes.subarray(at + 257, at + 263)) === 'ustar\0' ? textAt(bytes, at + 345, 155) : '';
  const name = textAt(bytes, at, 100);
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    type: textAt(bytes, at + 156, 1),
    size: sizeAt(bytes, at + 124),
  };
}

function octal(bytes: Bytes, at: number, length: number): number | undefined {
  const digits = textAt(bytes, at, length).trim();
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : undefined;
}

function sizeAt(bytes: Bytes, at: number): number {
  if ((u8(bytes, at) & 0x80) === 0) return octal(bytes, at, 12) ?? 0;
  let size = 0;
  for (let index = 4; index < 12; index++) size = size * 256 + u8(bytes, at + index);
  return size;
}

/** What a header of pax says of the entry behind it. */
function aheadIn(bytes: Bytes, into: Map<string, string>): void {
  for (const [key, value] of paxRecords(bytes)) {
    // the oldest form of a sparse file says where its pieces are one after the other
    const isPlace = key === 'GNU.sparse.offset' || key === 'GNU.sparse.numbytes';
    const known = isPlace ? into.get('GNU.sparse.map') : undefined;
    into.set(isPlace ? 'GNU.sparse.map' : key, known === undefined ? value : `${known},${value}`);
  }
}

/** All entries up to the first block that is no header. */
function* entriesOf(bytes: Bytes, start: number): Generator<Entry> {
  let ahead = new Map<string, string>();
  for (let at = start; ; ) {
    const header = headerAt(bytes, at);
    if (!header) return;
    const { type } = header;
    const isAhead = type === 'x' || type === 'X' || type === 'g' || type === 'L' || type === 'K';
    const old = type === 'S' ? mapOfBlocks(bytes, at, (place, length) => octal(bytes, place, length)) : undefined;
    const content = at + block + (old?.blocks ?? 0) * block;
    const stated = isAhead ? undefined : ahead.get('size');
    const size = stated !== undefined && /^\d{1,15}$/.test(stated) ? Number(stated) : header.size;
    const next = content + Math.ceil(size / block) * block;
    if (type === 'L') ahead.set('path', textAt(bytes, content, Math.min(size, longestName)));
    else if (type === 'x' || type === 'X') aheadIn(bytes.subarray(content, content + Math.min(size, mostAhead)), ahead);
    const map = isAhead ? undefined : (old?.map ?? mapOfNumbers(ahead) ?? mapInFile(bytes, content, size, ahead));
    const name = (isAhead ? undefined : (ahead.get('GNU.sparse.name') ?? ahead.get('path'))) ?? header.name;
    yield { name, type, size, at: content, next, ...(map ? { map } : {}) };
    if (!isAhead) ahead = new Map();
    at = next;
  }
}

function found(bytes: Bytes, at: number, budget: Budget) {
  let place = at;
  for (const { next } of entriesOf(bytes, at)) {
    budget.work(block);
    place = next;
  }
  if (place === at) return undefined;
  // two empty blocks end it, and others fill it up
  while (place + block <= bytes.length && bytes.subarray(place, place + block).every(byte => byte === 0))
    place += block;
  return {
    size: Math.min(place, bytes.length) - at,
    checked: checks.checksumsOfHeaders,
    parts: (own: Budget) => parts(bytes, at, own),
  };
}

export const tar: Container = {
  kind: 'tar',
  title: 'tar archive',
  magics: [magic('ustar', 257)],
  carved: true,
  find: found,
};

/** The oldest form, which has no magic: only the sum of its first header tells it. */
export const oldTar: Container = {
  kind: 'tar',
  title: 'tar archive',
  magics: [],
  carved: false,
  find: (bytes, at, budget) =>
    bytes.length < 2 * block || !/^[\x21-\xff]+$/.test(headerAt(bytes, at)?.name ?? '')
      ? undefined
      : found(bytes, at, budget),
};

function* parts(bytes: Bytes, start: number, budget: Budget): Generator<Part> {
  for (const { name, type, size, at, map } of entriesOf(bytes, start)) {
    if (!budget.entry()) return;
    if (!isFile.test(type)) continue;
    if (map) yield spreadPart(name, bytes, start, { at, size, map }, budget);
    else yield plainPart(name, bytes, start, at - start, size);
  }
}
