import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { run } from '../../../server/src/cli/run.ts';
import { tarOf, zipOf } from '../../support/archives.ts';
import { Repository } from '../../support/repository.ts';
import { signatures } from '../../support/signatures.ts';
import { systemOf } from '../../support/system.ts';
import { workbookOf } from '../../support/workbooks.ts';

type Maker = readonly [name: string, manufacturer: string];

function bom(makers: readonly Maker[], more: object = {}): string {
  const components = makers.map(([name, manufacturer], at) => ({
    'bom-ref': `c${at}`,
    type: 'device',
    name,
    manufacturer: { name: manufacturer },
  }));
  return JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, ...more, components });
}

const modem = (maker: string): Maker => ['LTE modem', maker];
const others: readonly Maker[] = [
  ['Power supply', 'Mean Well'],
  ['Antenna', 'Taoglas'],
];
const old = bom([modem('Telit Cinterion'), ...others]);
const now = bom([modem('Shenzhen Longsung'), ...others]);
const said = 'LTE modem: maker changed, Telit Cinterion → Shenzhen Longsung';

const zip = (entries: Readonly<Record<string, string | Uint8Array>>) =>
  zipOf(Object.entries(entries).map(([name, bytes]) => ({ name, bytes })));
const targz = (entries: Readonly<Record<string, string | Uint8Array>>) =>
  gzipSync(tarOf(Object.entries(entries).map(([name, bytes]) => ({ name, bytes }))));
const workbook = (maker: string) =>
  workbookOf([
    {
      name: 'Parts',
      rows: [
        ['Part', 'Manufacturer', 'MPN'],
        ['LTE modem', maker, 'ME910'],
        ['Antenna', 'Taoglas', 'TG08'],
      ],
    },
  ]);

type Files = Readonly<Record<string, string | Uint8Array>>;

