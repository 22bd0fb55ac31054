import { decoded } from '../host/folders.ts';
import type { FoundArchive, FoundReview } from './found.ts';
import { sha256 } from './sha256.ts';

/** Results that are kept; the oldest go first. */
const most = 5000;

/** Results of documents that are not open, by a digest of all that they depend on: none ever outlives what it was made from. */
export class Shelf {
  readonly #kept = new Map<string, FoundReview | FoundArchive>();

  /** Undefined where nothing is kept for this state of a document. */
  get(digest: string): FoundReview | FoundArchive | undefined {
    const found = this.#kept.get(digest);
    if (found) {
      // what is asked for is young again
      this.#kept.delete(digest);
      this.#kept.set(digest, found);
    }
    return found;
  }

  keep(digest: string, found: FoundReview | FoundArchive): void {
    this.#kept.set(digest, found);
    if (this.#kept.size <= most) return;
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined) this.#kept.delete(oldest);
  }
}

/** SHA-256 of bytes and of everything else that a result depends on. */
export async function digestOf(bytes: Uint8Array<ArrayBuffer>, uri: string, rest: unknown): Promise<string> {
  const parts = [bytes, new TextEncoder().encode(JSON.stringify([decoded(uri), rest]))];
  return (await Promise.all(parts.map(sha256))).join('');
}
