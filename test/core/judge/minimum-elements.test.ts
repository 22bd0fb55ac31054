import assert from 'node:assert/strict';
import { minimumOf } from '../../../server/src/core/judge/minimum-elements.ts';
import type { MinimumProfile } from '../../../server/src/core/model/minimum.ts';
import { read } from '../../../server/src/core/read/index.ts';
import { Source } from '../../../server/src/core/text/source.ts';

/** `element: unknown/withheld names`, and the words that the places mark. */
function lacks(document: object | string, profile: MinimumProfile = 'cisa-2026') {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  const { bom } = read(new Source(text));
  assert.ok(bom);
  const minimum = minimumOf(bom, profile);
  return minimum?.lacking.map(({ element, unknown, withheld, first }) => {
    const names = first.map(({ name, state, range }) => {
      assert.ok(text.slice(range.start, range.end).includes(name), 'the place is that of the name');
      return state === 'withheld' ? `${name}!` : name;
    });
    return `${element} ${unknown}/${withheld} ${names.join(' ')}`;
  });
}

const whole = {
  version: '1.2',
  supplier: { name: 'Acme' },
  purl: 'pkg:npm/a@1.2',
  hashes: [{ alg: 'SHA-256', content: 'a'.repeat(64) }],
  licenses: [{ license: { id: 'MIT' } }],
};
const cyclonedx = (components: readonly object[], more: object = {}) => ({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  metadata: { component: { type: 'application', name: 'product', 'bom-ref': 'p', ...whole } },
  components: components.map(one => ({ type: 'library', ...one })),
  ...more,
});
const inProduct = (...refs: readonly string[]) => ({ dependencies: [{ ref: 'p', dependsOn: refs }] });

