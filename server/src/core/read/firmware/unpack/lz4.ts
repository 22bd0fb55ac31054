import { Output, type Unpacked } from '../../unpack/unpacked.ts';
import { type Bytes, u32le } from '../bytes.ts';

/** Adds one LZ4 block to what came of those before it, at which it may point. */
function addBlock(packed: Bytes, out: Output): Unpacked['end'] {
  let at = 0;
  while (at < packed.length) {
    const token = packed[at++] as number;
    let literals = token >> 4;
    if (literals === 15) {
      let byte: number;
      do {
        byte = packed[at++] ?? 0;
        literals += byte;
      } while (byte === 255);
    }
    if (at + literals > packed.length) return 'damaged';
    if (!out.grow(literals)) return 'cut';
    out.bytes.set(packed.subarray(at, at + literals), out.length);
    out.length += literals;
    at += literals;
    if (at === packed.length) return 'whole';
    const distance = (packed[at] ?? 0) | ((packed[at + 1] ?? 0) << 8);
    at += 2;
    if (at > packed.length || distance === 0 || distance > out.length) return 'damaged';
    let copied = (token & 15) + 4;
    if (copied === 19) {
      let byte: number;
      do {
        byte = packed[at++] ?? 0;
        copied += byte;
      } while (byte === 255);
    }
    if (!out.grow(copied)) return 'cut';
    const { bytes } = out;
    let { length } = out;
    const stop = length + copied;
    for (let from = length - distance; length < stop; ) bytes[length++] = bytes[from++] as number;
    out.length = length;
  }
  return 'whole';
}

/** One block, as in file systems. */
export function unlz4Block(packed: Bytes, most: number, expected = packed.length * 3): Unpacked {
  const out = new Output(most, expected);
  const end = addBlock(packed, out);
  return { bytes: out.taken, used: packed.length, end };
}

/** A frame with its header and blocks. */
export function unlz4Frame(packed: Bytes, most: number): Unpacked {
  const out = new Output(most, packed.length * 3);
  const flags = packed[4] ?? 0;
  let at = 7 + ((flags & 8) === 0 ? 0 : 8) + ((flags & 1) === 0 ? 0 : 4);
  for (;;) {
    if (at + 4 > packed.length) return { bytes: out.taken, used: packed.length, end: 'damaged' };
    const word = u32le(packed, at);
    at += 4;
    if (word === 0) break;
    const size = word & 0x7fffffff;
    if (at + size > packed.length) return { bytes: out.taken, used: packed.length, end: 'damaged' };
    const end = add(packed.subarray(at, at + size), word >= 0x80000000, out);
    at += size + ((flags & 16) === 0 ? 0 : 4);
    if (end !== 'whole') return { bytes: out.taken, used: at, end };
  }
  return { bytes: out.taken, used: Math.min(packed.length, at + ((flags & 4) === 0 ? 0 : 4)), end: 'whole' };
}

/** The older form, as kernels have it: magic, then blocks with their sizes. Each begins anew. */
export function unlz4Legacy(packed: Bytes, most: number): Unpacked {
  const out = new Output(most, packed.length * 3);
  let at = 4;
  while (at + 4 <= packed.length) {
    const size = u32le(packed, at);
    if (size === 0 || size > 0x850000 || at + 4 + size > packed.length) break;
    const end = addBlock(packed.subarray(at + 4, at + 4 + size), out);
    if (end !== 'whole') return { bytes: out.taken, used: at, end };
    at += 4 + size;
  }
  return { bytes: out.taken, used: at, end: 'whole' };
}

function add(block: Bytes, isPlain: boolean, out: Output): Unpacked['end'] {
  if (!isPlain) return addBlock(block, out);
  if (!out.grow(block.length)) return 'cut';
  out.bytes.set(block, out.length);
  out.length += block.length;
  return 'whole';
}
