import type { Message } from '../../../text/message.ts';
import type { Unpack } from '../../unpack/unpacked.ts';
import type { Budget } from '../budget.ts';
import { type Bytes, decodeUtf8, fits, joinBytes, u16le, u32le, u64le } from '../bytes.ts';
import type { Part } from '../container.ts';
import { overLimit, packedDamage } from '../said.ts';

const metadataSize = 8192;
const keptFragments = 16;
const none = 0xffffffff;
const isPlainBlock = 1 << 24;

/** Blocks of metadata, one after the other; places in them are told by where a block begins in the image. */
class Table {
  readonly #image: Bytes;
  readonly #unpack: Unpack;
  readonly #budget: Budget;
  readonly #blocks = new Map<number, { readonly bytes: Bytes; readonly next: number }>();

  constructor(image: Bytes, unpack: Unpack, budget: Budget) {
    this.#image = image;
    this.#unpack = unpack;
    this.#budget = budget;
  }

  /** So many bytes from an offset of a block on, over the ends of blocks; undefined where they are not there. */
  read(block: number, offset: number, size: number): Bytes | undefined {
    // the same blocks may be asked for again and again
    this.#budget.work(size >> 3);
    const chunks: Bytes[] = [];
    let left = size;
    let place = block;
    let skip = offset;
    while (left > 0) {
      const at = this.#block(place);
      if (!at || skip > at.bytes.length || at.bytes.length === 0) return undefined;
      const chunk = at.bytes.subarray(skip, skip + left);
      chunks.push(chunk);
      left -= chunk.length;
      skip = 0;
      place = at.next;
    }
    return joinBytes(chunks);
  }

