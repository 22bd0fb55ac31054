/** Where and how often the state of a run is told. */
export interface ProgressShown {
  /** Between two lines, in milliseconds. */
  readonly pace: number;
  /** Lines stay, as in a log: the last one says what was done. Else each takes the place of the one before, and in the end none is left. */
  readonly stays: boolean;
  readonly show: (line: string) => void;
}

/** A line that is written over: nobody reads faster than ten a second. */
export function onTerminal(show: (line: string) => void): ProgressShown {
  return { pace: 100, stays: false, show };
}

/** Lines of a log, which keeps them all. */
export function inLog(show: (line: string) => void): ProgressShown {
  return { pace: 10_000, stays: true, show };
}
const barWidth = 24;

/** Tells how far a long run is: on a terminal in one line that is written over and in the end gone. */
export class Progress {
  readonly #total: number | undefined;
  readonly #to: ProgressShown;
  readonly #now: () => number;
  readonly #start: number;
  #shown: number;
  #done = 0;
  #findings = 0;

  /**
   * @param total files that there are; undefined where that is not known
   * @param now milliseconds since whenever
   */
  constructor(total: number | undefined, to: ProgressShown, now: () => number = () => performance.now()) {
    this.#total = total;
    this.#to = to;
    this.#now = now;
    this.#start = now();
    // What is done at once needs no telling.
    this.#shown = this.#start + to.pace;
  }

  add(files: number, findings: number): void {
    this.#done += files;
    this.#findings += findings;
    const now = this.#now();
    if (now - this.#shown < this.#to.pace) return;
    this.#shown = now;
    this.#to.show(this.#line(now));
  }

  end(): void {
    this.#to.show(this.#to.stays ? this.#line(this.#now()) : '');
  }

  #line(now: number): string {
    const rate = (this.#done * 1000) / Math.max(1, now - this.#start);
    const found = `${this.#findings} findings`;
    const speed = `${rate < 10 ? rate.toFixed(1) : Math.round(rate)} files/s`;
    if (this.#total === undefined || this.#total === 0) return `${this.#done} files, ${found}, ${speed}`;
    const part = Math.min(1, this.#done / this.#total);
    const full = Math.round(part * barWidth);
    const bar = `${'█'.repeat(full)}${'░'.repeat(barWidth - full)}`;
    const left = Math.ceil((this.#total - this.#done) / Math.max(rate, 0.1));
    return `${bar} ${this.#done} of ${this.#total} files, ${found}, ${speed}, ${left} s left`;
  }
}
