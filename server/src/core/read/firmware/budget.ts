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
  /**
   * Work, in bytes that are unpacked or as much: so much for every image, and `workEach` for each byte of it. What is tried in
   * vain counts too, so that a small file cannot ask for more than a small file is worth.
   */
  readonly work: number;
  readonly workEach: number;
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
  work: 64 * MiB,
  workEach: 48,
};

export type LimitName = Exclude<keyof Limits, 'freely' | 'workEach'> | 'time';

const forDamage = 1 << 16;
const damageEach = 7;
const mostForDamage = MiB;
const names = ['work', 'total', 'stream', 'ratio'] as const;

/** Counts what one review of an image has used, and remembers each limit that it met. */
export class Budget {
  readonly limits: Limits;
  readonly #isOver: () => boolean;
  readonly #met = new Map<LimitName, number>();
  #unpacked = 0;
  #entries = 0;
  #texts = 0;
  #stopped = false;
  #workLeft: number;
  #worked = 0;
  #damaged = 0;
  /** Of the limits on what a stream may give, the one that allowed least when it was asked. */
  #least: (typeof names)[number] = 'ratio';

  /**
   * @param size of the file, in bytes
   * @param isOver asked now and then: the time is over, or nobody waits for the review any more
   */
  constructor(limits: Limits, size: number, isOver: () => boolean = () => false) {
    this.limits = limits;
    this.#isOver = isOver;
    this.#workLeft = limits.work + limits.workEach * size;
  }

  /** Tells of work besides what a stream gave. @param units bytes that were unpacked in vain, or as much */
  work(units: number): void {
    this.#worked += units;
    this.#workLeft -= units;
  }

  /**
   * Tells of a stream that is damaged. Each costs more than the one before: an honest image has few of them, and one that is
   * made to cost has nothing else.
   */
  damaged(given: number): void {
    this.work(forDamage * (1 + this.#damaged++ / 16) + Math.min(mostForDamage, damageEach * given));
  }

  /** All work so far. */
  get worked(): number {
    return this.#worked;
  }

  /** How many bytes a stream of so many packed ones may give. */
  most(packed: number): number {
    const { stream, total, ratio, freely } = this.limits;
    const allowed = {
      stream,
      total: total - this.#unpacked,
      ratio: Math.max(freely, packed * ratio),
      // what comes of it is looked at too
      work: Math.floor(this.#workLeft / 2),
    };
    const most = Math.min(...Object.values(allowed));
    this.#least = names.find(name => allowed[name] === most) ?? 'ratio';
    return Math.max(0, most);
  }

  /** Tells what a stream gave, after `most` was asked for it. @returns false: it was cut at a limit */
  spend(given: number, wasCut: boolean): boolean {
    this.#unpacked += given;
    this.work(given);
    if (!wasCut) return true;
    this.meet(this.#least);
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

  /** Nothing further is to be opened. */
  get isOver(): boolean {
    if (this.#stopped) return true;
    const isWorkOver = this.#workLeft <= 0;
    this.#stopped = isWorkOver || this.#isOver();
    if (this.#stopped) this.meet(isWorkOver ? 'work' : 'time');
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