suite('minimum elements of CycloneDX', () => {
  test('nothing is lacking of a whole component', () => {
    assert.deepEqual(lacks(cyclonedx([{ name: 'a', 'bom-ref': 'a', ...whole }], inProduct('a'))), []);
  });

  test('the product is asked like its components, and what made the document is not', () => {
    const tools = { components: [{ type: 'application', name: 'scanner' }] };
    const component = { type: 'application', name: 'product', 'bom-ref': 'p', ...whole, version: undefined };
    assert.deepEqual(lacks(cyclonedx([], { metadata: { component, tools } })), ['version 1/0 product']);
  });

  test('each element that is lacking is told', () => {
    assert.deepEqual(lacks(cyclonedx([{ name: 'bare' }])), [
      'producer 1/0 bare',
      'version 1/0 bare',
      'identifier 1/0 bare',
      'relationship 1/0 bare',
      'hash 1/0 bare',
      'licence 1/0 bare',
    ]);
  });

  test('a digest that names its content is an identifier, any other is none', () => {
    const { purl: _, ...rest } = whole;
    const digest = (content: string) =>
      lacks(cyclonedx([{ name: 'a', 'bom-ref': 'a', ...rest, hashes: [{ alg: 'SHA-256', content }] }], inProduct('a')));
    assert.deepEqual(digest('swh:1:cnt:94a9ed024d3859793618152ea559a168bbcbb5e2'), []);
    assert.deepEqual(digest('a'.repeat(64)), ['identifier 1/0 a']);
    const said = { ...rest, description: 'swh:1:cnt:94a9ed024d3859793618152ea559a168bbcbb5e2' };
    assert.deepEqual(lacks(cyclonedx([{ name: 'a', 'bom-ref': 'a', ...said }], inProduct('a'))), ['identifier 1/0 a']);
  });

  test('NTIA asks for neither hash nor licence', () => {
    const { hashes: _, licenses: __, ...rest } = whole;
    const text = cyclonedx([{ name: 'a', 'bom-ref': 'a', ...rest }], inProduct('a'));
    assert.deepEqual(lacks(text, 'ntia'), []);
    assert.deepEqual(lacks(text), ['hash 1/0 a', 'licence 1/0 a']);
  });

  test('unknown and withheld are two things', () => {
    const named = (name: string, supplier: string) => ({
      ...whole,
      name,
      'bom-ref': name,
      supplier: { name: supplier },
    });
    const components = [
      named('a', 'unknown'),
      named('b', 'REDACTED'),
      named('c', '[withheld]'),
      named('d', 'Non divulgué'),
      named('e', 'Confidential Computing GmbH'),
      named('f', 'N/A'),
    ];
    assert.deepEqual(lacks(cyclonedx(components, inProduct('a', 'b', 'c', 'd', 'e', 'f'))), [
      'producer 2/3 a b! c! d! f',
    ]);
  });

  test('what is said once is said, whatever else stands beside', () => {
    const component = {
      ...whole,
      name: 'a',
      'bom-ref': 'a',
      supplier: { name: 'withheld' },
      manufacturer: { name: 'Acme' },
    };
    assert.deepEqual(lacks(cyclonedx([component], inProduct('a'))), []);
  });

  test('a component inside another is related, and so is one that only brings in', () => {
    const inner = { ...whole, type: 'library', name: 'inner' };
    const outer = { ...whole, name: 'outer', 'bom-ref': 'o', components: [inner] };
    assert.deepEqual(lacks(cyclonedx([outer])), []);
    const both = [
      { ...whole, name: 'a', 'bom-ref': 'a' },
      { ...whole, name: 'b', 'bom-ref': 'b' },
      { ...whole, name: 'c', 'bom-ref': 'c' },
    ];
    assert.deepEqual(lacks(cyclonedx(both, { dependencies: [{ ref: 'a', dependsOn: ['b'] }] })), [
      'relationship 1/0 c',
    ]);
  });

  test('hardware has neither hash nor licence', () => {
    const { hashes: _, licenses: __, ...rest } = whole;
    assert.deepEqual(lacks(cyclonedx([{ ...rest, type: 'device', name: 'a', 'bom-ref': 'a' }], inProduct('a'))), []);
  });

  test('a cryptographic algorithm is asked for nothing', () => {
    assert.deepEqual(lacks(cyclonedx([{ type: 'cryptographic-asset', name: 'RSA-2048' }])), []);
  });

  test('the number is of all, the names are the first five', () => {
    const many = Array.from({ length: 8 }, (_, at) => ({ ...whole, name: `n${at}`, 'bom-ref': `n${at}`, version: '' }));
    const refs = many.map(({ name }) => name);
    assert.deepEqual(lacks(cyclonedx(many, inProduct(...refs))), ['version 8/0 n0 n1 n2 n3 n4']);
  });

  test('XML says the same', () => {
    const text =
      '<bom xmlns="http://cyclonedx.org/schema/bom/1.6"><components><component type="library" bom-ref="a"><supplier><name>withheld</name></supplier><name>alpha</name><version>1</version></component></components></bom>';
    assert.deepEqual(lacks(text), [
      'producer 0/1 alpha!',
      'identifier 1/0 alpha',
      'hash 1/0 alpha',
      'licence 1/0 alpha',
    ]);
  });
});

const spdx2 = (packages: readonly object[], relationships: readonly object[]) => ({
  spdxVersion: 'SPDX-2.3',
  SPDXID: 'SPDXRef-DOCUMENT',
  name: 'd',
  dataLicense: 'CC0-1.0',
  documentNamespace: 'https://example.com/d',
  packages,
  relationships,
});
const package2 = (name: string, more: object = {}) => ({
  name,
  SPDXID: `SPDXRef-${name}`,
  versionInfo: '1',
  supplier: 'Organization: Acme',
  downloadLocation: 'NOASSERTION',
  licenseDeclared: 'MIT',
  checksums: [{ algorithm: 'SHA256', checksumValue: 'a'.repeat(64) }],
  externalRefs: [
    { referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: `pkg:npm/${name}@1` },
  ],
  ...more,
});
const related2 = (from: string, type: string, to: string) => ({
  spdxElementId: `SPDXRef-${from}`,
  relationshipType: type,
  relatedSpdxElement: `SPDXRef-${to}`,
});

