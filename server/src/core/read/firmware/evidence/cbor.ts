import { type Bytes, decodeUtf8, u8, u16be, u32be, u64be } from '../bytes.ts';

/** A value of CBOR (RFC 8949) with its place. What is no number, text, bytes, list or map has no value. */
export interface CborValue {
  readonly value: number | string | Bytes | readonly CborValue[] | ReadonlyMap<number | string, CborValue> | undefined;
  /** Of its content: the letters of a text. */
  readonly start: number;
  readonly end: number;
  /** Number of the tag before it. */
  readonly tag?: number;
}

const mostDepth = 16;
const mostItems = 20_000;

/** Undefined where it is none, stands too deep or holds too much. */
export function cborAt(bytes: Bytes, at: number): CborValue | undefined {
  return new Reading(bytes, at).item(0);
}

class Reading {
  readonly #bytes: Bytes;
  #at: number;
  #items = 0;

  constructor(bytes: Bytes, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  item(depth: number): CborValue | undefined {
    if (depth > mostDepth || ++this.#items > mostItems || this.#at >= this.#bytes.length) return undefined;
    const first = u8(this.#bytes, this.#at++);
    const kind = first >> 5;
    const length = this.#argument(first & 31);
    if (length === undefined || (length < 0 && (kind < 2 || kind > 5))) return undefined;
    const start = this.#at;
    if (kind === 0 || kind === 1) return { value: kind === 0 ? length : -1 - length, start, end: start };
    if (kind === 2 || kind === 3) return this.#string(kind, length, depth);
    if (kind === 4) return this.#list(length, depth);
    if (kind === 5) return this.#map(length, depth);
    if (kind === 7) return { value: undefined, start, end: start };
    const tagged = this.item(depth + 1);
    return tagged && { ...tagged, tag: length };
  }

  /** −1: up to a break. */
  #argument(low: number): number | undefined {
    if (low < 24) return low;
    if (low === 31) return -1;
    const width = [1, 2, 4, 8][low - 24];
    if (width === undefined || this.#at + width > this.#bytes.length) return undefined;
    const read = [u8, u16be, u32be, u64be][low - 24] ?? u8;
    const value = read(this.#bytes, this.#at);
    this.#at += width;
    return Number.isFinite(value) ? value : undefined;
  }

  #isBreak(): boolean {
    if (this.#bytes[this.#at] !== 0xff) return false;
    this.#at++;
    return true;
  }

  /** A text in pieces has no one place; it is passed over. */
  #string(kind: number, length: number, depth: number): CborValue | undefined {
    const start = this.#at;
    if (length < 0) {
      while (!this.#isBreak()) if (this.#bytes[this.#at] === 0xff || !this.item(depth + 1)) return undefined;
      return { value: undefined, start, end: this.#at };
    }
    const end = start + length;
    if (end > this.#bytes.length) return undefined;
    this.#at = end;
    const content = this.#bytes.subarray(start, end);
    return { value: kind === 3 ? decodeUtf8(content) : content, start, end };
  }

  #list(length: number, depth: number): CborValue | undefined {
    const start = this.#at;
    const values: CborValue[] = [];
    while (length < 0 ? !this.#isBreak() : values.length < length) {
      const value = this.item(depth + 1);
      if (!value) return undefined;
      values.push(value);
    }
    return { value: values, start, end: this.#at };
  }

  #map(length: number, depth: number): CborValue | undefined {
    const start = this.#at;
    const values = new Map<number | string, CborValue>();
    for (let count = 0; length < 0 ? !this.#isBreak() : count < length; count++) {
      const key = this.item(depth + 1);
      const value = key && this.item(depth + 1);
      if (!value) return undefined;
      if (typeof key.value === 'number' || typeof key.value === 'string') values.set(key.value, value);
    }
    return { value: values, start, end: this.#at };
  }
}
