import type { Message } from '../../../text/message.ts';
import { crcRegister } from '../../crc32.ts';
import { unzlib } from '../../unpack/inflate.ts';
import type { Budget } from '../budget.ts';
import { type Bytes, fits, isAt, joinBytes, textAt, u8, u16be, u16le, u32be, u32le } from '../bytes.ts';
import { checks } from '../checks.ts';
import type { Container, Part } from '../container.ts';
import { overLimit, packedDamage } from '../said.ts';

const page = 4096;
/** What its checksum is made over in the place of the checksum. */
const zeros = new Uint8Array(4);

/** A read-only file system with pages packed by zlib; of either byte order. */
export const cramfs: Container = {
  kind: 'cramfs',
  title: 'cramfs file system',
  magics: [
    { at: 0, bytes: [0x45, 0x3d, 0xcd, 0x28] },
    { at: 0, bytes: [0x28, 0xcd, 0x3d, 0x45] },
  ],
  carved: true,
  find: (bytes, at, budget) => {
    const isLittle = u8(bytes, at) === 0x45;
    const size = (isLittle ? u32le : u32be)(bytes, at + 4);
    if (!isAt(bytes, at + 16, 'Compressed ROMFS') || size < 76 || !fits(bytes, at, size)) return undefined;
    budget.work(size >> 3);
    const before = crcRegister(bytes, -1, at, at + 32);
    const own = ~crcRegister(bytes, crcRegister(zeros, before), at + 36, at + size) >>> 0;
    // some makers write it the other way round
    if (own !== u32le(bytes, at + 32) && own !== u32be(bytes, at + 32)) return undefined;
    const name = textAt(bytes, at + 48, 16);
    return {
      size,
      checked: checks.checksum,
      variant: isLittle ? 'little-endian' : 'big-endian',
      ...(name === '' ? {} : { name }),
      parts: () => files(bytes.subarray(at, at + size), isLittle, budget),
    };
  },
};

interface Inode {
  readonly mode: number;
  readonly size: number;
  readonly nameLength: number;
  readonly offset: number;
}

function inodeAt(image: Bytes, at: number, isLittle: boolean): Inode {
  if (isLittle) {
    const word = u32le(image, at + 8);
    return {
      mode: u16le(image, at),
      size: u32le(image, at + 4) & 0xffffff,
      nameLength: (word & 63) * 4,
      offset: (word >>> 6) * 4,
    };
  }
  const word = u32be(image, at + 8);
  return {
    mode: u16be(image, at),
    size: u32be(image, at + 4) >>> 8,
    nameLength: (word >>> 26) * 4,
    offset: (word & 0x3ffffff) * 4,
  };
}

function* files(image: Bytes, isLittle: boolean, budget: Budget): Generator<Part> {
  const seen = new Set<number>();
  const folders: { inode: Inode; path: string }[] = [{ inode: inodeAt(image, 64, isLittle), path: '' }];
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    const { offset, size } = folder.inode;
    if (seen.has(offset)) continue;
    seen.add(offset);
    const end = Math.min(image.length, offset + size);
    for (let at = offset; at + 12 <= end; ) {
      if (!budget.entry()) return;
      const inode = inodeAt(image, at, isLittle);
      const name = textAt(image, at + 12, inode.nameLength);
      const path = folder.path === '' ? name : `${folder.path}/${name}`;
      const kind = inode.mode & 0o170000;
      if (kind === 0o040000) folders.push({ inode, path });
      else if (kind === 0o100000) yield fileOf(image, inode, path, isLittle, budget);
      at += 12 + inode.nameLength;
    }
  }
}

/** Pages one after the other, behind a table that tells where each ends. */
function fileOf(image: Bytes, { offset, size }: Inode, name: string, isLittle: boolean, budget: Budget): Part {
  const pages = Math.ceil(size / page);
  const word = isLittle ? u32le : u32be;
  const end = pages === 0 ? offset : word(image, offset + (pages - 1) * 4);
  let unread: Message | undefined;
  const read = () => {
    const chunks: Bytes[] = [];
    let start = offset + pages * 4;
    const most = budget.most(Math.max(0, end - start));
    if (size > most) {
      budget.spend(0, true);
      unread = overLimit;
      return new Uint8Array(0);
    }
    for (let index = 0; index < pages; index++) {
      const stop = word(image, offset + index * 4);
      const length = Math.min(page, size - index * page);
      if (stop < start || stop > image.length) {
        unread = packedDamage;
        break;
      }
      const done = stop === start ? undefined : unzlib(image.subarray(start, stop), length, length);
      if (done?.end === 'damaged') unread = packedDamage;
      budget.work(done?.work ?? 0);
      chunks.push(done?.bytes ?? new Uint8Array(length));
      start = stop;
    }
    const content = joinBytes(chunks);
    budget.spend(content.length, false);
    return content;
  };
  return {
    name,
    packedAt: offset,
    stored: Math.max(0, Math.min(image.length, end) - offset),
    size,
    read,
    unread: () => unread,
  };
}
