import { Worker } from 'node:worker_threads';
import type { ImageSaid, ImageTask, ImageThread } from './threads.ts';

/** Megabytes that a thread may hold besides the bytes of the image. */
const memoryLimit = 2048;

/** A thread of node. @param script absolute path of `firmware.js` */
export function nodeThread(script: string): ImageThread {
  const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: memoryLimit } });
  return {
    start: (task: ImageTask, hear, fail) => {
      worker.on('message', (said: ImageSaid) => hear(said));
      worker.on('error', ({ message, code }: Error & { readonly code?: string }) =>
        fail(code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'It needs more memory than there is for it.' : message),
      );
      worker.postMessage(task, [task.bytes.buffer]);
    },
    end: () => void worker.terminate(),
  };
}
