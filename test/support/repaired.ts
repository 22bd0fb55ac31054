import { crc32, crcRegister } from '../../server/src/core/read/crc32.ts';

/**
 * The same bytes with the checksums of their first container right again, so that what they lie about is read, and not told
 * from the sum.
 */
export function repaired(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const startsWith = (text: string, at = 0) => [...text].every((one, index) => bytes[at + index] === one.charCodeAt(0));
  const { length } = bytes;
  if (length >= 64 && view.getUint32(0) === 0x27051956) {
    const size = Math.min(view.getUint32(12), length - 64);
    view.setUint32(24, crc32(bytes, 64, 64 + size));
    view.setUint32(4, 0);
    view.setUint32(4, crc32(bytes, 0, 64));
  } else if (length >= 32 && startsWith('HDR0')) {
    const size = Math.min(view.getUint32(4, true), length);
    if (size > 12) view.setUint32(8, crcRegister(bytes, -1, 12, size), true);
  } else if (length >= 76 && (view.getUint32(0, true) === 0x28cd3d45 || view.getUint32(0) === 0x28cd3d45)) {
    const isLittle = view.getUint32(0, true) === 0x28cd3d45;
    const size = Math.min(view.getUint32(4, isLittle), length);
    view.setUint32(32, 0);
    if (size > 76) view.setUint32(32, crc32(bytes, 0, size), isLittle);
  } else if (length >= 512 && startsWith('-rom1fs-')) {
    view.setUint32(12, 0);
    let sum = 0;
    for (let at = 0; at < 512; at += 4) sum = (sum + view.getUint32(at)) | 0;
    view.setUint32(12, -sum);
  } else if (length >= 72 && startsWith('_FVH', 40)) {
    const header = Math.min(view.getUint16(48, true) & ~1, length);
    if (header >= 56) {
      view.setUint16(50, 0, true);
      let sum = 0;
      for (let at = 0; at < header; at += 2) sum += view.getUint16(at, true);
      view.setUint16(50, -sum, true);
    }
  } else if (length > 16 && startsWith('UFD', length - 8)) {
    view.setUint32(length - 4, crcRegister(bytes, -1, 0, length - 4), true);
  } else {
    for (let at = 0; at + 512 <= length; at += 512) {
      if (!startsWith('ustar', at + 257)) continue;
      bytes.fill(32, at + 148, at + 156);
      let sum = 0;
      for (let index = at; index < at + 512; index++) sum += bytes[index] ?? 0;
      const digits = sum.toString(8).padStart(6, '0');
      for (let index = 0; index < 6; index++) bytes[at + 148 + index] = digits.charCodeAt(index);
    }
  }
  return bytes;
}
