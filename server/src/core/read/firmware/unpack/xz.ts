import { crc32 } from '../../crc32.ts';
import { nothing, type Unpacked } from '../../unpack/unpacked.ts';
import { type Bytes, u8, u16be, u32le } from '../bytes.ts';
import { unfilter } from './branch.ts';
import { LzmaDecoder } from './lzma.ts';

const checkSizes = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64];

/** Whether a stream begins there: its magic, its flags and their checksum. */
export function isXz(bytes: Bytes, at: number): boolean {
  return (
    u32le(bytes, at) === 0x587a37fd &&
    u8(bytes, at + 4) === 0x5a &&
    u8(bytes, at + 5) === 0 &&
    u8(bytes, at + 6) === 0 &&
    u32le(bytes, at + 8) === crc32(bytes, at + 6, at + 8)
  );
}

/** One stream of the xz format, with all its blocks. */
export function unxz(packed: Bytes, most: number, expected?: number): Unpacked {
  if (packed.length < 24 || !isXz(packed, 0)) return nothing;
  const checkSize = checkSizes[u8(packed, 7) & 15] ?? 0;
  const decoder = new LzmaDecoder(most, expected ?? packed.length * 4);
  let at = 12;
  let end: Unpacked['end'] = 'whole';
  while (at < packed.length && packed[at] !== 0) {
    const block = blockHeader(packed, at);
    if (!block) {
      end = 'damaged';
      break;
    }
    const start = decoder.out.length;
    const body = at + block.size;
    const done = lzma2(decoder, packed, body);
    for (const filter of block.filters)
      unfilter(filter.id, filter.start, decoder.out.bytes.subarray(start, decoder.out.length));
    end = done;
    if (done !== 'whole') break;
    at = body + align4(decoder.at - body) + checkSize;
  }
  if (end === 'whole') at = Math.min(packed.length, at + indexSize(packed, at) + 12);
  return { bytes: decoder.out.taken, used: Math.min(at, packed.length), end, work: decoder.work };
}

function align4(size: number): number {
  return (size + 3) & ~3;
}

/** Numbers of seven bits a byte, one after the other. */
class Numbers {
  readonly #bytes: Bytes;
  at: number;

  constructor(bytes: Bytes, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  next(): number {
    let value = 0;
    for (let shift = 0; shift < 63; shift += 7) {
      const byte = u8(this.#bytes, this.at++);
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) break;
    }
    return value;
  }
}

interface Block {
  readonly size: number;
  /** In the order in which they are taken back. */
  readonly filters: readonly { readonly id: number; readonly start: number }[];
}

function blockHeader(bytes: Bytes, at: number): Block | undefined {
  const size = (u8(bytes, at) + 1) * 4;
  if (at + size > bytes.length || u32le(bytes, at + size - 4) !== crc32(bytes, at, at + size - 4)) return undefined;
  const flags = u8(bytes, at + 1);
  const numbers = new Numbers(bytes, at + 2);
  if ((flags & 64) !== 0) numbers.next();
  if ((flags & 128) !== 0) numbers.next();
  const filters: { id: number; start: number }[] = [];
  let isLzma2 = false;
  for (let index = 0; index <= (flags & 3); index++) {
    const id = numbers.next();
    const length = numbers.next();
    const place = numbers.at;
    if (place + length > at + size - 4) return undefined;
    isLzma2 = id === 0x21;
    if (!isLzma2) {
      if (id < 3 || id > 11) return undefined;
      filters.unshift({ id, start: id === 3 ? u8(bytes, place) + 1 : length === 4 ? u32le(bytes, place) : 0 });
    }
    numbers.at += length;
  }
  return isLzma2 ? { size, filters } : undefined;
}

/** Bytes that the index behind the blocks takes, with its checksum. */
function indexSize(bytes: Bytes, at: number): number {
  if (bytes[at] !== 0) return 0;
  const numbers = new Numbers(bytes, at + 1);
  const records = numbers.next();
  for (let index = 0; index < records && numbers.at < bytes.length; index++) {
    numbers.next();
    numbers.next();
  }
  return align4(numbers.at - at) + 4;
}

/** Chunks of LZMA2 up to the one that ends them. The decoder's place is behind them. */
function lzma2(decoder: LzmaDecoder, packed: Bytes, from: number): Unpacked['end'] {
  const { out } = decoder;
  let at = from;
  let hasProperties = false;
  decoder.resetDictionary();
  for (;;) {
    if (at >= packed.length) return 'damaged';
    const control = u8(packed, at++);
    if (control === 0) break;
    if (control === 1 || control >= 0xe0) decoder.resetDictionary();
    if (control < 0x80) {
      if (control > 2) return 'damaged';
      const size = u16be(packed, at) + 1;
      at += 2;
      if (at + size > packed.length) return 'damaged';
      if (!out.grow(size)) return 'cut';
      out.bytes.set(packed.subarray(at, at + size), out.length);
      out.length += size;
      at += size;
      continue;
    }
    const size = ((control & 31) << 16) + u16be(packed, at) + 1;
    const stored = u16be(packed, at + 2) + 1;
    at += 4;
    if (control >= 0xc0) {
      if (!decoder.setProperties(u8(packed, at++), 4)) return 'damaged';
      hasProperties = true;
    }
    if (!hasProperties || at + stored > packed.length) return 'damaged';
    if (control >= 0xa0) decoder.resetState();
    if (!decoder.start(packed, at)) return 'damaged';
    if (!out.grow(size)) return 'cut';
    const end = decoder.run(out.length + size);
    if (end === 'cut') return 'cut';
    if (end !== 'whole' || decoder.at > at + stored) return 'damaged';
    at += stored;
  }
  decoder.at = at;
  return 'whole';
}
