import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type ClientCapabilities, DiagnosticSeverity, type Hover } from 'vscode-languageserver';
import { signatureFile, signFiles } from '../../server/src/host/pack-signature.ts';
import type { ReviewedParams } from '../../server/src/lsp/protocol/documents.ts';
import type { ProfilesResult } from '../../server/src/lsp/protocol/start.ts';
import { bomOf, rangeOf, textAt } from '../support/documents.ts';
import { LanguageClient, plainClient, pullingClient } from '../support/language-client.ts';

const vendor = `id: acme
display: Acme
unverified: true
asOf: '2026'
confidence: medium
entities:
  - id: acme
    relation: self
    names: [{ value: Acme Cameras, kind: legal, strength: distinctive }]
`;

const rule = `id: house-rule
name: Rule of our house
short: House rule
jurisdiction: CA
issuer: Our house
citation: Rule 7
url: https://example.org/rule
kind: policy
status: { value: in-force, text: in force }
unverified: true
asOf: '2026'
confidence: medium
clauses:
  - id: use
    text: Nobody here uses it.
    effect: prohibits
    restricts: [use]
    binds: [everyone]
    targets:
      - vendor: acme
        reach: { self: covered, affiliate: covered, brand: covered, component: covered, relabel: covered }
`;

const profile = `id: our-house
title: Our house
description: Who works here.
jurisdictions: [CA]
parties: []
activities: [use]
purposes: []
`;

const pack = {
  'vendors/acme.yaml': vendor,
  'instruments/xx/house-rule.yaml': rule,
  'profiles/our-house.yaml': profile,
};

const severities = ['', 'Error', 'Warning', 'Information', 'Hint'];

