import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Diagnostic, Hover, Location } from 'vscode-languageserver/node';
import { questionId } from '../../server/src/core/judge/asked.ts';
import { readBytes } from '../../server/src/core/read/bytes.ts';
import { tarOf, zipOf } from '../support/archives.ts';
import { imageBytes } from '../support/firmware.ts';
import { LanguageClient, pullingClient } from '../support/language-client.ts';

const serial = 'urn:uuid:f08a6ccd-4dce-4759-bd84-c626675d60a7';
const link = 'urn:cdx:f08a6ccd-4dce-4759-bd84-c626675d60a7/1#module';

function top(reference = link, hashes: readonly object[] = []): string {
  const bom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'device', 'bom-ref': 'gateway', name: 'gateway', supplier: { name: 'Acme' } } },
    components: [
      {
        type: 'device',
        'bom-ref': 'board',
        name: 'modem board',
        supplier: { name: 'Acme' },
        externalReferences: [{ type: 'bom', url: reference, ...(hashes.length > 0 ? { hashes } : {}) }],
      },
    ],
    dependencies: [{ ref: 'gateway', dependsOn: ['board'] }],
  };
  return JSON.stringify(bom, null, 2);
}

function part(supplier: string, own = serial): string {
  const component = { type: 'device', 'bom-ref': 'module', name: 'module', supplier: { name: supplier } };
  return JSON.stringify(
    { bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber: own, version: 1, components: [component] },
    null,
    2,
  );
}

/** The sentence of a mark. */
function said(mark: Diagnostic | undefined): string {
  return `${mark?.message ?? ''}`;
}

