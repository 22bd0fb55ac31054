import type { Reading } from '../core/model/component.ts';

/** Takes images of firmware apart, beside whatever else goes on: a large one takes seconds. */
export interface ImageReader {
  /**
   * Reads an image; a sentence on why there is no result, where time or memory was not enough. Rejects only when `signal`
   * aborts, and then with the reason of the signal.
   * @param bytes are gone afterwards: they are handed over
   */
  read(bytes: Uint8Array<ArrayBuffer>, wish: ImageWish, watch?: ImageWatch): Promise<ImageRead | string>;
}

export interface ImageWish {
  /** Name of the file, without its folder. */
  readonly name: string;
  /** Texts that only one vendor's software has. */
  readonly texts: readonly string[];
}

export interface ImageWatch {
  readonly signal?: AbortSignal;
  /** Told now and then how far it is, in bytes of the file. */
  readonly onProgress?: (read: number, size: number) => void;
}

/** An image as plain data. Its `bom` is undefined for a file that is none. */
export interface ImageRead {
  readonly reading: Reading;
  readonly size: number;
  readonly entropy: Entropy;
}

/** How mixed the bytes are, stretch by stretch. */
export interface Entropy {
  /** Bytes of one stretch; the last may be shorter. */
  readonly stretch: number;
  /** Bits in a byte of each, 0 to 8. */
  readonly bits: readonly number[];
}
