import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isPlaceholder } from '../../server/src/core/identity/placeholder.ts';
import type { Bom } from '../../server/src/core/model/component.ts';
import { detectFormat, formats, read } from '../../server/src/core/read/index.ts';
import { Source } from '../../server/src/core/text/source.ts';
import { facts } from '../support/claims.ts';
import { cyclonedxProtobufOf } from '../support/cyclonedx-protobuf.ts';
import { cyclonedxXmlOf, type Json } from '../support/cyclonedx-xml.ts';
import { reviewText } from '../support/review.ts';
import { type SpdxDocument, serialisationsOf } from '../support/spdx2.ts';
import { spdx3Of } from '../support/spdx3.ts';

/** Names with what trips readers: quotes, brackets, entities, several scripts, characters beyond the basic plane. */
const name = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'Hikvision',
        '海康威视',
        'Co., Ltd.',
        'A & B',
        '<b>',
        '"x"',
        "it's",
        '😀',
        'ü',
        '#1',
        'a: b',
        '- c',
        '\\n',
        '%',
      ),
      fc.string({ unit: fc.constantFrom(...'abcXYZ019.,_-'), minLength: 1, maxLength: 8 }),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map(words => words.join(' '))
  // What names nobody stands in a place of its own in each format, and a comma before the address is none of the name.
  .filter(text => !isPlaceholder(text) && !/[\s,;:-]$/.test(text));

const identifier = fc.string({ unit: fc.constantFrom(...'abcdef0123456789'), minLength: 4, maxLength: 12 });

const component = fc.record(
  {
    name,
    version: identifier,
    supplier: name,
    maker: name,
    purl: identifier.map(id => `pkg:npm/%40${id}/x@1?a=b&c=d`),
    cpe: identifier.map(id => `cpe:2.3:o:${id}:x\\&y:1:*:*:*:*:*:*:*`),
    hash: identifier,
    website: identifier.map(id => `https://${id}.example/?a=1&b=2`),
    description: fc.oneof(
      name,
      fc.tuple(name, name).map(([a, b]) => `${a}\n${b}\n44:47:CC:1A:2B:3C`),
    ),
    licence: fc.constantFrom('MIT', 'Apache-2.0', 'MIT OR Apache-2.0'),
  },
  { requiredKeys: ['name'] },
);

type Part = typeof component extends fc.Arbitrary<infer T> ? T : never;

function spdxOf(parts: readonly Part[]): SpdxDocument {
  return {
    spdxVersion: 'SPDX-2.3',
    SPDXID: 'SPDXRef-DOCUMENT',
    packages: parts.map((part, index) => ({
      name: part.name,
      SPDXID: `SPDXRef-${index}`,
      downloadLocation: 'NOASSERTION',
      ...(part.version && { versionInfo: part.version }),
      ...(part.supplier && { supplier: `Organization: ${part.supplier} (sales@example.org)` }),
      ...(part.maker && { originator: `Person: ${part.maker}` }),
      ...(part.website && { homepage: part.website }),
      ...(part.licence && { licenseDeclared: part.licence }),
      ...(part.description && { description: part.description }),
      ...(part.hash && { checksums: [{ algorithm: 'SHA256', checksumValue: part.hash }] }),
      externalRefs: [
        ...(part.purl
          ? [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: part.purl }]
          : []),
        ...(part.cpe
          ? [{ referenceCategory: 'SECURITY', referenceType: 'cpe23Type', referenceLocator: part.cpe }]
          : []),
      ],
      primaryPackagePurpose: index % 2 === 0 ? 'DEVICE' : 'OPERATING_SYSTEM',
    })),
    relationships: parts.map((_part, index) => ({
      spdxElementId: index === 0 ? 'SPDXRef-DOCUMENT' : `SPDXRef-${index - 1}`,
      relationshipType: index === 0 ? 'DESCRIBES' : 'DEPENDS_ON',
      relatedSpdxElement: `SPDXRef-${index}`,
    })),
  };
}

function cyclonedxOf(parts: readonly Part[]): { readonly [key: string]: Json } {
  const components = parts.map((part, index) => ({
    type: index % 2 === 0 ? 'device' : 'library',
    'bom-ref': `c${index}`,
    ...(part.supplier && {
      supplier: { name: part.supplier, url: ['https://example.org'], contact: [{ email: 'a@b.example' }] },
    }),
    ...(part.maker && { manufacturer: { name: part.maker } }),
    name: part.name,
    ...(part.version && { version: part.version }),
    ...(part.description && { description: part.description }),
    ...(part.hash && { hashes: [{ alg: 'SHA-256', content: part.hash }] }),
    ...(part.licence && {
      licenses: [part.licence.includes(' ') ? { expression: part.licence } : { license: { id: part.licence } }],
    }),
    ...(part.cpe && { cpe: part.cpe }),
    ...(part.purl && { purl: part.purl }),
    ...(part.website && { externalReferences: [{ type: 'website', url: part.website }] }),
    properties: [{ name: 'device:mac', value: '44:47:CC:1A:2B:3C' }],
  }));
  const dependencies = parts.map((_part, index) => ({
    ref: `c${index}`,
    dependsOn: index === 0 ? [] : [`c${index - 1}`],
  }));
  return { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components, dependencies };
}

