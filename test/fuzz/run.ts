// npm run fuzz -- [--minutes N] [--seed N] [--input N]
// npm run fuzz -- firmware [names …] [--count N] [--minutes N] [--seed N]: images of firmware, each by itself
// Mutates documents and does with them what the product does. Whatever crashes or hangs is written to test-results/fuzz,
// becomes a case, and is tried again with --seed and --input.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { root } from '../support/shared.ts';
import { check } from './check.ts';
import { fuzzImages } from './images.ts';
import { inputOf } from './input.ts';
import { type Crash, type Plan, starting } from './plan.ts';

/** An input that takes longer hangs, in milliseconds: the largest take a tenth of a second, on a machine that does nothing else. */
const patience = 120_000;
const threads = 2;
const folder = join(root, 'test-results/fuzz');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '10000' },
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string', default: `${Math.floor(Date.now() / 1000) % 1_000_000}` },
    input: { type: 'string' },
  },
});
const seed = Number(values.seed);

const [what, ...names] = positionals;
if (what === 'firmware') {
  const wish = { count: Number(values.count), time: Number(values.minutes) * 60_000, seed, names };
  process.exitCode = fuzzImages(wish, console.log) > 0 ? 1 : 0;
} else if (values.input !== undefined) check(inputOf(seed, Number(values.input)));
else void fuzz(Number(values.minutes) * 60_000);

async function fuzz(time: number): Promise<void> {
  console.log(`fuzzing with seed ${seed} for ${time / 60_000} minutes`);
  const found = new Map<string, number>();
  const runs = Array.from({ length: threads }, (_, index) => runThread(index, time, found));
  const tried = (await Promise.all(runs)).reduce((sum, count) => sum + count, 0);
  for (const [error, input] of found) console.log(`\n--seed ${seed} --input ${input}\n${error}`);
  console.log(`\n${tried} inputs, ${found.size} different failures`);
  process.exitCode = found.size > 0 ? 1 : 0;
}

/** How many inputs a thread tried; one that hangs is ended and goes on with the next input. */
async function runThread(index: number, time: number, found: Map<string, number>): Promise<number> {
  const end = performance.now() + time;
  const at = new Int32Array(new SharedArrayBuffer(4));
  let worker = start(index);
  let last = -1;
  let since = performance.now();
  while (performance.now() < end) {
    await new Promise(resolve => setTimeout(resolve, 200));
    const input = Atomics.load(at, 0);
    // it loads signatures and seeds
    if (input !== last || input === starting) {
      last = input;
      since = performance.now();
    } else if (performance.now() - since > patience) {
      await worker.terminate();
      keep({ input, error: 'it hangs' }, found);
      worker = start(input + threads);
      since = performance.now();
    }
  }
  await worker.terminate();
  return Math.max(0, Math.floor(Atomics.load(at, 0) / threads));

  function start(first: number): Worker {
    Atomics.store(at, 0, starting);
    const plan: Plan = { seed, first, step: threads, at };
    const started = new Worker(join(__dirname, 'worker.js'), { workerData: plan });
    started.on('message', (crash: Crash) => keep(crash, found));
    started.on('error', error => keep({ input: Atomics.load(at, 0), error: String(error) }, found));
    return started;
  }
}

/** The first input of each failure. */
function keep({ input, error }: Crash, found: Map<string, number>): void {
  const key = error.replace(/\d+/g, '0');
  if ([...found.keys()].some(known => known.replace(/\d+/g, '0') === key)) return;
  found.set(error, input);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${seed}-${input}.bin`), inputOf(seed, input));
}
