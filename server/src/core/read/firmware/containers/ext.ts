import type { Message } from '../../../text/message.ts';
import type { Budget } from '../budget.ts';
import { type Bytes, decodeUtf8, fits, isAt, joinBytes, textAt, u8, u16le, u32le } from '../bytes.ts';
import { checks } from '../checks.ts';
import type { Container, Part } from '../container.ts';
import { overLimit, packedDamage } from '../said.ts';

const superblock = 1024;
/** Flags of an inode. */
const hasExtents = 0x80000;
const isInline = 0x10000000;
/** Features of a file system. */
const hasMetaGroups = 0x10;
const has64 = 0x80;
const hasClusters = 0x200;
const isSparseSuper = 1;
/** Bytes of a file that stand in its inode, where blocks are named else. */
const inlineSize = 60;
/** A block that no image has. */
const outside = 0xffffffff;

/** The file systems of Linux: ext2, ext3 and ext4. */
export const ext: Container = {
  kind: 'ext',
  title: 'ext2/3/4 file system',
  magics: [{ at: superblock + 56, bytes: [0x53, 0xef] }],
  carved: true,
  find: (bytes, at) => {
    const head = at + superblock;
    if (!fits(bytes, head, 1024)) return undefined;
    const [inodes, blocks] = [u32le(bytes, head), u32le(bytes, head + 4)];
    const log = u32le(bytes, head + 24);
    const [perGroup, inodesPerGroup] = [u32le(bytes, head + 32), u32le(bytes, head + 40)];
    const [state, revision] = [u16le(bytes, head + 58), u32le(bytes, head + 76)];
    if (log > 6 || inodes === 0 || blocks === 0 || perGroup === 0 || inodesPerGroup === 0 || revision > 1)
      return undefined;
    const first = u32le(bytes, head + 20);
    // blocks may be given out in clusters, each of which is one bit of a map
    const isInClusters = revision > 0 && (u32le(bytes, head + 100) & hasClusters) !== 0;
    const cluster = isInClusters ? u32le(bytes, head + 28) : log;
    if (first !== (cluster === 0 ? 1 : 0) || state > 7 || cluster < log || cluster > 20) return undefined;
    if (perGroup > 8 * (1024 << log) * 2 ** (cluster - log)) return undefined;
    if (inodesPerGroup * Math.ceil((blocks - first) / perGroup) !== inodes) return undefined;
    const size = blocks * (1024 << log);
    const name = textAt(bytes, head + 120, 16);
    const image = bytes.subarray(at, at + size);
    return {
      size: image.length,
      checked: image.length < size ? checks.fieldsOfSuperblockCut : checks.fieldsOfSuperblock,
      ...(name === '' ? {} : { name }),
      parts: budget => new Reading(image, budget).files(),
    };
  },
};

interface Inode {
  readonly mode: number;
  readonly size: number;
  readonly flags: number;
  /** Where its blocks are named, or its first bytes stand. */
  readonly at: number;
  /** Behind its fields: attributes, and the rest of a file that stands in its inode. */
  readonly attributes: number;
  readonly end: number;
}

class Reading {
  readonly #image: Bytes;
  readonly #budget: Budget;
  readonly #block: number;
  readonly #inodeSize: number;

  constructor(image: Bytes, budget: Budget) {
    this.#image = image;
    this.#budget = budget;
    this.#block = 1024 << u32le(image, superblock + 24);
    this.#inodeSize = u32le(image, superblock + 76) === 0 ? 128 : Math.max(128, u16le(image, superblock + 88));
  }

