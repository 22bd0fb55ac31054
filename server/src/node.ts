import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { createConnection } from 'vscode-languageserver/node';
import { nodeHost } from './host/node.ts';
import { nodeThread } from './images/node-thread.ts';
import { ThreadedImages } from './images/threads.ts';
import { startServer } from './lsp/server.ts';
import { usage } from './lsp/usage.ts';
import { WorkerValidator } from './validate/worker-validator.ts';

if (parentPort) void validateFor(parentPort);
else main();

/** As a thread it validates: one bundle, because the two share the readers. The schemas stand beside it. */
async function validateFor(port: NonNullable<typeof parentPort>): Promise<void> {
  const { serve } = await import('./validate/worker.ts');
  serve(port, join(__dirname, 'sbom-schema'));
}

function main(): void {
  const told = usage(process.argv.slice(2), BOMWARDEN_VERSION);
  if (told) {
    (told.wrong ? process.stderr : process.stdout).write(told.text);
    process.exitCode = told.wrong ? 2 : 0;
    return;
  }
  // The transport is named on the command line: --stdio, --node-ipc, --socket=PORT or --pipe=NAME.
  const connection = createConnection();
  const host = nodeHost(line => connection.console.error(line), { around: true });
  const signatures = readFileSync(join(__dirname, 'signatures.json'), 'utf8');
  // In the npm package the pages stand beside the server, in the extension one folder up.
  const docs = [join(__dirname, 'docs'), join(__dirname, '../docs')].find(folder => existsSync(join(folder, 'rules')));
  const validator = new WorkerValidator(__filename);
  const images = new ThreadedImages(() => nodeThread(join(__dirname, 'firmware.js')));
  startServer(connection, host, signatures, { validator, images, docs: docs && pathToFileURL(docs).href });
}
