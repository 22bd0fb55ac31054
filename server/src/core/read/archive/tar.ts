import { paxRecords } from '../unpack/pax.ts';
import type { ArchiveBudget } from './budget.ts';
import { type ArchiveEntry, type ArchiveFault, type Container, faultAt } from './entry.ts';
import { entryPath } from './entry-path.ts';
import { tooManyEntries, tooMuch } from './said.ts';

const block = 512;
/** No name is longer, and no header of pax holds more. */
const mostHeader = 1 << 20;

/** What headers say of the entry behind them. */
interface Ahead {
  readonly path?: string;
  readonly size?: number;
  readonly isSparse?: true;
}

export function isTar(bytes: Uint8Array): boolean {
  return bytes.length >= block && isHeader(bytes.subarray(0, block));
}

/** A tar file: old, ustar, GNU and pax. */
export function openTar(bytes: Uint8Array, budget: ArchiveBudget): Container {
  const entries: ArchiveEntry[] = [];
  const faults: ArchiveFault[] = [];
  const { length } = bytes;
  let global: Ahead = {};
  let ahead: Ahead = {};
  for (let at = 0; at + block <= length; ) {
    const header = bytes.subarray(at, at + block);
    if (header.every(byte => byte === 0)) {
      const behind = firstBehind(bytes, at + block);
      if (behind !== undefined) {
        const message = 'Behind its end this archive goes on; what stands there is not read.';
        faults.push(faultAt('archive-damaged', message, behind, length));
      }
      break;
    }
    if (!isHeader(header)) {
      const message = 'This archive is damaged from here on; what stands further is not read.';
      faults.push(faultAt('archive-damaged', message, at, length));
      break;
    }
    const type = String.fromCharCode(header[156] ?? 0);
    const size = 'xXgLK'.includes(type)
      ? numberIn(header, 124, 12)
      : (ahead.size ?? global.size ?? numberIn(header, 124, 12));
    const start = at + block;
    const hasBytes = !'123456'.includes(type);
    if (!hasBytes && type !== '1' && size > 0) {
      // programs differ in whether bytes follow, and so in what the next entry is
      faults.push(
        faultAt('archive-damaged', 'This archive is damaged: what holds nothing says that it does.', at, length),
      );
    }
    const end = hasBytes ? start + size : start;
    if (!Number.isSafeInteger(end) || end > length) {
      faults.push(faultAt('archive-damaged', 'This archive is cut off; its last entry is not read.', at, length));
      break;
    }
    at = start + (hasBytes ? Math.ceil(size / block) * block : 0);
    if ('xXgLK'.includes(type)) {
      if (size > mostHeader) {
        const message = 'A header of this archive is too long; what it says of the next entry is not read.';
        faults.push(faultAt('archive-damaged', message, start, end));
      }
      const read = size > mostHeader ? {} : aheadIn(type, bytes.subarray(start, end));
      if (type !== 'g' && ahead.path !== undefined && read.path !== undefined && read.path !== ahead.path) {
        const message = 'Two headers give the next entry different names; programs take one or the other.';
        faults.push(faultAt('archive-name-twice', message, start, end));
      }
      if (type === 'g') global = { ...global, ...read };
      else ahead = { ...ahead, ...read };
      continue;
    }
    const told: Ahead = { ...global, ...ahead };
    ahead = {};
    if (!budget.takeEntry()) {
      faults.push(tooManyEntries(start - block, length, undefined));
      break;
    }
    entries.push(entryOf(bytes, header, type, { start, end }, told, budget));
  }
  return { kind: 'tar', entries, faults };
}

/** Where another entry begins behind the end of the archive, as where two were joined; undefined where there is none. */
function firstBehind(bytes: Uint8Array, from: number): number | undefined {
  for (let at = from; at + block <= bytes.length; at += block) {
    if (isHeader(bytes.subarray(at, at + block))) return at;
  }
  return undefined;
}

function entryOf(
  bytes: Uint8Array,
  header: Uint8Array,
  type: string,
  span: ArchiveEntry['span'],
  told: Ahead,
  budget: ArchiveBudget,
): ArchiveEntry {
  const name = told.path ?? nameIn(header);
  const { start, end } = span;
  const isFile = type === '0' || type === '\0' || type === '7';
  const kind = type === '1' || type === '2' ? 'link' : type === '5' ? 'folder' : isFile ? 'file' : 'special';
  return {
    name,
    path: entryPath(name),
    kind: kind === 'file' && name.endsWith('/') ? 'folder' : kind,
    span,
    size: end - start,
    unpack: () => {
      if (type === 'S' || told.isSparse) {
        return { fault: faultAt('archive-method', 'This entry is a sparse file; it is not read.', start, end) };
      }
      if (end - start > budget.mostFor(end - start)) return { fault: tooMuch(start, end) };
      budget.takeBytes(end - start);
      return { bytes: bytes.subarray(start, end) };
    },
  };
}

/** The name in a header, behind the prefix that ustar has for long ones. GNU has other things in its place. */
function nameIn(header: Uint8Array): string {
  const name = textIn(header, 0, 100);
  const isUstar = textIn(header, 257, 6) === 'ustar';
  const prefix = isUstar ? textIn(header, 345, 155) : '';
  return prefix === '' ? name : `${prefix}/${name}`;
}

function aheadIn(type: string, bytes: Uint8Array): Ahead {
  if (type === 'L') return { path: textIn(bytes, 0, bytes.length) };
  if (type === 'K') return {};
  let ahead: { path?: string; size?: number; isSparse?: true } = {};
  for (const [key, value] of paxRecords(bytes)) {
    if (key === 'path' || key === 'GNU.sparse.name') ahead = { ...ahead, path: value };
    if (key === 'size' && /^\d{1,15}$/.test(value)) ahead = { ...ahead, size: Number(value) };
    if (key.startsWith('GNU.sparse.')) ahead = { ...ahead, isSparse: true };
  }
  return ahead;
}

/** A header is one if its sum is right: the sum of its bytes with blanks in place of the sum. */
function isHeader(header: Uint8Array): boolean {
  const stated = numberIn(header, 148, 8);
  let unsigned = 8 * 0x20;
  let signed = unsigned;
  for (let at = 0; at < block; at++) {
    if (at >= 148 && at < 156) continue;
    const byte = header[at] ?? 0;
    unsigned += byte;
    signed += byte > 127 ? byte - 256 : byte;
  }
  return unsigned > 8 * 0x20 && (stated === unsigned || stated === signed);
}

/** An octal number; of large ones, GNU has the bytes. */
function numberIn(header: Uint8Array, at: number, length: number): number {
  if (((header[at] ?? 0) & 0x80) !== 0) {
    let value = (header[at] ?? 0) & 0x7f;
    for (let next = at + 1; next < at + length; next++) value = value * 256 + (header[next] ?? 0);
    return value;
  }
  const text = latin1(header.subarray(at, at + length))
    .replaceAll('\0', ' ')
    .trim();
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : text === '' ? 0 : Number.NaN;
}

function textIn(bytes: Uint8Array, at: number, length: number): string {
  const part = bytes.subarray(at, at + length);
  const end = part.indexOf(0);
  return new TextDecoder().decode(end < 0 ? part : part.subarray(0, end));
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 64));
}
