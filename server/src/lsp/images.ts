import { problemWords } from '../core/report/words.ts';
import type { Review } from '../core/review.ts';
import { ByteSource } from '../core/text/byte-source.ts';
import { decoded } from '../host/folders.ts';
import type { ImageRead, ImageReader, ImageWatch } from '../host/images.ts';
import type { ClientFeatures } from './client.ts';
import type { Files } from './files.ts';
import { pageWords } from './page-words.ts';
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
  readonly client: ClientFeatures;
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
    const { reviews, files, client } = this.#session;
    const { language } = client;
    const terms = await reviews.termsFor(uri);
    if (!terms) return language.say(pageWords.off);
    if (terms.policy.excluded) return language.say(pageWords.leftOut);
    const bytes = await files.tree.read(uri, watch.signal);
    if (!bytes) return language.say(pageWords.unreadable);
    const read = await this.read(uri, bytes, terms, watch);
    if (typeof read === 'string') return read;
    const { reading, size } = read;
    if (!reading.bom?.image) {
      const [problem] = reading.problems;
      return problem ? problemWords(problem, language) : language.say(pageWords.noImage);
    }
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
    if (!this.#reader) return this.#session.client.language.say(pageWords.noImages);
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
