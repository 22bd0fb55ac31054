import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { run } from '../../../server/src/cli/run.ts';
import { type Made, tarOf, zipOf } from '../../support/archives.ts';
import { signatures } from '../../support/signatures.ts';
import { systemOf } from '../../support/system.ts';
import { workbookOf } from '../../support/workbooks.ts';

const serialOf = (nth: number) => `${nth}08a6ccd-4dce-4759-bd84-c626675d60a7`;
const board = serialOf(1);

interface Bom {
  readonly serial: string;
  readonly product: string;
  readonly part: string;
  readonly maker: string;
  readonly link?: object;
}

/** A product with one part in it, which may point at another document. */
function bom({ serial, product, part, maker, link }: Bom): string {
  return JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${serial}`,
    version: 1,
    metadata: { component: { type: 'device', 'bom-ref': 'p', name: product, supplier: { name: 'Acme' } } },
    components: [
      {
        type: 'device',
        'bom-ref': 'c',
        name: part,
        manufacturer: { name: maker },
        ...(link ? { externalReferences: [{ type: 'bom', ...link }] } : {}),
      },
    ],
    dependencies: [{ ref: 'p', dependsOn: ['c'] }],
  });
}

const part = bom({ serial: board, product: 'modem board', part: 'module', maker: 'Hikvision' });
const topWith = (link: object) =>
  bom({ serial: serialOf(0), product: 'gateway', part: 'modem board', maker: 'Acme', link });
const top = topWith({ url: `urn:cdx:${board}/1` });
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const way = 'brought in by gateway › modem board › module';
const both: readonly Made[] = [
  { name: 'd/top.cdx.json', bytes: top },
  { name: 'd/part.cdx.json', bytes: part },
];

suite('scan, a delivery of several documents', () => {
  let folder = '';
  const json = JSON.stringify(signatures());
  setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-delivery-'));
  });
  teardown(() => rmSync(folder, { recursive: true, force: true }));

  function write(path: string, bytes: string | Uint8Array): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }

  async function scan(line: string) {
    const system = systemOf(folder, { signatures: () => json });
    const status = await run(['scan', ...line.split(' ')], system);
    return { status, text: system.said.join('') };
  }

  const packings: Readonly<Record<string, (name: string) => Uint8Array>> = {
    zip: name => zipOf([{ name, bytes: part }]),
    tar: name => tarOf([{ name, bytes: part }]),
    'gzip of a tar': name => gzipSync(tarOf([{ name, bytes: part }])),
    'zip in a zip': name => zipOf([{ name: 'x.txt', bytes: zipOf([{ name, bytes: part }]) }]),
    'gzip in a zip': () => zipOf([{ name: 'notes.yaml', bytes: gzipSync(part) }]),
    gzip: () => gzipSync(part),
  };
  for (const [packing, pack] of Object.entries(packings)) {
    test(`a ${packing} is opened whatever its name says`, async () => {
      const names = ['notes.txt', 'x.json', 'a.yaml', 'table.csv', 'bom.cdx.json'];
      for (const name of names) write(`d/${name}`, pack('bom.cdx.json'));
      const { text: out } = await scan('d --format csv');
      for (const name of names) assert.match(out, new RegExp(`^d/${name}!/.*Hikvision`, 'm'));
    });
  }

  test('a workbook is read whatever its name says, and packed too; what is hidden in its file beside it is opened', async () => {
    const rows = [
      ['Manufacturer', 'Model', 'Serial number'],
      ['Hikvision', 'DS-2CD2043G2-I', '1'],
    ];
    const workbook = workbookOf([{ name: 'Devices', rows }]);
    for (const name of ['x.json', 'notes.txt', 'report.xml']) write(`d/${name}`, workbook);
    for (const name of ['devices.xlsx.gz', 'list.gz', 'x.json.gz']) write(`d/${name}`, gzipSync(workbook));
    write('d/all.zip', zipOf([{ name: 'devices.xlsx.gz', bytes: gzipSync(workbook) }]));
    const { text: out } = await scan('d --format csv');
    assert.equal(out.match(/Hikvision/g)?.length ?? 0, out.match(/^d\/.*Hikvision/gm)?.length);
    for (const name of ['x.json', 'notes.txt', 'report.xml', 'devices.xlsx.gz', 'list.gz', 'x.json.gz', 'all.zip'])
      assert.match(out, new RegExp(`^d/${name}[,!].*Hikvision`, 'm'), name);
    let both: readonly Made[] = [];
    workbookOf(
      [{ name: 'Cover', rows: [['Site list']] }],
      { more: [{ name: 'sboms/x.cdx.json', bytes: part }] },
      made => {
        both = made;
        return new Uint8Array();
      },
    );
    write('e/list.xlsx', zipOf(both));
    assert.match((await scan('e --format csv')).text, /^e\/list\.xlsx!\/sboms\/x\.cdx\.json,.*Hikvision/m);
  });

  test('the name that a gzip file says hides nothing', async () => {
    const named = (name: string) => {
      const bytes = gzipSync(part);
      return Buffer.concat([
        Buffer.from([0x1f, 0x8b, 8, 8]),
        bytes.subarray(4, 10),
        Buffer.from(`${name}\0`),
        bytes.subarray(10),
      ]);
    };
    write('d/bom.cdx.json.gz', named('a.png'));
    write('d/data.gz', named('bom.cdx.json'));
    write('d/other.gz', named('b'));
    write(
      'd/all.zip',
      zipOf([
        { name: 'q/data.json.gz', bytes: named('a.png') },
        { name: 'r/x.gz', bytes: named('y.cdx.json') },
      ]),
    );
    const { text: out } = await scan('d --format csv');
    for (const name of [
      'bom.cdx.json.gz!/bom.cdx.json',
      'data.gz!/bom.cdx.json',
      'other.gz!/',
      'all.zip!/q/data.json.gz!/data.json',
      'all.zip!/r/x.gz!/y.cdx.json',
    ])
      assert.ok(
        out.split('\n').some(line => line.startsWith(`d/${name}`) && line.includes('Hikvision')),
        name,
      );
  });

  test('a document beside the one that points at it is reviewed with it, and the way is told', async () => {
    write('d/top.cdx.json', top);
    assert.match((await scan('d/top.cdx.json')).text, /linked BOM “.*” was not reviewed/);
    write('d/part.cdx.json', part);
    const { text } = await scan('d/top.cdx.json');
    assert.doesNotMatch(text, /was not reviewed/);
    assert.match(text, new RegExp(`^d/part\\.cdx\\.json:1:\\d+ .*Hikvision.*; ${way}$`, 'm'));
    assert.match((await scan('d')).text, new RegExp(`; ${way}$`, 'm'));
    for (const format of ['json', 'sarif', 'csv', 'github', 'gitlab', 'html', 'markdown', 'rdjsonl', 'junit']) {
      assert.match((await scan(`d/top.cdx.json --format ${format}`)).text, new RegExp(way), format);
    }
  });

  for (const [name, bytes] of [
    ['delivery.zip', zipOf(both)],
    ['delivery.tar', tarOf(both)],
    ['delivery.tar.gz', gzipSync(tarOf(both))],
    ['delivery.tgz', gzipSync(tarOf(both))],
  ] as const) {
    test(`${name} is opened, and its places name the archive`, async () => {
      write(name, bytes);
      const { text } = await scan(name);
      const place = `${name.replaceAll('.', '\\.')}!/d/part\\.cdx\\.json:1:\\d+`;
      assert.match(text, new RegExp(`^${place} .*Hikvision.*; ${way}$`, 'm'));
      assert.doesNotMatch(text, /was not reviewed/);
    });
  }

  test('in a folder that is walked archives are opened too', async () => {
    write('in/delivery.zip', zipOf(both));
    assert.match((await scan('in')).text, /^in\/delivery\.zip!\/d\/part\.cdx\.json:1:\d+/m);
  });

  test('an archive in an archive, down to a depth', async () => {
    const nested = (levels: number): Uint8Array =>
      zipOf([levels === 0 ? { name: 'part.cdx.json', bytes: part } : { name: 'i.zip', bytes: nested(levels - 1) }]);
    write('two.zip', nested(1));
    assert.match((await scan('two.zip')).text, /^two\.zip!\/i\.zip!\/part\.cdx\.json:1:/m);
    write('deep.zip', nested(5));
    const { status, text } = await scan('deep.zip');
    assert.match(text, /too deep inside each other/);
    assert.equal(status, 2);
  });

  test('names that lead out and links are told, never followed', async () => {
    write('secret.cdx.json', part);
    write(
      'e.zip',
      zipOf([
        { name: '../secret.cdx.json', bytes: part },
        { name: '/abs.cdx.json', bytes: part },
        { name: 'l.cdx.json', bytes: '../secret.cdx.json', isLink: true },
        { name: 'ok.cdx.json', bytes: top },
      ]),
    );
    const { status, text } = await scan('e.zip');
    assert.equal(text.match(/leads out of the archive/g)?.length, 2);
    assert.match(text, /^e\.zip!\/l\.cdx\.json .*links in archives are not followed/m);
    assert.doesNotMatch(text, /Hikvision/);
    assert.equal(status, 2);
  });

  test('damage, bombs and archives without a document are told', async () => {
    write('cut.zip', zipOf(both).subarray(0, 300));
    write('bomb.json.gz', gzipSync(' '.repeat(50_000_000)));
    write('empty.zip', zipOf([{ name: 'readme', bytes: 'x' }]));
    for (const [file, said] of [
      ['cut.zip', /damaged or cut off/],
      ['bomb.json.gz', /more than is opened/],
      ['empty.zip', /nothing in it was read/],
    ] as const) {
      const { status, text } = await scan(file);
      assert.match(text, said);
      assert.equal(status, 2, file);
    }
  });

  test('a checksum finds a document of any name, and tells one that is another', async () => {
    write(
      'a/top.cdx.json',
      topWith({ url: 'https://example.com/x', hashes: [{ alg: 'SHA-256', content: sha256(part) }] }),
    );
    write('a/other.json', part);
    assert.match((await scan('a/top.cdx.json')).text, new RegExp(`^a/other\\.json:.*; ${way}$`, 'm'));
    write('b/top.cdx.json', topWith({ url: `urn:cdx:${board}/1`, hashes: [{ alg: 'SHA-256', content: sha256('x') }] }));
    write('b/part.cdx.json', part);
    const { text } = await scan('b/top.cdx.json --require-complete');
    assert.match(text, /^b\/top\.cdx\.json:1:\d+ .*b\/part\.cdx\.json has its name and another checksum/m);
    assert.match(text, /not all was read/);
  });

  test('a name of a file alone finds nothing', async () => {
    write('top.cdx.json', topWith({ url: 'part.cdx.json' }));
    write('part.cdx.json', part);
    const { text } = await scan('top.cdx.json');
    assert.match(text, /linked BOM “part\.cdx\.json” was not reviewed/);
    assert.doesNotMatch(text, /Hikvision/);
  });

  test('two different documents of one name are told; copies are one', async () => {
    write('top.cdx.json', top);
    write('a.cdx.json', part);
    write('b.cdx.json', part);
    assert.doesNotMatch((await scan('top.cdx.json')).text, /was not reviewed/);
    write('b.cdx.json', `${part}\n`);
    assert.match((await scan('top.cdx.json')).text, /2 different documents have its name, a\.cdx\.json, b\.cdx\.json/);
  });

  test('a circle is told where it closes, and nothing hangs', async () => {
    for (const nth of [0, 1, 2]) {
      const link = { url: `urn:cdx:${serialOf((nth + 1) % 3)}/1` };
      write(
        `${nth}.cdx.json`,
        bom({ serial: serialOf(nth), product: `p${nth}`, part: `c${nth}`, maker: 'Acme', link }),
      );
    }
    const { text } = await scan('0.cdx.json');
    assert.equal(text.match(/leads back here/g)?.length, 1);
    assert.match(text, /^2\.cdx\.json:1:\d+ .*leads back here/m);
    assert.doesNotMatch(text, /was not reviewed/);
  });

  test('a linked document behind a link that leaves the repository is not read', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'bomwarden-outside-'));
    try {
      writeFileSync(join(outside, 'part.cdx.json'), part);
      mkdirSync(join(folder, '.git'));
      write('top.cdx.json', top);
      symlinkSync(join(outside, 'part.cdx.json'), join(folder, 'part.cdx.json'));
      assert.match((await scan('top.cdx.json')).text, /was not reviewed/);
    } finally {
      rmSync(outside, { recursive: true });
    }
  });

  test('SPDX: an external document, by namespace and checksum', async () => {
    const spdx = (name: string, more: object) =>
      JSON.stringify({
        spdxVersion: 'SPDX-2.3',
        SPDXID: 'SPDXRef-DOCUMENT',
        documentNamespace: `https://example.com/${name}`,
        packages: [{ SPDXID: 'SPDXRef-1', name: `${name} package`, supplier: 'Organization: Hikvision' }],
        ...more,
      });
    const inner = spdx('inner', {});
    const external = (checksumValue: string) => ({
      externalDocumentRefs: [
        {
          externalDocumentId: 'DocumentRef-i',
          spdxDocument: 'https://example.com/inner',
          checksum: { algorithm: 'SHA1', checksumValue },
        },
      ],
    });
    write('inner.spdx.json', inner);
    write('outer.spdx.json', spdx('outer', external(createHash('sha1').update(inner).digest('hex'))));
    assert.match((await scan('outer.spdx.json')).text, /^inner\.spdx\.json:1:/m);
    write('outer.spdx.json', spdx('outer', external('0'.repeat(40))));
    assert.match((await scan('outer.spdx.json')).text, /inner\.spdx\.json has its name and another checksum/);
  });

  test('SARIF nests what stands in an archive; for code scanning the archive is the file', async () => {
    write('delivery.zip', zipOf(both));
    const log = async (more: string) => {
      const { text } = await scan(`delivery.zip --format sarif${more}`);
      const { runs } = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as {
        runs: [
          { artifacts?: unknown; results: { locations: [{ physicalLocation: unknown }]; message: { text: string } }[] },
        ];
      };
      return runs[0];
    };
    const { artifacts, results } = await log('');
    assert.deepEqual(artifacts, [
      { location: { uri: 'delivery.zip', uriBaseId: '%SRCROOT%' } },
      { location: { uri: '/d/part.cdx.json' }, parentIndex: 0 },
    ]);
    assert.match(JSON.stringify(results[0]?.locations[0].physicalLocation), /"uri":"\/d\/part\.cdx\.json","index":1/);
    const forHost = await log(' --sarif-profile github');
    assert.match(JSON.stringify(forHost.results[0]?.locations[0].physicalLocation), /"uri":"delivery\.zip"/);
    assert.match(forHost.results[0]?.message.text ?? '', /^d\/part\.cdx\.json: /);
  });

  test('two deliveries are compared document by document', async () => {
    write('old.zip', zipOf([{ name: 'part.cdx.json', bytes: part.replace('Hikvision', 'Acme') }]));
    write('new.zip', zipOf([{ name: 'part.cdx.json', bytes: part }]));
    assert.match((await scan('new.zip --base old.zip --details')).text, /^2 new, 0 unchanged, 0 resolved/m);
    assert.match((await scan('new.zip --base new.zip --details')).text, /^0 new, 1 unchanged, 0 resolved/m);
  });
});
