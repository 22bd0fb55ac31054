import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DiagnosticSeverity } from 'vscode-languageserver';
import type { ReviewedParams } from '../../server/src/lsp/protocol/documents.ts';
import { bomOf, hikvision } from '../support/documents.ts';
import { LanguageClient, pullingClient } from '../support/language-client.ts';

suite('lsp/configuration', () => {
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
  const start = (options: object = {}) =>
    client.start(pullingClient, { workspaceFolders: [{ uri: root, name: 'test' }], initializationOptions: options });
  const severities = async (path: string) =>
    (await client.diagnostics(`${root}/${path}`)).map(({ code, severity }) => [code, severity]);
  const open = (path: string) => client.open(`${root}/${path}`, bomOf(hikvision));
  /** Problems as `line:column code`. */
  const problems = async (path: string) =>
    (await client.diagnostics(`${root}/${path}`)).map(
      ({ code, range: { start } }) => `${start.line + 1}:${start.character + 1} ${code}`,
    );

  test('says for whom a document is judged, and the setting does not', async () => {
    write('.bomwarden.yml', 'profiles:\n  sites: ca-federal\n');
    client.settings = { profiles: ['ca-private'] };
    await start();
    await open('sites/bom.json');
    assert.deepEqual(await severities('sites/bom.json'), [['restricted-vendor', DiagnosticSeverity.Error]]);
    await open('bom.json');
    assert.deepEqual(await severities('bom.json'), [['restricted-vendor', DiagnosticSeverity.Information]]);
  });

  test('the explanation and the status say where the profile comes from', async () => {
    write('sub/.bomwarden.yml', '# who\nprofiles: [ca-federal]\n');
    const reviewed: ReviewedParams[] = [];
    client.connection.onNotification('bomwarden/reviewed', (params: ReviewedParams) => void reviewed.push(params));
    await start({ commands: true });
    await open('sub/bom.json');
    const [mark] = await client.diagnostics(`${root}/sub/bom.json`);
    assert.ok(mark);
    const explained = await client.connection.sendRequest<string>('workspace/executeCommand', {
      command: 'bomwarden.explanation',
      arguments: [`${root}/sub/bom.json`, mark.range.start],
    });
    assert.match(explained, /For ca-federal as of [\d-]+\*\* \(profile from sub\/\.bomwarden\.yml:2\)/);
    assert.deepEqual(reviewed.at(-1)?.origins, ['sub/.bomwarden.yml:2']);
  });

  test('an open one wins over the disk, and typing in it changes the marks of others', async () => {
    write('.bomwarden.yml', 'profiles: [ca-private]\n');
    await start();
    await open('bom.json');
    assert.deepEqual(await severities('bom.json'), [['restricted-vendor', DiagnosticSeverity.Information]]);
    await client.open(`${root}/.bomwarden.yml`, 'profiles: [ca-federal]\n', 'yaml');
    await client.until(() => client.refreshes === 1);
    assert.deepEqual(await severities('bom.json'), [['restricted-vendor', DiagnosticSeverity.Error]]);
    await client.edit(`${root}/.bomwarden.yml`, { text: 'exclude: "*.json"\n' });
    await client.until(() => client.refreshes === 2);
    assert.deepEqual(await severities('bom.json'), []);
    await client.close(`${root}/.bomwarden.yml`);
    await client.until(() => client.refreshes === 3);
    assert.deepEqual(await severities('bom.json'), [['restricted-vendor', DiagnosticSeverity.Information]]);
  });

  test('one that is deleted holds no longer, though the editor may keep it open; what was typed in it does', async () => {
    const uri = `${root}/.bomwarden.yml`;
    write('.bomwarden.yml', 'profiles: [ca-federal]\n');
    await start();
    await client.open(uri, 'profiles: [ca-federal]\n', 'yaml');
    await open('bom.json');
    assert.deepEqual(await severities('bom.json'), [['restricted-vendor', DiagnosticSeverity.Error]]);
    rmSync(join(folder, '.bomwarden.yml'));
    const changes = [{ uri, type: 3 }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await client.until(() => client.refreshes > 0);
    assert.deepEqual(await severities('bom.json'), [['restricted-vendor', DiagnosticSeverity.Warning]]);
    await client.edit(uri, { text: 'profiles: [ca-private]\n' });
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await client.until(() => client.refreshes > 1);
    assert.deepEqual(await severities('bom.json'), [['restricted-vendor', DiagnosticSeverity.Information]]);
  });

  test('a change on disk is followed, also of waivers that the configuration names', async () => {
    write('.bomwarden.yml', 'waivers: policy/accepted.yml\n');
    await start();
    await open('bom.json');
    assert.deepEqual(await severities('bom.json'), [['restricted-vendor', DiagnosticSeverity.Warning]]);
    write(
      'policy/accepted.yml',
      '- id: a\n  vendor: hikvision\n  scope: repository\n  reason: r\n  approver: a\n  expires: 2099-01-01\n',
    );
    const changes = [{ uri: `${root}/policy/accepted.yml`, type: 1 }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await client.until(() => client.refreshes === 1);
    assert.deepEqual(await severities('bom.json'), [['restricted-vendor', DiagnosticSeverity.Hint]]);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: `${root}/other.yml`, type: 1 }],
    });
    assert.equal(client.refreshes, 1, 'a file that nothing depends on changes nothing');
  });

  test('what is wrong is marked in the configuration and in the waivers that it names', async () => {
    await start();
    await client.open(
      `${root}/.bomwarden.yml`,
      'profiles: [ca-fedral]\nreceived: incoming\nwaivers: incoming/w.yml\nrules: { restricted: off }\n',
      'yaml',
    );
    assert.deepEqual(await problems('.bomwarden.yml'), [
      '1:12 configuration-unknown-profile',
      '3:10 configuration-received',
      '4:10 configuration-unknown-rule',
    ]);
    await client.edit(`${root}/.bomwarden.yml`, { text: 'waivers: accepted.yml\n' });
    await client.open(`${root}/accepted.yml`, '- id: a\n  scope: everywhere\n', 'yaml');
    assert.ok((await problems('accepted.yml')).includes('2:10 waiver-invalid'));
    assert.deepEqual(await problems('.bomwarden.yml'), []);
  });

  test('one that came with received documents says nothing, and is told so', async () => {
    write('.bomwarden.yml', 'received: [incoming]\n');
    write('incoming/.bomwarden.yml', 'profiles: [ca-federal]\nrules: { restricted-vendor: off }\n');
    await start();
    await open('incoming/bom.json');
    assert.deepEqual(await severities('incoming/bom.json'), [['restricted-vendor', DiagnosticSeverity.Warning]]);
    await client.open(`${root}/incoming/.bomwarden.yml`, 'profile: nobody\n', 'yaml');
    const [mark, ...others] = await client.diagnostics(`${root}/incoming/.bomwarden.yml`);
    assert.deepEqual(others, []);
    assert.match(String(mark?.message), /no effect: it came with received documents/);
  });

  test('in a workspace that is not trusted it has no effect, and that is told', async () => {
    write('.bomwarden.yml', 'rules: { restricted-vendor: off }\n');
    await start({ trusted: false });
    await open('bom.json');
    const marks = await client.diagnostics(`${root}/bom.json`);
    assert.deepEqual(
      marks.map(({ code }) => code),
      ['restricted-vendor', 'untrusted-workspace'],
    );
    assert.match(String(marks[1]?.message), /configuration .* no effect until you trust/);
    await client.connection.sendNotification('bomwarden/trust', { trusted: true });
    await client.until(() => client.refreshes === 1);
    assert.deepEqual(await severities('bom.json'), []);
  });

  test('a profile that there is not is told in the documents that should be judged for it', async () => {
    write('.bomwarden.yml', 'profiles: [ca-fedral]\n');
    await start();
    await open('bom.json');
    const marks = await client.diagnostics(`${root}/bom.json`);
    assert.deepEqual(
      marks.map(({ code }) => code),
      ['restricted-vendor', 'unknown-profile'],
    );
  });

  test('packs of signatures that it names are used, with the profiles that they bring', async () => {
    write(
      'own/profiles/our-company.yaml',
      'id: our-company\ntitle: Ours\ndescription: Us.\njurisdictions: [CA]\nparties: [ca-federal-department]\nactivities: [procurement]\npurposes: []\n',
    );
    write('.bomwarden.yml', 'signatures: { packs: own }\nprofiles: [our-company]\n');
    const reviewed: ReviewedParams[] = [];
    client.connection.onNotification('bomwarden/reviewed', (params: ReviewedParams) => void reviewed.push(params));
    await start({ commands: true });
    await open('bom.json');
    const marks = await client.diagnostics(`${root}/bom.json`);
    assert.deepEqual(reviewed.at(-1)?.profiles, ['our-company'], JSON.stringify(marks));
  });
});
