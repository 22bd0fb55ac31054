import type { Message } from '../../../text/message.ts';
import { gunzip, gzipHeader } from '../../unpack/gzip.ts';
import type { Unpack } from '../../unpack/unpacked.ts';
import type { Budget } from '../budget.ts';
import { type Bytes, joinBytes, part, textAt, u8, u32le } from '../bytes.ts';
import { checks } from '../checks.ts';
import { type Container, type Found, type Magic, magic } from '../container.ts';
import { packedPart } from '../packed.ts';
import { needsDictionary } from '../said.ts';
import { isBzip2, unbzip2 } from '../unpack/bzip2.ts';
import { unlz4Frame, unlz4Legacy } from '../unpack/lz4.ts';
import { isLzmaHeader, unlzma } from '../unpack/lzma-alone.ts';
import { lzopHeader, unlzop } from '../unpack/lzo.ts';
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
  readonly checked: Message;
  readonly name?: string;
  /** Why it is not unpacked, and how many bytes it takes then. */
  readonly opaque?: { readonly why: Message; readonly size: number };
}

type Look = (bytes: Bytes, at: number) => Seen | undefined;

/** What a further stream of the same file costs besides what comes of it. */
const forFurther = 256;

/**
 * Streams that follow each other are one file in pieces: programs that pack on several threads write it so. One that has a
 * name of its own is another file.
 * @param skip gives where the next may begin, behind what only fills up
 */
function further(unpack: Unpack, look: Look, skip: (bytes: Bytes, at: number) => number = (_, at) => at): Unpack {
  return (packed, most, expected) => {
    const first = unpack(packed, most, expected);
    const chunks = [first.bytes];
    let { used, end, work = 0 } = first;
    let length = first.bytes.length;
    while (end === 'whole') {
      const at = skip(packed, used);
      const seen = at < packed.length ? look(packed, at) : undefined;
      if (!seen || seen.name !== undefined || seen.opaque) break;
      const next = unpack(packed.subarray(at), most - length);
      work += forFurther + (next.work ?? 0);
      if (next.end === 'damaged' && next.bytes.length < expectedOfTrial) break;
      chunks.push(next.bytes);
      length += next.bytes.length;
      used = at + next.used;
      ({ end } = next);
    }
    return { bytes: joinBytes(chunks, length), used, end, work };
  };
}

/** A container of one kind of stream: one file, packed. */
function stream(kind: string, title: string, magics: readonly Magic[], look: Look, unpack: Unpack): Container {
  const find = (bytes: Bytes, at: number, budget: Budget): Found | undefined => {
    const seen = look(bytes, at);
    if (!seen) return undefined;
    if (seen.opaque) return { size: seen.opaque.size, checked: seen.checked, opaque: seen.opaque.why };
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
        ),
      ],
    };
  };
  return { kind, title, magics, carved: true, find };
}

function lookAtGzip(bytes: Bytes, at: number): Seen | undefined {
  if (gzipHeader(bytes, at) === undefined) return undefined;
  const hasName = (u8(bytes, at + 3) & 12) === 8;
  const name = hasName ? textAt(bytes, at + 10, 200) : '';
  return { checked: checks.triedWithChecksum, ...(name === '' ? {} : { name }) };
}

export const gzip = stream(
  'gzip',
  'gzip stream',
  [{ at: 0, bytes: [0x1f, 0x8b, 8] }],
  lookAtGzip,
  further(gunzip, lookAtGzip),
);

function lookAtXz(bytes: Bytes, at: number): Seen | undefined {
  return isXz(bytes, at) ? { checked: checks.triedBehindChecksum } : undefined;
}

/** Zeros, four at a time, may stand between two streams. */
function behindZeros(bytes: Bytes, at: number): number {
  let place = at;
  while (place + 4 <= bytes.length && place - at < 1 << 16 && u32le(bytes, place) === 0) place += 4;
  return place;
}

export const xz = stream(
  'xz',
  'xz stream',
  [{ at: 0, bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0] }],
  lookAtXz,
  further(unxz, lookAtXz, behindZeros),
);

export const lzma = stream(
  'lzma',
  'LZMA stream',
  [{ at: 0, bytes: [0x5d, 0, 0] }],
  (bytes, at) => (isLzmaHeader(bytes, at) ? { checked: checks.triedBehindHeader } : undefined),
  unlzma,
);

