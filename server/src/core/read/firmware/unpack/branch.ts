import { type Bytes, u32be, u32le } from '../bytes.ts';

/*
 * Filters that xz puts before LZMA2 for machine code: addresses of branches were made absolute, and are made relative again.
 * After the description of the .xz format and the BCJ converters of the LZMA SDK (public domain).
 */

/** Takes a filter back, in place. @param start address of the first byte; of delta (3) the distance */
export function unfilter(id: number, start: number, bytes: Bytes): void {
  if (id === 3) delta(bytes, start);
  else if (id === 4) x86(bytes, start);
  else if (id === 5) powerpc(bytes, start);
  else if (id === 7) arm(bytes, start);
  else if (id === 8) thumb(bytes, start);
  else if (id === 9) sparc(bytes, start);
  else if (id === 10) arm64(bytes, start);
}

function delta(bytes: Bytes, distance: number): void {
  for (let at = distance; at < bytes.length; at++) {
    bytes[at] = ((bytes[at] as number) + (bytes[at - distance] as number)) & 0xff;
  }
}

function put32le(bytes: Bytes, at: number, value: number): void {
  bytes[at] = value & 0xff;
  bytes[at + 1] = (value >>> 8) & 0xff;
  bytes[at + 2] = (value >>> 16) & 0xff;
  bytes[at + 3] = value >>> 24;
}

function put32be(bytes: Bytes, at: number, value: number): void {
  bytes[at] = value >>> 24;
  bytes[at + 1] = (value >>> 16) & 0xff;
  bytes[at + 2] = (value >>> 8) & 0xff;
  bytes[at + 3] = value & 0xff;
}

const allowed = [true, true, true, false, true, false, false, false];
const bitNumber = [0, 1, 2, 2, 3, 3, 3, 3];

function x86(bytes: Bytes, start: number): void {
  const isEdge = (byte: number) => byte === 0 || byte === 0xff;
  let mask = 0;
  let before = -1;
  for (let at = 0; at + 4 < bytes.length; at++) {
    const opcode = bytes[at] as number;
    if ((opcode & 0xfe) !== 0xe8) continue;
    const gap = at - before;
    before = at;
    if (gap > 3) mask = 0;
    else {
      mask = (mask << (gap - 1)) & 7;
      if (mask !== 0) {
        const byte = bytes[at + 4 - (bitNumber[mask] as number)] as number;
        if (!allowed[mask] || isEdge(byte)) {
          before = at;
          mask = (mask << 1) | 1;
          continue;
        }
      }
    }
    if (!isEdge(bytes[at + 4] as number)) {
      mask = (mask << 1) | 1;
      continue;
    }
    let source = u32le(bytes, at + 1);
    let target: number;
    for (;;) {
      target = (source - (start + at + 5)) >>> 0;
      if (mask === 0) break;
      const index = (bitNumber[mask] as number) * 8;
      if (!isEdge((target >>> (24 - index)) & 0xff)) break;
      source = (target ^ ((1 << (32 - index)) - 1)) >>> 0;
    }
    put32le(bytes, at + 1, (target & 0x1ffffff) | ((target & 0x1000000) === 0 ? 0 : 0xfe000000));
    at += 4;
    before = at;
    mask = 0;
  }
}

function powerpc(bytes: Bytes, start: number): void {
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = u32be(bytes, at);
    if ((code & 0xfc000003) >>> 0 !== 0x48000001) continue;
    put32be(bytes, at, (0x48000001 | (((code & 0x3fffffc) - (start + at)) & 0x3fffffc)) >>> 0);
  }
}

function arm(bytes: Bytes, start: number): void {
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    if (bytes[at + 3] !== 0xeb) continue;
    const value = (u32le(bytes, at) & 0xffffff) << 2;
    const target = (value - (start + at + 8)) >>> 2;
    bytes[at] = target & 0xff;
    bytes[at + 1] = (target >>> 8) & 0xff;
    bytes[at + 2] = (target >>> 16) & 0xff;
  }
}

function thumb(bytes: Bytes, start: number): void {
  for (let at = 0; at + 4 <= bytes.length; at += 2) {
    const [b0, b1, b2, b3] = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]] as [
      number,
      number,
      number,
      number,
    ];
    if ((b1 & 0xf8) !== 0xf0 || (b3 & 0xf8) !== 0xf8) continue;
    const value = (((b1 & 7) << 19) | (b0 << 11) | ((b3 & 7) << 8) | b2) << 1;
    const target = (value - (start + at + 4)) >>> 1;
    bytes[at + 1] = 0xf0 | ((target >>> 19) & 7);
    bytes[at] = (target >>> 11) & 0xff;
    bytes[at + 3] = 0xf8 | ((target >>> 8) & 7);
    bytes[at + 2] = target & 0xff;
    at += 2;
  }
}

function sparc(bytes: Bytes, start: number): void {
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = u32be(bytes, at);
    const top = code >>> 22;
    if (top !== 0x100 && top !== 0x1ff) continue;
    const target = ((code << 2) - (start + at)) >>> 2;
    const sign = (0 - ((target >>> 22) & 1)) << 22;
    put32be(bytes, at, ((sign & 0x3fffffff) | 0x40000000 | (target & 0x3fffff)) >>> 0);
  }
}

function arm64(bytes: Bytes, start: number): void {
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = u32le(bytes, at);
    const place = start + at;
    if (code >>> 26 === 0x25) {
      put32le(bytes, at, (0x94000000 | ((code - (place >>> 2)) & 0x3ffffff)) >>> 0);
    } else if ((code & 0x9f000000) >>> 0 === 0x90000000) {
      const source = ((code >>> 29) & 3) | ((code >>> 3) & 0x1ffffc);
      if (((source + 0x20000) & 0x1c0000) !== 0) continue;
      const target = source - (place >>> 12);
      const moved =
        (code & 0x9000001f) | ((target & 3) << 29) | ((target & 0x3fffc) << 3) | ((0 - (target & 0x20000)) & 0xe00000);
      put32le(bytes, at, moved >>> 0);
    }
  }
}
