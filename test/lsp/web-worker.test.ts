import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import type { Diagnostic, FullDocumentDiagnosticReport } from 'vscode-languageserver';
import { bomOf, hikvision, textAt } from '../support/documents.ts';
import { pullingClient } from '../support/language-client.ts';
import { root } from '../support/shared.ts';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

/** What the worker's scope and the page around it call of each other. */
interface Scope {
  onmessage?: (event: { readonly data: unknown }) => void;
  readonly postMessage: (message: Message) => void;
}

/** The built worker in a scope that has what a browser gives to workers, and that refuses to make code out of text. */
class Worker {
  readonly #scope: Scope;
  readonly #waiting = new Map<number, (message: Message) => void>();
  readonly #answers: (method: string, params: { readonly uri: string }) => unknown;
  #id = 0;

  constructor(answers: (method: string, params: { readonly uri: string }) => unknown) {
    this.#answers = answers;
    const scope: Scope & Record<string, unknown> = {
      ...{ atob, btoa, clearTimeout, console, crypto, performance, queueMicrotask, setTimeout },
      ...{ MessageChannel, TextDecoder, TextEncoder, URL },
      addEventListener: () => undefined,
      postMessage: (message: Message) => this.#received(structuredClone(message)),
    };
    const context = createContext(scope, { codeGeneration: { strings: false, wasm: false } });
    const run = (name: string) => runInContext(readFileSync(join(root, 'dist', name), 'utf8'), context);
    scope['importScripts'] = run;
    runInContext('self = globalThis', context);
    run('server.web.js');
    this.#scope = scope;
    const signatures = readFileSync(join(root, 'dist/signatures.json'), 'utf8');
    scope.onmessage?.({ data: { signatures, core: 'core.js', firmware: 'firmware.js' } });
    assert.throws(() => runInContext('new Function("return 1")', context), /Code generation from strings disallowed/);
  }

  request<T>(method: string, params: unknown): Promise<T> {
    const id = ++this.#id;
    const answer = new Promise<Message>(resolve => this.#waiting.set(id, resolve));
    this.#send({ id, method, params });
    return answer.then(({ result, error }) => {
      assert.equal(error, undefined, JSON.stringify(error));
      return result as T;
    });
  }

  notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  #send(message: Message): void {
    this.#scope.onmessage?.({ data: structuredClone({ jsonrpc: '2.0', ...message }) });
  }

  #received(message: Message): void {
    const { id, method } = message;
    if (id === undefined) return;
    if (method === undefined) this.#waiting.get(id)?.(message);
    else this.#send({ id, result: this.#answers(method, message.params as { uri: string }) });
  }
}

const broken = 'id: acme\ndisplay: Acme\ncolour: red\n';

/** What the client shows: one folder `own/vendors` with one file. */
function shown(text: string): (method: string, params: { readonly uri: string }) => unknown {
  return (method, { uri }) => {
    if (method === 'workspace/configuration') return [{ signatures: ['own'], profiles: ['ca-federal'] }];
    if (method === 'bomwarden/readFile') return uri.endsWith('/own/vendors/acme.yaml') ? btoa(text) : null;
    if (method !== 'bomwarden/listFolder') return null;
    if (uri.endsWith('/own')) return [{ name: 'vendors', kind: 'folder' }];
    return uri.endsWith('/own/vendors') ? [{ name: 'acme.yaml', kind: 'file' }] : null;
  };
}

async function start(text: string): Promise<(uri: string, document: string) => Promise<readonly Diagnostic[]>> {
  const worker = new Worker(shown(text));
  await worker.request('initialize', {
    processId: null,
    rootUri: null,
    capabilities: pullingClient,
    workspaceFolders: [{ uri: 'vfs://host/w', name: 'w' }],
    initializationOptions: { files: true },
  });
  worker.notify('initialized', {});
  return async (uri, document) => {
    worker.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'x', version: 1, text: document } });
    const textDocument = { uri };
    const { items } = await worker.request<FullDocumentDiagnosticReport>('textDocument/diagnostic', { textDocument });
    return items;
  };
}

suite('the web worker, where no code can be made out of text', () => {
  test('reviews, and checks the files of a pack that the client shows', async () => {
    const marks = await start(broken);
    const found = await marks('vfs://host/w/bom.json', bomOf(hikvision));
    assert.deepEqual(
      found.map(({ code }) => code),
      ['restricted-vendor', 'pack-refused'],
    );
    const problems = await marks('vfs://host/w/own/vendors/acme.yaml', broken);
    assert.ok(problems.some(({ code, range }) => code === 'unknown-key' && textAt(broken, range) === 'colour'));
  });

  test('judges by a sound pack', async () => {
    const sound = `id: acme\ndisplay: Acme\nunverified: true\nasOf: '2026'\nconfidence: medium\nentities:
  - { id: acme, relation: self, names: [{ value: Acme Cameras, kind: legal, strength: distinctive }] }
`;
    const marks = await start(sound);
    assert.deepEqual(await marks('vfs://host/w/own/vendors/acme.yaml', sound), []);
    assert.deepEqual(await marks('vfs://host/w/bom.json', bomOf('Acme Cameras')), []);
  });
});
