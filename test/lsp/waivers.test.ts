import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DiagnosticSeverity, type Hover } from 'vscode-languageserver';
import { bomOf, hikvision, rangeOf, textAt } from '../support/documents.ts';
import { LanguageClient, pullingClient } from '../support/language-client.ts';

const waiver = (reason: string) => `- id: gate
  vendor: hikvision
  scope: repository
  reason: ${reason}
  approver: j.tremblay
  expires: 2099-12-31
`;

suite('lsp/waivers', () => {
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

  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const start = (trusted?: boolean) =>
    client.start(pullingClient, {
      workspaceFolders: [{ uri: root, name: 'test' }],
      ...(trusted === undefined ? {} : { initializationOptions: { trusted } }),
    });
  const marks = async (path: string) => {
    await client.open(`${root}/${path}`, bomOf(hikvision));
    return client.diagnostics(`${root}/${path}`);
  };

  test('a waived finding stays marked, as a hint that says until when', async () => {
    write('.bomwarden/waivers.yml', waiver('replacement ordered'));
    await start();
    const [mark, ...others] = await marks('deep/down/bom.json');
    assert.deepEqual(others, []);
    assert.equal(mark?.severity, DiagnosticSeverity.Hint);
    assert.match(String(mark?.message), /^camera 0: Hikvision, .* · waived until 2099-12-31$/);
  });

  test('what is wrong with a waiver is said in the language of the client', async () => {
    await client.start(pullingClient, { workspaceFolders: [{ uri: root, name: 'test' }], locale: 'fr' });
    const uri = `${root}/.bomwarden/waivers.yml`;
    await client.open(uri, waiver('replacement ordered'));
    const said = (await client.diagnostics(uri)).map(({ message }) => message).join();
    assert.match(said, /plus de deux ans/);
  });

  test('the nearest folder wins', async () => {
    write('.bomwarden/waivers.yml', waiver('replacement ordered'));
    write('site/.bomwarden/waivers.yml', '[]\n');
    await start();
    const [mark] = await marks('site/bom.json');
    assert.equal(mark?.severity, DiagnosticSeverity.Warning);
  });

  test('nothing above the workspace folder is read', async () => {
    write('.bomwarden/waivers.yml', waiver('replacement ordered'));
    root = `${root}/site`;
    await start();
    const [mark] = await marks('bom.json');
    assert.equal(mark?.severity, DiagnosticSeverity.Warning);
  });

  test('an untrusted workspace has no say, and that is told; trust changes it', async () => {
    write('.bomwarden/waivers.yml', waiver('replacement ordered'));
    await start(false);
    const before = await marks('bom.json');
    assert.deepEqual(
      before.map(({ code, severity }) => [code, severity]),
      [
        ['restricted-vendor', DiagnosticSeverity.Warning],
        ['untrusted-workspace', DiagnosticSeverity.Information],
      ],
    );
    await client.connection.sendNotification('bomwarden/trust', { trusted: true });
    await client.until(() => client.refreshes > 0);
    const [mark] = await client.diagnostics(`${root}/bom.json`);
    assert.equal(mark?.severity, DiagnosticSeverity.Hint);
  });

  test('what is typed into a waivers file counts once it is saved; until then both files say so', async () => {
    write('.bomwarden/waivers.yml', '[]\n');
    await start();
    const codes = (found: Awaited<ReturnType<typeof marks>>) => found.map(({ code, severity }) => [code, severity]);
    const open = [['restricted-vendor', DiagnosticSeverity.Warning]];
    assert.deepEqual(codes(await marks('bom.json')), open);
    const uri = `${root}/.bomwarden/waivers.yml`;
    await client.open(uri, '[]\r\n', 'yaml');
    assert.deepEqual(codes(await client.diagnostics(`${root}/bom.json`)), open);
    await client.edit(uri, { text: waiver('replacement ordered') });
    const unsaved = ['waivers-unsaved', DiagnosticSeverity.Information];
    assert.deepEqual(codes(await client.diagnostics(`${root}/bom.json`)), [...open, unsaved]);
    const own = await client.diagnostics(uri);
    assert.deepEqual(codes(own.filter(({ code }) => code === 'waivers-unsaved')), [unsaved]);
    assert.match(String(own.find(({ code }) => code === 'waivers-unsaved')?.message), /“gate” does not count until/);

    write('.bomwarden/waivers.yml', waiver('replacement ordered'));
    await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
    assert.deepEqual(codes(await client.diagnostics(`${root}/bom.json`)), [
      ['restricted-vendor', DiagnosticSeverity.Hint],
    ]);
    assert.ok((await client.diagnostics(uri)).every(({ code }) => code !== 'waivers-unsaved'));
    // What is taken out counts as long as it is not saved, too.
    await client.edit(uri, { text: '[]\n' });
    assert.deepEqual(codes(await client.diagnostics(`${root}/bom.json`)), [
      unsaved,
      ['restricted-vendor', DiagnosticSeverity.Hint],
    ]);
  });

  test('where nobody can see files, what was opened or saved last counts', async () => {
    const place = 'mem://x/site';
    await client.start(pullingClient, { workspaceFolders: [{ uri: place, name: 'site' }] });
    await client.open(`${place}/bom.json`, bomOf(hikvision));
    const severity = async () =>
      (await client.diagnostics(`${place}/bom.json`)).find(({ code }) => code === 'restricted-vendor')?.severity;
    const uri = `${place}/.bomwarden/waivers.yml`;
    await client.open(uri, waiver('replacement ordered'), 'yaml');
    assert.equal(await severity(), DiagnosticSeverity.Hint);
    await client.edit(uri, { text: '[]\n' });
    assert.equal(await severity(), DiagnosticSeverity.Hint);
    await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
    assert.equal(await severity(), DiagnosticSeverity.Warning);
  });

  test('an entry that is incomplete is marked, and accepts nothing when it is saved', async () => {
    write('.bomwarden/waivers.yml', waiver(''));
    await start();
    const uri = `${root}/.bomwarden/waivers.yml`;
    await client.open(uri, waiver(''), 'yaml');
    const problems = await client.diagnostics(uri);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['waiver-incomplete'],
    );
    assert.equal((await marks('bom.json'))[0]?.severity, DiagnosticSeverity.Warning);
  });

  test('outline, lens, hover and marks tell of a waiver alike, the hover with reason, approver and days', async () => {
    write('.bomwarden/waivers.yml', waiver('replacement ordered'));
    client.settings = { asOf: '2099-12-21' };
    await start();
    await marks('bom.json');
    const uri = `${root}/bom.json`;
    const outline = JSON.stringify(await client.about('textDocument/documentSymbol', uri));
    assert.match(outline, /waived: Hikvision/);
    assert.doesNotMatch(outline, /(?:error|warning): Hikvision/);
    assert.match(
      JSON.stringify(await client.about('textDocument/codeLens', uri)),
      /no restricted vendor found · 1 waived/,
    );
    const hover = await client.at<Hover>('textDocument/hover', uri, rangeOf(bomOf(hikvision), hikvision).start);
    const lines = 'value' in Object(hover.contents) ? (hover.contents as { value: string }).value.split('\n\n') : [];
    assert.match(lines[0] ?? '', /^\*\*camera 0: Hikvision, /);
    assert.equal(
      lines[1]?.replaceAll('\\', ''),
      'Waived: replacement ordered · approved by j.tremblay · 10 days left, until 2099-12-31',
    );
  });

  test('expired and broad waivers are marked where they stand, with fixes that renew and remove', async () => {
    write('.bomwarden.yml', 'rules: { waiver-broad: error }\n');
    await client.start(pullingClient, {
      workspaceFolders: [{ uri: root, name: 'test' }],
      initializationOptions: { docs: 'file:///docs' },
    });
    const uri = `${root}/.bomwarden/waivers.yml`;
    const text = `${waiver('a')}${waiver('b').replace('gate', 'old').replace('2099', '2020')}`;
    write('.bomwarden/waivers.yml', text);
    await client.open(uri, text, 'yaml');
    const found = await client.diagnostics(uri);
    assert.deepEqual(
      found.map(({ code, severity, range }) => [code, severity, textAt(text, range)]),
      [
        ['waiver-broad', DiagnosticSeverity.Error, 'repository'],
        ['waiver-broad', DiagnosticSeverity.Error, '2099-12-31'],
        ['waiver-expired', DiagnosticSeverity.Warning, '2020-12-31'],
        ['waiver-broad', DiagnosticSeverity.Error, 'repository'],
      ],
    );
    assert.equal(found[2]?.codeDescription?.href, 'file:///docs/rules/waiver-expired.md');
    const expired = found[2];
    assert.ok(expired);
    const actions = await client.actions(uri, expired.range, [expired]);
    assert.deepEqual(
      actions.map(({ title, edit }) => [title.split(':')[0], JSON.stringify(edit).match(/"newText":"(.*?)"[,}]/)?.[1]]),
      [
        ['Renew waiver “old”', '\\"\\"'],
        ['Remove waiver “old”', ''],
      ],
    );
  });

  test('a change on disk is noticed', async () => {
    await start();
    assert.equal((await marks('bom.json'))[0]?.severity, DiagnosticSeverity.Warning);
    write('.bomwarden/waivers.yml', waiver('replacement ordered'));
    const changes = [{ uri: `${root}/.bomwarden/waivers.yml`, type: 1 }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await client.until(() => client.refreshes > 0);
    assert.equal((await client.diagnostics(`${root}/bom.json`))[0]?.severity, DiagnosticSeverity.Hint);
  });

  test('a folder that is deleted as a whole takes its waivers with it, also while one of them is still open', async () => {
    write('.bomwarden/waivers.yml', waiver('replacement ordered'));
    await start();
    const uri = `${root}/.bomwarden/waivers.yml`;
    await client.open(uri, waiver('replacement ordered'), 'yaml');
    const severities = async () => (await client.diagnostics(`${root}/bom.json`)).map(({ severity }) => severity);
    await marks('bom.json');
    assert.deepEqual(await severities(), [DiagnosticSeverity.Hint]);
    rmSync(join(folder, '.bomwarden'), { recursive: true });
    const changes = [{ uri: `${root}/.bomwarden`, type: 3 }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    assert.deepEqual(await severities(), [DiagnosticSeverity.Warning]);
  });

  test('a folder of received documents supplies no policy', async () => {
    client.settings = { received: ['from suppliers'] };
    write('from suppliers/acme/.bomwarden/waivers.yml', waiver('trust me'));
    await start();
    const [mark] = await marks('from%20suppliers/acme/bom.json');
    assert.equal(mark?.severity, DiagnosticSeverity.Warning);
  });

  test('files that the server cannot see are asked of a client that offers them', async () => {
    client.connection.onRequest('bomwarden/readFile', ({ uri }: { uri: string }) =>
      uri === 'vscode-vfs://github/acme/site/.bomwarden/waivers.yml' ? btoa(waiver('replacement ordered')) : null,
    );
    await client.start(pullingClient, {
      workspaceFolders: [{ uri: 'vscode-vfs://github/acme/site', name: 'site' }],
      initializationOptions: { files: true },
    });
    await client.open('vscode-vfs://github/acme/site/bom.json', bomOf(hikvision));
    const [mark] = await client.diagnostics('vscode-vfs://github/acme/site/bom.json');
    assert.equal(mark?.severity, DiagnosticSeverity.Hint);
  });
});
