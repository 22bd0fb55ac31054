import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type CodeLens, DiagnosticSeverity } from 'vscode-languageserver';
import type { SurfaceParams } from '../../server/src/lsp/protocol/documents.ts';
import type { FixResult } from '../../server/src/lsp/protocol/fixes.ts';
import { bomOf, hikvision, rangeOf } from '../support/documents.ts';
import { LanguageClient, pullingClient } from '../support/language-client.ts';

suite('lsp/surfaces', () => {
  let client: LanguageClient;
  let folder: string;
  let root: string;
  setup(() => {
    client = new LanguageClient();
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-test-'));
    root = pathToFileURL(folder).href;
  });
  teardown(async () => {
    await client.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = () =>
    client.start(pullingClient, {
      workspaceFolders: [{ uri: root, name: 'test' }],
      initializationOptions: { commands: true },
    });
  const head = () => `pr:${folder}/deep/bom.json?%7B%22isBase%22%3Afalse%7D`;
  const show = async (uri: string, text: string, how: Omit<SurfaceParams, 'uri'>) => {
    await client.connection.sendNotification('bomwarden/surface', { uri, ...how });
    await client.open(uri, text);
  };

  test('two states of one path are two documents', async () => {
    await start();
    await client.open(head(), bomOf(hikvision));
    await client.open(head().replace('false', 'true'), bomOf('Axis Communications'));
    assert.equal((await client.diagnostics(head())).length, 1);
    assert.deepEqual(await client.diagnostics(head().replace('false', 'true')), []);
  });

  test('a state of a file has the waivers of that file, one that is told of as nothing has none', async () => {
    mkdirSync(join(folder, '.bomwarden'));
    const waiver = { id: 'gate', vendor: 'hikvision', scope: 'repository', reason: 'r', approver: 'a' };
    const entry = JSON.stringify([{ ...waiver, expires: '2099-12-31' }]);
    writeFileSync(join(folder, '.bomwarden/waivers.yml'), entry);
    await start();
    await client.open(head(), bomOf(hikvision));
    assert.equal((await client.diagnostics(head()))[0]?.severity, DiagnosticSeverity.Warning);
    await client.close(head());
    await show(head(), bomOf(hikvision), { readOnly: true, place: `${root}/deep/bom.json` });
    assert.equal((await client.diagnostics(head()))[0]?.severity, DiagnosticSeverity.Hint);
  });

  test('what the older state does not have is told, and no longer once it is not compared', async () => {
    await start();
    const text = bomOf(hikvision, 'Quectel');
    await show(head(), text, { readOnly: true, base: bomOf(hikvision) });
    const messages = async () => (await client.diagnostics(head())).map(({ message }) => String(message));
    const fresh = (await messages()).filter(message => message.includes('New in this change: '));
    assert.equal(fresh.length, 1);
    assert.match(fresh[0] ?? '', /^New in this change: camera 1: Quectel/);
    const lens = async () =>
      (await client.about<readonly CodeLens[]>('textDocument/codeLens', head()))[0]?.command?.title;
    assert.match((await lens()) ?? '', /^1 new in this change · /);
    await client.connection.sendNotification('bomwarden/surface', { uri: head(), readOnly: true, base: text });
    assert.match((await lens()) ?? '', /^nothing new in this change · /);
    await client.connection.sendNotification('bomwarden/surface', { uri: head(), readOnly: true });
    assert.ok((await messages()).every(message => !message.includes('New in this change: ')));
  });

  test('of a document that nobody can type in fixes are copied, with text and place', async () => {
    await start();
    const text = bomOf(hikvision).replace(
      '"version": 1,',
      '"version": 1, "metadata": {"lifecycles": [{"phase": "design"}]},',
    );
    await show(head(), text, { readOnly: true, place: `${root}/deep/bom.json` });
    const actions = await client.actions(head(), rangeOf(text, hikvision));
    assert.ok(actions.every(({ edit }) => edit === undefined));
    const titles = actions.map(({ title }) => title);
    assert.ok(
      titles.some(title => title.startsWith('Ask the supplier about')),
      titles.join(),
    );
    const propose = actions.find(({ title }) => title === 'Copy fix: Replace with…');
    const { uri, version, fingerprint, kind } = propose?.command?.arguments?.[0] ?? {};
    const params = { uri, version, fingerprint, kind, index: 0 };
    const result = await client.connection.sendRequest<FixResult>('bomwarden/fix', params);
    assert.equal(result?.edit, undefined);
    assert.match(result?.copy ?? '', /^deep\/bom\.json, line \d+:\n\n```diff\n[-+]/m);
    const waiver = { reason: 'ordered', approver: 'me', expires: '2099-12-31' };
    const waived = { ...params, kind: 'waive', waiver };
    const entry = await client.connection.sendRequest<FixResult>('bomwarden/fix', waived);
    assert.match(
      entry?.copy ?? '',
      /^\.bomwarden\/waivers\.yml \(new file\):\n\n```diff\n\+[\s\S]*\+ {2}reason: "ordered"/m,
    );
  });

  test('a correction is copied at once, since there is nothing to choose', async () => {
    await start();
    const text = bomOf('Axis').replace(
      '"name": "camera 0"',
      '"name": "camera 0", "licenses": [{"expression": "Apache 2.0"}]',
    );
    await show(head(), text, { readOnly: true });
    const actions = await client.actions(head(), rangeOf(text, 'Apache 2.0'));
    const fix = actions.find(({ command }) => command?.command === 'bomwarden.copyFix');
    assert.match(fix?.title ?? '', /^Copy fix: .*Apache-2\.0/);
    assert.match(
      String(fix?.command?.arguments?.[0]),
      /^bom\.json, line \d+:\n\n```diff\n-.*Apache 2\.0.*\n\+.*Apache-2\.0/m,
    );
  });

  test('what stands in an archive of the workspace is waived in the workspace; all else is copied', async () => {
    await start();
    const text = bomOf(hikvision).replace(
      '"version": 1,',
      '"version": 1, "metadata": {"lifecycles": [{"phase": "design"}]},',
    );
    const place = `${root}/delivery.zip!/d/bom.json`;
    const uri = `${place.replace(/^file:/, 'bomwarden-archive:')}?file`;
    await show(uri, text, { readOnly: true, place });
    const titles = (await client.actions(uri, rangeOf(text, hikvision))).map(({ title }) => title);
    assert.ok(titles.includes('Waive camera 0…'), titles.join());
    assert.ok(titles.includes('Copy fix: Replace with…'), titles.join());
    const mark = (await client.diagnostics(uri)).find(({ code }) => code === 'restricted-vendor');
    const waiver = { reason: 'r', approver: 'a', expires: '2099-12-31' };
    const result = await client.connection.sendRequest<FixResult>('bomwarden/fix', {
      ...{ uri, version: 1, fingerprint: mark?.data.fingerprint, kind: 'waive', index: 0, waiver },
    });
    assert.equal(result?.save, true);
    assert.match(JSON.stringify(result?.edit), /\.bomwarden\/waivers\.yml.*scope: component/);
  });
});
