import { Damaged } from './bits.ts';
import { type Carried, decodeBlock, largestBlock, type Output, room } from './block.ts';

/** A frame without its content: where its blocks stand, and what comes of them at most. */
export interface ZstdFrame {
  /** Bytes of the frame. */
  readonly end: number;
  /** Number of the dictionary that it needs; 0: none. */
  readonly dictionary: number;
  readonly window: number;
  readonly bound: number;
  readonly blocks: readonly ZstdBlock[];
}

interface ZstdBlock {
  readonly kind: 'raw' | 'repeated' | 'packed';
  readonly from: number;
  readonly to: number;
  /** Bytes that it becomes, of all kinds but `packed`. */
  readonly size: number;
}

export interface UnpackedFrame {
  readonly bytes: Uint8Array;
  readonly end: 'whole' | 'cut' | 'damaged';
}

/** Undefined where the header or a block is none. */
export function zstdFrame(bytes: Uint8Array, at: number): ZstdFrame | undefined {
  if (uint(bytes, at, 4) !== 0xfd2fb528) return undefined;
  const flags = bytes[at + 4] ?? 8;
  if ((flags & 8) !== 0) return undefined;
  const single = (flags & 32) !== 0;
  const sizeBytes = flags >> 6 === 0 ? (single ? 1 : 0) : 1 << (flags >> 6);
  let place = at + 5;
  const exponent = (bytes[place] ?? 0) >> 3;
  const base = 2 ** (10 + exponent);
  let window = base + (base / 8) * ((bytes[place] ?? 0) & 7);
  if (!single) place++;
  const dictionarySize = [0, 1, 2, 4][flags & 3] ?? 0;
  const dictionary = uint(bytes, place, dictionarySize);
  place += dictionarySize;
  const size = uint(bytes, place, sizeBytes) + (sizeBytes === 2 ? 256 : 0);
  if (single) window = size;
  place += sizeBytes;
  const blocks: ZstdBlock[] = [];
  let bound = 0;
  for (let last = false; !last; ) {
    if (place + 3 > bytes.length) return undefined;
    const header = uint(bytes, place, 3);
    last = (header & 1) === 1;
    const kind = (['raw', 'repeated', 'packed'] as const)[(header >> 1) & 3];
    const stated = header >> 3;
    if (kind === undefined || stated > largestBlock) return undefined;
    const from = place + 3;
    place = from + (kind === 'repeated' ? 1 : stated);
    if (place > bytes.length) return undefined;
    bound += kind === 'packed' ? Math.min(largestBlock, Math.max(window, 1024)) : stated;
    blocks.push({ kind, from, to: place, size: stated });
  }
  const end = place + ((flags & 4) === 0 ? 0 : 4);
  // a frame that states more than its blocks can hold would have it set aside
  if (end > bytes.length || (sizeBytes > 0 && size > bound)) return undefined;
  return { end, dictionary, window, bound: sizeBytes === 0 ? bound : size, blocks };
}

/** Unpacks a frame block by block, and no more than one block beyond `most` bytes. */
export function unpackFrame(bytes: Uint8Array, { blocks, bound }: ZstdFrame, most: number): UnpackedFrame {
  const out: Output = { bytes: new Uint8Array(Math.min(bound, most, firstRoom)), length: 0 };
  const carried: Carried = {
    huffman: undefined,
    lengths: undefined,
    offsets: undefined,
    matches: undefined,
    recent: [1, 4, 8],
  };
  try {
    for (const { kind, from, to, size } of blocks) {
      if (kind === 'packed') decodeBlock(bytes.subarray(from, to), out, carried);
      else {
        room(out, size);
        if (kind === 'raw') out.bytes.set(bytes.subarray(from, to), out.length);
        else out.bytes.fill(bytes[from] ?? 0, out.length, out.length + size);
        out.length += size;
      }
      if (out.length > most) return { bytes: out.bytes.subarray(0, most), end: 'cut' };
    }
  } catch (reason) {
    if (!(reason instanceof Damaged)) throw reason;
    return { bytes: out.bytes.subarray(0, Math.min(most, out.length)), end: 'damaged' };
  }
  return { bytes: out.bytes.subarray(0, out.length), end: 'whole' };
}

const firstRoom = 1 << 20;

function uint(bytes: Uint8Array, at: number, count: number): number {
  let value = 0;
  for (let nth = count - 1; nth >= 0; nth--) value = value * 256 + (bytes[at + nth] ?? 0);
  return value;
}
