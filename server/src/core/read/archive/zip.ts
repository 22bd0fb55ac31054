import type { ArchiveBudget } from './budget.ts';
import { crc32 } from './crc32.ts';
import { type ArchiveEntry, type ArchiveFault, type Container, faultAt, type Unpacked } from './entry.ts';
import { entryPath } from './entry-path.ts';
import { inflate } from './inflate.ts';
import { tooManyEntries, tooMuch } from './said.ts';
import { decodeName } from './zip-name.ts';

const localSignature = 0x04034b50;
const centralSignature = 0x02014b50;
const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const locator64Signature = 0x07064b50;
const endLength = 22;
/** The comment behind the end record is at most this long. */
const mostComment = 0xffff;
const symbolicLink = 0o120000;
const typeBits = 0o170000;

export function isZip(bytes: Uint8Array): boolean {
  const first = uint32(viewOf(bytes), 0);
  return first === localSignature || first === endSignature;
}

/** A zip file, by its central directory as all programs read it: what only local headers tell of is not there. */
export function openZip(bytes: Uint8Array, budget: ArchiveBudget): Container {
  const view = viewOf(bytes);
  const faults: ArchiveFault[] = [];
  const end = findEnd(view);
  if (!end) {
    faults.push(
      faultAt('archive-damaged', 'This zip file has no directory: it is damaged or cut off.', 0, bytes.length),
    );
    return { kind: 'zip', entries: [], faults };
  }
  const entries: ArchiveEntry[] = [];
  const seen = new Set<string>();
  let at = end.directory;
  for (let nth = 0; nth < end.count; nth++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== centralSignature) {
      const message = 'The directory of this zip file is damaged from here on; what it lists further is not read.';
      faults.push(faultAt('archive-damaged', message, Math.min(at, bytes.length), bytes.length));
      break;
    }
    if (!budget.takeEntry()) {
      faults.push(tooManyEntries(at, bytes.length, end.count - nth));
      break;
    }
    const record = readRecord(bytes, view, at, end.shift);
    at = record.next;
    const entry = entryOf(bytes, view, record, budget);
    if (entry.path !== undefined && entry.kind === 'file') {
      if (seen.has(entry.path)) {
        const message = 'Another entry of this archive has the same name; which of them is meant cannot be told.';
        faults.push(faultAt('archive-name-twice', message, entry.span.start, entry.span.end));
      }
      seen.add(entry.path);
    }
    entries.push(entry);
  }
  return { kind: 'zip', entries, faults };
}

interface End {
  readonly count: number;
  /** Offset of the directory in the bytes. */
  readonly directory: number;
  /** Bytes that stand before the archive, such as a program that unpacks it. */
  readonly shift: number;
}

function findEnd(view: DataView): End | undefined {
  const lowest = Math.max(0, view.byteLength - endLength - mostComment);
  for (let at = view.byteLength - endLength; at >= lowest; at--) {
    if (view.getUint32(at, true) !== endSignature) continue;
    if (at + endLength + view.getUint16(at + 20, true) > view.byteLength) continue;
    return endAt(view, at);
  }
  return undefined;
}

function endAt(view: DataView, at: number): End | undefined {
  let count = view.getUint16(at + 10, true);
  let size = view.getUint32(at + 12, true);
  let offset = view.getUint32(at + 16, true);
  let behind = at;
  if (count === 0xffff || size === 0xffffffff || offset === 0xffffffff) {
    const locator = at - 20;
    if (locator >= 0 && view.getUint32(locator, true) === locator64Signature) {
      const record = number64(view, locator + 8);
      if (record + 56 > view.byteLength || view.getUint32(record, true) !== end64Signature) return undefined;
      count = number64(view, record + 32);
      size = number64(view, record + 40);
      offset = number64(view, record + 48);
      behind = record;
    }
  }
  const directory = behind - size;
  if (directory < 0) return undefined;
  const isShifted = uint32(view, offset) !== centralSignature || count === 0;
  return isShifted ? { count, directory, shift: directory - offset } : { count, directory: offset, shift: 0 };
}

