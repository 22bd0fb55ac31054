import type { Message } from '../../../text/message.ts';
import type { Budget } from '../budget.ts';
import { type Bytes, fits, textAt, u16le, u32le } from '../bytes.ts';
import { checks } from '../checks.ts';
import { type Container, type Found, magic, type Part } from '../container.ts';
import { plainPart } from '../packed.ts';
import { overLimit, packedDamage } from '../said.ts';

/** What Android devices boot: a kernel and a ramdisk, filled up to pages. */
export const androidBoot: Container = {
  kind: 'android-boot',
  title: 'Android boot image',
  magics: [magic('ANDROID!')],
  carved: true,
  find: (bytes, at) => {
    const version = u32le(bytes, at + 40);
    const isNew = version === 3 || version === 4;
    const page = isNew ? 4096 : u32le(bytes, at + 36);
    if (!fits(bytes, at, 1664) || !isPage(page)) return undefined;
    const own: readonly Sized[] = isNew
      ? [
          ['kernel', u32le(bytes, at + 8)],
          ['ramdisk', u32le(bytes, at + 12)],
          ['signature', version === 4 ? u32le(bytes, at + 1580) : 0],
        ]
      : [
          ['kernel', u32le(bytes, at + 8)],
          ['ramdisk', u32le(bytes, at + 16)],
          ['second', u32le(bytes, at + 24)],
          ['recovery dtbo', version === 1 || version === 2 ? u32le(bytes, at + 1632) : 0],
          ['dtb', version === 2 ? u32le(bytes, at + 1648) : 0],
        ];
    const name = isNew ? '' : textAt(bytes, at + 48, 16);
    return paged(bytes, at, page, page, own, `version ${isNew ? version : version <= 2 ? version : 0}`, name);
  },
};

/** What the vendor of a device adds to what it boots: a ramdisk and device trees. */
export const vendorBoot: Container = {
  kind: 'android-vendor-boot',
  title: 'Android vendor boot image',
  magics: [magic('VNDRBOOT')],
  carved: true,
  find: (bytes, at) => {
    const [version, page, header] = [u32le(bytes, at + 8), u32le(bytes, at + 12), u32le(bytes, at + 2096)];
    if (!fits(bytes, at, 2128) || (version !== 3 && version !== 4)) return undefined;
    if (!isPage(page) || header < 2100 || header > 65536) return undefined;
    const own: readonly Sized[] = [
      ['vendor ramdisk', u32le(bytes, at + 24)],
      ['dtb', u32le(bytes, at + 2100)],
      ['table of ramdisks', version === 4 ? u32le(bytes, at + 2112) : 0],
      ['bootconfig', version === 4 ? u32le(bytes, at + 2124) : 0],
    ];
    return paged(
      bytes,
      at,
      Math.ceil(header / page) * page,
      page,
      own,
      `version ${version}`,
      textAt(bytes, at + 2080, 16),
    );
  },
};

function isPage(size: number): boolean {
  return size >= 2048 && size <= 65536 && (size & (size - 1)) === 0;
}

type Sized = readonly [name: string, size: number];

/** Parts one after the other, each filled up to pages. */
function paged(
  bytes: Bytes,
  at: number,
  first: number,
  page: number,
  sizes: readonly Sized[],
  variant: string,
  name: string,
): Found | undefined {
  let place = first;
  const parts: Part[] = [];
  for (const [own, size] of sizes) {
    if (size > 0) parts.push(plainPart(own, bytes, at, place, size));
    place += Math.ceil(size / page) * page;
  }
  if (parts.length === 0 || place - page > bytes.length - at) return undefined;
  return {
    size: Math.min(place, bytes.length - at),
    checked: checks.headerFieldsAndSizes,
    variant,
    ...(name === '' ? {} : { name }),
    parts: () => parts,
  };
}

interface Chunk {
  readonly kind: number;
  readonly at: number;
  readonly stored: number;
  readonly size: number;
}

/** An image with what is empty left out. */
export const androidSparse: Container = {
  kind: 'android-sparse',
  title: 'Android sparse image',
  magics: [{ at: 0, bytes: [0x3a, 0xff, 0x26, 0xed] }],
  carved: true,
  find: (bytes, at, budget) => {
    const [header, chunkHeader, block] = [u16le(bytes, at + 8), u16le(bytes, at + 10), u32le(bytes, at + 12)];
    const [blocks, count] = [u32le(bytes, at + 16), u32le(bytes, at + 20)];
    if (u16le(bytes, at + 4) !== 1 || header < 28 || chunkHeader < 12 || block < 512 || block % 4 !== 0)
      return undefined;
    if (count === 0 || count > (bytes.length - at) / 12) return undefined;
    const chunks: Chunk[] = [];
    let place = at + header;
    let sum = 0;
    for (let index = 0; index < count; index++) {
      const [kind, length, total] = [u16le(bytes, place), u32le(bytes, place + 4), u32le(bytes, place + 8)];
      if (kind < 0xcac1 || kind > 0xcac4 || total < chunkHeader || !fits(bytes, place, total)) break;
      chunks.push({ kind, at: place + chunkHeader, stored: total - chunkHeader, size: length * block });
      sum += length;
      place += total;
    }
    budget.work(64 * chunks.length);
    if (chunks.length === 0 || sum > blocks) return undefined;
    const isWhole = chunks.length === count && sum === blocks;
    return {
      size: place - at,
      checked: isWhole ? checks.headerAndChunks : checks.headerAndChunksCut,
      parts: () => [unsparse(bytes, chunks, blocks * block, place - at, budget, isWhole)],
    };
  },
};

function unsparse(
  bytes: Bytes,
  chunks: readonly Chunk[],
  size: number,
  stored: number,
  budget: Budget,
  isWhole: boolean,
): Part {
  let unread: Message | undefined;
  const read = () => {
    const most = budget.most(stored);
    if (size > most) {
      budget.spend(0, true);
      unread = overLimit;
      return new Uint8Array(0);
    }
    if (!isWhole) unread = packedDamage;
    const image = new Uint8Array(size);
    let to = 0;
    for (const { kind, at, stored: length, size: own } of chunks) {
      if (kind === 0xcac1) image.set(bytes.subarray(at, at + Math.min(length, own)), to);
      else if (kind === 0xcac2 && bytes[at] !== undefined) fill(image, to, own, bytes.subarray(at, at + 4));
      to += own;
    }
    budget.spend(size, false);
    return image;
  };
  return { name: 'image', packedAt: 0, stored, size, read, unread: () => unread };
}

function fill(image: Bytes, from: number, size: number, word: Bytes): void {
  for (let at = 0; at < size; at++) image[from + at] = word[at & 3] ?? 0;
}
