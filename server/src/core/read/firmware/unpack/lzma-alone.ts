import { nothing, type Unpacked } from '../../unpack/unpacked.ts';
import { type Bytes, u8, u32le, u64le } from '../bytes.ts';
import { LzmaDecoder } from './lzma.ts';

/** The form with a header of 13 bytes: properties, size of the dictionary, size of what comes of it or all ones. */
export function unlzma(packed: Bytes, most: number): Unpacked {
  const size = u64le(packed, 5);
  return decode(packed, 13, u8(packed, 0), Number.isFinite(size) ? size : undefined, most);
}

/**
 * A stream without its header, as in file systems that keep the header elsewhere.
 * @param size bytes that come of it; undefined where a marker ends it
 */
export function decode(
  packed: Bytes,
  at: number,
  properties: number,
  size: number | undefined,
  most: number,
): Unpacked {
  const decoder = new LzmaDecoder(most, Math.min(size ?? packed.length * 4, packed.length * 64));
  if (!decoder.setProperties(properties) || !decoder.start(packed, at)) return nothing;
  decoder.resetState();
  const until = size ?? Number.POSITIVE_INFINITY;
  const end = decoder.run(Math.min(until, most));
  const bytes = decoder.out.taken;
  const used = Math.min(packed.length, decoder.at);
  const { work } = decoder;
  if (end === 'whole' && until > most) return { bytes, used, end: 'cut', work };
  if (end === 'ended' && size !== undefined && bytes.length < size) return { bytes, used, end: 'damaged', work };
  return { bytes, used, end: end === 'ended' ? 'whole' : end, work };
}

/** Whether a dictionary has a size that encoders give: a power of two, or half as much more. */
export function isLzmaHeader(bytes: Bytes, at: number): boolean {
  const properties = u8(bytes, at);
  const dictionary = u32le(bytes, at + 1);
  const size = u64le(bytes, at + 5);
  const isUnknown = u32le(bytes, at + 5) === 0xffffffff && u32le(bytes, at + 9) === 0xffffffff;
  if (properties >= 225 || dictionary < 4096 || u8(bytes, at + 13) !== 0) return false;
  if ((dictionary & (dictionary - 1)) !== 0) {
    const third = dictionary / 3;
    if (!Number.isInteger(third) || (third & (third - 1)) !== 0) return false;
  }
  return isUnknown || (size > 0 && size < 2 ** 38);
}
