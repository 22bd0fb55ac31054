import { nothing, Output, type Unpacked } from '../../unpack/unpacked.ts';
import { type Bytes, isAt, u8, u16be, u32be } from '../bytes.ts';

/** LZO1X, after the description of its stream in the documentation of Linux. Adds one block to what came of those before it. */
function addBlock(packed: Bytes, out: Output): Unpacked['end'] {
  const begin = out.length;
  let at = 0;
  /** Literals that came right before: 0, 1 to 3, or 4 for more. */
  let state = 0;
  const literals = (count: number): Unpacked['end'] => {
    if (at + count > packed.length) return 'damaged';
    if (!out.grow(count)) return 'cut';
    out.bytes.set(packed.subarray(at, at + count), out.length);
    out.length += count;
    at += count;
    return 'whole';
  };
  const long = (base: number): number => {
    let length = base;
    while (packed[at] === 0 && at < packed.length) {
      length += 255;
      at++;
    }
    return length + u8(packed, at++);
  };
  const first = u8(packed, 0);
  if (first > 17) {
    at = 1;
    const done = literals(first - 17);
    if (done !== 'whole') return done;
    state = first - 17 < 4 ? first - 17 : 4;
  }
  while (at < packed.length) {
    const code = u8(packed, at++);
    let length: number;
    let distance: number;
    let next = code & 3;
    if (code < 16 && state === 0) {
      const done = literals(code === 0 ? long(18) : code + 3);
      if (done !== 'whole') return done;
      state = 4;
      continue;
    }
    if (code < 16) {
      distance = (u8(packed, at++) << 2) + (code >> 2) + (state === 4 ? 2049 : 1);
      length = state === 4 ? 3 : 2;
    } else if (code < 32) {
      length = (code & 7) === 0 ? long(9) : (code & 7) + 2;
      const low = u8(packed, at) | (u8(packed, at + 1) << 8);
      at += 2;
      distance = 16384 + ((code & 8) << 11) + (low >> 2);
      next = low & 3;
      if (distance === 16384) return at <= packed.length ? 'whole' : 'damaged';
    } else if (code < 64) {
      length = (code & 31) === 0 ? long(33) : (code & 31) + 2;
      const low = u8(packed, at) | (u8(packed, at + 1) << 8);
      at += 2;
      distance = (low >> 2) + 1;
      next = low & 3;
    } else {
      distance = (u8(packed, at++) << 3) + ((code >> 2) & 7) + 1;
      length = code < 128 ? 3 + ((code >> 5) & 1) : 5 + ((code >> 5) & 3);
    }
    if (at > packed.length || distance > out.length - begin) return 'damaged';
    if (!out.grow(length)) return 'cut';
    const { bytes } = out;
    let { length: to } = out;
    const stop = to + length;
    for (let from = to - distance; to < stop; ) bytes[to++] = bytes[from++] as number;
    out.length = to;
    state = next;
    if (next > 0) {
      const done = literals(next);
      if (done !== 'whole') return done;
    }
  }
  return 'damaged';
}

/** One block, as in file systems. */
export function unlzoBlock(packed: Bytes, most: number, expected = packed.length * 3): Unpacked {
  const out = new Output(most, expected);
  const end = addBlock(packed, out);
  return { bytes: out.taken, used: packed.length, end };
}

/** Bytes of the header of an lzop file with its name; undefined where its fields are none. */
export function lzopHeader(
  bytes: Bytes,
  at: number,
): { readonly size: number; readonly name: string; readonly flags: number } | undefined {
  if (!isAt(bytes, at, '\x89LZO\0\r\n\x1a\n')) return undefined;
  const version = u16be(bytes, at + 9);
  const method = u8(bytes, at + 15);
  if (version < 0x0940 || version > 0x2000 || method < 1 || method > 3) return undefined;
  const flags = u32be(bytes, at + 17);
  const filter = (flags & 0x800) === 0 ? 0 : 4;
  const nameAt = at + 33 + filter;
  const length = u8(bytes, nameAt);
  const name = String.fromCharCode(...bytes.subarray(nameAt + 1, nameAt + 1 + length));
  return { size: 33 + filter + 1 + length + 4, name, flags };
}

/** A file of lzop: blocks with their sizes and checksums. */
export function unlzop(packed: Bytes, most: number): Unpacked {
  const header = lzopHeader(packed, 0);
  if (!header) return nothing;
  const { flags } = header;
  const has = (bit: number) => ((flags & bit) === 0 ? 0 : 4);
  const out = new Output(most, packed.length * 3);
  let at = header.size;
  for (;;) {
    if (at + 4 > packed.length) return { bytes: out.taken, used: packed.length, end: 'damaged' };
    const size = u32be(packed, at);
    if (size === 0) return { bytes: out.taken, used: at + 4, end: 'whole' };
    const stored = u32be(packed, at + 4);
    at += 8 + has(1) + has(0x100) + (stored < size ? has(2) + has(0x200) : 0);
    if (stored > size || at + stored > packed.length) return { bytes: out.taken, used: packed.length, end: 'damaged' };
    const block = packed.subarray(at, at + stored);
    at += stored;
    if (stored === size) {
      if (!out.grow(size)) return { bytes: out.taken, used: at, end: 'cut' };
      out.bytes.set(block, out.length);
      out.length += size;
      continue;
    }
    const end = addBlock(block, out);
    if (end !== 'whole') return { bytes: out.taken, used: at, end };
  }
}
