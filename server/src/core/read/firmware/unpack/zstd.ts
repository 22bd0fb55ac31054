import { Decompress, decompress } from 'fzstd';
import { type Bytes, joinBytes, u8, u16le, u24le, u32le, u64le } from '../bytes.ts';
import { nothing, type Unpacked } from './unpacked.ts';

/** A frame without its content: where its blocks stand, and what comes of them at most. */
interface Frame {
  readonly end: number;
  readonly window: number;
  readonly bound: number;
  /** Ends of its blocks. */
  readonly blocks: readonly number[];
}

const largestBlock = 1 << 17;

/** Undefined where the header or a block is none. */
export function zstdFrame(bytes: Bytes, at: number): Frame | undefined {
  if (u32le(bytes, at) !== 0xfd2fb528) return undefined;
  const flags = u8(bytes, at + 4);
  if ((flags & 8) !== 0) return undefined;
  const single = (flags & 32) !== 0;
  const sizeBytes = flags >> 6 === 0 ? (single ? 1 : 0) : 1 << (flags >> 6);
  let place = at + 5;
  const exponent = u8(bytes, place) >> 3;
  const base = 2 ** (10 + exponent);
  let window = base + (base / 8) * (u8(bytes, place) & 7);
  if (!single) place++;
  place += [0, 1, 2, 4][flags & 3] ?? 0;
  const size =
    [u8(bytes, place), u16le(bytes, place) + 256, u32le(bytes, place), u64le(bytes, place)][
      sizeBytes === 0 ? 0 : flags >> 6
    ] ?? 0;
  if (single) window = size;
  place += sizeBytes;
  const blocks: number[] = [];
  let bound = 0;
  for (let last = false; !last; ) {
    if (place + 3 > bytes.length) return undefined;
    const header = u24le(bytes, place);
    last = (header & 1) === 1;
    const kind = (header >> 1) & 3;
    const stated = header >> 3;
    if (kind === 3 || stated > largestBlock) return undefined;
    place += 3 + (kind === 1 ? 1 : stated);
    bound += kind === 2 ? Math.min(largestBlock, Math.max(window, 1024)) : stated;
    if (place > bytes.length) return undefined;
    blocks.push(place);
  }
  const end = place + ((flags & 4) === 0 ? 0 : 4);
  // a frame that states more than its blocks can hold would have it set aside
  if (end > bytes.length || (sizeBytes > 0 && size > bound)) return undefined;
  return { end, window, bound: sizeBytes === 0 ? bound : size, blocks };
}

/** One frame. What it claims is checked before anything is set aside for it. */
export function unzstd(packed: Bytes, most: number): Unpacked {
  const frame = zstdFrame(packed, 0);
  if (!frame || frame.window > 1 << 28) return nothing;
  const input = packed.subarray(0, frame.end);
  const work = 128 * frame.blocks.length;
  try {
    if (frame.bound <= most) return { bytes: decompress(input), used: frame.end, end: 'whole', work };
  } catch {
    return { ...nothing, used: frame.end, work };
  }
  return { ...inPieces(input, frame, most), work };
}

function inPieces(input: Bytes, { blocks }: Frame, most: number): Unpacked {
  const chunks: Bytes[] = [];
  let length = 0;
  const stream = new Decompress(chunk => {
    chunks.push(chunk);
    length += chunk.length;
  });
  let from = 0;
  try {
    for (const to of blocks) {
      stream.push(input.subarray(from, to));
      from = to;
      if (length > most) return { bytes: joinBytes(chunks, most), used: input.length, end: 'cut' };
    }
  } catch {
    return { bytes: joinBytes(chunks, Math.min(length, most)), used: input.length, end: 'damaged' };
  }
  return { bytes: joinBytes(chunks, length), used: input.length, end: 'whole' };
}
