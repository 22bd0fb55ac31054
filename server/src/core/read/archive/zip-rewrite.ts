import { deflateSync } from 'fflate/browser';
import { crc32 } from '../crc32.ts';
import {
  centralSignature,
  endLength,
  endSignature,
  findEnd,
  localSignature,
  readRecord,
  viewOf,
} from './zip-directory.ts';

/**
 * A zip file with other bytes in some entries, and with more of them. What does not change is copied byte for byte, as
 * packed as it was. Undefined for a file that is damaged or that needs the form for very large ones.
 * @param parts by name, those that are there already replaced in their place, the rest behind them
 */
export function rewriteZip(bytes: Uint8Array, parts: ReadonlyMap<string, Uint8Array>): Uint8Array | undefined {
  const view = viewOf(bytes);
  const end = findEnd(view);
  if (!end || end.count >= 0xffff) return undefined;
  const records: { readonly name: string; readonly raw: Uint8Array; readonly local: number }[] = [];
  let at = end.directory;
  for (let nth = 0; nth < end.count; nth++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== centralSignature) return undefined;
    const { name, local, next } = readRecord(bytes, view, at, end.shift);
    if (local < 0 || local + 30 > bytes.length || view.getUint32(local, true) !== localSignature) return undefined;
    records.push({ name, raw: new Uint8Array(bytes.subarray(at, next)), local });
    at = next;
  }
  const starts = [...records.map(({ local }) => local), end.directory].sort((a, b) => a - b);
  const written = new Writer();
  const left = new Map(parts);
  for (const { name, raw, local } of records) {
    const part = left.get(name);
    left.delete(name);
    if (part) written.add(name, part);
    else written.copy(bytes.subarray(local, starts.find(start => start > local) ?? end.directory), raw);
  }
  for (const [name, part] of left) written.add(name, part);
  return written.finish(bytes.subarray(end.at + endLength));
}

/** A zip file of these entries, in their order. The same entries give the same bytes. */
export function writeZip(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const written = new Writer();
  for (const [name, part] of parts) written.add(name, part);
  return written.finish(new Uint8Array());
}

class Writer {
  readonly #parts: Uint8Array[] = [];
  readonly #directory: Uint8Array[] = [];
  #length = 0;

  copy(local: Uint8Array, record: Uint8Array): void {
    viewOf(record).setUint32(42, this.#length, true);
    this.#directory.push(record);
    this.#push(local);
  }

  add(name: string, bytes: Uint8Array): void {
    const label = new TextEncoder().encode(name);
    const packed = deflateSync(bytes);
    const local = new Uint8Array(30 + label.length);
    const view = viewOf(local);
    view.setUint32(0, localSignature, true);
    writeFacts(view, 4, bytes, packed, label);
    local.set(label, 30);
    const record = new Uint8Array(46 + label.length);
    const central = viewOf(record);
    central.setUint32(0, centralSignature, true);
    central.setUint16(4, 20, true);
    writeFacts(central, 6, bytes, packed, label);
    central.setUint32(42, this.#length, true);
    record.set(label, 46);
    this.#directory.push(record);
    this.#push(local);
    this.#push(packed);
  }

  finish(comment: Uint8Array): Uint8Array {
    const start = this.#length;
    const count = this.#directory.length;
    for (const record of this.#directory) this.#push(record);
    const end = new Uint8Array(endLength);
    const view = viewOf(end);
    view.setUint32(0, endSignature, true);
    view.setUint16(8, count, true);
    view.setUint16(10, count, true);
    view.setUint32(12, this.#length - start, true);
    view.setUint32(16, start, true);
    view.setUint16(20, comment.length, true);
    this.#push(end);
    this.#push(comment);
    const whole = new Uint8Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  #push(part: Uint8Array): void {
    this.#parts.push(part);
    this.#length += part.length;
  }
}

/** Version, flags, method, the first day that zip files know, checksum, sizes and the length of the name. */
function writeFacts(view: DataView, at: number, bytes: Uint8Array, packed: Uint8Array, label: Uint8Array): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, 0x800, true);
  view.setUint16(at + 4, 8, true);
  view.setUint16(at + 8, 0x21, true);
  view.setUint32(at + 10, crc32(bytes), true);
  view.setUint32(at + 14, packed.length, true);
  view.setUint32(at + 18, bytes.length, true);
  view.setUint16(at + 22, label.length, true);
}
