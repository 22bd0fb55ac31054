import assert from 'node:assert/strict';
import type { Review } from '../../server/src/core/review.ts';
import { parseYaml } from '../../server/src/core/syntax/yaml.ts';
import { withoutEnd, withoutStart } from '../../server/src/core/text/trim.ts';
import { reviewText } from '../support/review.ts';

/** Sizes at which a quadratic reading takes minutes, and a linear one less than the time a test may last. */
const many = 100_000;

function component(members: object): string {
  const document = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    components: [{ type: 'device', name: 'u', ...members }],
  };
  return JSON.stringify(document);
}

const site = { type: 'website', url: 'https://www.hikvision.com/a' };
const purl = (n: number) => ({ type: 'library', name: 'x', purl: `pkg:github/hikvision/x${n}` });

suite('Costs', () => {
  const shapes: Readonly<Record<string, () => Review>> = {
    'references of one component that all meet a vendor': () =>
      reviewText(component({ externalReferences: Array.from({ length: many }, () => site) })),
    'licensors of one component that all meet a vendor': () =>
      reviewText(
        component({
          licenses: Array.from({ length: many }, () => ({
            license: { id: 'MIT', licensing: { licensor: { organization: { name: 'Hikvision' } } } },
          })),
        }),
      ),
    'properties beside a supplier': () =>
      reviewText(
        component({
          supplier: { name: 'Hikvision' },
          properties: Array.from({ length: many }, (_, n) => ({ name: `p${n}`, value: 'Hikvision' })),
        }),
      ),
    'components of one vendor': () =>
      reviewText(
        JSON.stringify({
          bomFormat: 'CycloneDX',
          specVersion: '1.6',
          components: Array.from({ length: 30_000 }, (_, n) => purl(n)),
        }),
      ),
    'BOM-Links in a text within a text': () => reviewText(component({ description: '"urn:cdx:x"'.repeat(many) })),
    'BOM-Links to as many documents': () =>
      reviewText(
        component({
          externalReferences: Array.from({ length: many / 4 }, (_, n) => ({ type: 'bom', url: `urn:cdx:${n}/1` })),
        }),
      ),
    'escaped quotes of a devicetree': () => reviewText(`/dts-v1/;\n/ { compatible = "${'\\"'.repeat(many * 5)}`),
    'open strings of a devicetree': () => reviewText(`/dts-v1/;\n/ { ${'"a\n'.repeat(many)}`),
    'nodes of a devicetree within each other': () =>
      reviewText(`/dts-v1/;\n${'a {'.repeat(many)}${'b { compatible = "hisilicon,x"; };'.repeat(many / 4)}`),
    'names of a board in a devicetree': () =>
      reviewText(
        `/dts-v1/;\n/ { model = ${'"a",'.repeat(many)} "b"; compatible = ${'"hisilicon,x",'.repeat(many / 4)} "b"; };`,
      ),
    'words of a log that open brackets': () => reviewText(`spdx\n${'{ spdx\n[INFO] spdx\n'.repeat(many)}`),
    'objects of a list that is no bill of materials': () =>
      reviewText(`[${'{"a":"spdx","b":{"SPDXID":"x"}},'.repeat(many)}1]`),
    'texts that open as a document does': () => reviewText(`["spdx",${'"{ aaaaaaaaaaaaaaaaaaaa",'.repeat(many)}1]`),
    'lines of JSON that are no bill of materials': () => reviewText('{"a":"spdx"}\n'.repeat(many)),
    'documents of YAML that are none': () => reviewText('---\nkind: spdx\n'.repeat(many)),
    'blanks in a list of streams': () => reviewText(`streams:\n${' '.repeat(1_000_000)}\n`),
    'blank lines before tag-value': () => reviewText(`${'\n'.repeat(1_000_000)}SPDXVersion: SPDX-2.3\n`),
    'blanks in a supplier of SPDX': () =>
      reviewText(
        JSON.stringify({
          spdxVersion: 'SPDX-2.3',
          packages: [{ SPDXID: 'SPDXRef-a', name: 'a', supplier: `Organization: a${' '.repeat(500_000)}b (x)` }],
        }),
      ),
  };
  for (const [name, run] of Object.entries(shapes)) {
    test(`grow with the document and no faster: ${name}`, () => assert.ok(run()));
  }

  test('aliases make a document a few times as long and no longer', () => {
    const one = 'p: &p {SPDXID: SPDXRef-u, name: u, supplier: "Organization: Hikvision"}\n';
    const text = `spdxVersion: SPDX-2.3\n${one}l: &l [${'*p,'.repeat(1000)}]\npackages: [${'*l,'.repeat(1000)}]\n`;
    const found = reviewText(text);
    assert.ok((found.bom?.components.length ?? 0) < 10_000, `${found.bom?.components.length}`);
    const [over] = found.problems.filter(({ code }) => code === 'yaml-alias-budget');
    assert.ok(over && text.startsWith('*l', over.span.start));
    assert.match(over.message, /^This alias and \d+ more are not followed/);
  });

  for (const [name, text] of Object.entries({
    'long texts': `a: &a "${'x'.repeat(50_000)}"\nb: [${'*a,'.repeat(1000)}]`,
    'lists of lists': Array.from(
      { length: 9 },
      (_, n) => `a${n}: &a${n} [${n ? `*a${n - 1},`.repeat(9) : '1,1'}]`,
    ).join('\n'),
    keys: `a: &a ${'k'.repeat(20_000)}\n${'? *a\n: 1\n'.repeat(200)}`,
  })) {
    test(`what aliases may stand for counts ${name}`, () => {
      const codes = parseYaml(text).problems.map(({ code }) => code);
      assert.ok(codes.includes('yaml-alias-budget'), codes.join());
    });
  }

  test('a list by hand may name one maker a thousand times', () => {
    const text = `m: &m {manufacturer: Acme, site: Quebec}\nlist:\n${'  - *m\n'.repeat(1000)}`;
    assert.deepEqual(parseYaml(text).problems, []);
  });

  test('trimming looks at each sign once', () => {
    assert.equal(withoutEnd('a/ //', /[/ ]/), 'a');
    assert.equal(withoutStart('//a/', /\//), 'a/');
    assert.equal(withoutEnd(`${'/'.repeat(1_000_000)}a`, /\//).length, 1_000_001);
  });
});
