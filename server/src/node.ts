import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createConnection } from 'vscode-languageserver/node';
import { nodeHost } from './host/node.ts';
import { startServer } from './lsp/server.ts';
import { usage } from './lsp/usage.ts';
import { WorkerValidator } from './validate/worker-validator.ts';

const told = usage(process.argv.slice(2), BOMWARDEN_VERSION);
if (told) {
  (told.wrong ? process.stderr : process.stdout).write(told.text);
  process.exitCode = told.wrong ? 2 : 0;
} else {
  // The transport is named on the command line: --stdio, --node-ipc, --socket=PORT or --pipe=NAME.
  const connection = createConnection();
  const host = nodeHost(line => connection.console.error(line));
  const signatures = readFileSync(join(__dirname, 'signatures.json'), 'utf8');
  // In the npm package the pages stand beside the server, in the extension one folder up.
  const docs = [join(__dirname, 'docs'), join(__dirname, '../docs')].find(folder => existsSync(join(folder, 'rules')));
  const validator = new WorkerValidator(join(__dirname, 'validate-worker.js'));
  startServer(connection, host, signatures, validator, docs && pathToFileURL(docs).href);
}
