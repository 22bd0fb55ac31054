/** What of an image is looked into at most. Sizes in bytes. */
export interface Limits {
  /** Of the file itself. */
  readonly input: number;
  /** Unpacked, all streams together. */
  readonly total: number;
  /** Unpacked, one stream. */
  readonly stream: number;
  /** Unpacked bytes for each packed one, once a stream has given more than `freely`. */
  readonly ratio: number;
  readonly freely: number;
  /** Containers within containers. */
  readonly depth: number;
  /** Files in archives and file systems, all together. */
  readonly entries: number;
  /** Places in the tree. */
  readonly nodes: number;
  /** Texts that are kept as evidence. */
  readonly texts: number;
}

const MiB = 1 << 20;

export const usualLimits: Limits = {
  input: 512 * MiB,
  total: 1024 * MiB,
  stream: 256 * MiB,
  ratio: 200,
  freely: 16 * MiB,
  depth: 8,
  entries: 200_000,
  nodes: 50_000,
  texts: 5_000,
};

export type LimitName = keyof Limits | 'time' | 'tries';

/** Counts what one review of an image has used, and remembers each limit that it met. */
export class Budget {
  readonly limits: Limits;
  readonly #isOver: () => boolean;
  readonly #met = new Map<LimitName, number>();
  #unpacked = 0;
  #entries = 0;
  #texts = 0;
  #stopped = false;

  /** @param isOver asked now and then: the time is over, or nobody waits for the review any more */
  constructor(limits: Limits = usualLimits, isOver: () => boolean = () => false) {
    this.limits = limits;
    this.#isOver = isOver;
  }

  /** How many bytes a stream of so many packed ones may give. */
  most(packed: number): number {
    const { stream, total, ratio, freely } = this.limits;
    return Math.max(0, Math.min(stream, total - this.#unpacked, Math.max(freely, packed * ratio)));
  }

  /** Tells what a stream gave. @param most what it was allowed @returns false: it was cut at a limit */
  spend(given: number, most: number, wasCut: boolean): boolean {
    this.#unpacked += given;
    if (!wasCut) return true;
    const { stream, total } = this.limits;
    this.meet(most >= stream ? 'stream' : this.#unpacked >= total ? 'total' : 'ratio');
    return false;
  }

  entry(): boolean {
    if (++this.#entries <= this.limits.entries) return true;
    this.meet('entries');
    return false;
  }

  text(): boolean {
    if (++this.#texts <= this.limits.texts) return true;
    this.meet('texts');
    return false;
  }

  get isOver(): boolean {
    if (!this.#stopped && this.#isOver()) {
      this.#stopped = true;
      this.meet('time');
    }
    return this.#stopped;
  }

  meet(limit: LimitName): void {
    this.#met.set(limit, (this.#met.get(limit) ?? 0) + 1);
  }

  /** Limits that were met, with how often. */
  get met(): ReadonlyMap<LimitName, number> {
    return this.#met;
  }
}
