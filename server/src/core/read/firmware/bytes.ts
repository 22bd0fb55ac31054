/**
 * Numbers and texts at offsets of bytes. Nothing here throws: what lies outside is 0 or empty, so that readers check sizes
 * where they mean something and not at every byte.
 */
export type Bytes = Uint8Array;

export function u8(bytes: Bytes, at: number): number {
  return bytes[at] ?? 0;
}

export function u16le(bytes: Bytes, at: number): number {
  return u8(bytes, at) | (u8(bytes, at + 1) << 8);
}

export function u16be(bytes: Bytes, at: number): number {
  return (u8(bytes, at) << 8) | u8(bytes, at + 1);
}

export function u24le(bytes: Bytes, at: number): number {
  return u16le(bytes, at) | (u8(bytes, at + 2) << 16);
}

export function u32le(bytes: Bytes, at: number): number {
  return (u16le(bytes, at) | (u16le(bytes, at + 2) << 16)) >>> 0;
}

export function u32be(bytes: Bytes, at: number): number {
  return ((u16be(bytes, at) << 16) | u16be(bytes, at + 2)) >>> 0;
}

/** A size of 64 bits; infinite where it is more than any file has, so that no comparison with a length lets it through. */
export function u64le(bytes: Bytes, at: number): number {
  return joined(u32le(bytes, at + 4), u32le(bytes, at));
}

export function u64be(bytes: Bytes, at: number): number {
  return joined(u32be(bytes, at), u32be(bytes, at + 4));
}

function joined(high: number, low: number): number {
  return high >= 0x200000 ? Number.POSITIVE_INFINITY : high * 0x100000000 + low;
}

/** Whether `size` bytes stand from `at` on. Sizes come from files: they may be anything. */
export function fits(bytes: Bytes, at: number, size: number): boolean {
  return at >= 0 && size >= 0 && at <= bytes.length && size <= bytes.length - at;
}

/** The bytes from `at` on, as many as there are of `size`. */
export function part(bytes: Bytes, at: number, size: number): Bytes {
  const start = Math.min(Math.max(0, at), bytes.length);
  return bytes.subarray(start, Math.min(bytes.length, start + Math.max(0, size)));
}

/** Whether a text of one byte a character stands there. */
export function isAt(bytes: Bytes, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (bytes[at + index] !== text.charCodeAt(index)) return false;
  }
  return true;
}

/** The text up to the first zero byte, one character a byte. */
export function textAt(bytes: Bytes, at: number, most: number): string {
  let text = '';
  for (let index = at; index < at + most && index < bytes.length; index++) {
    const byte = u8(bytes, index);
    if (byte === 0) break;
    text += String.fromCharCode(byte);
  }
  return text;
}

const utf8 = new TextDecoder('utf-8');

/** Bytes as UTF-8; what is none becomes the sign for that. */
export function decodeUtf8(bytes: Bytes): string {
  return utf8.decode(bytes);
}

/** One character a byte. */
export function latin1(bytes: Bytes): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return text;
}

/** Whether all of it is the same filling: 00 or FF, as flash is erased. */
export function isFilling(bytes: Bytes): boolean {
  const first = bytes[0];
  if (first === undefined) return true;
  if (first !== 0 && first !== 0xff) return false;
  for (let at = 1; at < bytes.length; at++) if (bytes[at] !== first) return false;
  return true;
}

export function joinBytes(
  chunks: readonly Bytes[],
  length = chunks.reduce((sum, chunk) => sum + chunk.length, 0),
): Bytes {
  const [only] = chunks;
  if (only && chunks.length === 1 && only.length === length) return only;
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(at + chunk.length > length ? chunk.subarray(0, length - at) : chunk, at);
    at += chunk.length;
    if (at >= length) break;
  }
  return all;
}
