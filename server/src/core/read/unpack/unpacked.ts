/** What came of packed bytes. Unpacking never fails: it gives what it could read. */
export interface Unpacked {
  readonly bytes: Uint8Array;
  /** Packed bytes that the stream took. */
  readonly used: number;
  /** `cut`: it gives more than was allowed. `damaged`: it is broken from here on. */
  readonly end: 'whole' | 'cut' | 'damaged';
  /** What it cost besides the bytes that came of it: tables that were made, in bytes that could have been unpacked instead. */
  readonly work?: number;
}

/** @param most bytes that may come of it @param expected bytes that are said to come of it */
export type Unpack = (packed: Uint8Array, most: number, expected?: number) => Unpacked;

export const nothing: Unpacked = { bytes: new Uint8Array(0), used: 0, end: 'damaged' };

/** Uint8Array that grow up to a limit. */
export class Output {
  bytes: Uint8Array;
  length = 0;
  readonly most: number;

  constructor(most: number, expected: number) {
    this.most = most;
    this.bytes = new Uint8Array(Math.max(0, Math.min(most, expected)));
  }

  /** Makes room for so many more; false where the limit allows none. */
  grow(more: number): boolean {
    const needed = this.length + more;
    if (needed <= this.bytes.length) return true;
    if (needed > this.most) return false;
    const larger = new Uint8Array(Math.min(this.most, Math.max(needed, this.bytes.length * 2, 4096)));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
    return true;
  }

  get taken(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }
}

/** No stream of deflate becomes so many times as much: what says that it does lies. */
export const mostRatio = 1032;
