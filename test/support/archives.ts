import { deflateRawSync } from 'node:zlib';
import { crc32 } from '../../server/src/core/read/crc32.ts';

/** An entry of an archive that a test makes. */
export interface Made {
  readonly name: string;
  readonly bytes: string | Uint8Array;
  /** A symbolic link to what the bytes say. */
  readonly isLink?: true;
  /** What it says that it has, instead of what it has. */
  readonly size?: number;
  readonly flags?: number;
  readonly method?: number;
}

const encode = (text: string | Uint8Array) => (typeof text === 'string' ? new TextEncoder().encode(text) : text);

/** A zip file, written by its specification and not by the library that reads it. */
export function zipOf(entries: readonly Made[], before: Uint8Array = new Uint8Array(0)): Uint8Array {
  const parts: Uint8Array[] = [before];
  const directory: Uint8Array[] = [];
  let offset = before.length;
  for (const { name, bytes, isLink, size, flags = 0x800, method = 8 } of entries) {
    const raw = encode(bytes);
    const packed = method === 8 ? deflateRawSync(raw) : raw;
    const label = encode(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc32(raw), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size ?? raw.length, 18);
    common.writeUInt16LE(label.length, 22);
    // behind the lengths of extra field and comment, and the numbers of disks and attributes
    const end = Buffer.alloc(14);
    end.writeUInt32LE((isLink ? 0o120777 : 0o100644) * 65_536, 6);
    end.writeUInt32LE(offset, 10);
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 3]), common, end, label);
    parts.push(Buffer.from([0x50, 0x4b, 3, 4]), common, label, packed);
    offset += 4 + 26 + label.length + packed.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const last = Buffer.alloc(22);
  last.writeUInt32LE(0x06054b50, 0);
  last.writeUInt16LE(entries.length, 8);
  last.writeUInt16LE(entries.length, 10);
  last.writeUInt32LE(size, 12);
  last.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, last]);
}

/** A tar file of the ustar form. @param types type of an entry by name, a file where it has none */
export function tarOf(entries: readonly Made[], types: Readonly<Record<string, string>> = {}): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const { name, bytes, isLink, size } of entries) {
    const raw = isLink ? new Uint8Array(0) : encode(bytes);
    const header = Buffer.alloc(512);
    header.write(name, 0, 100);
    header.write('0000644\0', 100);
    header.write(`${(size ?? raw.length).toString(8).padStart(11, '0')}\0`, 124);
    header.write(types[name] ?? (isLink ? '2' : '0'), 156);
    if (isLink) header.write(String(bytes), 157);
    header.write('ustar\0', 257);
    header.fill(0x20, 148, 156);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    parts.push(header, raw, Buffer.alloc((512 - (raw.length % 512)) % 512));
  }
  return Buffer.concat([...parts, Buffer.alloc(1024)]);
}
