/** More was unpacked than is allowed. Thrown inside of this folder only, to end an unpacker that cannot be asked to stop. */
export class TooMuch extends Error {}

/** Bytes that grow up to a limit. */
export class BoundedBytes {
  #bytes: Uint8Array;
  #length = 0;
  readonly #most: number;

  /** @param expected how many there will be, as somebody says: believed up to the limit */
  constructor(most: number, expected = 0) {
    this.#most = most;
    this.#bytes = new Uint8Array(Math.min(most, Math.max(expected, 1 << 12)));
  }

  get length(): number {
    return this.#length;
  }

  /** @throws TooMuch */
  add(chunk: Uint8Array): void {
    const length = this.#length + chunk.length;
    if (length > this.#most) throw new TooMuch();
    if (length > this.#bytes.length) {
      const larger = new Uint8Array(Math.min(this.#most, Math.max(length, this.#bytes.length * 2)));
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#bytes.set(chunk, this.#length);
    this.#length = length;
  }

  get taken(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}
