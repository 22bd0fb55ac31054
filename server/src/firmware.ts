import { readHere } from './images/read.ts';
import { type ImageSaid, type ImageTask, serveImage } from './images/threads.ts';

/** What node and a browser give to a thread: the same file runs in both. */
declare const self:
  | undefined
  | {
      onmessage: (event: { readonly data: ImageTask }) => void;
      postMessage: (said: ImageSaid) => void;
    };

if (typeof self === 'undefined') {
  const port = process.getBuiltinModule('node:worker_threads').parentPort;
  port?.on('message', (task: ImageTask) => serveImage(task, said => port.postMessage(said), readHere));
} else {
  const scope = self;
  scope.onmessage = ({ data }) => serveImage(data, said => scope.postMessage(said), readHere);
}
