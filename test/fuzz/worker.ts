import { parentPort, workerData } from 'node:worker_threads';
import { check } from './check.ts';
import { inputOf } from './input.ts';
import type { Crash, Plan } from './plan.ts';

const { seed, first, step, at } = workerData as Plan;
// loads what all need
check(new Uint8Array());
inputOf(seed, first);
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
