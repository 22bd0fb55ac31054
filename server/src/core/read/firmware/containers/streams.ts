import { crc32 } from '../../crc32.ts';
import type { Budget } from '../budget.ts';
import { type Bytes, part, textAt, u8, u16le, u32le } from '../bytes.ts';
import { type Container, type Found, type Magic, magic } from '../container.ts';
import { packedPart } from '../packed.ts';
import { isBzip2, unbzip2 } from '../unpack/bzip2.ts';
import { inflate } from '../unpack/inflate.ts';
import { unlz4Frame, unlz4Legacy } from '../unpack/lz4.ts';
import { isLzmaHeader, unlzma } from '../unpack/lzma-alone.ts';
import { lzopHeader, unlzop } from '../unpack/lzo.ts';
import type { Unpack } from '../unpack/unpacked.ts';
import { isXz, unxz } from '../unpack/xz.ts';
import { unzstd, zstdFrame } from '../unpack/zstd.ts';
import { xxh32 } from '../xxh32.ts';

/** Bytes that are unpacked to see whether it is a stream at all, and how many have to come of it. */
const tried = 4096;
const expectedOfTrial = 256;
/** What a trial costs besides what comes of it, and what one in vain costs more. */
const forTrial = 1024;
const forFailure = 1 << 14;

/** What is known of a stream before it is unpacked. */
interface Seen {
  readonly checked: string;
  readonly name?: string;
  /** Bytes that come of it. */
  readonly gives?: number;
}

/** A container of one kind of stream: one file, packed. */
function stream(
  kind: string,
  title: string,
  magics: readonly Magic[],
  look: (bytes: Bytes, at: number) => Seen | undefined,
  unpack: Unpack,
): Container {
  const find = (bytes: Bytes, at: number, budget: Budget): Found | undefined => {
    const seen = look(bytes, at);
    if (!seen) return undefined;
    const rest = bytes.subarray(at);
    const trial = unpack(rest, tried, tried);
    budget.work(forTrial + trial.bytes.length + (trial.work ?? 0));
    if (
      (trial.end === 'damaged' && trial.bytes.length < expectedOfTrial) ||
      (trial.end === 'whole' && trial.bytes.length === 0)
    ) {
      budget.work(forFailure);
      return undefined;
    }
    let taken = trial.end === 'whole' ? trial.used : rest.length;
    return {
      size: taken,
      taken: () => taken,
      checked: seen.checked,
      ...(seen.name === undefined ? {} : { name: seen.name }),
      parts: () => [
        packedPart(
          seen.name,
          rest.subarray(0, taken),
          0,
          (packed, most, expected) => {
            const done = unpack(packed, most, expected);
            taken = done.used;
            return done;
          },
          budget,
          seen.gives,
        ),
      ],
    };
  };
  return { kind, title, magics, carved: true, find };
}

/** Bytes of the header of a gzip member; undefined where its fields are none. RFC 1952. */
function gzipHeader(bytes: Bytes, at: number): number | undefined {
  const flags = u8(bytes, at + 3);
  if (u16le(bytes, at) !== 0x8b1f || u8(bytes, at + 2) !== 8 || (flags & 0xe0) !== 0) return undefined;
  let place = at + 10;
  if ((flags & 4) !== 0) place += 2 + u16le(bytes, place);
  for (const bit of [8, 16]) {
    if ((flags & bit) === 0) continue;
    const end = bytes.indexOf(0, place);
    if (end < 0 || end - place > 1000) return undefined;
    place = end + 1;
  }
  if ((flags & 2) !== 0) place += 2;
  return place < bytes.length ? place - at : undefined;
}

const gunzip: Unpack = (packed, most) => {
  const header = gzipHeader(packed, 0) ?? 0;
  const done = inflate(packed.subarray(header), most);
  const end = header + done.used;
  if (done.end !== 'whole') return { ...done, used: end };
  const isSound = crc32(done.bytes) === u32le(packed, end) && done.bytes.length % 2 ** 32 === u32le(packed, end + 4);
  return { bytes: done.bytes, used: Math.min(packed.length, end + 8), end: isSound ? 'whole' : 'damaged' };
};

export const gzip = stream(
  'gzip',
  'gzip stream',
  [{ at: 0, bytes: [0x1f, 0x8b, 8] }],
  (bytes, at) => {
    if (gzipHeader(bytes, at) === undefined) return undefined;
    const hasName = (u8(bytes, at + 3) & 12) === 8;
    const name = hasName ? textAt(bytes, at + 10, 200) : '';
    return { checked: 'header, trial, checksum', ...(name === '' ? {} : { name }) };
  },
  gunzip,
);

export const xz = stream(
  'xz',
  'xz stream',
  [{ at: 0, bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0] }],
  (bytes, at) => (isXz(bytes, at) ? { checked: 'checksum of the header, trial' } : undefined),
  unxz,
);

export const lzma = stream(
  'lzma',
  'LZMA stream',
  [{ at: 0, bytes: [0x5d, 0, 0] }],
  (bytes, at) => (isLzmaHeader(bytes, at) ? { checked: 'header, trial' } : undefined),
  unlzma,
);

export const zstd = stream(
  'zstd',
  'Zstandard stream',
  [{ at: 0, bytes: [0x28, 0xb5, 0x2f, 0xfd] }],
  (bytes, at) => (zstdFrame(bytes.subarray(at), 0) ? { checked: 'header and blocks, trial' } : undefined),
  unzstd,
);

export const bzip2 = stream(
  'bzip2',
  'bzip2 stream',
  [magic('BZh')],
  (bytes, at) => (isBzip2(bytes, at) ? { checked: 'header, trial' } : undefined),
  unbzip2,
);

export const lz4 = stream(
  'lz4',
  'LZ4 stream',
  [{ at: 0, bytes: [0x04, 0x22, 0x4d, 0x18] }],
  (bytes, at) => {
    const flags = u8(bytes, at + 4);
    const size = 2 + ((flags & 8) === 0 ? 0 : 8) + ((flags & 1) === 0 ? 0 : 4);
    if (flags >> 6 !== 1) return undefined;
    const isSound = ((xxh32(part(bytes, at + 4, size), 0) >>> 8) & 0xff) === u8(bytes, at + 4 + size);
    return isSound ? { checked: 'checksum of the header, trial' } : undefined;
  },
  unlz4Frame,
);

export const lz4Legacy = stream(
  'lz4-legacy',
  'LZ4 stream of the older form',
  [{ at: 0, bytes: [0x02, 0x21, 0x4c, 0x18] }],
  (bytes, at) => {
    const size = u32le(bytes, at + 4);
    return size > 0 && size <= 0x850000 && size <= bytes.length - at - 8
      ? { checked: 'size of a block, trial' }
      : undefined;
  },
  unlz4Legacy,
);

export const lzop = stream(
  'lzop',
  'lzop file',
  [{ at: 0, bytes: [0x89, 0x4c, 0x5a, 0x4f, 0, 0x0d, 0x0a, 0x1a, 0x0a] }],
  (bytes, at) => {
    const header = lzopHeader(bytes, at);
    return header && { checked: 'header, trial', ...(header.name === '' ? {} : { name: header.name }) };
  },
  unlzop,
);