suite('minimum elements of SPDX 2', () => {
  test('nothing is lacking of whole packages', () => {
    for (const type of ['DEPENDS_ON', 'CONTAINS', 'DYNAMIC_LINK']) {
      const relations = [related2('DOCUMENT', 'DESCRIBES', 'a'), related2('a', type, 'b')];
      assert.deepEqual(lacks(spdx2([package2('a'), package2('b')], relations)), [], type);
    }
  });

  test('NOASSERTION says that nobody knows; words say that somebody does not tell', () => {
    const packages = [
      package2('a', { supplier: 'NOASSERTION', licenseDeclared: 'NOASSERTION' }),
      package2('b', { supplier: 'Organization: Withheld', versionInfo: 'redacted' }),
      package2('c', { checksums: [], externalRefs: [], licenseDeclared: 'LicenseRef-withheld' }),
      package2('d'),
    ];
    const relations = [related2('a', 'DEPENDS_ON', 'b'), related2('a', 'DEPENDS_ON', 'c')];
    assert.deepEqual(lacks(spdx2(packages, relations)), [
      'producer 1/1 a b!',
      'version 0/1 b!',
      'identifier 1/0 c',
      'relationship 1/0 d',
      'hash 1/0 c',
      'licence 1/1 a c!',
    ]);
  });

  test('tag-value says the same', () => {
    const text =
      'SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\nSPDXID: SPDXRef-DOCUMENT\nDocumentName: d\n\nPackageName: alpha\nSPDXID: SPDXRef-a\nPackageVersion: 1\nPackageSupplier: NOASSERTION\nPackageChecksum: SHA1: 85ed0817af83a24ad8da68c2b5094de69833983c\nPackageLicenseDeclared: MIT\n';
    assert.deepEqual(lacks(text), ['producer 1/0 alpha', 'identifier 1/0 alpha']);
  });
});

const id = (name: string) => `https://example.com/${name}`;
const spdx3 = (packages: readonly object[], more: readonly object[] = []) => ({
  '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
  '@graph': [
    { type: 'Organization', spdxId: id('acme'), name: 'Acme' },
    { type: 'Organization', spdxId: id('hidden'), name: 'Withheld' },
    { type: 'simplelicensing_LicenseExpression', spdxId: id('mit'), simplelicensing_licenseExpression: 'MIT' },
    ...packages,
    ...more,
  ],
});
const package3 = (name: string, more: object = {}) => ({
  type: 'software_Package',
  spdxId: id(name),
  name,
  software_packageVersion: '1',
  suppliedBy: id('acme'),
  software_packageUrl: `pkg:npm/${name}@1`,
  verifiedUsing: [{ type: 'Hash', algorithm: 'sha256', hashValue: 'a'.repeat(64) }],
  ...more,
});
const related3 = (from: string, relationshipType: string, ...to: readonly string[]) => ({
  type: 'Relationship',
  spdxId: id(`${from}-${relationshipType}`),
  from: id(from),
  relationshipType,
  to: to.map(id),
});

suite('minimum elements of SPDX 3', () => {
  test('nothing is lacking of whole packages', () => {
    const relations = [
      related3('a', 'dependsOn', 'b'),
      related3('a', 'hasDeclaredLicense', 'mit'),
      related3('b', 'hasConcludedLicense', 'mit'),
    ];
    assert.deepEqual(lacks(spdx3([package3('a'), package3('b')], relations)), []);
  });

  test('unknown and withheld are two things', () => {
    const packages = [
      package3('a', { suppliedBy: 'https://spdx.org/rdf/3.0.1/terms/Core/NoAssertionElement' }),
      package3('b', { suppliedBy: id('hidden'), verifiedUsing: [] }),
      package3('c', { software_packageVersion: undefined, software_packageUrl: undefined }),
    ];
    const relations = [
      related3('a', 'contains', 'b'),
      ...['a', 'b', 'c'].map(one => related3(one, 'hasDeclaredLicense', 'mit')),
    ];
    assert.deepEqual(lacks(spdx3(packages, relations)), [
      'producer 1/1 a b!',
      'version 1/0 c',
      'identifier 1/0 c',
      'relationship 1/0 c',
      'hash 1/0 b',
    ]);
  });

  test('one package alone has nothing to be related to', () => {
    assert.deepEqual(lacks(spdx3([package3('a')])), ['licence 1/0 a']);
  });
});

suite('minimum elements of what is no SBOM', () => {
  test('are asked of no list of devices', () => {
    assert.equal(lacks('manufacturer,model,serial\nAcme,X1,123\nAcme,X2,124\n'), undefined);
  });
});
