import { crc32 } from '../../crc32.ts';
import { type Bytes, fits, part, textAt, u8, u32be } from '../bytes.ts';
import { checks } from '../checks.ts';
import type { Container, Part } from '../container.ts';
import { plainPart } from '../packed.ts';

const headerSize = 64;
const compressions = ['', 'gzip', 'bzip2', 'lzma', 'lzo', 'lz4', 'zstd'];
const types = ['', 'standalone', 'kernel', 'ramdisk', 'multi', 'firmware', 'script', 'filesystem', 'device tree'];
const multi = 4;

/** The older image of U-Boot: a header with two checksums, and what it loads. */
export const uimage: Container = {
  kind: 'uimage',
  title: 'U-Boot image',
  magics: [{ at: 0, bytes: [0x27, 0x05, 0x19, 0x56] }],
  carved: true,
  find: (bytes, at, budget) => {
    if (!fits(bytes, at, headerSize)) return undefined;
    const head = part(bytes, at, headerSize).slice();
    const checksum = u32be(head, 4);
    head.fill(0, 4, 8);
    if (crc32(head) !== checksum) return undefined;
    const size = u32be(head, 12);
    const content = part(bytes, at + headerSize, size);
    budget.work(content.length >> 3);
    const isSound = content.length === size && crc32(content) === u32be(head, 24);
    const type = types[u8(head, 30)] ?? `type ${u8(head, 30)}`;
    const packed = compressions[u8(head, 31)];
    const name = textAt(head, 32, 32);
    return {
      size: headerSize + content.length,
      checked: isSound ? checks.checksumsOfHeaderAndData : checks.checksumOfHeaderOnly,
      variant: [type, packed].filter(Boolean).join(', '),
      ...(name === '' ? {} : { name }),
      parts: () =>
        u8(head, 30) === multi ? images(bytes, at, content) : [plainPart(type, bytes, at, headerSize, size)],
    };
  },
};

/** Several images: their sizes, a zero, then one after the other, each filled up to four bytes. */
function* images(bytes: Bytes, start: number, content: Bytes): Generator<Part> {
  const sizes: number[] = [];
  let at = 0;
  for (; at + 4 <= content.length && sizes.length < 64; at += 4) {
    const size = u32be(content, at);
    if (size === 0) break;
    sizes.push(size);
  }
  at += 4;
  for (const [index, size] of sizes.entries()) {
    yield plainPart(`image ${index}`, bytes, start, headerSize + at, size);
    at += (size + 3) & ~3;
  }
}
