import { Worker } from 'node:worker_threads';
import { unreadableDocument } from '../../core/report/build.ts';
import type { ScanResults } from './scan-results.ts';
import { type Batch, type Done, type ReviewerPlan, resultsOf, type Task } from './worker.ts';

/** Batches under way for each thread: it never waits for the next one, and results never pile up. */
const ahead = 3;
const tooMuch = 'Reviewing it took more memory than there is.';

/**
 * Reviews batches of tasks in several threads and gives what came of them in their order. A thread that dies costs nothing
 * but the document that it died of.
 * @param program file that serves reviews when it is started as a thread
 */
export async function* reviewInThreads(
  batches: AsyncIterable<readonly Task[]>,
  threads: number,
  program: string,
  plan: ReviewerPlan,
  complain: (text: string) => void,
): AsyncGenerator<ScanResults> {
  const pool = Array.from({ length: threads }, () => new Thread(program, plan, complain));
  const review = async (batch: readonly Task[]): Promise<readonly ScanResults[]> => {
    const free = pool.reduce((least, thread) => (thread.busy < least.busy ? thread : least));
    const reviewed = await free.review(batch);
    if (reviewed) return [reviewed];
    if (batch.length > 1) return (await Promise.all(batch.map(task => review([task])))).flat();
    return [resultsOf(batch, ({ path }) => unreadableDocument(path, 'unreadable', tooMuch), plan.lines)];
  };
  const pending: Promise<readonly ScanResults[]>[] = [];
  try {
    for await (const batch of batches) {
      pending.push(review(batch));
      if (pending.length >= threads * ahead) yield* await next(pending);
    }
    while (pending.length > 0) yield* await next(pending);
  } finally {
    await Promise.all(pool.map(thread => thread.end()));
  }
}

async function next(pending: Promise<readonly ScanResults[]>[]): Promise<readonly ScanResults[]> {
  return (await pending.shift()) ?? [];
}

/** One thread, started anew when it dies. */
class Thread {
  readonly #start: () => Worker;
  #worker: Worker;
  #serial = 0;
  #ended = false;
  readonly #waiting = new Map<number, (reviewed: ScanResults | undefined) => void>();

  constructor(program: string, plan: ReviewerPlan, complain: (text: string) => void) {
    this.#start = () => {
      const worker = new Worker(program, { workerData: plan });
      worker.on('message', ({ id, results, complaints }: Done) => {
        if (complaints !== '') complain(complaints);
        this.#waiting.get(id)?.(results);
        this.#waiting.delete(id);
      });
      // Told by its exit; without a listener it would end the whole program.
      worker.on('error', () => undefined);
      worker.on('exit', () => this.#died());
      return worker;
    };
    this.#worker = this.#start();
  }

  /** Batches that it has not answered. */
  get busy(): number {
    return this.#waiting.size;
  }

  /** Undefined: the thread died before it answered. */
  review(tasks: readonly Task[]): Promise<ScanResults | undefined> {
    const id = ++this.#serial;
    const answer = new Promise<ScanResults | undefined>(resolve => this.#waiting.set(id, resolve));
    this.#worker.postMessage({ id, tasks } satisfies Batch);
    return answer;
  }

  async end(): Promise<void> {
    this.#ended = true;
    await this.#worker.terminate();
  }

  #died(): void {
    if (this.#ended) return;
    this.#worker = this.#start();
    const lost = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const resolve of lost) resolve(undefined);
  }
}
