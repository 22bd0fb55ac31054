import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { looksLikeDevices } from '../../client/src/device-sniffer.ts';
import { headLength } from '../../client/src/sniffer.ts';
import { deviceFormats } from '../../server/src/core/read/device/index.ts';
import { detectFormat } from '../../server/src/core/read/index.ts';
import { Source } from '../../server/src/core/text/source.ts';
import { caretCases } from '../support/caret-cases.ts';
import { root } from '../support/shared.ts';

const kinds: ReadonlySet<string> = new Set(['.json', '.yml', '.yaml', '.xml', '.csv', '.tsv', '.txt', '.md', '.html']);

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile() && kinds.has(extname(entry.name)) && statSync(path).size < 1_000_000) yield path;
  }
}

suite('client/device-sniffer', () => {
  for (const { id } of deviceFormats) {
    for (const one of caretCases(id)) {
      test(`${one.id} is sent by its text alone`, () => {
        assert.ok(looksLikeDevices('/x/Untitled-1', one.text.slice(0, headLength)));
      });
    }
  }

  test('JSON on one line is known too', () => {
    for (const text of [
      '[{"id":"host","class":"system","claimed":true,"handle":"DMI:0001","children":[]}]',
      '{"results":[{"id":1,"device_type":{"manufacturer":{"name":"Hikvision"}},"site":null}]}',
      '{"deviceManifest":"1.0","devices":[]}',
    ]) {
      assert.ok(detectFormat(new Source(text)), text);
      assert.ok(looksLikeDevices('/x/a.json', text), text);
    }
  });

  test('a manifest is sent by its name, whatever stands in it', () => {
    for (const path of ['/x/site.devices.yaml', '/x/site.devices.yml', '/x/.devices.json', '/x/core.device_registry']) {
      assert.ok(looksLikeDevices(path, ''), path);
    }
  });

  test('a table is looked at in files for tables and in new documents, not in programs', () => {
    const table = 'Reference,Value,Manufacturer,MPN,Quantity\nU1,LTE,Quectel,EC25-AF,1\n';
    for (const path of ['/x/bom.csv', '/x/BOM.TSV', '/x/parts.txt', 'Untitled-1']) {
      assert.ok(looksLikeDevices(path, table), path);
    }
    for (const path of ['/x/a.ts', '/x/README.md', '/x/a.sql']) {
      assert.equal(looksLikeDevices(path, table), false, path);
    }
  });

  test('nothing that packages are made of is sent', () => {
    let looked = 0;
    for (const path of filesBelow(join(root, 'node_modules'))) {
      const head = readFileSync(path, 'utf8').slice(0, headLength);
      assert.equal(looksLikeDevices(path, head), false, path);
      looked++;
    }
    assert.ok(looked >= 100, `only ${looked} files looked at`);
  });

  test('files of the kinds a project has are not sent', () => {
    for (const [path, text] of [
      ['config.yml', 'logger:\n  level: info\ncameras: 3\nmanufacturer: Hikvision\nmodel: x\n'],
      [
        'docker-compose.yml',
        'services:\n  frigate:\n    image: ghcr.io/blakeblackshear/frigate:stable\n    ports: ["5000:5000"]\n',
      ],
      ['package.json', '{"name":"camera-manifest","version":"1.0.0","description":"Hikvision","keywords":["dahua"]}'],
      ['tree.json', '{"id":"a","class":"button","children":[{"id":"b","class":"label"}]}'],
      ['people.csv', 'id,first_name,last_name,email\n1,Dahua,Lin,x@example.org\n'],
      ['vaccines.csv', 'country,manufacturer,vaccine,total\nCanada,Moderna,mRNA-1273,1000\n'],
      ['cars.csv', 'vin,make,model,year,status,location\n1,Toyota,Corolla,2020,in use,Ottawa\n'],
      ['orders.tsv', 'order\tproduct\tbrand\tquantity\tprice\n1\tShirt\tAcme\t3\t9.99\n'],
      ['streams.yml', 'streams:\n  - name: orders\n    url: https://example.org\n'],
      ['pom.xml', '<?xml version="1.0"?><project><component type="firmwares"/></project>'],
      ['empty.csv', ''],
    ] as const) {
      assert.equal(looksLikeDevices(`/x/${path}`, text), false, path);
    }
  });

  test('a document of nothing but spaces, brackets or quotes is looked at in one go', () => {
    for (const text of [
      `streams:\n${' '.repeat(headLength)}`,
      `{${'"class":'.repeat(25_000)}`,
      `<${'<DeviceInfo '.repeat(15_000)}`,
      `/${' '.repeat(headLength)}`,
      `&${'a'.repeat(headLength)}`,
    ]) {
      assert.equal(looksLikeDevices('/x/a.csv', text), false);
    }
  });
});