interface DirectoryRecord {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Unix mode, 0 where the archive was made elsewhere. */
  readonly mode: number;
  readonly isDos: boolean;
  readonly local: number;
  readonly next: number;
}

function readRecord(bytes: Uint8Array, view: DataView, at: number, shift: number): DirectoryRecord {
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  const flags = view.getUint16(at + 8, true);
  const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
  const host = view.getUint8(at + 5);
  let size = view.getUint32(at + 24, true);
  let packed = view.getUint32(at + 20, true);
  let local = view.getUint32(at + 42, true);
  const large = extraField(extra, 1);
  if (large) {
    const fields = viewOf(large);
    let field = 0;
    const take = (short: number) => {
      if (short !== 0xffffffff || field + 8 > fields.byteLength) return short;
      field += 8;
      return number64(fields, field - 8);
    };
    size = take(size);
    packed = take(packed);
    local = take(local);
  }
  return {
    name: decodeName(bytes.subarray(at + 46, at + 46 + nameLength), (flags & 0x800) !== 0, extraField(extra, 0x7075)),
    flags,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed,
    size,
    mode: host === 3 || host === 19 ? view.getUint32(at + 38, true) >>> 16 : 0,
    isDos: host === 0 || host === 10 || host === 11,
    local: local + shift,
    next,
  };
}

function extraField(extra: Uint8Array, id: number): Uint8Array | undefined {
  const view = viewOf(extra);
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === id) return extra.subarray(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return undefined;
}

function entryOf(bytes: Uint8Array, view: DataView, record: DirectoryRecord, budget: ArchiveBudget): ArchiveEntry {
  const { name, packed, size, mode, isDos, local } = record;
  const isHeader = local >= 0 && local + 30 <= bytes.length && view.getUint32(local, true) === localSignature;
  const start = isHeader
    ? local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    : Math.min(Math.max(local, 0), bytes.length);
  const end = Math.min(start + packed, bytes.length);
  const isFolder = name.endsWith('/') || (isDos && name.endsWith('\\'));
  const isLink = (mode & typeBits) === symbolicLink;
  return {
    name,
    path: entryPath(name, true),
    kind: isLink ? 'link' : isFolder ? 'folder' : 'file',
    span: { start: Math.min(start, end), end },
    size,
    unpack: () => {
      if (!isHeader || start + packed > bytes.length) return damaged(start, end);
      return unpack(bytes.subarray(start, end), start, record, budget);
    },
  };
}

function unpack(packed: Uint8Array, at: number, record: DirectoryRecord, budget: ArchiveBudget): Unpacked {
  const { flags, method, size, crc } = record;
  const end = at + packed.length;
  if ((flags & 1) !== 0) {
    return { fault: faultAt('archive-encrypted', 'This entry is encrypted; it is not read.', at, end) };
  }
  if (method !== 0 && method !== 8) {
    const message = `This entry is packed by a method that is not known here (${method}); it is not read.`;
    return { fault: faultAt('archive-method', message, at, end) };
  }
  if (size > budget.mostFor(packed.length)) return { fault: tooMuch(at, end) };
  const bytes = method === 0 ? packed : inflate(packed, budget, size);
  if (bytes === 'too-much') return { fault: tooMuch(at, end) };
  if (bytes === 'damaged' || bytes.length !== size || crc32(bytes) !== crc) return damaged(at, end);
  if (method === 0) budget.takeBytes(size);
  return { bytes };
}

function damaged(start: number, end: number): Unpacked {
  return { fault: faultAt('archive-damaged', 'This entry is damaged; it is not read.', Math.min(start, end), end) };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function uint32(view: DataView, at: number): number | undefined {
  return at >= 0 && at + 4 <= view.byteLength ? view.getUint32(at, true) : undefined;
}

/** Beyond 2^53 it is wrong, and far beyond any file. */
function number64(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}
