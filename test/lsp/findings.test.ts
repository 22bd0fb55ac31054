import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import type { FoundDocument, FoundParams, ReviewFilesResult } from '../../server/src/lsp/protocol.ts';
import { bomOf, hikvision } from '../support/documents.ts';
import { LanguageClient, pullingClient } from '../support/language-client.ts';

suite('lsp/findings', () => {
  let client: LanguageClient;
  let folder = '';
  let told: FoundParams[] = [];
  setup(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-findings-'));
    told = [];
    client = new LanguageClient();
    client.connection.onNotification('bomwarden/found', (params: FoundParams) => void told.push(params));
    const workspaceFolders = [{ uri: pathToFileURL(folder).href, name: 'site' }];
    await client.start(pullingClient, { workspaceFolders, initializationOptions: { commands: true } });
  });
  teardown(async () => {
    await client.stop();
    rmSync(folder, { recursive: true });
  });

  const write = (name: string, text: string | Uint8Array): string => {
    const file = join(folder, name);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text);
    return pathToFileURL(file).href;
  };
  const findingsOf = (uri: string) => client.connection.sendRequest<FoundDocument>('bomwarden/findings', { uri });
  const reviewFiles = (...uris: readonly string[]) =>
    client.connection.sendRequest<ReviewFilesResult>('bomwarden/reviewFiles', { uris, run: 7 });

  test('what is listed is what is marked, open or on disk', async () => {
    const text = bomOf(hikvision, 'Zhejiang Dahua Vision Technology Co., Ltd.', 'Acme');
    const uri = write('bom.json', text);
    const closed = await findingsOf(uri);
    await client.open(uri, text);
    const marks = await client.diagnostics(uri);
    const open = await findingsOf(uri);
    assert.ok(marks.length > 1);
    for (const { state, items } of [closed, open]) {
      assert.equal(state, 'reviewed');
      assert.deepEqual(
        items.map(({ diagnostic }) => diagnostic),
        marks,
      );
    }
    const [first] = closed.items;
    assert.ok(first);
    assert.deepEqual(
      { vendor: first.vendor, component: first.component, waived: first.waived, change: first.change },
      { vendor: 'Hikvision', component: 'camera 0 1', waived: false, change: null },
    );
    assert.notEqual(first.act, null);
    assert.equal(closed.verdict, '2 components of restricted vendors');
  });

  test('what is typed counts, not what lies on disk', async () => {
    const uri = write('bom.json', bomOf(hikvision));
    await client.open(uri, bomOf('Acme'));
    const { items } = await findingsOf(uri);
    assert.ok(items.every(({ vendor }) => vendor === null));
  });

  test('many files are told as they come; what has not changed is kept, what has is reviewed anew', async () => {
    const uris = ['a', 'b', 'c'].map(name => write(`${name}.cdx.json`, bomOf(hikvision)));
    const plain = write('package.json', '{ "name": "x" }');
    assert.deepEqual(await reviewFiles(...uris, plain), { reviewed: 3, kept: 0 });
    const documents = () => told.flatMap(params => params.documents);
    assert.deepEqual(
      documents().map(({ uri }) => uri),
      uris,
      'a file that is no bill of materials is not told of',
    );
    assert.ok(told.every(({ run }) => run === 7));
    assert.equal(told.at(-1)?.done, 4);
    write('b.cdx.json', bomOf('Acme'));
    told = [];
    assert.deepEqual(await reviewFiles(...uris, plain), { reviewed: 3, kept: 3 });
    assert.deepEqual(
      documents().map(({ items }) => items.some(({ vendor }) => vendor === 'Hikvision')),
      [true, false, true],
    );
  });

  test('a file that sets policy is listed with its marks too', async () => {
    const text = 'profiles: [nobody]\n';
    const uri = write('.bomwarden.yml', text);
    await client.open(uri, text, 'yaml');
    const marks = await client.diagnostics(uri);
    const { items } = await findingsOf(uri);
    assert.ok(marks.length > 0);
    assert.deepEqual(
      items.map(({ diagnostic }) => diagnostic),
      marks,
    );
  });

  test('a policy that has changed is judged by, whatever is kept', async () => {
    const uri = write('bom.json', bomOf(hikvision));
    const before = await findingsOf(uri);
    client.settings = { profiles: ['ca-federal'] };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    const after = await findingsOf(uri);
    assert.deepEqual([before.profiles, after.profiles], [[], ['ca-federal']]);
    assert.equal(after.verdict, '1 prohibited');
    assert.equal(before.items[0]?.diagnostic.severity, 2);
    assert.equal(after.items[0]?.diagnostic.severity, 1);
  });

  test('what was not looked at says so, with the reason', async () => {
    write('.bomwarden.yml', 'exclude: [vendor/**]\n');
    const states = await Promise.all(
      [
        write('vendor/bom.json', bomOf(hikvision)),
        write('odd.cdx.json', '{ "hello": "world" }'),
        write('notes.json', '{ "hello": "world" }'),
        pathToFileURL(join(folder, 'gone.cdx.json')).href,
      ].map(findingsOf),
    );
    assert.deepEqual(
      states.map(({ state }) => state),
      ['excluded', 'unknown', 'other', 'unreadable'],
    );
    for (const { reason, state } of states) assert.equal(reason === null, state === 'other');
  });

  test('the review of many files ends when it is cancelled', async () => {
    const uris = Array.from({ length: 300 }, (_, index) => write(`${index}.cdx.json`, bomOf(hikvision)));
    const source = new CancellationTokenSource();
    const answer = client.connection.sendRequest('bomwarden/reviewFiles', { uris, run: 1 }, source.token);
    const ended = assert.rejects(answer, { code: -32800 });
    await new Promise(resolve => client.connection.onNotification('bomwarden/found', resolve));
    source.cancel();
    await ended;
  });
});
