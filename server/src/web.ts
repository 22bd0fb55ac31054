import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { webHost } from './host/web.ts';
import { startServer } from './lsp/server.ts';

/** The worker's own scope: the one global of a browser that this file needs. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0] & {
  onmessage: (event: { readonly data: string }) => void;
};

// The first message is the text of `signatures.json`: a worker cannot read the extension's files. What follows is the protocol.
self.onmessage = ({ data: signatures }: { readonly data: string }) => {
  const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
  const host = webHost(line => connection.console.error(line));
  startServer(connection, host, signatures);
};
