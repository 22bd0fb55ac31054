import assert from 'node:assert/strict';
import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { camera, documentText } from '../support/report.ts';
import { root } from '../support/shared.ts';

/** What a user of the library would write. */
const script = `
import { bundledSignatures, contextOf, createReviewer, Source } from '@bomwarden/language-server';
const set = bundledSignatures();
const context = contextOf('ca-federal', '2026-11-22', set);
const { findings } = createReviewer(set).review(new Source(TEXT), { contexts: [context], rules: {}, waivers: [] });
`;

suite('The npm artefact, installed', () => {
  let folder = '';
  const text = documentText([camera]);

  suiteSetup(() => {
    const [archive] = readdirSync(join(root, 'dist')).filter(name => name.endsWith('.tgz'));
    assert.ok(archive, 'no archive in dist: npm run package');
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-artefact-'));
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
    const npm = npmWith(['install', '--offline', '--no-audit', '--no-fund', join(root, 'dist', archive)]);
    assert.equal(npm.status, 0, npm.stderr);
    writeFileSync(join(folder, 'bom.json'), text);
  });

  suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

  function npmWith(args: readonly string[]): SpawnSyncReturns<string> {
    return spawnSync('npm', args, { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' });
  }

  function bin(name: string): string {
    return join(folder, 'node_modules/.bin', name);
  }

  test('brings nothing else along', () => {
    assert.deepEqual(
      readdirSync(join(folder, 'node_modules')).filter(name => !name.startsWith('.')),
      ['@bomwarden'],
    );
  });

  test('bomwarden reviews', () => {
    const { status, stdout } = spawnSync(bin('bomwarden'), ['scan', 'bom.json'], { cwd: folder, encoding: 'utf8' });
    assert.equal(status, 1);
    assert.match(stdout, /^0 errors, 1 warning, /m);
  });

  test('has the manual page where man looks, and completion for shells', () => {
    const at = join(folder, 'node_modules/@bomwarden/language-server');
    const { man } = JSON.parse(readFileSync(join(at, 'package.json'), 'utf8')) as { readonly man: readonly string[] };
    assert.deepEqual(
      man.map(path => readFileSync(join(at, path), 'utf8').slice(0, 15)),
      ['.TH BOMWARDEN 1'],
    );
    for (const name of ['bomwarden.bash', '_bomwarden', 'bomwarden.fish']) {
      assert.match(readFileSync(join(at, 'completion', name), 'utf8'), /completion for bomwarden/);
    }
  });

  test('bomwarden validates JSON and XML', () => {
    const xml = '<bom xmlns="http://cyclonedx.org/schema/bom/1.6"><components/></bom>';
    writeFileSync(join(folder, 'bom.xml'), xml);
    const args = ['validate', 'bom.json', 'bom.xml'];
    const { status, stdout } = spawnSync(bin('bomwarden'), args, { cwd: folder, encoding: 'utf8' });
    assert.match(stdout, /^2 valid, 0 invalid, 0 not validated, 0 skipped$/m);
    assert.equal(status, 0);
  });

  test('bomwarden-language-server marks', async () => {
    const server = spawn(bin('bomwarden-language-server'), ['--stdio'], { cwd: folder });
    try {
      const connection = createMessageConnection(
        new StreamMessageReader(server.stdout),
        new StreamMessageWriter(server.stdin),
      );
      const published = new Promise<{ diagnostics: { code: string; codeDescription?: { href: string } }[] }>(resolve =>
        connection.onNotification('textDocument/publishDiagnostics', resolve),
      );
      connection.listen();
      const capabilities = { textDocument: { publishDiagnostics: { codeDescriptionSupport: true } } };
      await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities });
      await connection.sendNotification('initialized', {});
      const uri = pathToFileURL(join(folder, 'bom.json')).href;
      const textDocument = { uri, languageId: 'json', version: 1, text };
      await connection.sendNotification('textDocument/didOpen', { textDocument });
      const { diagnostics } = await published;
      const mark = diagnostics.find(({ code }) => code === 'restricted-vendor');
      assert.match(readFileSync(fileURLToPath(mark?.codeDescription?.href ?? ''), 'utf8'), /^# /);
      connection.dispose();
    } finally {
      server.kill();
    }
  });

  test('the library is imported in node', () => {
    const code = `${script.replace('TEXT', JSON.stringify(text))}console.log(findings.length, findings[0].vendor);`;
    writeFileSync(join(folder, 'use.mjs'), code);
    const { stdout, stderr } = spawnSync(process.execPath, ['use.mjs'], { cwd: folder, encoding: 'utf8' });
    assert.equal(stdout, '1 hikvision\n', stderr);
  });

  test('the library is imported in a worker', async () => {
    const code = `import { parentPort } from 'node:worker_threads';${script.replace('TEXT', JSON.stringify(text))}parentPort.postMessage(findings[0].vendor);`;
    writeFileSync(join(folder, 'worker.mjs'), code);
    const worker = new Worker(join(folder, 'worker.mjs'));
    const vendor = await new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    await worker.terminate();
    assert.equal(vendor, 'hikvision');
  });

  test('its types are whole', () => {
    const code = `${script.replace('TEXT', JSON.stringify(text)).replace('[context]', 'context ? [context] : []')}export const vendor: string | null | undefined = findings[0]?.vendor;`;
    writeFileSync(join(folder, 'use.mts'), code);
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const flags = [
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2022',
      '--lib',
      'es2022',
      '--types',
      '',
    ];
    const { status, stdout } = spawnSync(process.execPath, [tsc, ...flags, 'use.mts'], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.equal(status, 0, stdout);
  });
});
