/** Four tables, so that four bytes are taken at once. */
const tables = makeTables();

function makeTables(): Uint32Array {
  const made = new Uint32Array(1024);
  for (let byte = 0; byte < 256; byte++) {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    made[byte] = value;
  }
  for (let at = 256; at < 1024; at++) {
    const before = made[at - 256] as number;
    made[at] = (before >>> 8) ^ (made[before & 0xff] as number);
  }
  return made;
}

/**
 * The register of CRC-32 after bytes, without the last inversion that most uses have.
 * @param seed of the register: -1 in most uses, 0 in JFFS2
 */
export function crcRegister(bytes: Uint8Array, seed: number, from = 0, to = bytes.length): number {
  let crc = seed | 0;
  let at = from;
  for (; at + 3 < to; at += 4) {
    crc ^=
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    crc =
      (tables[768 + (crc & 0xff)] as number) ^
      (tables[512 + ((crc >>> 8) & 0xff)] as number) ^
      (tables[256 + ((crc >>> 16) & 0xff)] as number) ^
      (tables[crc >>> 24] as number);
  }
  for (; at < to; at++) crc = (tables[(crc ^ (bytes[at] as number)) & 0xff] as number) ^ (crc >>> 8);
  return crc >>> 0;
}

/** CRC-32 as zip, gzip, uImage and cramfs have it. */
export function crc32(bytes: Uint8Array, from = 0, to = bytes.length): number {
  return ~crcRegister(bytes, -1, from, to) >>> 0;
}
