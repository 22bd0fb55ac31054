import { crc32 } from '../crc32.ts';
import { inflate } from '../unpack/inflate.ts';
import { mostRatio } from '../unpack/unpacked.ts';
import type { ArchiveBudget } from './budget.ts';
import { type ArchiveEntry, type ArchiveFault, type Container, faultAt, type Unpacked } from './entry.ts';
import { entryPath } from './entry-path.ts';
import { tooManyEntries, tooMuch } from './said.ts';
import {
  centralSignature,
  type DirectoryRecord,
  endSignature,
  findEnd,
  localSignature,
  readRecord,
  uint32,
  viewOf,
} from './zip-directory.ts';
import { firstUnnamed, type Stretch } from './zip-unnamed.ts';

const sharesBytes = 'This entry shares its bytes with another one; it is not read.';
const symbolicLink = 0o120000;
const typeBits = 0o170000;

export function isZip(bytes: Uint8Array): boolean {
  const first = uint32(viewOf(bytes), 0);
  return first === localSignature || first === endSignature;
}

/** A zip file, by its central directory as all programs read it: what only local headers tell of is not read, but told. */
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
  const ranges: Stretch[] = [];
  const named: Stretch[] = [];
  const shared = new Set<number>();
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
    const entry = entryOf(bytes, view, record, budget, () => shared.has(record.local));
    named.push({ start: record.local, end: entry.span.end });
    if (entry.kind !== 'folder') ranges.push({ start: record.local, end: entry.span.end });
    if (entry.path !== undefined && entry.kind === 'file') {
      if (seen.has(entry.path)) {
        const message = 'Another entry of this archive has the same name; which of them is meant cannot be told.';
        faults.push(faultAt('archive-name-twice', message, entry.span.start, entry.span.end));
      }
      seen.add(entry.path);
    }
    entries.push(entry);
  }
  for (const { start } of overlapping([...ranges, { start: end.directory, end: at }])) shared.add(start);
  if (shared.size > 0) {
    const message = 'Entries of this archive share their bytes, which no program writes; they are not read.';
    faults.push(faultAt('archive-overlap', message, 0, bytes.length));
  }
  if (faults.length === 0 && at + 46 <= bytes.length && view.getUint32(at, true) === centralSignature) {
    const message = 'The directory of this zip file lists more entries than it says; those are not read.';
    faults.push(faultAt('archive-damaged', message, at, bytes.length));
  }
  const unnamed = faults.length === 0 ? firstUnnamed(view, [...named, { start: end.directory, end: at }]) : undefined;
  if (unnamed !== undefined) {
    const message = 'This zip file holds entries that its directory does not name; they are not read.';
    faults.push(faultAt('archive-damaged', message, unnamed, bytes.length));
  }
  return { kind: 'zip', entries, faults };
}

/** Stretches that have bytes in common with another one: a small file could be read as a large one, again and again. */
function overlapping(stretches: Stretch[]): readonly Stretch[] {
  const found = new Set<Stretch>();
  let last: Stretch | undefined;
  for (const each of stretches.sort((one, other) => one.start - other.start)) {
    if (last && each.start < last.end) found.add(each).add(last);
    if (!last || each.end > last.end) last = each;
  }
  return [...found];
}

function entryOf(
  bytes: Uint8Array,
  view: DataView,
  record: DirectoryRecord,
  budget: ArchiveBudget,
  isShared: () => boolean,
): ArchiveEntry {
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
      if (isShared()) return { fault: faultAt('archive-overlap', sharesBytes, start, end) };
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
  const most = budget.mostFor(packed.length);
  const unpacked = method === 0 ? undefined : inflate(packed, most, Math.min(size, packed.length * mostRatio));
  const { bytes } = unpacked ?? { bytes: packed };
  budget.takeBytes(bytes.length);
  if (unpacked?.end === 'cut') return { fault: tooMuch(at, end) };
  if (unpacked?.end === 'damaged' || bytes.length !== size || crc32(bytes) !== crc) return damaged(at, end);
  return { bytes };
}

function damaged(start: number, end: number): Unpacked {
  return { fault: faultAt('archive-damaged', 'This entry is damaged; it is not read.', Math.min(start, end), end) };
}
