import { kernelOf, leastForKernel, usualWindow } from './kernel.ts';

/** How many bytes share one entry of the index. */
const block = 128;

/**
 * Turns offsets in the UTF-8 of a text into offsets in its UTF-16 units and back. In text that is all ASCII they are the
 * same, and nothing is kept.
 */
export class Utf8Offsets {
  /** False: some bytes are no UTF-8, and offsets mean nothing. */
  readonly isValid: boolean;
  readonly #bytes: Uint8Array;
  /** By block, how many units fewer than bytes stand before it, times two, and one more where it is not all ASCII. Undefined: the text is ASCII. */
  #fewer: Int32Array | undefined;
  /** Length of the text in units. */
  readonly length: number;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    const flags = wideBlocks(bytes);
    const isAligned = bytes.byteOffset % 4 === 0;
    const words = isAligned ? new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >>> 2) : undefined;
    let fewer = 0;
    /** Behind the last character that was checked. */
    let behind = 0;
    for (let index = 0; index * block < bytes.length && behind >= 0; index++) {
      const [start, end] = [index * block, Math.min(bytes.length, (index + 1) * block)];
      const isWhole = end - start === block;
      const isWide = isWhole && flags ? flags[index] !== 0 : isWhole && words ? isWideBlock(words, start >>> 2) : true;
      if (isWide && this.#fewer === undefined && firstWide(bytes, start, end) < end) {
        this.#fewer = new Int32Array(Math.ceil(bytes.length / block) + 1);
      }
      if (this.#fewer === undefined) continue;
      this.#fewer[index] = fewer * 2 + (isWide ? 1 : 0);
      if (isWide) {
        fewer += fewerUnits(bytes, start, end);
        behind = charactersEnd(bytes, Math.max(behind, start), end);
      }
      this.#fewer[index + 1] = fewer * 2;
    }
    this.length = bytes.length - fewer;
    this.isValid = behind >= 0;
  }

  /** The unit at which the character begins that begins at a byte. */
  unitAt(byte: number): number {
    if (this.#fewer === undefined) return byte;
    const index = Math.floor(byte / block);
    const fewer = this.#fewer[index] as number;
    const units = byte - (fewer >> 1);
    return fewer & 1 ? units - fewerUnits(this.#bytes, index * block, byte) : units;
  }

  /** The byte at which the character begins that begins at a unit. */
  byteAt(unit: number): number {
    if (this.#fewer === undefined) return unit;
    let low = 0;
    for (let high = this.#fewer.length - 1; high - low > 1; ) {
      const middle = (low + high) >>> 1;
      if (middle * block - ((this.#fewer[middle] as number) >> 1) <= unit) low = middle;
      else high = middle;
    }
    let at = low * block;
    let units = at - ((this.#fewer[low] as number) >> 1);
    // a character that begins in the block before ends here
    while (isInside(this.#bytes[at])) at++;
    while (units < unit && at < this.#bytes.length) {
      const lead = this.#bytes[at] as number;
      at += lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
      units += lead < 0xf0 ? 1 : 2;
    }
    return at;
  }
}

function isInside(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

/** By whole block, 0 where it is all ASCII, as the kernel finds out; undefined where there is none, and for little. */
function wideBlocks(bytes: Uint8Array): Uint8Array | undefined {
  const kernel = bytes.length < leastForKernel ? undefined : kernelOf();
  if (!kernel) return undefined;
  const flags = new Uint8Array(Math.ceil(bytes.length / block));
  const window = kernel.widen(usualWindow);
  const memory = new Uint8Array(kernel.memory.buffer);
  for (let from = 0; from < bytes.length; from += usualWindow) {
    const part = bytes.subarray(from, from + usualWindow);
    memory.set(part, window);
    const at = kernel.wide(part.length);
    flags.set(memory.subarray(at, at + Math.floor(part.length / block)), from / block);
  }
  return flags;
}

/** Whether a block, which starts at a word, is not all ASCII. */
function isWideBlock(words: Uint32Array, start: number): boolean {
  let seen = 0;
  for (let at = start; at < start + block / 4; at++) seen |= words[at] as number;
  return (seen & 0x80808080) !== 0;
}

function firstWide(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && (bytes[at] as number) < 0x80) at++;
  return at;
}

/** How many units fewer than bytes a stretch has: one for each byte inside a character, but of a surrogate pair one is left. */
function fewerUnits(bytes: Uint8Array, from: number, to: number): number {
  let fewer = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (byte >= 0x80) fewer += byte < 0xc0 ? 1 : byte >= 0xf0 ? -1 : 0;
  }
  return fewer;
}

/** Passes characters until one ends at or behind `end`; -1 where one is none. */
function charactersEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const lead = bytes[at] as number;
    if (lead < 0x80) {
      at++;
      continue;
    }
    const length = lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (length === 0 || at + length > bytes.length) return -1;
    const second = bytes[at + 1] as number;
    const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (second < low || second > high) return -1;
    for (let next = at + 2; next < at + length; next++) if (((bytes[next] as number) & 0xc0) !== 0x80) return -1;
    at += length;
  }
  return at;
}

/** The UTF-8 of a text; what is no character, half of a surrogate pair, becomes U+FFFD, which is one unit too. */
export function utf8Of(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  const encoder = new TextEncoder();
  const { read, written } = encoder.encodeInto(text, bytes);
  if (read === text.length) return bytes.length === written ? bytes : bytes.subarray(0, written);
  const rest = encoder.encode(text.slice(read));
  const all = new Uint8Array(written + rest.length);
  all.set(bytes.subarray(0, written));
  all.set(rest, written);
  return all;
}

/** Bytes that a stretch of text takes in UTF-8. */
export function utf8Length(text: string, from: number, to: number): number {
  let bytes = 0;
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800 || (unit >= 0xd800 && unit < 0xe000)) bytes += 2;
    else bytes += 3;
  }
  return bytes;
}