suite('lsp/packs', () => {
  let client: LanguageClient;
  let folder: string;
  let root: string;
  setup(() => {
    client = new LanguageClient();
    folder = mkdtempSync(join(tmpdir(), 'bomwarden test (packs) '));
    root = pathToFileURL(folder).href;
  });
  teardown(async () => {
    await client.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const write = (files: Readonly<Record<string, string>>, below = 'own') => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, below, path, '..'), { recursive: true });
      writeFileSync(join(folder, below, path), text);
    }
  };
  const start = (
    settings: unknown,
    initializationOptions: Readonly<Record<string, unknown>> = {},
    capabilities: ClientCapabilities = pullingClient,
    locale = 'en',
  ) => {
    client.settings = settings;
    const workspaceFolders = [{ uri: root, name: 'test' }];
    return client.start(capabilities, { workspaceFolders, initializationOptions, locale });
  };
  const bom = () => `${root}/bom.json`;
  const openBom = () => client.open(bom(), bomOf('Acme Cameras GmbH'));
  const marks = async (uri = bom()) =>
    (await client.diagnostics(uri)).map(({ code, severity }) => `${code} ${severities[severity ?? 0]}`);
  const changed = async (path: string) => {
    const before = client.refreshes;
    const changes = [{ uri: `${root}/${path}`, type: 2 }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await client.until(() => client.refreshes > before);
  };
  const settings = { signatures: ['own'], profiles: ['our-house'] };

  test('vendors, instruments and profiles of a pack count, in marks, hovers, the status and the choice of profiles', async () => {
    const told: ReviewedParams[] = [];
    client.connection.onNotification('bomwarden/reviewed', (params: ReviewedParams) => void told.push(params));
    write(pack);
    await start(settings, { commands: true });
    await openBom();
    assert.deepEqual(await marks(), ['restricted-vendor Error']);
    const { start: position } = rangeOf(bomOf('Acme Cameras GmbH'), 'Acme Cameras GmbH');
    const hover = await client.at<Hover>('textDocument/hover', bom(), position);
    assert.match(JSON.stringify(hover.contents), /Rule of our house/);
    assert.deepEqual(told.at(-1)?.signatures.packs, [`${root}/own`]);
    const offered = await client.connection.sendRequest<ProfilesResult>('bomwarden/profiles', { uri: root });
    assert.ok(offered.some(({ id }) => id === 'our-house'));
    assert.ok(offered.some(({ id }) => id === 'ca-federal'));
  });

  test('without the setting a folder of signatures is a folder like any other', async () => {
    write(pack);
    await start({});
    await openBom();
    assert.deepEqual(await marks(), []);
  });

  test('a pack outside of the workspace is named by its path or URI', async () => {
    write(pack, '../elsewhere');
    try {
      await start({ signatures: [join(folder, '../elsewhere')], profiles: ['our-house'] }, { trusted: false });
      await openBom();
      assert.deepEqual(await marks(), ['restricted-vendor Error']);
    } finally {
      rmSync(join(folder, '../elsewhere'), { recursive: true, force: true });
    }
  });

  test('a pack with an error is refused whole, and that is told in the document, in the file and in the log', async () => {
    const broken = rule.replace('binds: [everyone]', 'bind: [everyone]');
    write({ ...pack, 'instruments/xx/house-rule.yaml': broken });
    await start({ signatures: ['own'] });
    await openBom();
    const [notice, ...others] = await client.diagnostics(bom());
    assert.deepEqual(others, []);
    assert.equal(notice?.code, 'pack-refused');
    assert.equal(notice?.severity, DiagnosticSeverity.Warning);
    assert.match(String(notice?.message), /^None of the signatures in “own” are used\. It has 2 errors/);
    assert.ok(client.logged.some(line => /signatures in .*own are not used: It has 2 errors/.test(line)));
    const uri = `${root}/own/instruments/xx/house-rule.yaml`;
    await client.open(uri, broken, 'yaml');
    const problems = await client.diagnostics(uri);
    assert.deepEqual(
      problems.map(({ code, range }) => [code, textAt(broken, range)]),
      [
        ['unknown-key', 'bind'],
        ['missing-key', 'id'],
      ],
    );
  });

  test('a sound file of a refused pack says so too', async () => {
    write({ ...pack, 'vendors/other.yaml': 'id: other\n' });
    await start({ signatures: ['own'] });
    const uri = `${root}/own/vendors/acme.yaml`;
    await client.open(uri, vendor, 'yaml');
    const [told, ...others] = await client.diagnostics(uri);
    assert.deepEqual(others, []);
    assert.match(String(told?.message), /^This pack is not used: It has \d+ errors/);
  });

  test('in French too, at the file and at the documents', async () => {
    write({ ...pack, 'vendors/other.yaml': 'id: other\n' });
    await start({ signatures: ['own', 'none'] }, {}, pullingClient, 'fr');
    const uri = `${root}/own/vendors/acme.yaml`;
    await client.open(uri, vendor, 'yaml');
    const [told] = await client.diagnostics(uri);
    assert.match(
      String(told?.message),
      /^Ces signatures ne sont pas utilisées\u00a0: Il contient \d+ erreurs, la première/,
    );
    await openBom();
    const texts = (await client.diagnostics(bom())).map(({ message }) => String(message)).join();
    assert.match(texts, /Il contient \d+ erreurs, la première dans vendors\/other.yaml/);
    assert.match(texts, /Il ne contient aucun fichier de signatures/);
  });

  test('an open file wins over the disk, whatever the client escapes in its address', async () => {
    write(pack);
    await start(settings);
    await openBom();
    assert.deepEqual(await marks(), ['restricted-vendor Error']);
    const uri = `${root}/own/vendors/acme.yaml`.replace('(', '%28').replace(')', '%29');
    await client.open(uri, vendor.replace('Acme Cameras', 'Somebody'), 'yaml');
    await client.until(() => client.refreshes > 0);
    assert.deepEqual(await marks(), []);
    assert.deepEqual(await marks(uri), []);
    const before = client.refreshes;
    await client.edit(uri, { text: 'id: acme' });
    assert.ok((await marks(uri)).length > 0);
    await client.until(() => client.refreshes > before);
    assert.deepEqual(await marks(), ['pack-refused Warning', 'unknown-profile Information']);
    await client.close(uri);
    assert.deepEqual(await marks(), ['pack-refused Warning', 'unknown-profile Information']);
    await client.until(() => client.refreshes > before + 1);
    assert.deepEqual(await marks(), ['restricted-vendor Error']);
  });

  test('changes on disk are watched for and noticed, also in folders that were not there', async () => {
    const registered: string[] = [];
    client.connection.onRequest('client/registerCapability', params => {
      registered.push(JSON.stringify(params));
      return null;
    });
    const anywhere = structuredClone(pullingClient);
    const { workspace } = anywhere;
    if (workspace) workspace.didChangeWatchedFiles = { dynamicRegistration: true, relativePatternSupport: true };
    await start(settings, {}, anywhere);
    await openBom();
    assert.deepEqual(await marks(), ['pack-refused Warning', 'unknown-profile Information']);
    await client.until(() => registered.some(text => text.includes(`"baseUri":"${root}/own"`)));
    write(pack);
    await changed('own/vendors/acme.yaml');
    assert.deepEqual(await marks(), ['restricted-vendor Error']);
    rmSync(join(folder, 'own'), { recursive: true });
    await changed('own');
    assert.deepEqual(await marks(), ['pack-refused Warning', 'unknown-profile Information']);
  });

  test('a client that is sent diagnostics gets them for the files of a pack too', async () => {
    write({ ...pack, 'vendors/acme.yaml': 'id: acme' });
    await start(undefined, { settings: { signatures: ['own'] } }, plainClient);
    const uri = `${root}/own/vendors/acme.yaml`;
    await client.open(uri, 'id: acme', 'yaml');
    await client.until(() => (client.pushed.get(uri)?.diagnostics.length ?? 0) > 0);
    await client.edit(uri, { text: vendor });
    await client.until(() => client.pushed.get(uri)?.diagnostics.length === 0);
  });

  test('an untrusted workspace brings no signatures, and that is told; trust changes it', async () => {
    write(pack);
    await start({ signatures: ['own'], profiles: ['ca-private'] }, { trusted: false });
    await openBom();
    assert.deepEqual(await marks(), ['untrusted-workspace Information']);
    await client.connection.sendNotification('bomwarden/trust', { trusted: true });
    await client.until(() => client.refreshes > 0);
    assert.ok((await marks()).some(mark => mark.startsWith('restricted-vendor')));
  });

  for (const [what, setting, reason] of [
    ['leads out of the workspace', { signatures: ['../own'] }, /must stay in the workspace folder/],
    ['lies among received documents', { signatures: ['from/own'], received: ['from'] }, /received documents/],
    ['is not there', { signatures: ['nowhere'] }, /holds no signature file/],
  ] as const) {
    test(`a pack that ${what} is refused with the reason`, async () => {
      write(pack, 'from/own');
      await start(setting);
      await openBom();
      const [notice, ...others] = await client.diagnostics(bom());
      assert.deepEqual(others, []);
      assert.equal(notice?.code, 'pack-refused');
      assert.match(String(notice?.message), reason);
    });
  }

  test('where keys are set, only what was signed with one of them counts', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const key = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    write(pack);
    await start({ ...settings, signatureKeys: [key.replaceAll('\n', '')] });
    await openBom();
    const [notice] = await client.diagnostics(bom());
    assert.match(String(notice?.message), /It is not signed\.$/);
    const files = Object.entries(pack).map(([path, text]) => ({ path, text }));
    const secret = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    write({ [signatureFile]: await signFiles(files, secret) });
    await changed(`own/${signatureFile}`);
    assert.deepEqual(await marks(), ['restricted-vendor Error']);
    const uri = `${root}/own/vendors/acme.yaml`;
    await client.open(uri, `${vendor}# altered\n`, 'yaml');
    assert.deepEqual(await marks(uri), ['pack-refused Warning']);
  });

  test('where the server sees no files, the client is asked for them and their folders', async () => {
    write(pack, 'shown');
    const virtual = (uri: string) => fileURLToPath(uri.replace('vfs://host', `${root}/shown`));
    client.connection.onRequest('bomwarden/readFile', ({ uri }: { uri: string }) => {
      try {
        return readFileSync(virtual(uri)).toString('base64');
      } catch {
        return null;
      }
    });
    client.connection.onRequest('bomwarden/listFolder', ({ uri }: { uri: string }) =>
      readdirSync(virtual(uri), { withFileTypes: true }).map(entry => ({
        name: entry.name,
        kind: entry.isDirectory() ? 'folder' : 'file',
      })),
    );
    client.settings = { signatures: ['/'], profiles: ['our-house'] };
    const workspaceFolders = [{ uri: 'vfs://host/', name: 'test' }];
    await client.start(pullingClient, { workspaceFolders, initializationOptions: { files: true } });
    await client.open('vfs://host/bom.json', bomOf('Acme Cameras GmbH'));
    assert.deepEqual(await marks('vfs://host/bom.json'), ['restricted-vendor Error']);
  });
});
