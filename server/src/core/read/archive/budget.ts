/** How much of an archive is opened, all archives inside it included. Time is bounded by the bytes. */
export interface ArchiveLimits {
  /** Entries that are listed. */
  readonly entries: number;
  /** Bytes of one entry, unpacked. */
  readonly entryBytes: number;
  /** Bytes of all entries that are unpacked, one after the other. */
  readonly totalBytes: number;
  /** Bytes that one packed byte may become, once `freeBytes` are reached. */
  readonly ratio: number;
  readonly freeBytes: number;
  /** Archives inside archives: 1 opens none inside. */
  readonly depth: number;
}

const mebibyte = 1 << 20;

export const archiveLimits: ArchiveLimits = {
  entries: 20_000,
  entryBytes: 96 * mebibyte,
  totalBytes: 1024 * mebibyte,
  ratio: 200,
  freeBytes: 8 * mebibyte,
  depth: 3,
};

/** What is left of the limits while an archive is opened. */
export class ArchiveBudget {
  readonly limits: ArchiveLimits;
  #entries: number;
  #bytes: number;

  constructor(limits: ArchiveLimits = archiveLimits) {
    this.limits = limits;
    this.#entries = limits.entries;
    this.#bytes = limits.totalBytes;
  }

  /** Takes room for one more entry; false where none is left. */
  takeEntry(): boolean {
    return this.#entries > 0 && this.#entries-- > 0;
  }

  /** Takes bytes that were unpacked. */
  takeBytes(count: number): void {
    this.#bytes = Math.max(0, this.#bytes - count);
  }

  /** How many bytes one entry may still become, given how many it is packed in. */
  mostFor(packed: number): number {
    const { entryBytes, ratio, freeBytes } = this.limits;
    return Math.min(entryBytes, this.#bytes, Math.max(freeBytes, packed * ratio));
  }
}
