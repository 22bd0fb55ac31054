import { parentPort, workerData } from 'node:worker_threads';
import { check } from './check.ts';
import { inputOf } from './input.ts';

/** What a thread is started with. */
export interface Plan {
  readonly seed: number;
  /** The first input that it tries, and how far the next one is. */
  readonly first: number;
  readonly step: number;
  /** Holds the input that is being tried. */
  readonly at: Int32Array;
}

export interface Crash {
  readonly input: number;
  readonly error: string;
}

const { seed, first, step, at } = workerData as Plan;
for (let input = first; ; input += step) {
  Atomics.store(at, 0, input);
  try {
    check(inputOf(seed, input));
  } catch (error) {
    parentPort?.postMessage({
      input,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    } satisfies Crash);
  }
}
