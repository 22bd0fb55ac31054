/** More was unpacked than is allowed. Thrown inside of this folder only, to end an unpacker that cannot be asked to stop. */
export class TooMuch extends Error {}

/** Bytes that come in pieces, up to a limit. They are held once until they are taken: what is too much is never joined. */
export class BoundedBytes {
  /** As many as are expected; filled before anything is held beside it. */
  readonly #first: Uint8Array;
  #filled = 0;
  readonly #more: Uint8Array[] = [];
  #length = 0;
  readonly #most: number;

  /** @param expected how many there will be, as somebody says: believed up to the limit */
  constructor(most: number, expected = 0) {
    this.#most = most;
    this.#first = new Uint8Array(Math.min(most, expected));
  }

  get length(): number {
    return this.#length;
  }

  /** @throws TooMuch */
  add(chunk: Uint8Array): void {
    const length = this.#length + chunk.length;
    if (length > this.#most) throw new TooMuch();
    this.#length = length;
    const fits = Math.min(chunk.length, this.#first.length - this.#filled);
    this.#first.set(chunk.subarray(0, fits), this.#filled);
    this.#filled += fits;
    if (fits < chunk.length) this.#more.push(chunk.subarray(fits));
  }

  get taken(): Uint8Array {
    if (this.#more.length === 0) return this.#first.subarray(0, this.#filled);
    const all = new Uint8Array(this.#length);
    all.set(this.#first.subarray(0, this.#filled));
    let at = this.#filled;
    for (const chunk of this.#more) {
      all.set(chunk, at);
      at += chunk.length;
    }
    return all;
  }
}
