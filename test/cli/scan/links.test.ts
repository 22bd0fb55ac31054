import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { run } from '../../../server/src/cli/run.ts';
import { tarOf, zipOf } from '../../support/archives.ts';
import { Repository } from '../../support/repository.ts';
import { signatures } from '../../support/signatures.ts';
import { systemOf } from '../../support/system.ts';

const serial = 'f08a6ccd-4dce-4759-bd84-c626675d60a7';
const part = JSON.stringify({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  serialNumber: `urn:uuid:${serial}`,
  version: 2,
  components: [{ type: 'library', name: 'z', supplier: { name: 'Acme' } }],
});
const top = JSON.stringify({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  metadata: {
    component: {
      type: 'device',
      name: 'gateway',
      supplier: { name: 'Acme' },
      externalReferences: [{ type: 'bom', url: `urn:cdx:${serial}/2#z` }],
    },
  },
});

suite('scan, a document that points at another', () => {
  let folder = '';
  const json = JSON.stringify(signatures());
  setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-links-'));
    write('top.cdx.json', top);
  });
  teardown(() => rmSync(folder, { recursive: true, force: true }));

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }

  async function bomwarden(line: string, at = folder) {
    const system = systemOf(at, { signatures: () => json });
    const status = await run(line.split(' '), system);
    return { status, text: system.said.join('') };
  }

  const isTold = ({ text }: { readonly text: string }) =>
    /linked-bom-not-reviewed|linked BOM “.*” was not reviewed/.test(text);

  test('alone it is never clean, in no format', async () => {
    for (const format of [
      'text',
      'json',
      'ndjson',
      'part',
      'sarif',
      'gitlab',
      'rdjsonl',
      'bitbucket',
      'html',
      'csv',
      'junit',
      'azure',
      'github',
      'cyclonedx',
    ]) {
      const told = await bomwarden(`scan top.cdx.json --format ${format}`);
      assert.ok(isTold(told), format);
      assert.equal(told.status, 1, format);
    }
  });

  test('with the other in the same run it is reviewed, whatever the order and the output', async () => {
    write('a/part.cdx.json', part);
    write('z/part.cdx.json', part);
    for (const format of ['text', 'json', 'ndjson', 'sarif', 'csv']) {
      for (const paths of ['a top.cdx.json', 'top.cdx.json z']) {
        const told = await bomwarden(`scan ${paths} --format ${format}`);
        assert.ok(!isTold(told) || format === 'sarif', `${format} ${paths}`);
        assert.equal(told.status, 0, `${format} ${paths}`);
      }
    }
    const { text } = await bomwarden('scan top.cdx.json z --format ndjson');
    const lines = text
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as { kind: string; path?: string });
    assert.deepEqual(
      lines.map(({ path, kind }) => path ?? kind),
      ['run', 'z/part.cdx.json', 'top.cdx.json', 'summary'],
    );
  });

  test('in an archive beside it the other is found too, and nothing else of the archive is reviewed', async () => {
    const entries = [
      { name: 'd/part.cdx.json', bytes: part },
      { name: 'd/other.cdx.json', bytes: part.replaceAll(serial, 'urn:uuid:00000000-0000-4000-8000-000000000000') },
    ];
    for (const [name, bytes] of [
      ['a.zip', zipOf(entries)],
      ['a.tar.gz', gzipSync(tarOf(entries))],
      ['b.zip', zipOf([{ name: 'in.zip', bytes: zipOf(entries) }])],
    ] as const) {
      writeFileSync(join(folder, name), bytes);
      const told = await bomwarden('scan top.cdx.json --format json');
      assert.ok(!isTold(told), name);
      const { documents } = JSON.parse(told.text) as { documents: { path: string }[] };
      const way = name === 'b.zip' ? 'b.zip!/in.zip!/d/part.cdx.json' : `${name}!/d/part.cdx.json`;
      assert.deepEqual(documents.map(({ path }) => path).sort(), [way, 'top.cdx.json'].sort());
      rmSync(join(folder, name));
    }
  });

  test('another version of the other is another document', async () => {
    write('part.cdx.json', part.replace('"version":2', '"version":3'));
    assert.ok(isTold(await bomwarden('scan .')));
  });

  test('parts of a run that was split know of each other once they are joined', async () => {
    write('part.cdx.json', part);
    for (const shard of [1, 2]) await bomwarden(`scan . --shard ${shard}/2 --format part --output p${shard}.part`);
    assert.equal(isTold(await bomwarden('merge p1.part p2.part')), false);
    rmSync(join(folder, 'part.cdx.json'));
    for (const shard of [1, 2]) await bomwarden(`scan . --shard ${shard}/2 --format part --output p${shard}.part`);
    assert.equal(isTold(await bomwarden('merge p1.part p2.part')), true);
  });

  test('taking the other away is new in a change, bringing it resolves', async () => {
    const repository = new Repository();
    try {
      repository.write('boms/top.cdx.json', top);
      repository.write('boms/part.cdx.json', part);
      repository.commit();
      repository.git('checkout', '-q', '-b', 'topic');
      const { folder: at } = repository;
      assert.match((await bomwarden('scan boms --base main --details', at)).text, /^0 new, 0 unchanged, 0 resolved/m);
      rmSync(join(at, 'boms/part.cdx.json'));
      assert.match((await bomwarden('scan boms --base main --details', at)).text, /^1 new, 0 unchanged, 0 resolved/m);
      repository.commit();
      repository.write('boms/again/part.cdx.json', part);
      repository.git('checkout', '-q', '-b', 'back');
      assert.match((await bomwarden('scan boms --base topic --details', at)).text, /^0 new, 0 unchanged, 1 resolved/m);
    } finally {
      repository.remove();
    }
  });
});
