/** Zstandard is damaged: thrown inside of this folder only. */
export class Damaged extends Error {}

/** Reads bits from the first one on, the lowest of a byte first. */
export class ForwardBits {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#at = 0;
  }

  /** @param count at most 16 */
  read(count: number): number {
    const at = this.#at;
    if (at + count > this.#bytes.length * 8) throw new Damaged();
    this.#at += count;
    return bitsAt(this.#bytes, at, count);
  }

  /** Takes back bits that were read. */
  back(count: number): void {
    this.#at -= count;
  }

  /** Bytes of which anything was read. */
  get used(): number {
    return Math.ceil(this.#at / 8);
  }
}

/** Reads bits from the last one back, behind the bit that marks the end. What lies before the first one is zeros. */
export class BackwardBits {
  readonly #bytes: Uint8Array;
  /** Bits that are left; below zero where more were read than there are. */
  left: number;

  constructor(bytes: Uint8Array) {
    const last = bytes.at(-1) ?? 0;
    if (last === 0) throw new Damaged();
    this.#bytes = bytes;
    this.left = bytes.length * 8 - Math.clz32(last) + 23;
  }

  /** @param count at most 31 */
  read(count: number): number {
    const to = this.left;
    const from = to - count;
    this.left = from;
    if (from >= 0) return bitsAt(this.#bytes, from, count);
    return to <= 0 ? 0 : bitsAt(this.#bytes, 0, to) << -from;
  }
}

/** @param count at most 31 */
function bitsAt(bytes: Uint8Array, at: number, count: number): number {
  const first = at >> 3;
  const shift = at & 7;
  const low =
    ((bytes[first] ?? 0) |
      ((bytes[first + 1] ?? 0) << 8) |
      ((bytes[first + 2] ?? 0) << 16) |
      ((bytes[first + 3] ?? 0) << 24)) >>>
    shift;
  const high = shift + count > 32 ? (bytes[first + 4] ?? 0) << (32 - shift) : 0;
  return (low | high) & ((1 << count) - 1);
}

/** Place of the highest bit: 0 for 1. */
export function highest(value: number): number {
  return 31 - Math.clz32(value);
}