  #block(at: number): { readonly bytes: Bytes; readonly next: number } | undefined {
    const known = this.#blocks.get(at);
    if (known) return known;
    if (!fits(this.#image, at, 2)) return undefined;
    const word = u16le(this.#image, at);
    const size = word & 0x7fff;
    if (size === 0 || !fits(this.#image, at + 2, size)) return undefined;
    const packed = this.#image.subarray(at + 2, at + 2 + size);
    const most = Math.min(metadataSize, this.#budget.most(metadataSize));
    const done = (word & 0x8000) !== 0 ? undefined : this.#unpack(packed, most, metadataSize);
    const bytes = done?.bytes ?? packed;
    this.#budget.work(done?.work ?? 0);
    this.#budget.spend(bytes.length, bytes.length === 0 && most < metadataSize);
    const block = { bytes, next: at + 2 + size };
    this.#blocks.set(at, block);
    return block;
  }
}

interface File {
  readonly path: string;
  readonly start: number;
  readonly size: number;
  readonly fragment: number;
  readonly offset: number;
  readonly blocks: Bytes;
}

interface Folder {
  readonly path: string;
  readonly block: number;
  readonly offset: number;
  readonly size: number;
}

class Reading {
  readonly #image: Bytes;
  readonly #unpack: Unpack;
  readonly #budget: Budget;
  readonly #table: Table;
  readonly #blockSize: number;
  readonly #inodes: number;
  readonly #folders: number;
  readonly #fragments = new Map<number, Bytes>();

  constructor(image: Bytes, unpack: Unpack, budget: Budget) {
    this.#image = image;
    this.#unpack = unpack;
    this.#budget = budget;
    this.#table = new Table(image, unpack, budget);
    this.#blockSize = u32le(image, 12);
    this.#inodes = u64le(image, 64);
    this.#folders = u64le(image, 72);
  }

  *files(): Generator<Part> {
    const root = u64le(this.#image, 32);
    const seen = new Set<string>();
    const waiting: Folder[] = [];
    const first = this.#inode(Math.floor(root / 65536), root % 65536, '');
    if (first && !('start' in first)) waiting.push(first);
    for (let folder = waiting.pop(); folder; folder = waiting.pop()) {
      const id = `${folder.block} ${folder.offset}`;
      if (seen.has(id)) continue;
      seen.add(id);
      for (const entry of this.#entries(folder)) {
        if (!this.#budget.entry()) return;
        const path = folder.path === '' ? entry.name : `${folder.path}/${entry.name}`;
        const inode = this.#inode(entry.block, entry.offset, path);
        if (!inode) continue;
        if ('start' in inode) yield this.#part(inode);
        else waiting.push(inode);
      }
    }
  }

  *#entries({ block, offset, size }: Folder): Generator<{ name: string; block: number; offset: number }> {
    const list = this.#table.read(this.#folders + block, offset, size);
    if (!list) return;
    for (let at = 0; at + 12 <= list.length; ) {
      const count = u32le(list, at) + 1;
      const inodes = u32le(list, at + 4);
      at += 12;
      if (count > 256) return;
      for (let index = 0; index < count && at + 8 <= list.length; index++) {
        const length = u16le(list, at + 6) + 1;
        const name = decodeUtf8(list.subarray(at + 8, at + 8 + length));
        yield { name, block: inodes, offset: u16le(list, at) };
        at += 8 + length;
      }
    }
  }

  #inode(block: number, offset: number, path: string): File | Folder | undefined {
    const place = this.#inodes + block;
    const head = this.#table.read(place, offset, 16);
    if (!head) return undefined;
    const kind = u16le(head, 0);
    const sizes: Readonly<Record<number, number>> = { 1: 32, 2: 32, 8: 40, 9: 56 };
    const length = sizes[kind];
    const bytes = length === undefined ? undefined : this.#table.read(place, offset, length);
    if (!bytes || length === undefined) return undefined;
    if (kind === 1) return { path, block: u32le(bytes, 16), size: u16le(bytes, 24) - 3, offset: u16le(bytes, 26) };
    if (kind === 8) return { path, block: u32le(bytes, 24), size: u32le(bytes, 20) - 3, offset: u16le(bytes, 34) };
    const isLong = kind === 9;
    const size = isLong ? u64le(bytes, 24) : u32le(bytes, 28);
    const fragment = u32le(bytes, isLong ? 44 : 20);
    const count = fragment === none ? Math.ceil(size / this.#blockSize) : Math.floor(size / this.#blockSize);
    // a file cannot have more blocks than the image has bytes for their sizes
    if (!(count * 4 <= this.#image.length * 64)) return undefined;
    const whole = count === 0 ? bytes : this.#table.read(place, offset, length + count * 4);
    if (!whole) return undefined;
    return {
      path,
      start: isLong ? u64le(bytes, 16) : u32le(bytes, 16),
      size,
      fragment,
      offset: u32le(bytes, isLong ? 48 : 24),
      blocks: whole.subarray(length),
    };
  }

  #part(file: File): Part {
    let unread: Message | undefined;
    let stored = 0;
    for (let at = 0; at < file.blocks.length; at += 4) stored += u32le(file.blocks, at) & (isPlainBlock - 1);
    const tail = file.fragment === none ? 0 : file.size % this.#blockSize;
    const read = () => {
      const most = this.#budget.most(stored + tail);
      if (file.size > most) {
        this.#budget.spend(0, true);
        unread = overLimit;
        return new Uint8Array(0);
      }
      const content = this.#content(file);
      if (content.length < file.size) unread = packedDamage;
      this.#budget.spend(content.length, false);
      return content;
    };
    return {
      name: file.path,
      packedAt: file.start,
      stored: stored + tail,
      size: file.size,
      read,
      unread: () => unread,
    };
  }

  #content({ start, size, fragment, offset, blocks }: File): Bytes {
    const content = new Uint8Array(size);
    let to = 0;
    let at = start;
    for (let index = 0; index < blocks.length && to < size; index += 4) {
      const word = u32le(blocks, index);
      const stored = word & (isPlainBlock - 1);
      const expected = Math.min(this.#blockSize, size - to);
      if (stored > 0) {
        if (!fits(this.#image, at, stored)) return content.subarray(0, to);
        const block = this.#unpacked(at, word, expected);
        if (block.length < expected) return content.subarray(0, to);
        content.set(block.subarray(0, expected), to);
      }
      to += expected;
      at += stored;
    }
    if (fragment === none || to >= size) return content;
    const rest = this.#fragment(fragment)?.subarray(offset, offset + size - to);
    if (!rest || rest.length < size - to) return content.subarray(0, to);
    content.set(rest, to);
    return content;
  }

  #unpacked(at: number, word: number, expected: number): Bytes {
    const stored = word & (isPlainBlock - 1);
    const packed = this.#image.subarray(at, at + stored);
    if ((word & isPlainBlock) !== 0) return packed;
    const { bytes, work = 0 } = this.#unpack(packed, this.#blockSize, expected);
    this.#budget.work(work);
    return bytes;
  }

  #fragment(index: number): Bytes | undefined {
    const known = this.#fragments.get(index);
    if (known) return known;
    const pointer = u64le(this.#image, 80) + Math.floor(index / 512) * 8;
    if (!fits(this.#image, pointer, 8)) return undefined;
    const entry = this.#table.read(u64le(this.#image, pointer), (index % 512) * 16, 16);
    if (!entry) return undefined;
    const [at, word] = [u64le(entry, 0), u32le(entry, 8)];
    if (!fits(this.#image, at, word & (isPlainBlock - 1))) return undefined;
    const bytes = this.#unpacked(at, word, this.#blockSize);
    // its files count for themselves; one that is unpacked again because too many stand between counts each time
    this.#budget.work(bytes.length);
    if (this.#fragments.size >= keptFragments) this.#fragments.delete(this.#fragments.keys().next().value ?? -1);
    this.#fragments.set(index, bytes);
    return bytes;
  }
}

/** The files of an image, folder after folder. */
export function squashfsFiles(image: Bytes, unpack: Unpack, budget: Budget): Iterable<Part> {
  return new Reading(image, unpack, budget).files();
}