/** Frames that hold something for programs, and nothing of the file: those of Zstandard and LZ4 have one form. */
const skippable: Magic = { at: 1, bytes: [0x2a, 0x4d, 0x18] };
const mostSkipped = 64;

function behindSkippable(bytes: Bytes, at: number): number {
  let place = at;
  for (let count = 0; count < mostSkipped && u32le(bytes, place) >>> 4 === 0x184d2a5; count++) {
    const next = place + 8 + u32le(bytes, place + 4);
    if (next > bytes.length) break;
    place = next;
  }
  return place;
}

/** The same for streams before which such frames may stand. */
function behindOthers(look: Look, unpack: Unpack): readonly [Look, Unpack] {
  const own: Look = (bytes, at) => {
    const start = behindSkippable(bytes, at);
    const seen = start < bytes.length ? look(bytes, start) : undefined;
    return seen?.opaque ? { ...seen, opaque: { ...seen.opaque, size: seen.opaque.size + start - at } } : seen;
  };
  const unpackBehind: Unpack = (packed, most, expected) => {
    const start = behindSkippable(packed, 0);
    const done = unpack(start === 0 ? packed : packed.subarray(start), most, expected);
    return { ...done, used: done.used + start };
  };
  return [own, further(unpackBehind, own, behindSkippable)];
}

function lookAtZstd(bytes: Bytes, at: number): Seen | undefined {
  const rest = bytes.subarray(at);
  const frame = zstdFrame(rest, 0);
  if (!frame) return undefined;
  const checked = checks.triedBehindBlocks;
  if (frame.dictionary === 0) return { checked };
  const why = needsDictionary(frame.dictionary);
  return { checked: checks.headerAndBlocks, opaque: { why, size: frame.end } };
}

export const zstd = stream(
  'zstd',
  'Zstandard stream',
  [{ at: 0, bytes: [0x28, 0xb5, 0x2f, 0xfd] }, skippable],
  ...behindOthers(lookAtZstd, unzstd),
);

function lookAtBzip2(bytes: Bytes, at: number): Seen | undefined {
  return isBzip2(bytes, at) ? { checked: checks.triedBehindHeader } : undefined;
}

export const bzip2 = stream('bzip2', 'bzip2 stream', [magic('BZh')], lookAtBzip2, further(unbzip2, lookAtBzip2));

function lookAtLz4(bytes: Bytes, at: number): Seen | undefined {
  const flags = u8(bytes, at + 4);
  const size = 2 + ((flags & 8) === 0 ? 0 : 8) + ((flags & 1) === 0 ? 0 : 4);
  if (u32le(bytes, at) !== 0x184d2204 || flags >> 6 !== 1) return undefined;
  const isSound = ((xxh32(part(bytes, at + 4, size), 0) >>> 8) & 0xff) === u8(bytes, at + 4 + size);
  return isSound ? { checked: checks.triedBehindChecksum } : undefined;
}

export const lz4 = stream(
  'lz4',
  'LZ4 stream',
  [{ at: 0, bytes: [0x04, 0x22, 0x4d, 0x18] }, skippable],
  ...behindOthers(lookAtLz4, unlz4Frame),
);

function lookAtLz4Legacy(bytes: Bytes, at: number): Seen | undefined {
  const size = u32le(bytes, at + 4);
  return u32le(bytes, at) === 0x184c2102 && size > 0 && size <= 0x850000 && size <= bytes.length - at - 8
    ? { checked: checks.triedBehindBlock }
    : undefined;
}

export const lz4Legacy = stream(
  'lz4-legacy',
  'LZ4 stream of the older form',
  [{ at: 0, bytes: [0x02, 0x21, 0x4c, 0x18] }],
  lookAtLz4Legacy,
  further(unlz4Legacy, lookAtLz4Legacy),
);

function lookAtLzop(bytes: Bytes, at: number): Seen | undefined {
  const header = lzopHeader(bytes, at);
  return header && { checked: checks.triedBehindHeader, ...(header.name === '' ? {} : { name: header.name }) };
}

export const lzop = stream(
  'lzop',
  'lzop file',
  [{ at: 0, bytes: [0x89, 0x4c, 0x5a, 0x4f, 0, 0x0d, 0x0a, 0x1a, 0x0a] }],
  lookAtLzop,
  further(unlzop, lookAtLzop),
);
