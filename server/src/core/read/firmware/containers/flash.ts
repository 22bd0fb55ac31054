import { crcRegister } from '../../crc32.ts';
import { type Bytes, fits, u8, u16be, u16le, u32be, u32le } from '../bytes.ts';
import { checks, checksumsOfBlocks, checksumsOfNodes } from '../checks.ts';
import { type Container, magic } from '../container.ts';
import { notOpened } from '../said.ts';

/** JFFS2, told and not opened: its nodes follow each other, with gaps of erased flash. */
export const jffs2: Container = {
  kind: 'jffs2',
  title: 'JFFS2 file system',
  magics: [
    { at: 0, bytes: [0x85, 0x19] },
    { at: 0, bytes: [0x19, 0x85] },
  ],
  carved: true,
  find: (bytes, at, budget) => {
    const isLittle = u8(bytes, at) === 0x85;
    if (!isNode(bytes, at, isLittle)) return undefined;
    let end = at;
    let nodes = 0;
    let scanned = at;
    for (let place = at; place + 12 <= bytes.length; scanned = place) {
      if (isNode(bytes, place, isLittle)) {
        place += Math.max(12, ((isLittle ? u32le : u32be)(bytes, place + 4) + 3) & ~3);
        end = Math.min(bytes.length, place);
        nodes++;
      } else if (u32le(bytes, place) === 0xffffffff || u32le(bytes, place) === 0) place += 4;
      else break;
    }
    budget.work((scanned - at) >> 3);
    if (nodes < 3) return undefined;
    return {
      size: end - at,
      checked: checksumsOfNodes(nodes),
      variant: isLittle ? 'little-endian' : 'big-endian',
      opaque: notOpened,
    };
  },
};

function isNode(bytes: Bytes, at: number, isLittle: boolean): boolean {
  const [u16, u32] = isLittle ? [u16le, u32le] : [u16be, u32be];
  if (u16(bytes, at) !== 0x1985 || !fits(bytes, at, 12)) return false;
  return u32(bytes, at + 8) === crcRegister(bytes, 0, at, at + 8) && u32(bytes, at + 4) >= 12;
}

/** The layer below UBIFS, told and not opened: blocks of one size with a header each. */
export const ubi: Container = {
  kind: 'ubi',
  title: 'UBI image',
  magics: [magic('UBI#')],
  carved: true,
  find: (bytes, at) => {
    if (!isBlock(bytes, at)) return undefined;
    let size = 0;
    for (let step = 1 << 14; step <= 1 << 22 && size === 0; step *= 2) if (isBlock(bytes, at + step)) size = step;
    let end = at;
    let blocks = 0;
    while (size > 0 && isBlock(bytes, end)) {
      end = Math.min(bytes.length, end + size);
      blocks++;
    }
    return {
      size: size === 0 ? bytes.length - at : end - at,
      checked: checksumsOfBlocks(Math.max(1, blocks)),
      opaque: notOpened,
    };
  },
};

function isBlock(bytes: Bytes, at: number): boolean {
  return (
    fits(bytes, at, 64) &&
    u32be(bytes, at) === 0x55424923 &&
    u32be(bytes, at + 60) === crcRegister(bytes, -1, at, at + 60)
  );
}

/** UBIFS by itself, told and not opened. */
export const ubifs: Container = {
  kind: 'ubifs',
  title: 'UBIFS file system',
  magics: [{ at: 0, bytes: [0x31, 0x18, 0x10, 0x06] }],
  carved: true,
  find: (bytes, at) => {
    const length = u32le(bytes, at + 16);
    const isSuperblock = u8(bytes, at + 20) === 6 && length === 4096 && fits(bytes, at, length);
    if (!isSuperblock || u32le(bytes, at + 4) !== crcRegister(bytes, -1, at + 8, at + length)) return undefined;
    const size = u32le(bytes, at + 36) * u32le(bytes, at + 40);
    return {
      size: Math.min(bytes.length - at, Math.max(size, length)),
      checked: checks.checksumOfSuperblock,
      opaque: notOpened,
    };
  },
};
