import type { ImageRead, ImageReader, ImageWatch, ImageWish } from '../host/images.ts';

/** What a thread is asked for, once. */
export interface ImageTask extends ImageWish {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What it says: how far it is, and at last what it found. */
export type ImageSaid = { readonly read: number } | { readonly done: ImageRead };

/** A thread that reads one image and is ended then: a hostile one costs time and nothing else. */
export interface ImageThread {
  start(task: ImageTask, hear: (said: ImageSaid) => void, fail: (reason: string) => void): void;
  end(): void;
}

/** Reads each image in a thread of its own. */
export class ThreadedImages implements ImageReader {
  readonly #thread: () => ImageThread;

  constructor(thread: () => ImageThread) {
    this.#thread = thread;
  }

  read(
    bytes: Uint8Array<ArrayBuffer>,
    { name, texts }: ImageWish,
    { signal, onProgress }: ImageWatch = {},
  ): Promise<ImageRead | string> {
    return new Promise((resolve, reject) => {
      const thread = this.#thread();
      const size = bytes.length;
      const over = () => {
        thread.end();
        signal?.removeEventListener('abort', onAbort);
      };
      const onAbort = () => {
        over();
        reject(signal?.reason);
      };
      if (signal?.aborted) return onAbort();
      signal?.addEventListener('abort', onAbort, { once: true });
      const hear = (said: ImageSaid) => {
        if ('read' in said) return onProgress?.(said.read, size);
        over();
        resolve(said.done);
      };
      const fail = (reason: string) => {
        over();
        resolve(reason);
      };
      thread.start({ name, texts, bytes }, hear, fail);
    });
  }
}

/** The life of such a thread. */
export function serveImage(
  task: ImageTask,
  say: (said: ImageSaid) => void,
  read: (bytes: Uint8Array, wish: ImageWish, onProgress: (read: number) => void) => ImageRead,
): void {
  let told = 0;
  const onProgress = (at: number) => {
    const now = Date.now();
    if (now - told < 100) return;
    told = now;
    say({ read: at });
  };
  say({ done: read(task.bytes, task, onProgress) });
}
