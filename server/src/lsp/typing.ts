/** Whoever has not typed for so many milliseconds may be done: what is typed then is reviewed at once. */
const pause = 400;
/** No review waits longer for the next key, in milliseconds. */
const longestRest = 150;
/** How much of the time between two keys a review waits for the next. */
const share = 0.5;

/** How somebody types in one document: a review waits only while it would be thrown away, and no longer than it would take. */
export class Typing {
  #at = Number.NEGATIVE_INFINITY;
  #gap = Number.POSITIVE_INFINITY;
  #cost = longestRest;
  #wake: () => void = () => undefined;

  /** A key was pressed. Whoever waits for rest need wait no longer: the version that it waits with is gone. @param now in milliseconds */
  pressed(now: number): void {
    this.#gap = now - this.#at;
    this.#at = now;
    this.#wake();
  }

  /** A review of the document took so many milliseconds. */
  reviewed(cost: number): void {
    this.#cost = cost;
  }

  /** For how many milliseconds a review of the present version should wait. */
  get rest(): number {
    return this.#gap > pause ? 0 : Math.min(longestRest, this.#gap * share, this.#cost);
  }

  /** Ends when the keys rest, or with the next one. */
  async resting(): Promise<void> {
    const { rest } = this;
    if (rest <= 0) return;
    await new Promise<void>(resolve => {
      const timer = setTimeout(resolve, rest);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