  *files(): Generator<Part> {
    const seen = new Set<number>();
    const folders = [{ number: 2, path: '' }];
    for (let folder = folders.pop(); folder; folder = folders.pop()) {
      if (seen.has(folder.number)) continue;
      seen.add(folder.number);
      const inode = this.#inode(folder.number);
      if (!inode || (inode.mode & 0xf000) !== 0x4000) continue;
      const list = this.#content(inode, Math.min(inode.size, 1 << 24));
      this.#budget.work(list.length);
      // a folder that stands in its inode begins with the number of the one above
      for (let at = (inode.flags & isInline) === 0 ? 0 : 4; at + 8 <= list.length; ) {
        const [number, next, length] = [u32le(list, at), u16le(list, at + 4), u8(list, at + 6)];
        const name = decodeUtf8(list.subarray(at + 8, at + 8 + length));
        at += Math.max(8, next);
        if (number === 0 || name === '.' || name === '..' || length === 0) continue;
        if (!this.#budget.entry()) return;
        const own = this.#inode(number);
        const path = folder.path === '' ? name : `${folder.path}/${name}`;
        if (!own) continue;
        if ((own.mode & 0xf000) === 0x4000) folders.push({ number, path });
        else if ((own.mode & 0xf000) === 0x8000) yield this.#part(own, path);
      }
    }
  }

  #inode(number: number): Inode | undefined {
    const image = this.#image;
    const perGroup = u32le(image, superblock + 40);
    const at = this.#descriptor(Math.floor((number - 1) / perGroup));
    const table = u32le(image, at + 8);
    const place = table * this.#block + ((number - 1) % perGroup) * this.#inodeSize;
    if (table === 0 || !fits(image, at, 32) || !fits(image, place, 128)) return undefined;
    const isFile = (u16le(image, place) & 0xf000) === 0x8000;
    const size = u32le(image, place + 4) + (isFile ? u32le(image, place + 108) * 2 ** 32 : 0);
    const extra = this.#inodeSize > 128 ? u16le(image, place + 128) : 0;
    const [attributes, end] = [place + 128 + extra, place + this.#inodeSize];
    return { mode: u16le(image, place), size, flags: u32le(image, place + 32), at: place + 40, attributes, end };
  }

  /** Where the description of a group stands: behind the superblock, or at the beginning of the groups that it is one of. */
  #descriptor(group: number): number {
    const image = this.#image;
    const features = u32le(image, superblock + 96);
    const size = (features & has64) !== 0 ? Math.max(32, u16le(image, superblock + 254)) : 32;
    const first = this.#block === 1024 ? 1 : 0;
    const each = Math.max(1, Math.floor(this.#block / size));
    const meta = Math.floor(group / each);
    if ((features & hasMetaGroups) === 0 || meta < u32le(image, superblock + 260))
      return (first + 1) * this.#block + group * size;
    const start = meta * each;
    const behind = this.#hasSuperblock(start) ? 1 : 0;
    return (first + start * u32le(image, superblock + 32) + behind) * this.#block + (group % each) * size;
  }

  /** Whether a copy of the superblock begins a group. */
  #hasSuperblock(group: number): boolean {
    if ((u32le(this.#image, superblock + 100) & isSparseSuper) === 0 || group <= 1) return true;
    return [3, 5, 7].some(base => {
      let power = base;
      while (power < group) power *= base;
      return power === group;
    });
  }

  #part(inode: Inode, name: string): Part {
    let unread: Message | undefined;
    const read = () => {
      const most = Math.min(this.#budget.limits.stream, this.#image.length);
      if (inode.size > most) {
        unread = overLimit;
        this.#budget.meet('stream');
      }
      const content = this.#content(inode, Math.min(inode.size, most));
      if (content.length < Math.min(inode.size, most)) unread = packedDamage;
      this.#budget.spend(content.length, false);
      return content;
    };
    return { name, size: inode.size, stored: Math.min(inode.size, this.#image.length), read, unread: () => unread };
  }

  #content(inode: Inode, size: number): Bytes {
    const { flags, at } = inode;
    if ((flags & isInline) !== 0) return this.#inline(inode, size);
    const chunks: Bytes[] = [];
    let left = size;
    let isWhole = true;
    const empty = new Uint8Array(this.#block);
    for (const number of (flags & hasExtents) !== 0 ? this.#extents(at, 0) : this.#mapped(at)) {
      if (left <= 0) break;
      const from = number * this.#block;
      const chunk = number === 0 ? empty : this.#image.subarray(from, from + this.#block);
      if (chunk.length === 0) {
        isWhole = false;
        break;
      }
      chunks.push(chunk.length > left ? chunk.subarray(0, left) : chunk);
      left -= chunk.length;
    }
    // no block is named for what is empty at the end
    for (; left > 0 && isWhole; left -= empty.length)
      chunks.push(left < empty.length ? empty.subarray(0, left) : empty);
    return joinBytes(chunks);
  }

  /** The first bytes in place of the blocks, the rest as an attribute of the name `system.data`. */
  #inline({ at, attributes, end }: Inode, size: number): Bytes {
    const image = this.#image;
    const head = image.subarray(at, at + Math.min(inlineSize, size));
    if (size <= inlineSize || u32le(image, attributes) !== 0xea020000) return head;
    const first = attributes + 4;
    for (let entry = first; entry + 16 <= end && u32le(image, entry) !== 0; ) {
      const [length, kind, from] = [u8(image, entry), u8(image, entry + 1), u16le(image, entry + 2)];
      if (kind === 7 && length === 4 && isAt(image, entry + 16, 'data'))
        return joinBytes([head, image.subarray(first + from, Math.min(end, first + from + size - inlineSize))]);
      entry += 16 + ((length + 3) & ~3);
    }
    return head;
  }

  /** Numbers of blocks, 0 for holes. */
  *#mapped(at: number): Generator<number> {
    for (let index = 0; index < 12; index++) yield u32le(this.#image, at + index * 4);
    for (let level = 1; level <= 3; level++) yield* this.#indirect(u32le(this.#image, at + (11 + level) * 4), level);
  }

  *#indirect(block: number, level: number): Generator<number> {
    const each = this.#block / 4;
    this.#budget.work(each);
    if (this.#budget.isOver) return;
    if (block === 0) {
      for (let hole = each ** level; hole > 0; hole--) yield 0;
      return;
    }
    if (!fits(this.#image, block * this.#block, this.#block)) {
      yield outside;
      return;
    }
    for (let index = 0; index < each; index++) {
      const number = u32le(this.#image, block * this.#block + index * 4);
      if (level === 1) yield number;
      else yield* this.#indirect(number, level - 1);
    }
  }

  /** @param reached how many blocks of the file were given: trees of several leaves go on where the one before ended */
  *#extents(at: number, depth: number, reached = { blocks: 0 }): Generator<number> {
    const image = this.#image;
    const [count, levels] = [Math.min(u16le(image, at + 2), 340), u16le(image, at + 6)];
    this.#budget.work(16 * count);
    if (u16le(image, at) !== 0xf30a || depth > 5 || this.#budget.isOver) {
      yield outside;
      return;
    }
    for (let index = 0; index < count; index++) {
      const entry = at + 12 + index * 12;
      if (levels > 0) {
        yield* this.#extents(u32le(image, entry + 4) * this.#block, depth + 1, reached);
        continue;
      }
      const [logical, length, start] = [u32le(image, entry), u16le(image, entry + 4), u32le(image, entry + 8)];
      const isUnwritten = length > 32768;
      for (; reached.blocks < logical && reached.blocks < 1 << 20; reached.blocks++) yield 0;
      for (let more = 0; more < (isUnwritten ? length - 32768 : length); more++, reached.blocks++)
        yield isUnwritten ? 0 : start + more;
    }
  }
}
