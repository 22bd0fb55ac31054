import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import {
  type ClientCapabilities,
  type CodeAction,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { nodeHost } from '../../server/src/host/node.ts';
import { nodeThread } from '../../server/src/images/node-thread.ts';
import { ThreadedImages } from '../../server/src/images/threads.ts';
import { startServer } from '../../server/src/lsp/server.ts';
import { WorkerValidator } from '../../server/src/validate/worker-validator.ts';
import { compiled } from './program.ts';
import { root } from './shared.ts';
import { inProcesses } from './tier.ts';

/** What VS Code declares, as far as the server asks. */
export const pullingClient: ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
  },
  textDocument: {
    diagnostic: { dynamicRegistration: true, relatedInformation: true, codeDescriptionSupport: true },
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
};

/** The least that a client can declare and still show anything. */
export const plainClient: ClientCapabilities = { textDocument: { publishDiagnostics: {} } };

/** Streams to a server and back, and what ends it. */
interface Wire {
  readonly fromServer: Readable;
  readonly toServer: Writable;
  readonly end: (connection: ProtocolConnection) => Promise<void>;
}

/** The built server as its own process on stdio. */
function processOnStdio(): Wire {
  const server = spawn(process.execPath, [join(root, 'dist/server.js'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return {
    fromServer: server.stdout,
    toServer: server.stdin,
    end: async connection => {
      const ended = once(server, 'exit');
      await connection.sendNotification('exit');
      await ended;
    },
  };
}

let validator: WorkerValidator | undefined;
if (typeof suiteTeardown === 'function') suiteTeardown(() => validator?.close());

/** The same server in this process. */
function inThisProcess(): Wire {
  const toServer = new PassThrough();
  const fromServer = new PassThrough();
  const connection = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(fromServer));
  const host = nodeHost(line => connection.console.error(line), { around: true });
  validator ??= new WorkerValidator(join(root, 'dist/server.js'));
  const images = new ThreadedImages(() => nodeThread(join(root, 'dist/firmware.js')));
  startServer(connection, host, compiled(), { validator, images });
  // Nobody listens any more, as when a process is gone: what it still answers must not fail a test that is over.
  return { fromServer, toServer, end: async () => undefined };
}

/** A server as a program of its own or in this process (`inProcesses`), and this test as its client. */
export class LanguageClient {
  readonly connection: ProtocolConnection;
  /** Pushed diagnostics by document, the last ones. */
  readonly pushed = new Map<string, PublishDiagnosticsParams>();
  /** What the server logged. */
  readonly logged: string[] = [];
  /** How often the server asked to be asked for diagnostics again. */
  refreshes = 0;
  /** The same for lenses. */
  lensRefreshes = 0;
  /** What `workspace/configuration` answers. */
  settings: unknown = {};
  readonly #end: Wire['end'];
  readonly #versions = new Map<string, number>();

  constructor() {
    const wire = inProcesses ? processOnStdio() : inThisProcess();
    this.#end = wire.end;
    const reader = new StreamMessageReader(wire.fromServer);
    this.connection = createProtocolConnection(reader, new StreamMessageWriter(wire.toServer));
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.pushed.set(params.uri, params);
    });
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.logged.push(message);
    });
    this.connection.onRequest('workspace/configuration', () => [this.settings]);
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      return null;
    });
    this.connection.onRequest('workspace/codeLens/refresh', () => {
      this.lensRefreshes++;
      return null;
    });
    this.connection.listen();
  }

  async start(capabilities: ClientCapabilities, more: Partial<InitializeParams> = {}): Promise<InitializeResult> {
    const params: InitializeParams = {
      processId: inProcesses ? process.pid : null,
      rootUri: null,
      capabilities,
      workspaceFolders: null,
      ...more,
    };
    const result = await this.connection.sendRequest<InitializeResult>('initialize', params);
    await this.connection.sendNotification('initialized', {});
    return result;
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    await this.#end(this.connection);
    this.connection.dispose();
  }

  async open(uri: string, text: string, languageId = 'json'): Promise<void> {
    this.#versions.set(uri, 1);
    const textDocument = { uri, languageId, version: 1, text };
    await this.connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  async edit(uri: string, ...contentChanges: readonly { range?: Range; text: string }[]): Promise<void> {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  close(uri: string): Promise<void> {
    return this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  report(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    const params = { textDocument: { uri }, ...(previousResultId === undefined ? {} : { previousResultId }) };
    return this.connection.sendRequest('textDocument/diagnostic', params);
  }

  async diagnostics(uri: string): Promise<readonly Diagnostic[]> {
    const report = await this.report(uri);
    return report.kind === 'full' ? report.items : [];
  }

  actions(uri: string, range: Range, diagnostics: readonly Diagnostic[] = []): Promise<readonly CodeAction[]> {
    return this.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics },
    });
  }

  /** Waits for what the server does in its own time; the limit only ends a broken test. */
  async until(holds: () => boolean): Promise<void> {
    const end = Date.now() + 20_000;
    while (!holds()) {
      if (Date.now() > end) throw new Error('waited in vain for the server');
      await new Promise(resolve => setTimeout(resolve, 10));
    }
  }

  /** Asks about a position of a document. */
  at<R>(method: string, uri: string, position: Range['start']): Promise<R> {
    return this.connection.sendRequest(method, { textDocument: { uri }, position });
  }

  /** Asks about a document. */
  about<R>(method: string, uri: string): Promise<R> {
    return this.connection.sendRequest(method, { textDocument: { uri } });
  }
}
