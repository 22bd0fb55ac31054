import { decodeName } from './zip-name.ts';

export const localSignature = 0x04034b50;
export const centralSignature = 0x02014b50;
export const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const locator64Signature = 0x07064b50;
export const endLength = 22;
/** The comment behind the end record is at most this long. */
const mostComment = 0xffff;

/** What the end record of a zip file says of its directory. */
export interface End {
  readonly count: number;
  /** Offset of the directory in the bytes. */
  readonly directory: number;
  /** Bytes that stand before the archive, such as a program that unpacks it. */
  readonly shift: number;
  /** Offset of the end record itself. */
  readonly at: number;
}

/** The end record, from the end of the file on; undefined where there is none. */
export function findEnd(view: DataView): End | undefined {
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
  return isShifted ? { count, directory, shift: directory - offset, at } : { count, directory: offset, shift: 0, at };
}

/** One entry as the directory has it. */
export interface DirectoryRecord {
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

/** Reads the record at an offset, whose signature has been seen. */
export function readRecord(bytes: Uint8Array, view: DataView, at: number, shift: number): DirectoryRecord {
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

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export function uint32(view: DataView, at: number): number | undefined {
  return at >= 0 && at + 4 <= view.byteLength ? view.getUint32(at, true) : undefined;
}

/** Beyond 2^53 it is wrong, and far beyond any file. */
function number64(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}
