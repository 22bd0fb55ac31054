import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { run } from '../../../server/src/cli/run.ts';
import { camera, documentText } from '../../support/report.ts';
import { root } from '../../support/shared.ts';
import { signatures } from '../../support/signatures.ts';
import { systemOf } from '../../support/system.ts';

const harmless = documentText([{ ...camera, supplier: 'Acme' }]);
const vendor = '{"things":[{"manufacturer":"Hikvision"}]}';

suite('scan, what is in a folder and was not read', () => {
  let folder = '';
  const json = JSON.stringify(signatures());
  setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-complete-'));
    write('good.json', harmless);
  });
  teardown(() => rmSync(folder, { recursive: true, force: true }));

  function write(path: string, text: string | Uint8Array): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }

  async function bomwarden(line: string) {
    const system = systemOf(folder, { signatures: () => json, program: join(root, 'package.json') });
    const status = await run(line.split(' '), system);
    return { status, text: system.said.join('') };
  }

  test('is listed with its reason, counted, and in every format', async () => {
    write('odd/list.json', vendor);
    write('package.json', '{"name":"hikvision","author":"Dahua"}');
    const { status, text } = await bomwarden('scan .');
    assert.equal(status, 0);
    assert.match(text, /^0 errors, 0 warnings, 0 information, 1 not understood in 1 document, 1 other file skipped,/m);
    assert.match(text, /Not read: 1 file looked at and not understood\./);
    assert.match(text, /^\.\/odd\/list\.json:1:29 looked at, not understood: “Hikvision” names a vendor/m);
    for (const format of [
      'text',
      'json',
      'ndjson',
      'part',
      'sarif',
      'github',
      'gitlab',
      'rdjsonl',
      'azure',
      'bitbucket',
      'markdown',
      'html',
      'csv',
      'junit',
      'legacy',
      'legacy-csv',
      'legacy-markdown',
    ]) {
      assert.match((await bomwarden(`scan . --format ${format}`)).text, /odd\/list\.json/, format);
    }
    const report = JSON.parse((await bomwarden('scan . --format json')).text);
    assert.equal(report.skipped, 1);
    assert.deepEqual(report.notUnderstood, [
      {
        path: './odd/list.json',
        code: 'vendor-by-content',
        message: '“Hikvision” names a vendor of the signatures here, in a file of no format that is read.',
        range: { start: { line: 0, character: 28 }, end: { line: 0, character: 37 } },
      },
    ]);
  });

  test('with --require-complete it fails, whatever it is', async () => {
    const cases: readonly (readonly [what: string, path: string, text: string | Uint8Array])[] = [
      ['a vendor in a file that is not read', 'list.json', vendor],
      ['a name', 'acme_sbom_1.json', '{"a":1}'],
      ['a packed document', 'a.cdx.json.xz', gzipSync(harmless)],
      ['words of a BOM', 'x.json', '{"note":"n","predicateType":"https://cyclonedx.org/bom"}'],
      ['a value that was not read', 'b.json', harmless.replace('"version": "1.0"', '"licenses": 7')],
      [
        'a linked BOM',
        'c.json',
        harmless.replace('"components"', '"externalReferences": [{"type":"bom","url":"d"}],\n"components"'),
      ],
    ];
    assert.equal((await bomwarden('scan . --require-complete')).status, 0);
    for (const [what, path, text] of cases) {
      write(path, text);
      const { status, text: said } = await bomwarden('scan . --require-complete --fail-on none');
      assert.equal(status, 2, what);
      assert.match(said, /error: not all was read, which --require-complete asks for/, what);
      assert.equal((await bomwarden('scan . --fail-on none')).status, 0, what);
      rmSync(join(folder, path));
    }
  });

  test('the configuration where the run is started may ask for it, and only that one', async () => {
    write('list.json', vendor);
    write('.bomwarden.yml', 'require-complete: true\n');
    assert.equal((await bomwarden('scan .')).status, 2);
    write('.bomwarden.yml', 'require-complete: often\n');
    assert.match((await bomwarden('scan .')).text, /"require-complete" is true or false\. \(configuration-invalid\)/);
    write('.bomwarden.yml', '');
    write('sub/.bomwarden.yml', 'require-complete: true\n');
    write('sub/a.json', harmless);
    assert.match((await bomwarden('scan .')).text, /configuration-not-root/);
  });

  test('a name that says SBOM by its form is as good as somebody who says so', async () => {
    write('lfs.cdx.json', 'version https://git-lfs.github.com/spec/v1\noid sha256:aa\nsize 1\n');
    const { status, text } = await bomwarden('scan .');
    assert.equal(status, 2);
    assert.match(text, /1 unreadable in 2 documents/);
    assert.match(text, /lfs\.cdx\.json {2}error /);
    write('bom.xml', '<project xmlns="http://maven.apache.org/POM/4.0.0"><artifactId>bom</artifactId></project>');
    rmSync(join(folder, 'lfs.cdx.json'));
    assert.equal((await bomwarden('scan .')).status, 0);
  });

  test('a closed file that is named is told for what it is, and not for how its bytes read as text', async () => {
    const packed = Uint8Array.of(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 0, 4, 0xe6, 0xd6);
    const names = ['modem.cdx.json.xz', 'src.tar.xz', 'all.7z', 'list.pdf', 'letter.docx'];
    for (const name of names) write(name, packed);
    const { text } = await bomwarden(`scan good.json ${names.join(' ')} --ignore-unknown --format json`);
    assert.deepEqual(
      JSON.parse(text)
        .notUnderstood.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)
        .sort(),
      [
        'all.7z archive-not-opened',
        'letter.docx paper-not-read',
        'list.pdf paper-not-read',
        'modem.cdx.json.xz bom-not-opened',
        'src.tar.xz archive-not-opened',
      ],
    );
  });

  test('threads, a cache and parts tell the same', async () => {
    write('list.json', vendor);
    write('modem.cdx.json.xz', '\u00fd7zXZ modem');
    write('src.tar.xz', '\u00fd7zXZ src/main.c');
    const { text } = await bomwarden('scan . --format json');
    assert.equal(JSON.parse(text).notUnderstood.length, 3);
    for (const more of ['--cache kept', '--cache kept']) {
      const told = JSON.parse(
        (
          await bomwarden(
            `scan good.json list.json modem.cdx.json.xz src.tar.xz --ignore-unknown --format json ${more}`,
          )
        ).text,
      );
      assert.equal(told.notUnderstood.length, 3);
    }
    for (const shard of [1, 2]) await bomwarden(`scan . --shard ${shard}/2 --format part --output p${shard}.part`);
    const merged = await bomwarden('merge p1.part p2.part --format json');
    assert.deepEqual(
      JSON.parse(merged.text)
        .notUnderstood.map((file: { path: string }) => file.path)
        .sort(),
      ['./list.json', './modem.cdx.json.xz', './src.tar.xz'],
    );
    assert.equal((await bomwarden('merge p1.part p2.part --require-complete')).status, 2);
    assert.doesNotMatch((await bomwarden('scan . --list-files')).text, /xz/);
  });
});