suite('lsp: what a document points at', () => {
  let client: LanguageClient;
  let folder = '';
  setup(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-delivery-'));
    client = new LanguageClient();
    client.settings = { profiles: ['ca-federal'] };
    const workspaceFolders = [{ uri: pathToFileURL(folder).href, name: 'site' }];
    const workspace = { ...pullingClient.workspace, codeLens: { refreshSupport: true } };
    await client.start(
      { ...pullingClient, workspace },
      { workspaceFolders, initializationOptions: { commands: true } },
    );
  });
  teardown(async () => {
    await client.stop();
    rmSync(folder, { recursive: true });
  });

  const write = (name: string, text: string | Uint8Array): string => {
    writeFileSync(join(folder, name), text);
    return pathToFileURL(join(folder, name)).href;
  };
  /** Opens a document and waits for marks that fulfil a condition. */
  const marked = async (uri: string, text: string, fulfils: (marks: readonly Diagnostic[]) => boolean) => {
    await client.open(uri, text);
    return waited(uri, fulfils);
  };
  const waited = async (uri: string, fulfils: (marks: readonly Diagnostic[]) => boolean) => {
    const end = Date.now() + 15_000;
    for (;;) {
      const marks = await client.diagnostics(uri);
      if (fulfils(marks)) return marks;
      assert.ok(Date.now() < end, JSON.stringify(marks.map(({ message }) => message)));
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  };
  const says = (text: string) => (marks: readonly Diagnostic[]) => marks.some(mark => said(mark).includes(text));
  const placeOf = (text: string, value: string) => {
    const before = text.slice(0, text.indexOf(value) + 2).split('\n');
    return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  };

  test('is reviewed too: its vendor is marked at the reference with the way there, and the reference leads to the component', async () => {
    const text = top();
    const inner = part('Quectel Wireless Solutions Co., Ltd.');
    write('modem.json', inner);
    write('other.json', part('Acme', 'urn:uuid:00000000-0000-4000-8000-000000000000'));
    const uri = write('top.cdx.json', text);
    const marks = await marked(uri, text, says('brought in by'));
    const [mark] = marks.filter(one => said(one).includes('brought in by'));
    assert.match(said(mark), /Quectel.*brought in by gateway › modem board › module/);
    assert.equal(mark?.range.start.line, placeOf(text, link).line);
    await client.until(() => client.lensRefreshes > 0);
    assert.ok(!says('was not reviewed')(marks));
    const at = placeOf(text, link);
    const hover = await client.at<Hover>('textDocument/hover', uri, at);
    assert.match(JSON.stringify(hover.contents), /modem\.json.* was reviewed too: 1 component/);
    const place = await client.at<Location>('textDocument/definition', uri, at);
    assert.equal(place.uri, pathToFileURL(join(folder, 'modem.json')).href);
    assert.equal(place.range.start.line, placeOf(inner, '"name": "module"').line);
  });

  for (const [what, name, pack, way] of [
    [
      'a zip file',
      'delivery.zip',
      (bytes: string) =>
        zipOf([
          { name: 'd/modem.cdx.json', bytes },
          { name: 'd/other.json', bytes: part('Acme', 'urn:uuid:00000000-0000-4000-8000-000000000000') },
        ]),
      'd/modem.cdx.json',
    ],
    [
      'a packed tar file',
      'delivery.tar.gz',
      (bytes: string) => gzipSync(tarOf([{ name: 'modem.cdx.json', bytes }])),
      'modem.cdx.json',
    ],
    [
      'an archive in an archive',
      'delivery.zip',
      (bytes: string) => zipOf([{ name: 'in side.zip', bytes: zipOf([{ name: 'modem.cdx.json', bytes }]) }]),
      'in%20side.zip!/modem.cdx.json',
    ],
  ] as const) {
    test(`is found in ${what} beside it, and opens from there`, async () => {
      const text = top();
      const inner = part('Quectel Wireless Solutions Co., Ltd.');
      const archive = write(name, pack(inner));
      const uri = write('top.cdx.json', text);
      const marks = await marked(uri, text, says('brought in by'));
      const [mark] = marks.filter(one => said(one).includes('brought in by'));
      assert.match(said(mark), /Quectel.*brought in by gateway › modem board › module/);
      assert.ok(!says('was not reviewed')(marks));
      const at = placeOf(text, link);
      const hover = await client.at<Hover>('textDocument/hover', uri, at);
      assert.match(JSON.stringify(hover.contents), /modem\.cdx\.json.* was reviewed too: 1 component/);
      const place = await client.at<Location>('textDocument/definition', uri, at);
      assert.equal(place.uri, `${archive.replace(/^file:/, 'bomwarden-archive:')}!/${way}?file`);
      assert.equal(place.range.start.line, placeOf(inner, '"name": "module"').line);
      const shown = await client.connection.sendRequest<string | null>('bomwarden/archiveText', {
        uri: `${archive}!/${way}`,
      });
      assert.equal(shown, inner);
    });
  }

  test('within an archive a document finds the others of it', async () => {
    const text = top();
    const inner = part('Quectel Wireless Solutions Co., Ltd.');
    const archive = write(
      'delivery.zip',
      zipOf([
        { name: 'top.cdx.json', bytes: text },
        { name: 'parts/modem.cdx.json', bytes: inner },
      ]),
    );
    const place = `${archive}!/top.cdx.json`;
    const uri = `${place.replace(/^file:/, 'bomwarden-archive:')}?file`;
    await client.connection.sendNotification('bomwarden/surface', { uri, readOnly: true, place });
    const marks = await marked(uri, text, says('brought in by'));
    assert.ok(says('Quectel')(marks));
    const found = await client.at<Location>('textDocument/definition', uri, placeOf(text, link));
    assert.equal(found.uri, `${archive.replace(/^file:/, 'bomwarden-archive:')}!/parts/modem.cdx.json?file`);
  });

  test('nothing is read by names that lead out of an archive, or of what is none', async () => {
    const archive = write(
      'delivery.zip',
      zipOf([
        { name: '../secret.json', bytes: 'x' },
        { name: 'a.json', bytes: '1' },
      ]),
    );
    write('secret.json', '{}');
    write('plain.zip', 'no archive');
    const textOf = (uri: string) => client.connection.sendRequest<string | null>('bomwarden/archiveText', { uri });
    assert.equal(await textOf(`${archive}!/a.json`), '1');
    for (const way of ['../secret.json', '%2e%2e/secret.json', 'b.json', ''])
      assert.equal(await textOf(`${archive}!/${way}`), null, way);
    assert.equal(await textOf(`${archive.replace('delivery', 'plain')}!/a.json`), null);
    assert.equal(await textOf(pathToFileURL(join(folder, 'secret.json')).href), null);
  });

  test('stays a finding where it is missing, has another checksum, or there are two', async () => {
    const text = top(link, [{ alg: 'SHA-256', content: '0'.repeat(64) }]);
    const uri = write('top.cdx.json', text);
    const [only] = (await marked(uri, text, says('was not reviewed'))).filter(
      ({ code }) => code === 'linked-bom-not-reviewed',
    );
    assert.doesNotMatch(said(only), /checksum/);
    assert.equal(await client.at('textDocument/definition', uri, placeOf(text, link)), null);
    write('modem.json', part('Acme'));
    const changes = [{ uri: pathToFileURL(join(folder, 'modem.json')).href, type: 1 }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await waited(uri, says('modem.json has its name and another checksum'));
    const right = createHash('sha256').update(part('Acme')).digest('hex');
    const fixed = top(link, [{ alg: 'SHA-256', content: right }]);
    await client.edit(uri, { text: fixed });
    await waited(uri, marks => !says('was not reviewed')(marks));
    const plain = top();
    await client.edit(uri, { text: plain });
    write('modem-b.json', part('Acme Modems'));
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await waited(uri, says('2 different documents have its name'));
  });

  test('an image behind a link that leads out of the folder is not opened', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'bomwarden-outside-'));
    try {
      writeFileSync(join(outside, 'image'), imageBytes('hik-like.dav'));
      symlinkSync(join(outside, 'image'), join(folder, 'linked.dav'));
      write('own.dav', imageBytes('hik-like.dav'));
      const firmware = (name: string, supplier: string) => ({ type: 'firmware', name, supplier: { name: supplier } });
      const components = [firmware('linked.dav', 'Acme'), firmware('own.dav', 'Beta')];
      const text = JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components }, null, 2);
      const marks = await marked(write('camera.cdx.json', text), text, says('Hikvision'));
      const lines = marks.filter(({ code }) => code === 'declared-versus-found').map(({ range }) => range.start.line);
      assert.deepEqual(lines, [placeOf(text, 'Beta').line]);
    } finally {
      rmSync(outside, { recursive: true });
    }
  });

  for (const [stated, algorithm] of [
    ['MD5', 'md5'],
    ['SHA-384', 'sha384'],
    ['SHA-512', 'sha512'],
  ] as const) {
    test(`an image is found by its ${stated}, whatever it is called`, async () => {
      const image = imageBytes('hik-like.dav');
      write('other-name.dav', image);
      const content = createHash(algorithm).update(image).digest('hex');
      const hashes = [{ alg: stated, content }];
      const component = { type: 'firmware', name: 'gateway', version: '5.5', supplier: { name: 'Acme' }, hashes };
      const text = JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components: [component] }, null, 1);
      const uri = write('sum.cdx.json', text);
      const marks = await marked(uri, text, says('supplier is stated as'));
      assert.ok(says('Hikvision’s image format')(marks));
    });
  }

  test('an image beside it is opened: what it is built in stands at the supplier that is stated, and its name leads there', async () => {
    const image = imageBytes('hik-like.dav');
    write('digicap.dav', image);
    const text = JSON.stringify(
      {
        bomFormat: 'CycloneDX',
        specVersion: '1.6',
        version: 1,
        components: [{ type: 'firmware', name: 'digicap.dav', version: '5.5', supplier: { name: 'Acme' } }],
      },
      null,
      2,
    );
    const uri = write('camera.cdx.json', text);
    const marks = await marked(uri, text, says('Hikvision'));
    const found = marks.find(one => one.code === 'declared-versus-found' && said(one).includes('Hikvision'));
    assert.equal(found?.range.start.line, placeOf(text, 'Acme').line);
    assert.match(said(found), /digicap\.dav.*supplier is stated as “Acme”/);
    const place = await client.at<Location>('textDocument/definition', uri, placeOf(text, 'digicap.dav'));
    assert.equal(place.uri, pathToFileURL(join(folder, 'digicap.dav')).href);
    const page = await client.connection.sendRequest<{ page: string }>('bomwarden/image', { uri: place.uri });
    assert.match(page.page, /Signs of Hikvision/);
  });

  const product = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'device', name: 'Gateway', supplier: { name: 'Acme' } } },
    components: [
      { type: 'device', 'bom-ref': 'm', name: 'modem', manufacturer: { name: 'Quectel' } },
      { type: 'device', 'bom-ref': 's', name: 'switch', manufacturer: { name: 'redacted' } },
    ],
  };
  /** A questionnaire about the product, with an answer on its switch. */
  function answers(maker: string): string {
    const { bom } = readBytes(new TextEncoder().encode(JSON.stringify(product))).reading;
    const component = bom?.components.find(({ name }) => name?.value === 'switch');
    assert.ok(bom && component);
    const row = [questionId(component, bom), 'switch', '', '', '', '', '', maker, 'no', '', ''];
    return [['bomwarden-questionnaire', '1'], ['by', '', 'Jane Doe'], ['on', '', '2026-11-20'], row]
      .map(cells => cells.join(','))
      .join('\n');
  }

  test('what a supplier answered beside it, or where the configuration says, is its word, and takes nothing away', async () => {
    const text = JSON.stringify(product, null, 2);
    const uri = write('gateway.cdx.json', text);
    const before = await marked(uri, text, says('Quectel'));
    const without = (marks: readonly Diagnostic[]) =>
      marks.filter(({ code }) => code !== 'declared-by-supplier').map(said);
    const file = write('reply.csv', answers('Cisco'));
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: file, type: 1 }] });
    const marks = await waited(uri, says('supplier declares'));
    assert.deepEqual(without(marks), without(before));
    const [mark] = marks.filter(({ code }) => code === 'declared-by-supplier');
    assert.equal(mark?.range.start.line, placeOf(text, '"switch"').line);
    const hover = await client.at<Hover>('textDocument/hover', uri, placeOf(text, '"switch"'));
    assert.match(JSON.stringify(hover.contents), /Cisco.*Jane Doe.*2026.11.20.*reply\.csv/);
    rmSync(join(folder, 'reply.csv'));
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: file, type: 3 }] });
    await waited(uri, all => !says('supplier declares')(all));
    mkdirSync(join(folder, 'replies'));
    const other = write('replies/acme.csv', answers('Juniper'));
    const configuration = write('.bomwarden.yml', 'answers: [replies, nowhere.csv]\n');
    const changes = [other, configuration].map(place => ({ uri: place, type: 1 }));
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await waited(uri, says('Juniper'));
  });
});
