import type { ImageSaid, ImageTask, ImageThread } from './threads.ts';

/** What of a browser this file needs. */
declare const Worker: new (
  script: string,
) => {
  onmessage: (event: { readonly data: ImageSaid }) => void;
  onerror: (event: { readonly message?: string }) => void;
  postMessage(task: ImageTask, transfer: readonly ArrayBuffer[]): void;
  terminate(): void;
};
declare const Blob: new (parts: readonly string[], options: { readonly type: string }) => object;
declare const URL: { createObjectURL(blob: object): string; revokeObjectURL(address: string): void };

/** A worker of a browser. Scripts of another origin are run by one of our own. @param scripts addresses of `core.js` and `firmware.js` */
export function webThread(scripts: readonly string[]): ImageThread {
  const code = `importScripts(${scripts.map(script => JSON.stringify(script)).join(', ')});`;
  const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  const worker = new Worker(address);
  return {
    start: (task, hear, fail) => {
      worker.onmessage = ({ data }) => hear(data);
      worker.onerror = ({ message }) => fail(message ?? 'The thread could not be started.');
      worker.postMessage(task, [task.bytes.buffer]);
    },
    end: () => {
      worker.terminate();
      URL.revokeObjectURL(address);
    },
  };
}
