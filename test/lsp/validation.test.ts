import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import type { Diagnostic } from 'vscode-languageserver';
import {
  createConnection,
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { nodeHost } from '../../server/src/host/node.ts';
import type { ValidateResult } from '../../server/src/lsp/protocol/documents.ts';
import { startServer } from '../../server/src/lsp/server.ts';
import { bomOf, hikvision, rangeOf, textAt } from '../support/documents.ts';
import { LanguageClient, plainClient, pullingClient } from '../support/language-client.ts';
import { signatures } from '../support/signatures.ts';

const uri = 'file:///bom.json';
const invalid = bomOf(hikvision).replaceAll('"device"', '"gadget"');

suite('lsp/validation', () => {
  let client: LanguageClient;
  setup(() => {
    client = new LanguageClient();
  });
  teardown(() => client.stop());

  function validate(asked = uri): Promise<ValidateResult> {
    return client.connection.sendRequest('bomwarden/validate', { uri: asked });
  }

  function bySchema(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
    return diagnostics.filter(({ source }) => source === 'bomwarden (schema)');
  }

  test('a French client is told in French, syntax and schema alike', async () => {
    await client.start(pullingClient, { locale: 'fr-CA' });
    await client.open(uri, invalid);
    await client.diagnostics(uri);
    const result = await validate();
    assert.equal(result.message, 'Le document n’est pas conforme à CycloneDX 1.6. Il contient 2 erreurs.');
    const marks = bySchema(await client.diagnostics(uri));
    assert.match(
      String(marks[0]?.message),
      /^CycloneDX 1\.6\u00a0: «\u00a0gadget\u00a0» n’est pas admis ici; sont admis application,/,
    );
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: '{ "bomFormat": "CycloneDX", "specVersion": "1.6", "components": [ }' }],
    });
    const [broken] = await client.diagnostics(uri);
    assert.match(String(broken?.message), /^(?:Le document se termine|Cette accolade|Il manque)/);
  });

  test('errors are marked beside the findings, until the document changes', async () => {
    await client.start(pullingClient);
    await client.open(uri, invalid);
    const before = await client.report(uri);
    assert.equal(before.kind === 'full' && bySchema(before.items).length, 0);

    const result = await validate();
    assert.deepEqual(result, {
      state: 'invalid',
      errors: 2,
      message: 'The document is not valid CycloneDX 1.6. There are 2 errors.',
    });
    await client.until(() => client.refreshes > 0);
    const report = await client.report(uri, before.resultId);
    assert.ok(report.kind === 'full');
    const [first, ...others] = bySchema(report.items);
    assert.equal(others.length, 1);
    assert.equal(first && textAt(invalid, first.range), 'gadget');
    assert.equal(first?.code, 'enum');
    assert.equal(first?.severity, 1);
    assert.match(String(first?.message), /^CycloneDX 1\.6: “gadget” is not allowed here/);
    assert.ok(report.items.some(({ source, code }) => source === 'bomwarden' && code === 'restricted-vendor'));

    await client.edit(uri, { range: rangeOf(invalid, 'gadget'), text: 'device' });
    assert.deepEqual(bySchema(await client.diagnostics(uri)), []);
    assert.equal((await validate()).errors, 1);
  });

  test('a valid document loses its marks', async () => {
    await client.start(pullingClient);
    await client.open(uri, bomOf(hikvision));
    assert.deepEqual(await validate(), { state: 'valid', errors: 0, message: 'The document is valid CycloneDX 1.6.' });
    assert.deepEqual(bySchema(await client.diagnostics(uri)), []);
  });

  test('a client that does not ask for diagnostics is sent them', async () => {
    await client.start(plainClient);
    await client.open(uri, invalid);
    await validate();
    await client.until(() => bySchema(client.pushed.get(uri)?.diagnostics ?? []).length === 2);
  });

  test('a document that is not reviewed is validated all the same', async () => {
    client.settings = { enable: false };
    await client.start(pullingClient);
    await client.open(uri, invalid);
    assert.equal((await validate()).errors, 2);
    assert.equal((await client.diagnostics(uri)).length, 2);
  });

  test('without a verdict the reason is told, and nothing is marked', async () => {
    await client.start(pullingClient);
    await client.open(uri, 'SPDXVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\nDocumentName: x\n', 'spdx');
    assert.match((await validate()).message, /not held against a schema/);
    assert.equal((await validate('file:///other.json')).state, 'unchecked');
  });

  test('asked again, what runs for the same document ends', async () => {
    await client.start(pullingClient);
    await client.open(uri, bomOf(...Array.from({ length: 20_000 }, () => hikvision)));
    const first = validate();
    const second = validate();
    assert.equal((await first).state, 'unchecked');
    assert.equal((await second).state, 'valid');
  });

  test('an edit ends what runs for the version before', async () => {
    await client.start(pullingClient);
    await client.open(uri, bomOf(...Array.from({ length: 20_000 }, () => hikvision)));
    const result = validate();
    await client.edit(uri, { text: invalid });
    assert.equal((await result).state, 'unchecked');
    assert.equal((await validate()).errors, 2);
  });
});

suite('lsp/validation, where there is no validator', () => {
  test('says so clearly', async () => {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const connection = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
    startServer(
      connection,
      nodeHost(() => undefined),
      JSON.stringify(signatures()),
    );
    const client = createMessageConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    client.listen();
    await client.sendRequest('initialize', { processId: null, rootUri: null, capabilities: plainClient });
    const textDocument = { uri, languageId: 'json', version: 1, text: invalid };
    await client.sendNotification('textDocument/didOpen', { textDocument });
    const result = await client.sendRequest<ValidateResult>('bomwarden/validate', { uri });
    assert.equal(result.state, 'unchecked');
    assert.match(result.message, /not available in the browser/);
    client.dispose();
    connection.dispose();
  });
});
