/** Between two lines shown, in milliseconds: nobody reads faster. */
const pace = 100;
const barWidth = 24;

/** Tells on a terminal how far a long run is, in one line that is written over and in the end gone. */
export class Progress {
  readonly #total: number | undefined;
  readonly #show: (line: string) => void;
  readonly #now: () => number;
  readonly #start: number;
  #shown: number;
  #done = 0;
  #findings = 0;

  /**
   * @param total files that there are; undefined where that is not known
   * @param show replaces what was shown before; an empty line shows nothing
   * @param now milliseconds since whenever
   */
  constructor(total: number | undefined, show: (line: string) => void, now: () => number = () => performance.now()) {
    this.#total = total;
    this.#show = show;
    this.#now = now;
    this.#start = now();
    // What is done at once needs no telling.
    this.#shown = this.#start + pace;
  }

  add(files: number, findings: number): void {
    this.#done += files;
    this.#findings += findings;
    const now = this.#now();
    if (now - this.#shown < pace) return;
    this.#shown = now;
    this.#show(this.#line(now));
  }

  end(): void {
    this.#show('');
  }

  #line(now: number): string {
    const rate = (this.#done * 1000) / (now - this.#start);
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
