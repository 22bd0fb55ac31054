import assert from 'node:assert/strict';
import { notUnderstood } from '../../server/src/core/not-understood.ts';
import { read } from '../../server/src/core/read/index.ts';
import { Source } from '../../server/src/core/text/source.ts';
import { reviewer } from '../support/review.ts';
import { slowTest } from '../support/tier.ts';

/** The code with the text that is marked; undefined where the file is passed over without a word. */
function told(name: string, text: string): string | undefined {
  const source = new Source(text);
  const { bom, problems } = read(source);
  assert.equal(bom, undefined, `${name} is read`);
  const problem = notUnderstood(name, source, problems, reviewer().lookups, '2026-11-22');
  return problem && `${problem.code} ${source.slice(problem.span)}`.trim();
}

const legal = 'Hangzhou Hikvision Digital Technology Co., Ltd.';

suite('a file that no reader takes', () => {
  test('has the name of a BOM', () => {
    assert.equal(told('acme_sbom_1.json', '{"a":1}'), 'bom-by-name');
    assert.equal(told('bom.json', '[1,2]'), 'bom-by-name');
    assert.equal(told('a.cdx.json.bak', '{"a":1}'), 'bom-not-opened');
    assert.equal(told('my_bom.csv', 'a\n'), 'bom-by-name');
  });

  test('has words of a BOM', () => {
    assert.equal(told('x.json', '{"note":"n","predicateType":"https://cyclonedx.org/bom"}'), 'bom-by-content "');
    assert.equal(
      told('x.xml', '<wrap><b:bom xmlns:b="http://cyclonedx.org/schema/bom/1.6"/></wrap>'),
      'bom-by-content x',
    );
    for (const text of [
      "{\n 'bomFormat': 'CycloneDX',\n 'specVersion': '1.6'\n}",
      "- {'spdxVersion': 'SPDX-2.3'}",
      '- bomFormat: CycloneDX\n  specVersion: "1.6"\n',
      '- - spdxVersion: SPDX-2.3\n',
    ]) {
      assert.match(told('x.yaml', text) ?? '', /^bom-by-content/, text);
    }
  });

  test('names a vendor where a value says who made something', () => {
    assert.equal(told('a.json', `{"things":[{"manufacturer":"${legal}"}]}`), `vendor-by-content ${legal}`);
    assert.equal(told('a.xml', `<list><item brand="Hikvision"/></list>`), 'vendor-by-content Hikvision');
    assert.equal(told('a.xml', `<list><vendor>Dahua</vendor></list>`), 'vendor-by-content Dahua');
    assert.equal(
      told('a.yaml', `things:\n  - model: DS-2CD2143G2-I\n    door: 1\n`),
      'vendor-by-content DS-2CD2143G2-I',
    );
    assert.equal(
      told('a.csv', `Thing,Firm,Where\ncam1,"${legal}",door\ncam2,Axis,gate\ncam3,Axis,gate\n`),
      `vendor-by-content ${legal}`,
    );
  });

  test('names a product of a vendor where a value says what a thing is', () => {
    for (const [name, text] of [
      ['a.json', '[{"device":"Hikvision DS-2CD2143G2-I","serial":"1"}]'],
      ['b.json', '{"devices":[{"name":"Hikvision DS-2CD2143G2-I","ip":"192.0.2.1","serialNumber":"1"}]}'],
      ['c.yaml', 'things:\n- asset: Hikvision DS-2CD2143G2-I\n  door: 1\n'],
      ['d.xml', '<list><hardware>Hikvision DS-2CD2143G2-I</hardware></list>'],
    ] as const) {
      assert.equal(told(name, text), 'vendor-by-content Hikvision', text);
    }
    assert.equal(told('e.json', '{"name":"Hikvision camera","device":"Gate camera 2"}'), undefined);
    assert.equal(told('f.json', '{"name":"hikvision-api2","title":"Hikvision DS-2CD2143G2-I"}'), undefined);
  });

  test('is passed over where it is an ordinary file', () => {
    const ordinary: Readonly<Record<string, string>> = {
      'package.json': JSON.stringify({
        name: 'hikvision-api',
        author: legal,
        description: 'Hikvision client',
        keywords: ['Dahua'],
      }),
      'README.txt': `Works with cameras of ${legal}, Dahua, Uniview.\nSee bomFormat, SPDXID, CycloneDX.\n`,
      'de.json': JSON.stringify({ vendor: 'Hersteller', model: 'Modell', Hikvision: 'Hikvision' }),
      'schema.json': JSON.stringify({
        $schema: 'http://json-schema.org/draft-07/schema#',
        properties: { bomFormat: { const: 'CycloneDX' }, manufacturer: 'Hikvision' },
      }),
      'bom.xml':
        '<?xml version="1.0"?>\n<project xmlns="http://maven.apache.org/POM/4.0.0"><artifactId>acme-bom</artifactId></project>',
      'bom.xsd.xml':
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:bom="http://cyclonedx.org/schema/bom/1.6"/>',
      'sbom.yaml': 'on: push\njobs:\n  sbom:\n    steps: [{ uses: anchore/sbom-action }]\n',
      'numbers.csv': 'a,b,c\n1,2,3\n4,5,6\n',
    };
    for (const [name, text] of Object.entries(ordinary)) assert.equal(told(name, text), undefined, name);
  });

  test('is told however much stands above its table', () => {
    const table = 'Thing,Firm,Where\ncam1,Hikvision,door\ncam2,Axis,gate\ncam3,Axis,gate\n';
    for (const above of ['note\n'.repeat(500), 'a,b\n'.repeat(5_000), `${'x'.repeat(90_000)}\n`, '\n'.repeat(9_000)]) {
      assert.equal(told('list.txt', `${above}${table}`), 'vendor-by-content Hikvision', above.slice(0, 10));
    }
  });

  test('is passed over where it lists weaknesses, guesses or registrations: nothing in it is there', () => {
    for (const text of [
      'Plugin,CVE,Vendor,Product\n1,CVE-2021-36260,Hikvision,DS-2CD2143G2-I\n2,CVE-2021-33044,Dahua,IPC\n',
      'Host,OS guess,Vendor,Accuracy\n10.0.0.1,Hikvision IPC,Hikvision,95\n10.0.0.2,Axis,Axis,90\n',
      'Registry,OUI,Organization Name\nMA-L,44-47-CC,"Hangzhou Hikvision Digital Technology Co.,Ltd."\nMA-L,00-40-8C,Axis\n',
    ]) {
      assert.equal(told('export.txt', text), undefined);
    }
  });

  slowTest('costs no more than it is long, whatever is in it', () => {
    const many = 200_000;
    for (const text of [
      `{"a":"${'\\\\"bomFormat'.repeat(many)}`,
      `{"vendor":${'"vendor":'.repeat(many)}`,
      `<x>${'<vendor '.repeat(many)}`,
      `${'brand ='.repeat(many)}`,
      `${'- '.repeat(many)}vendor: `,
      `${' '.repeat(many)}vendor\n`.repeat(5),
      `a,b,c\n${','.repeat(many)}\n`.repeat(3),
      `PK\u0003\u0004${'a'.repeat(many * 10)}`,
    ]) {
      assert.equal(told('x.txt', text), undefined);
    }
  });

  test('a zip file tells by the names of its entries', () => {
    assert.equal(told('delivery.zip', 'PK\u0003\u0004\n\0\0parts/modem.cdx.jsonPK'), 'archive');
    assert.equal(told('src.zip', 'PK\u0003\u0004\n\0\0src/main.json.cPK'), undefined);
    assert.equal(told('sbom.zip', 'PK\u0003\u0004\n\0\0a'), 'archive');
  });
});
