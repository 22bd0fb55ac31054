import { Worker } from 'node:worker_threads';
import { type Message, message, quote } from '../core/text/message.ts';
import type { Validation, Validator } from '../host/validator.ts';
import type { Answer } from './worker.ts';

/** Seconds that one document may take: a hundred megabytes take less. */
const timeLimit = 120;
/** Megabytes that the thread may hold. */
const memoryLimit = 4096;

const tooLarge = message('validate.memory', 'It needs more memory than there is for it.');

/** Validates in a thread of its own, one document after the other, so that a hostile one costs time and nothing else. */
export class WorkerValidator implements Validator {
  readonly #script: string;
  readonly #seconds: number;
  #worker: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #id = 0;

  /** `script` is the compiled entry of the thread. */
  constructor(script: string, seconds = timeLimit) {
    this.#script = script;
    this.#seconds = seconds;
  }

  async validate(text: string, signal?: AbortSignal): Promise<Validation> {
    const [validation] = await this.validateAll([text], signal);
    return validation as Validation;
  }

  validateAll(texts: readonly string[], signal?: AbortSignal): Promise<readonly Validation[]> {
    const result = this.#last.then(() => this.#validateAll(texts, signal));
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** What ends a thread is told of the document that did it: after a batch that failed each is tried by itself. */
  async #validateAll(texts: readonly string[], signal: AbortSignal | undefined): Promise<readonly Validation[]> {
    signal?.throwIfAborted();
    const answer = await this.#ask(texts, signal);
    if (!('text' in answer)) return answer;
    if (texts.length < 2) return [{ state: 'unchecked', code: 'stopped', reason: answer }];
    const each: Validation[] = [];
    for (const text of texts) each.push(...(await this.#validateAll([text], signal)));
    return each;
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.#script, { resourceLimits: { maxOldGenerationSizeMb: memoryLimit } });
    const forget = (): void => {
      if (this.#worker === worker) this.#worker = undefined;
    };
    return worker.on('error', forget).on('exit', forget);
  }

  /**
   * What the thread answers, or why it did not. Whatever ends a task early ends its thread: it would not listen before it is
   * done.
   */
  #ask(texts: readonly string[], signal: AbortSignal | undefined): Promise<readonly Validation[] | Message> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    const id = ++this.#id;
    const { promise, settle, fail } = deferred<readonly Validation[] | Message>();
    const stop = (reason: Message): void => {
      void this.close();
      settle(reason);
    };
    const onAbort = (): void => {
      void this.close();
      fail(signal?.reason);
    };
    const onError = (error: Error & { readonly code?: string }): void =>
      stop(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? tooLarge
          : message('validate.failed-with', 'The validator failed: {said}', { said: quote(error.message) }),
      );
    const onExit = (): void => stop(message('validate.ended', 'The validator ended before it was done.'));
    const onMessage = (answer: Answer): void => {
      if (answer.id === id) settle(answer.validations);
    };
    const timer = setTimeout(
      () =>
        stop(
          message('validate.time', 'It took longer than {seconds} seconds and was stopped.', {
            seconds: `${this.#seconds}`,
          }),
        ),
      this.#seconds * 1000,
    );
    signal?.addEventListener('abort', onAbort, { once: true });
    worker.on('error', onError).on('exit', onExit).on('message', onMessage).ref();
    worker.postMessage({ id, texts });
    return promise.finally(() => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      // a thread that waits for the next document keeps no program alive
      worker.off('error', onError).off('exit', onExit).off('message', onMessage).unref();
    });
  }
}

interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly settle: (value: T) => void;
  readonly fail: (reason: unknown) => void;
}

function deferred<T>(): Deferred<T> {
  let settle: (value: T) => void = () => {};
  let fail: (reason: unknown) => void = () => {};
  const promise = new Promise<T>((resolve, reject) => {
    settle = resolve;
    fail = reject;
  });
  return { promise, settle, fail };
}