/** Reads a text, and checks what holds for every reading. */
function checked(text: string, format: string): Bom {
  const source = new Source(text);
  assert.equal(detectFormat(source)?.id, format, text);
  assert.deepEqual(formats.filter(({ detect }) => detect(source)).length, 1, text);
  const { bom, problems } = read(source);
  assert.deepEqual(problems, [], text);
  assert.ok(bom);
  for (const { claims } of bom.components) {
    for (const { span } of claims) assert.ok(span.start <= span.end && span.end <= text.length, text);
  }
  return bom;
}

suite('one list says the same in every serialisation', () => {
  const parts = fc.array(component, { minLength: 1, maxLength: 4 });

  test('SPDX 2 as JSON, YAML, XML, tag-value and RDF', () => {
    fc.assert(
      fc.property(parts, list => {
        const texts = Object.entries(serialisationsOf(spdxOf(list)));
        const [json, ...others] = texts.map(([format, text]) => facts(checked(text, format)));
        for (const other of others) assert.deepEqual(other, json);
      }),
      { numRuns: 150 },
    );
  });

  test('CycloneDX as JSON, indented or not, as XML, with or without a prefix, and as protobuf', () => {
    fc.assert(
      fc.property(parts, list => {
        const document = cyclonedxOf(list);
        const json = facts(checked(JSON.stringify(document), 'cyclonedx-json'));
        assert.deepEqual(facts(checked(JSON.stringify(document, undefined, '\t'), 'cyclonedx-json')), json);
        assert.deepEqual(facts(checked(cyclonedxXmlOf(document), 'cyclonedx-xml')), json);
        assert.deepEqual(facts(checked(cyclonedxXmlOf(document, 'b'), 'cyclonedx-xml')), json);
        assert.deepEqual(facts(checked(cyclonedxProtobufOf(document), 'cyclonedx-protobuf')), json);
      }),
      { numRuns: 150 },
    );
  });

  test('SPDX 3 says what SPDX 2 says', () => {
    fc.assert(
      fc.property(parts, list => {
        const document = spdxOf(list);
        const older = checked(JSON.stringify(document, undefined, 2), 'spdx-2-json');
        assert.deepEqual(statements(checked(spdx3Of(document), 'spdx-3-json')), statements(older));
      }),
      { numRuns: 150 },
    );
  });

  test('findings are the same in all of them', () => {
    let found = 0;
    fc.assert(
      fc.property(parts, list => {
        const spdx = spdxOf(list);
        const cyclonedx = cyclonedxOf(list);
        const families = [
          [...Object.values(serialisationsOf(spdx)), spdx3Of(spdx)],
          [
            JSON.stringify(cyclonedx),
            cyclonedxXmlOf(cyclonedx),
            cyclonedxXmlOf(cyclonedx, 'b'),
            cyclonedxProtobufOf(cyclonedx),
          ],
        ];
        for (const [first = '', ...others] of families) {
          const expected = findingsIn(first);
          found += expected.length;
          for (const text of others) assert.deepEqual(findingsIn(text), expected, text);
        }
      }),
      { numRuns: 100 },
    );
    assert.ok(found > 100, `${found}`);
  });
});

/** What is claimed of each component, as far as both versions of SPDX can say it. */
function statements(bom: Bom): readonly string[] {
  return bom.components
    .map(({ name, kind, claims }) => {
      const said = claims.map(({ role, value, party }) => `${role} ${value.replaceAll(/\s+/g, ' ')} ${party ?? ''}`);
      return `${name?.value} ${kind}: ${said.sort().join('; ')}`;
    })
    .sort();
}

function findingsIn(text: string): readonly string[] {
  const { findings, bom } = reviewText(text, ['ca-federal', 'us-federal-agency']);
  return findings
    .map(({ rule, vendor, level, tier, component }) => {
      const name = component === undefined ? undefined : bom?.components[component]?.name?.value;
      return `${rule} ${vendor} ${level} ${tier} ${name?.replaceAll(/\s+/g, ' ').trim()}`;
    })
    .sort();
}
