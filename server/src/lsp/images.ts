import type { Review } from '../core/review.ts';
import { ByteSource } from '../core/text/byte-source.ts';
import { decoded } from '../host/folders.ts';
import type { ImageRead, ImageReader, ImageWatch } from '../host/images.ts';
import type { Files } from './files.ts';
import { lastPart } from './places.ts';
import type { Reviews, Terms } from './reviews.ts';
import { sha256 } from './sha256.ts';

/** Images of which is kept what was read. */
const mostKept = 4;

/** An image with what was found in it. */
export interface ReviewedImage extends ImageRead {
  readonly review: Review;
  readonly terms: Terms;
}

interface Kept {
  readonly digest: string;
  readonly read: ImageRead;
}

/** What of the session images need. */
export interface ImagesAround {
  readonly reviews: Reviews;
  readonly files: Files;
}

/** Images of firmware, read in threads of their own; what was read of the last few is kept. */
export class Images {
  readonly #session: ImagesAround;
  readonly #reader: ImageReader | undefined;
  readonly #kept = new Map<string, Kept>();

  /** @param reader undefined where images are not read */
  constructor(session: ImagesAround, reader: ImageReader | undefined) {
    this.#session = session;
    this.#reader = reader;
  }

  /** The review of an image, or a sentence on why there is none. */
  async review(uri: string, watch: ImageWatch): Promise<ReviewedImage | string> {
    const { reviews, files } = this.#session;
    const terms = await reviews.termsFor(uri);
    if (!terms) return 'Reviews are switched off here (bomwarden.enable).';
    if (terms.policy.excluded) return 'The configuration leaves this file out of the review.';
    const bytes = await files.tree.read(uri, watch.signal);
    if (!bytes) return 'The file cannot be read.';
    const read = await this.read(uri, bytes, terms, watch);
    if (typeof read === 'string') return read;
    const { reading, size } = read;
    if (!reading.bom?.image)
      return reading.problems[0]?.message ?? 'This file is no image of firmware in a form that is known here.';
    const review = await reviews.ofReading(terms, new ByteSource(size), reading);
    return { ...read, review, terms };
  }

  /** What stands in an image. */
  async read(
    uri: string,
    bytes: Uint8Array,
    { signatures }: Terms,
    watch: ImageWatch = {},
  ): Promise<ImageRead | string> {
    if (!this.#reader) return 'Images of firmware are not read here.';
    const texts = [...signatures.reviewer.lookups.imageTexts.keys()];
    const own = new Uint8Array(bytes);
    const digest = `${await sha256(own)} ${texts.join('\n')}`;
    const key = decoded(uri);
    const known = this.#kept.get(key);
    if (known?.digest === digest) return known.read;
    const read = await this.#reader.read(own, { name: lastPart(uri), texts }, watch);
    if (typeof read === 'string') return read;
    this.#kept.delete(key);
    this.#kept.set(key, { digest, read });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
    return read;
  }
}