/** What stands in the base and in the head, and where the change is told. */
const deliveries: Readonly<Record<string, readonly [before: Files, after: Files, place: string]>> = {
  'a zip file': [
    { 'a.zip': zip({ 'd/p.cdx.json': old }) },
    { 'a.zip': zip({ 'd/p.cdx.json': now }) },
    'a.zip!/d/p.cdx.json',
  ],
  'a packed tar file': [
    { 'a.tar.gz': targz({ 'p.cdx.json': old }) },
    { 'a.tar.gz': targz({ 'p.cdx.json': now }) },
    'a.tar.gz!/p.cdx.json',
  ],
  'an archive in an archive': [
    { 'a.zip': zip({ 'in/b.zip': zip({ 'p.cdx.json': old }) }) },
    { 'a.zip': zip({ 'in/b.zip': zip({ 'p.cdx.json': now }) }) },
    'a.zip!/in/b.zip!/p.cdx.json',
  ],
  'a workbook': [{ 'p.xlsx': workbook('Telit Cinterion') }, { 'p.xlsx': workbook('Shenzhen Longsung') }, 'p.xlsx'],
  'a workbook in an archive': [
    { 'a.zip': zip({ 'x/p.xlsx': workbook('Telit Cinterion') }) },
    { 'a.zip': zip({ 'x/p.xlsx': workbook('Shenzhen Longsung') }) },
    'a.zip!/x/p.xlsx',
  ],
  'a folder of another version in the archive': [
    { 'a.zip': zip({ 'acme-1.0/p.cdx.json': old }) },
    { 'a.zip': zip({ 'acme-1.1/p.cdx.json': now }) },
    'a.zip!/acme-1.1/p.cdx.json',
  ],
  'an archive of another name': [
    { 'acme-2026-01-05.zip': zip({ 'p.cdx.json': old }) },
    { 'acme-2026-11-20.zip': zip({ 'p.cdx.json': now }) },
    'acme-2026-11-20.zip!/p.cdx.json',
  ],
  'an archive where a folder was': [
    { 'd/p.cdx.json': old },
    { 'd.zip': zip({ 'p.cdx.json': now }) },
    'd.zip!/p.cdx.json',
  ],
  'a folder where an archive was': [{ 'd.zip': zip({ 'p.cdx.json': old }) }, { 'd/p.cdx.json': now }, 'd/p.cdx.json'],
  'other names of everything, and the same parts': [
    { 'jan.zip': zip({ 'Lieferung/Stueckliste.json': old }) },
    { 'nov.tar.gz': targz({ 'delivery/parts.json': now }) },
    'nov.tar.gz!/delivery/parts.json',
  ],
  'one serial number': [
    {
      'a.zip': zip({
        'x.json': bom([modem('Telit Cinterion')], { serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79' }),
      }),
    },
    {
      'a.zip': zip({
        'y/one.json': bom([modem('Shenzhen Longsung'), ...others], {
          serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
        }),
        'y/two.json': bom([['Door', 'Assa Abloy']]),
      }),
    },
    'a.zip!/y/one.json',
  ],
};

suite('scan --base, what changed about whom within archives and workbooks', () => {
  let repository: Repository;
  const json = JSON.stringify(signatures());
  setup(() => {
    repository = new Repository();
  });
  teardown(() => repository.remove());

  async function scan(line: string) {
    const printed: string[] = [];
    const system = systemOf(repository.folder, {
      signatures: () => json,
      stream: async text => void printed.push(String(text)),
    });
    await run(['scan', '--as-of', '2026-11-22', '--format', 'json', '--jobs', '1', ...line.split(' ')], system);
    const report: { readonly documents?: readonly Told[] } = JSON.parse(printed.join('') || '{}');
    return { report, said: system.said.join('') };
  }

  interface Told {
    readonly path: string;
    readonly findings: readonly {
      readonly rule: string;
      readonly state: string;
      readonly message: string | { readonly text: string };
    }[];
  }
  const changes = (report: { readonly documents?: readonly Told[] }) =>
    (report.documents ?? []).flatMap(({ path, findings }) =>
      findings
        .filter(({ rule }) => rule === 'maker-changed')
        .map(({ message }) => [path.replace(/^\.\//, ''), typeof message === 'string' ? message : message.text]),
    );

  for (const [what, [before, after, place]] of Object.entries(deliveries)) {
    test(`against a revision: ${what}`, async () => {
      for (const [path, content] of Object.entries(before)) repository.write(path, content);
      repository.commit();
      repository.git('checkout', '-q', '-b', 'topic');
      for (const path of Object.keys(before)) rmSync(join(repository.folder, path));
      for (const [path, content] of Object.entries(after)) repository.write(path, content);
      repository.commit();
      const { report } = await scan('. --base main');
      assert.deepEqual(changes(report), [[place, said]]);
    });

    test(`against a folder: ${what}`, async () => {
      for (const [path, content] of Object.entries(before)) repository.write(`before/${path}`, content);
      for (const [path, content] of Object.entries(after)) repository.write(`after/${path}`, content);
      const { report } = await scan('after --base before');
      assert.deepEqual(changes(report), [[`after/${place}`, said]]);
    });

    test(`against the file or folder that was: ${what}`, async () => {
      const [from = ''] = Object.keys(before).map(path => path.split('/')[0]);
      const [to = ''] = Object.keys(after).map(path => path.split('/')[0]);
      for (const [path, content] of Object.entries(before)) repository.write(`before/${path}`, content);
      for (const [path, content] of Object.entries(after)) repository.write(`after/${path}`, content);
      const { report } = await scan(`after/${to} --base before/${from}`);
      assert.deepEqual(changes(report), [[`after/${place}`, said]]);
    });
  }

  const camera: Maker = ['Camera', 'Hangzhou Hikvision Digital Technology Co., Ltd.'];
  const verdictOf = (text: string) => /\d+ new, .*?resolved[^\n]*/.exec(text)?.[0].split(', no profile')[0];
  async function verdict(line: string) {
    const system = systemOf(repository.folder, { signatures: () => json, terminal: { width: 400, colour: false } });
    const status = await run(['scan', '--jobs', '1', ...line.split(' ')], system);
    const text = system.said.join('');
    return { status, text, verdict: verdictOf(text) };
  }

  /** What became of an archive with a camera in it. */
  const fates: Readonly<Record<string, readonly [string | Uint8Array | undefined, string, RegExp]>> = {
    untouched: [zip({ 'p.cdx.json': bom([camera]) }), '0 new, 1 unchanged, 0 resolved', /./],
    'without the camera': [zip({ 'p.cdx.json': bom([others[0] ?? camera]) }), '0 new, 0 unchanged, 1 resolved', /./],
    'without its document': [zip({ 'q.cdx.json': bom([others[0] ?? camera]) }), '0 new, 0 unchanged, 1 resolved', /./],
    gone: [undefined, '0 new, 0 unchanged, 1 resolved', /./],
    damaged: [
      Buffer.from('PK\u0003\u0004 no more'),
      '0 new, 0 unchanged, 0 resolved, 1 unreadable',
      /a\.zip {2}error {2}This zip file has no directory/,
    ],
    'with nothing to read': [
      zip({ 'p.cdx.json.7z': 'x' }),
      '0 new, 0 unchanged, 0 resolved, 1 not understood, 1 unreadable',
      /a\.zip {2}error {2}The base has a BOM here/,
    ],
    'with the document damaged': [
      zip({ 'p.cdx.json': '{"a":1}', 'q.cdx.json': bom([others[0] ?? camera]) }),
      '0 new, 0 unchanged, 0 resolved, 1 unreadable',
      /a\.zip!\/p\.cdx\.json {2}error/,
    ],
  };
  for (const [what, [content, expected, told]] of Object.entries(fates)) {
    test(`an archive ${what}`, async () => {
      repository.write('boms/a.zip', zip({ 'p.cdx.json': bom([camera]) }));
      repository.write('boms/z.json', bom([others[1] ?? camera]));
      repository.commit();
      repository.git('checkout', '-q', '-b', 'topic');
      rmSync(join(repository.folder, 'boms/a.zip'));
      if (content !== undefined) repository.write('boms/a.zip', content);
      repository.commit();
      for (const path of ['.', 'boms']) {
        const { text, verdict: got } = await verdict(`${path} --base main`);
        assert.equal(got, expected, text);
        assert.match(text, told);
      }
    });
  }

  test('an archive that git does not know is told once, not with each of its documents', async () => {
    repository.write('.gitignore', '*.zip');
    repository.commit();
    repository.write('a.zip', zip({ 'p.cdx.json': bom([camera]), 'q.cdx.json': bom([camera]) }));
    const { text } = await verdict('. --base main');
    assert.equal(text.match(/is not tracked by git/g)?.length, 1);
    assert.match(text, /a\.zip is not tracked by git/);
  });

  test('another product is no change of the one that is gone', async () => {
    repository.write('before/a.zip', zip({ 'camera.json': old, 'door.json': bom([['Lock', 'Assa Abloy']]) }));
    repository.write(
      'after/a.zip',
      zip({
        'sensor.json': bom([['Probe', 'Sick'], modem('Shenzhen Longsung'), ['Lens', 'Zeiss']]),
        'lamp.json': bom([['Bulb', 'Osram']]),
      }),
    );
    assert.deepEqual(changes((await scan('after --base before')).report), []);
  });
});
