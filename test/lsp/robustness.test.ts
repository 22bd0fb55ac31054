import assert from 'node:assert/strict';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver/node';
import { bomOf, hikvision, rangeOf } from '../support/documents.ts';
import { LanguageClient, pullingClient } from '../support/language-client.ts';

const uri = 'file:///bom.json';

suite('lsp/robustness', () => {
  let client: LanguageClient;
  setup(() => {
    client = new LanguageClient();
  });
  teardown(() => client.stop());

  const stillServes = async () => {
    await client.open('file:///after.json', bomOf(hikvision));
    assert.equal((await client.diagnostics('file:///after.json')).length, 1, 'the session goes on');
  };

  test('a client that sends everything it has open hears nothing of what is no list of anything', async () => {
    await client.start(pullingClient);
    const others = {
      'config.yml': 'logger:\n  level: info\nmanufacturer: Hikvision\nmodel: x\n',
      'docker-compose.yml': 'services:\n  frigate:\n    image: frigate:stable\n',
      'package.json': '{"name": "hikvision", "dependencies": {}}',
      'people.csv': 'id,first_name,last_name\n1,Dahua,Lin\n',
      'page.html': '<!DOCTYPE html><title>Huawei</title>',
    };
    for (const [name, text] of Object.entries(others)) {
      await client.open(`file:///x/${name}`, text);
      assert.deepEqual(await client.diagnostics(`file:///x/${name}`), [], name);
    }
    assert.deepEqual(client.logged, []);
  });

  test('a cancelled request is refused as cancelled', async () => {
    await client.start(pullingClient);
    await client.open(uri, bomOf(...Array.from({ length: 2000 }, () => hikvision)));
    const source = new CancellationTokenSource();
    const request = client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } }, source.token);
    source.cancel();
    await assert.rejects(Promise.resolve(request), { code: LSPErrorCodes.RequestCancelled });
    await stillServes();
  });

  test('a request for a version that is gone asks to come again', async () => {
    const folder = 'memory:/site';
    const uri = `${folder}/bom.json`;
    let edited = false;
    client.connection.onRequest('bomwarden/readFile', async ({ uri: file }: { uri: string }) => {
      // Asked for in the middle of the review: the document changes before it can end.
      if (file.endsWith('/waivers.yml') && !edited) {
        edited = true;
        await client.edit(uri, { text: bomOf('Two Ltd.') });
      }
      return null;
    });
    const workspaceFolders = [{ uri: folder, name: 'site' }];
    await client.start(pullingClient, { workspaceFolders, initializationOptions: { files: true } });
    await client.open(uri, bomOf('One Ltd.'));
    await assert.rejects(client.about('textDocument/codeLens', uri), { code: LSPErrorCodes.ServerCancelled });
    assert.ok(edited);
    assert.deepEqual(await client.diagnostics(uri), []);
  });

  test('requests about documents that are not open are answered with nothing', async () => {
    await client.start(pullingClient);
    assert.deepEqual(await client.diagnostics('file:///nowhere.json'), []);
    assert.equal(await client.at('textDocument/hover', 'file:///nowhere.json', { line: 0, character: 0 }), null);
    assert.deepEqual(await client.about('textDocument/codeLens', 'file:///nowhere.json'), []);
  });

  test('a change of a document that was never opened costs one log line', async () => {
    await client.start(pullingClient);
    await client.edit('file:///ghost.json', { text: 'x' });
    await stillServes();
    assert.ok(client.logged.some(line => line.includes('not opened')));
  });

  test('parameters of the wrong shape do not end the session', async () => {
    await client.start(pullingClient);
    const send = (method: string, params: object) => client.connection.sendNotification(method, params);
    await send('textDocument/didOpen', { textDocument: null });
    await send('textDocument/didChange', { textDocument: { uri, version: 2 } });
    await send('bomwarden/trust', {});
    await send('workspace/didChangeWatchedFiles', { changes: 'all' });
    await send('no/suchNotification', {});
    await assert.rejects(client.connection.sendRequest('no/suchRequest', {}));
    assert.equal(await client.connection.sendRequest('textDocument/hover', { textDocument: {} }), null);
    assert.equal(await client.connection.sendRequest('bomwarden/fix', { uri, fingerprint: 'none' }), null);
    await stillServes();
  });

  test('positions beyond the document are moved inside', async () => {
    await client.start(pullingClient);
    await client.open(uri, bomOf('Nobody Ltd.'));
    const far = { line: 1e6, character: 1e6 };
    await client.edit(uri, { range: { start: far, end: far }, text: ' ' });
    assert.equal(await client.at('textDocument/hover', uri, far), null);
    const text = `${bomOf('Nobody Ltd.')} `;
    await client.edit(uri, { range: rangeOf(text, 'Nobody Ltd.'), text: hikvision });
    assert.equal((await client.diagnostics(uri)).length, 1);
  });

  test('hostile text neither hangs nor is echoed raw', async () => {
    await client.start(pullingClient);
    await client.open(uri, '['.repeat(100_000));
    assert.deepEqual(
      (await client.diagnostics(uri)).map(({ message }) => message),
      ['Not reviewed: Its name is that of a BOM, and it is in no format that is read.'],
    );
    const name = 'cam\u001b[31m\u202e\u0007';
    const hostile = bomOf(hikvision).replace('camera 0', JSON.stringify(name).slice(1, -1));
    await client.open('file:///hostile.json', hostile);
    const marks = await client.diagnostics('file:///hostile.json');
    assert.equal(marks.length, 1);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
    assert.doesNotMatch(marks.map(({ message }) => message).join(), /[\u0000-\u001f\u202e]/);
  });
});
