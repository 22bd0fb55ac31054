import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { CancellationTokenSource, type CodeLens } from 'vscode-languageserver/node';
import type { ValidateResult } from '../../server/src/lsp/protocol/documents.ts';
import type { FoundDocument, FoundParams, ReviewFilesResult } from '../../server/src/lsp/protocol/findings.ts';
import type { ReportParams, ReportResult } from '../../server/src/lsp/protocol/pages.ts';
import { tarOf, zipOf } from '../support/archives.ts';
import { bomOf, hikvision, rangeOf } from '../support/documents.ts';
import { imageBytes } from '../support/firmware.ts';
import { LanguageClient, pullingClient } from '../support/language-client.ts';
import { workbookOf } from '../support/workbooks.ts';

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
  /** What the answer says, and all that was told with it and before. */
  const reviewFiles = async (...uris: readonly string[]) => {
    told = [];
    const answer = await client.connection.sendRequest<ReviewFilesResult>('bomwarden/reviewFiles', { uris, run: 7 });
    const { rest, ...counts } = answer;
    return { ...counts, documents: [...told.flatMap(({ documents }) => documents), ...rest] };
  };

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
    const first = await reviewFiles(...uris, plain);
    assert.deepEqual([first.reviewed, first.kept], [3, 0]);
    assert.deepEqual(
      first.documents.map(({ uri }) => uri),
      uris,
      'a file that is no bill of materials is not told of',
    );
    assert.ok(told.length > 0 && told.every(({ run }) => run === 7));
    write('b.cdx.json', bomOf('Acme'));
    const second = await reviewFiles(...uris, plain);
    assert.deepEqual([second.reviewed, second.kept], [3, 3]);
    assert.deepEqual(
      second.documents.map(({ items }) => items.some(({ vendor }) => vendor === 'Hikvision')),
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

  test('an open document that is left out, or that no reader takes, says so on its first line', async () => {
    write('.bomwarden.yml', 'exclude: [vendor/**]\n');
    const left = write('vendor/bom.json', bomOf(hikvision));
    await client.open(left, bomOf(hikvision));
    assert.deepEqual(await client.diagnostics(left), []);
    const [lens] = await client.about<readonly CodeLens[]>('textDocument/codeLens', left);
    assert.match(lens?.command?.title ?? '', /not reviewed, the configuration leaves/);
    const odd = write('odd.cdx.json', '{ "hello": "world" }');
    await client.open(odd, '{ "hello": "world" }');
    const marks = await client.diagnostics(odd);
    assert.deepEqual(
      marks.map(({ message, severity, range }) => [`${message}`.slice(0, 13), severity, range.start.line]),
      [['Not reviewed:', 3, 0]],
    );
    assert.deepEqual(
      (await findingsOf(odd)).items.map(({ diagnostic }) => diagnostic),
      marks,
    );
  });

  test('a document that nobody has open is held against its schema too', async () => {
    const uri = write('bom.json', bomOf(hikvision).replace('"device"', '"gadget"'));
    const result = await client.connection.sendRequest<ValidateResult>('bomwarden/validate', { uri });
    assert.equal(result.state, 'invalid');
    assert.equal(result.diagnostics?.length, result.errors);
    assert.equal(result.diagnostics?.[0]?.source, 'bomwarden (schema)');
  });

  test('workbooks, archives and images are listed too, each mark with a place that people find', async () => {
    const table = [
      ['Manufacturer', 'Model', 'Qty'],
      ['Hikvision', 'DS-2CD2143G2-I', '2'],
    ];
    const workbook = write('devices.xlsx', workbookOf([{ name: 'Parts', rows: table }]));
    const inner = zipOf([{ name: 'deep.cdx.json', bytes: bomOf(hikvision) }]);
    const archive = write(
      'delivery.zip',
      zipOf([
        { name: 'd/part.cdx.json', bytes: bomOf(hikvision, 'Acme') },
        { name: 'inner.zip', bytes: inner },
        { name: 'readme.md', bytes: '# Hikvision' },
        { name: 'list.xlsx', bytes: workbookOf([{ name: 'Parts', rows: table }]) },
      ]),
    );
    const packed = write('bom.tar.gz', gzipSync(tarOf([{ name: 'bom.json', bytes: bomOf(hikvision) }])));
    const packedBook = write('devices.xlsx.gz', gzipSync(workbookOf([{ name: 'Parts', rows: table }])));
    const image = write('camera.dav', imageBytes('hik-like.dav'));
    const photos = write('photos.zip', zipOf([{ name: 'a.jpg', bytes: 'x' }]));
    const { documents } = await reviewFiles(workbook, archive, packed, packedBook, image, photos);
    const placesOf = (uri: string) => {
      const document = documents.find(each => each.uri === uri);
      assert.equal(document?.state, 'reviewed', uri);
      return [document.kind, document.items.flatMap(({ vendor, place }) => (vendor === 'Hikvision' ? [place] : []))];
    };
    assert.deepEqual(placesOf(workbook), ['workbook', ['Parts!A2']]);
    const [, places] = placesOf(archive);
    assert.deepEqual((places as string[]).map(place => place.replace(/:\d+:\d+$/, ':L')).sort(), [
      'd/part.cdx.json:L',
      'inner.zip!/deep.cdx.json:L',
      'list.xlsx:Parts!A2',
    ]);
    assert.deepEqual(placesOf(packed)[0], 'archive');
    assert.match(String(placesOf(packedBook)[1]), /^devices\.xlsx:Parts!A2$/);
    assert.match(String(placesOf(packed)[1]), /^bom\.json:\d+:\d+$/);
    assert.equal(placesOf(image)[0], 'image');
    assert.match(String(placesOf(image)[1]), /^0x[0-9a-f]+/);
    assert.equal(
      documents.some(({ uri }) => uri === photos),
      false,
      'an archive of pictures is of no interest',
    );
    const again = await reviewFiles(workbook, archive, packed, packedBook, image);
    assert.equal(again.kept, 5);
    const report = await client.connection.sendRequest<ReportResult>('bomwarden/report', {
      uris: [archive],
      format: 'csv',
      version: '1',
    });
    assert.ok('text' in report);
    assert.match(report.text, /delivery\.zip!\/d\/part\.cdx\.json/);
    assert.deepEqual(report.documents, [archive, archive, archive]);
  });

  test('a mark in an archive says where its text can be opened, and by what it is waived', async () => {
    const bom = bomOf(hikvision);
    const tar = tarOf([{ name: 'a b/bom.json', bytes: bom }]);
    const deep = zipOf([
      { name: 'd/part.cdx.json', bytes: bom },
      { name: 'in.tar.gz', bytes: gzipSync(tar) },
      { name: 'in.zip', bytes: zipOf([{ name: 'bom.json', bytes: bom }]) },
    ]);
    const archives = [
      write('delivery.zip', deep),
      write('one.cdx.json.gz', gzipSync(bom)),
      write('all.tar.gz', gzipSync(tar)),
      write('all.tgz', gzipSync(tar)),
      write('bare.gz', gzipSync(tar)),
      write('named.tar', tar),
    ];
    for (const archive of archives) {
      const { items } = await findingsOf(archive);
      const inside = items.flatMap(item => (item.vendor === 'Hikvision' ? [item.inside] : []));
      assert.ok(inside.length > 0, archive);
      for (const place of inside) {
        assert.ok(place, archive);
        const uri = place.uri.replace(/^bomwarden-archive:/, 'file:').replace(/\?file$/, '');
        const text = await client.connection.sendRequest<string | null>('bomwarden/archiveText', { uri });
        assert.equal(text, bom, uri);
        assert.deepEqual(place.range, rangeOf(bom, hikvision));
        assert.match(place.fingerprint ?? '', /./);
      }
    }
  });

  test('what of an archive cannot be opened is told, where the rest is a bill of materials', async () => {
    const bomb = zipOf([
      { name: 'bom.json', bytes: bomOf(hikvision) },
      { name: 'other.cdx.json', bytes: 'x', method: 99 },
    ]);
    const found = await findingsOf(write('odd.zip', bomb));
    const told = found.items.filter(({ diagnostic }) => diagnostic.code === 'archive-not-read');
    assert.equal(told.length, 1);
    assert.match(String(told[0]?.diagnostic.message), /^other\.cdx\.json: /);
  });

  test('reports on documents that are open or on disk, in every format', async () => {
    const uris = [write('a.cdx.json', bomOf(hikvision)), write('sub/b.cdx.json', bomOf(hikvision))];
    const report = (format: ReportParams['format'], ...of: readonly string[]) =>
      client.connection.sendRequest<ReportResult>('bomwarden/report', { uris: of, format, version: '1.2.3' });
    const text = async (format: ReportParams['format'], ...of: readonly string[]) => {
      const result = await report(format, ...of);
      assert.ok('text' in result, JSON.stringify(result));
      assert.deepEqual(result.documents, of);
      return result.text;
    };
    const panel = await text('panel', ...uris);
    assert.match(panel, /<section data-document="1">\n<h2>sub\/b\.cdx\.json/);
    assert.match(panel, /acquireVsCodeApi/);
    assert.doesNotMatch(await text('html', ...uris), /acquireVsCodeApi/);
    const sarif = JSON.parse(await text('sarif', ...uris));
    assert.equal(sarif.runs[0].tool.driver.version, '1.2.3');
    assert.equal(sarif.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri, 'a.cdx.json');
    assert.match(await text('csv', ...uris), /Hikvision/);
    const [first = ''] = uris;
    assert.match(JSON.parse(await text('cyclonedx', first)).annotations[0].text, /component of a restricted|1 warning/);
    assert.ok('refused' in (await report('cyclonedx', ...uris)));
  });

  test('a review of files is given up in the midst of one', async () => {
    const long = write('long.cdx.json', bomOf(...Array.from({ length: 20_000 }, (_, at) => `Maker ${at}`)));
    const source = new CancellationTokenSource();
    const asked = client.connection.sendRequest('bomwarden/reviewFiles', { uris: [long], run: 1 }, source.token);
    source.cancel();
    await assert.rejects(asked, { code: -32800 });
    const { reviewed, kept } = await reviewFiles(long);
    assert.deepEqual([reviewed, kept], [1, 0], 'nothing of it was kept');
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
