import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { webHost } from './host/web.ts';
import { ThreadedImages } from './images/threads.ts';
import { webThread } from './images/web-thread.ts';
import type { WebStart } from './lsp/protocol/start.ts';
import { startServer } from './lsp/server.ts';

/** The worker's own scope: the one global of a browser that this file needs. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0] & {
  onmessage: (event: { readonly data: WebStart }) => void;
};

// The first message brings what a worker cannot read of the extension's files. What follows is the protocol.
self.onmessage = ({ data: { signatures, core, firmware } }: { readonly data: WebStart }) => {
  const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
  const host = webHost(line => connection.console.error(line));
  const images = new ThreadedImages(() => webThread([core, firmware]));
  startServer(connection, host, signatures, { images });
};
