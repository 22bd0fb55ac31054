import { crc32 } from '../crc32.ts';
import { type Bytes, u8, u16le, u32le } from '../firmware/bytes.ts';
import { inflate } from './inflate.ts';
import type { Unpack } from './unpacked.ts';

/** Bytes of the header of a gzip member; undefined where its fields are none. RFC 1952. */
export function gzipHeader(bytes: Bytes, at: number): number | undefined {
  const flags = u8(bytes, at + 3);
  if (u16le(bytes, at) !== 0x8b1f || u8(bytes, at + 2) !== 8 || (flags & 0xe0) !== 0) return undefined;
  let place = at + 10;
  if ((flags & 4) !== 0) place += 2 + u16le(bytes, place);
  for (const bit of [8, 16]) {
    if ((flags & bit) === 0) continue;
    const end = bytes.indexOf(0, place);
    if (end < 0 || end - place > 1000) return undefined;
    place = end + 1;
  }
  if ((flags & 2) !== 0) place += 2;
  return place < bytes.length ? place - at : undefined;
}

/** One member. */
export const gunzip: Unpack = (packed, most, expected) => {
  const header = gzipHeader(packed, 0) ?? 0;
  const done = inflate(packed.subarray(header), most, expected);
  const end = header + done.used;
  if (done.end !== 'whole') return { ...done, used: end };
  const isSound =
    end + 8 <= packed.length &&
    crc32(done.bytes) === u32le(packed, end) &&
    done.bytes.length % 2 ** 32 === u32le(packed, end + 4);
  return { bytes: done.bytes, used: Math.min(packed.length, end + 8), end: isSound ? 'whole' : 'damaged' };
};
