import { unzlib } from '../../unpack/inflate.ts';
import type { Unpack } from '../../unpack/unpacked.ts';
import type { Budget } from '../budget.ts';
import { fits, u16le, u32le, u64le } from '../bytes.ts';
import { checks } from '../checks.ts';
import { type Container, magic, type Part } from '../container.ts';
import { olderVersion, unknownMethod } from '../said.ts';
import { unlz4Block } from '../unpack/lz4.ts';
import { unlzma } from '../unpack/lzma-alone.ts';
import { unlzoBlock } from '../unpack/lzo.ts';
import { unxz } from '../unpack/xz.ts';
import { unzstd } from '../unpack/zstd.ts';
import { squashfsFiles } from './squashfs-files.ts';

const headerSize = 96;
const methods: readonly (readonly [string, Unpack | undefined])[] = [
  ['?', undefined],
  ['gzip', unzlib],
  ['lzma', unlzma],
  ['LZO', unlzoBlock],
  ['xz', unxz],
  ['LZ4', unlz4Block],
  ['Zstandard', unzstd],
];

/** The read-only file system of most routers and cameras, version 4. */
export const squashfs: Container = {
  kind: 'squashfs',
  title: 'squashfs file system',
  magics: [magic('hsqs')],
  carved: true,
  find: (bytes, at) => {
    const blockSize = u32le(bytes, at + 12);
    const size = u64le(bytes, at + 40);
    const tables = [u64le(bytes, at + 64), u64le(bytes, at + 72)];
    if (!fits(bytes, at, headerSize) || u16le(bytes, at + 28) !== 4) return undefined;
    if (blockSize < 4096 || blockSize > 1 << 20 || blockSize !== 2 ** u16le(bytes, at + 22)) return undefined;
    if (size < headerSize || tables.some(table => table < headerSize || table > size)) return undefined;
    const method = methods[u16le(bytes, at + 20)];
    if (!method) return undefined;
    const [name, unpack] = method;
    const end = Math.min(bytes.length - at, size);
    // makers fill it up to a page
    const filled = Math.min(bytes.length - at, (size + 4095) & ~4095);
    const isEmpty = size < bytes.length - at && bytes.subarray(at + end, at + filled).every(byte => byte === 0);
    const image = bytes.subarray(at, at + end);
    return {
      size: isEmpty ? filled : end,
      checked: end < size ? checks.headerFieldsCut : checks.headerFields,
      variant: `version 4, ${name}`,
      ...(unpack
        ? { parts: (budget: Budget): Iterable<Part> => squashfsFiles(image, unpack, budget) }
        : { opaque: unknownMethod(name) }),
    };
  },
};

/** Versions before 4 and the other byte order: told and not opened. */
export const oldSquashfs: Container = {
  kind: 'squashfs-old',
  title: 'squashfs file system of an older version',
  magics: [magic('hsqs'), magic('sqsh')],
  carved: true,
  find: (bytes, at) => {
    const isLittle = bytes[at] === 0x68;
    const major = isLittle ? u16le(bytes, at + 28) : ((bytes[at + 28] ?? 0) << 8) | (bytes[at + 29] ?? 0);
    if (!fits(bytes, at, 64) || major < 1 || major > 3) return undefined;
    return {
      size: bytes.length - at,
      checked: checks.magicAndVersion,
      variant: `version ${major}`,
      opaque: olderVersion,
    };
  },
};
