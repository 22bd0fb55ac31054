import assert from 'node:assert/strict';
import type { Component } from '../../../server/src/core/model/component.ts';
import { read } from '../../../server/src/core/read/index.ts';
import { Source } from '../../../server/src/core/text/source.ts';

type Json = string | number | null | Json[] | { [key: string]: Json };

const component = {
  type: 'library',
  'bom-ref': 'a',
  supplier: { name: 'Acme', url: ['https://acme.example'], contact: [{ email: 'a@acme.example' }] },
  authors: [{ name: 'Jane', email: 'jane@acme.example' }],
  publisher: 'Acme',
  group: 'org.acme',
  name: 'part',
  version: '1.0',
  description: 'A part',
  hashes: [{ alg: 'SHA-256', content: 'f5a32fe267f7d3e5f3e85a0cfe61b407a9e847c66c42e2797ffb0f90498b83bb' }],
  licenses: [{ license: { id: 'MIT' } }, { expression: 'MIT OR Apache-2.0' }],
  copyright: '© Acme',
  cpe: 'cpe:2.3:a:acme:part:1.0:*:*:*:*:*:*:*',
  purl: 'pkg:npm/part@1.0',
  swid: { tagId: 'acme', name: 'part' },
  pedigree: { commits: [{ author: { name: 'Jane', email: 'jane@acme.example' } }] },
  externalReferences: [{ type: 'vcs', url: 'https://acme.example/part', hashes: [{ alg: 'MD5', content: 'a' }] }],
  evidence: { identity: [{ field: 'purl', concludedValue: 'pkg:npm/part@1.0' }] },
  properties: [
    { name: 'mac', value: '44:19:B6:00:00:01' },
    { name: 'cdx:hbom:hardwareClass', value: 'usb-device' },
    { name: 'hbom:vendorId', value: '12d1' },
  ],
};

const spdxPackage = {
  SPDXID: 'SPDXRef-a',
  name: 'part',
  versionInfo: '1.0',
  supplier: 'Organization: Acme',
  originator: 'Person: Jane',
  downloadLocation: 'https://acme.example/part',
  homepage: 'NOASSERTION',
  primaryPackagePurpose: 'LIBRARY',
  checksums: [{ algorithm: 'SHA256', checksumValue: 'aa' }],
  externalRefs: [
    { referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: 'pkg:npm/part@1.0' },
    { referenceCategory: 'OTHER', referenceType: 'other', referenceLocator: 'cpe:2.3:a:acme:part:1:*:*:*:*:*:*:*' },
  ],
  licenseConcluded: 'MIT',
  licenseDeclared: 'NOASSERTION',
  copyrightText: 'NOASSERTION',
  attributionTexts: ['Acme'],
  description: 'A part',
  comment: 'A comment',
  sourceInfo: 'a source',
};

const element = {
  type: 'software_Package',
  spdxId: 'https://acme.example/part',
  creationInfo: '_:made',
  name: 'part',
  suppliedBy: 'https://acme.example/before',
  originatedBy: ['https://acme.example/behind', 'https://acme.example/mailed'],
  software_packageVersion: '1.0',
  software_primaryPurpose: 'deviceDriver',
  software_packageUrl: 'pkg:npm/part@1.0',
  externalIdentifier: [
    { type: 'ExternalIdentifier', externalIdentifierType: 'cpe23', identifier: 'cpe:2.3:a:acme:part:1:*:*:*:*:*:*:*' },
    { type: 'ExternalIdentifier', externalIdentifierType: 'other', identifier: 'https://acme.example/part' },
  ],
  externalRef: [{ type: 'ExternalRef', externalRefType: 'binaryArtifact', locator: ['https://acme.example/part'] }],
  verifiedUsing: [{ type: 'Hash', algorithm: 'sha256', hashValue: 'aa' }],
  software_downloadLocation: 'https://acme.example/part',
  software_copyrightText: 'NOASSERTION',
  description: 'A part',
};

const made = { type: 'CreationInfo', '@id': '_:made', specVersion: '3.0.1' };
const [before, behind, mailed] = ['before', 'behind', 'mailed'].map(id => ({
  type: 'Organization',
  spdxId: `https://acme.example/${id}`,
  creationInfo: '_:made',
  name: `Acme ${id}`,
}));
const mail = { type: 'ExternalIdentifier', externalIdentifierType: 'email', identifier: 'a@acme.example' };

const documents: Readonly<Record<string, { readonly part: Json; readonly of: (...parts: string[]) => string }>> = {
  CycloneDX: {
    part: component,
    of: (...parts) => `{"bomFormat":"CycloneDX","specVersion":"1.6","components":[${parts.join(',')}]}`,
  },
  'SPDX 2': {
    part: spdxPackage,
    of: (...parts) =>
      `{"spdxVersion":"SPDX-2.3","SPDXID":"SPDXRef-DOCUMENT","name":"d","packages":[${parts.join(',')}]}`,
  },
  'SPDX 3': {
    part: element,
    of: (...parts) => {
      const head = `"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld"`;
      const [first, last] = [
        JSON.stringify([made, before]),
        JSON.stringify([behind, { ...mailed, externalIdentifier: [mail] }]),
      ];
      return `{${head},"@graph":[${first.slice(1, -1)},${parts.join(',')},${last.slice(1, -1)}]}`;
    },
  },
};

