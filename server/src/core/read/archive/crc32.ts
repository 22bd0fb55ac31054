import { crcRegister } from '../crc32.ts';

/** CRC-32 as of zip and gzip, unsigned. @param before of the bytes before these */
export function crc32(bytes: Uint8Array, before = 0): number {
  return ~crcRegister(bytes, ~before) >>> 0;
}