const others: readonly Json[] = [
  '',
  ' ',
  'Acme Ltd',
  'NOASSERTION',
  'NONE',
  'https://acme.example/mailed',
  'Organization: Acme',
  'Organization: Acme (a@acme.example)',
  'Organization: NOASSERTION',
  'maven-central',
  'org.acme:part:1',
  'Person: Jane (jane@acme.example)',
  'Acme <a@acme.example>',
  'Acmé',
  'a "quoted" name',
  'urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1',
  '44:19:B6:00:00:02',
  'pkg:npm/%40acme/part@2',
  'cpe:/h:acme:part',
  'bom',
  'distribution',
  'sha-1',
  7,
  null,
  ['x'],
  { name: 'x' },
];

/** The part with one value in another's place, or a member twice, missing, or under another key. */
function* variants(part: Json, put: (part: Json) => string, values = others): Generator<string> {
  if (part === null || typeof part !== 'object') {
    for (const other of values) yield put(other);
    return;
  }
  for (const [key, value] of Object.entries(part) as [string, Json][]) {
    const rest = Object.entries(part).filter(([name]) => name !== key);
    const whole = (changed: readonly (readonly [string, unknown])[]) =>
      put((Array.isArray(part) ? changed.map(([, one]) => one) : Object.fromEntries(changed)) as Json);
    yield whole(rest);
    yield whole([...rest, [`${key}s`, value]]);
    yield whole([...rest, [key.toUpperCase(), value]]);
    yield whole([...rest, [key, value]]);
    yield put(null);
    const inside = (changed: Json) =>
      whole(Object.entries(part).map(([name, one]) => [name, name === key ? changed : one]));
    yield* variants(value, inside, values);
  }
}

/** What is read of the last component, its places counted from where it begins. */
function lastOf(text: string, part: string): unknown {
  const { bom, problems } = read(new Source(text));
  const start = text.lastIndexOf(part);
  const moved = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(moved);
    if (value === null || typeof value !== 'object') return value;
    const entries = Object.entries(value).map(([key, one]) => [
      key,
      // what stands before all of them stays where it is
      key === 'start' || key === 'end' ? Number(one) - (Number(one) < start ? 0 : start) : moved(one),
    ]);
    return Object.fromEntries(entries);
  };
  const its = (span: Component['span']) => span.start >= start;
  const { components = [] } = bom ?? {};
  const first = components.find(({ span }) => its(span))?.index ?? 0;
  return {
    components: components
      .filter(({ span }) => its(span))
      .map(({ place, kind, parent, ref, name, version, span, claims, licences, unstated }) =>
        moved({
          ...{ place, kind, ref, name, version, span, claims, licences, unstated },
          parent: parent === undefined ? undefined : parent - first,
        }),
      ),
    // who does not stand in the document is told of where the first names it
    problems: problems.filter(({ span, code }) => its(span) && code !== 'unresolved-reference').map(moved),
    links: bom?.links.flatMap(({ places }) => places.filter(({ span }) => its(span)).map(moved)),
  };
}

function danglingOf(text: string): readonly string[] {
  return read(new Source(text)).bom?.defects.danglingRefs.map(({ value }) => value) ?? [];
}

suite('components that are written alike', () => {
  for (const [format, { part, of }] of Object.entries(documents)) {
    test(`of ${format} are read as each would be by itself`, () => {
      const usual = JSON.stringify(part);
      assert.ok(read(new Source(of(usual, usual, usual))).bom?.components.at(-1)?.slots, 'one follows a pattern');
      let count = 0;
      for (const variant of variants(part, changed => JSON.stringify(changed))) {
        if (!variant.startsWith('{')) continue;
        count++;
        const alone = lastOf(of(variant), variant);
        const behind = of(usual, usual, usual, variant);
        assert.deepEqual(lastOf(behind, variant), alone, variant);
        assert.deepEqual(danglingOf(behind), danglingOf(of(variant)), variant);
        if (count % 4 === 0) assert.deepEqual(lastOf(of(variant, usual, variant), variant), alone, variant);
      }
      assert.ok(count > 100, `${count}`);
    });
  }

  test('relationships mean what each would mean by itself', () => {
    const ids = ['a', 'b', 'c'].map(id => `https://acme.example/${id}`);
    const packages = ids.map(spdxId => ({ type: 'software_Package', spdxId, name: 'part' }));
    const [from = '', ...to] = ids;
    const relationship = { type: 'Relationship', spdxId: 'x', from, relationshipType: 'dependsOn', to };
    const usual = JSON.stringify({ ...relationship, completeness: 'complete' });
    const of = (...parts: string[]) => documents['SPDX 3']?.of(JSON.stringify(packages).slice(1, -1), ...parts) ?? '';
    const words = [...ids, 'contains', 'packagedBy', 'incomplete', 'noAssertion', 'hasSupplier', 'SpdxOrganization'];
    const graphOf = (text: string) => {
      const { bom, problems } = read(new Source(text));
      const { dependencies = [], defects, product, components = [] } = bom ?? {};
      const [gaps, dangling] = [defects?.gaps, defects?.danglingRefs].map(list => list?.map(({ value }) => value));
      const claims = components.map(one => one.claims.map(({ role, value }) => `${role} ${value}`));
      return { dependencies, gaps, dangling, product, claims, problems: problems.map(({ code }) => code) };
    };
    let count = 0;
    const its = { ...relationship, completeness: 'complete' };
    for (const variant of variants(its, changed => JSON.stringify(changed), [...others, ...words])) {
      if (!variant.startsWith('{')) continue;
      count++;
      const { dependencies, ...rest } = graphOf(of(usual, usual, usual, variant));
      const alone = graphOf(of(variant));
      assert.deepEqual({ ...rest, dependencies: dependencies.slice(3 * to.length) }, alone, variant);
    }
    assert.ok(count > 100, `${count}`);
  });
});
