import assert from 'node:assert/strict';
import { stringify } from 'yaml';
import { cyclonedxXmlOf, type Json } from '../../../support/cyclonedx-xml.ts';
import { cyclonedx, marksOf, placesOf } from '../../../support/rule.ts';
import { serialisationsOf } from '../../../support/spdx2.ts';

const rule = 'unresolvable-reference';
const parts = [
  { type: 'library', 'bom-ref': 'a', name: 'a', version: '1' },
  { type: 'library', 'bom-ref': 'b', name: 'b', version: '1' },
];
const spdx3 = (...elements: object[]) =>
  JSON.stringify({
    '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
    '@graph': [
      { type: 'CreationInfo', '@id': '_:c', specVersion: '3.0.1' },
      { type: 'software_Package', spdxId: 'urn:a', name: 'a' },
      ...elements,
    ],
  });

suite('rule unresolvable-reference', () => {
  test('marks each place that refers to nothing, once per element', () => {
    const text = cyclonedx(parts, {
      dependencies: [
        { ref: 'a', dependsOn: ['b', 'c'], provides: ['d'] },
        { ref: 'x', dependsOn: ['c'] },
      ],
      compositions: [{ aggregate: 'complete', assemblies: ['e'], dependencies: ['a'] }],
      annotations: [{ subjects: ['f', 'b'] }],
    });
    assert.deepEqual(marksOf(rule, text), [
      'information «c» No element of this document has the reference “c”, used 2 times',
      'information «d» No element of this document has the reference “d”',
      'information «x» No element of this document has the reference “x”',
      'information «e» No element of this document has the reference “e”',
      'information «f» No element of this document has the reference “f”',
    ]);
  });

  test('BOM-Links, and elements that are no components, are there', () => {
    const text = cyclonedx(parts, {
      dependencies: [{ ref: 'a', dependsOn: ['urn:cdx:f08a6ccd-4dce-4759-bd84-c626675d60a7/1#b', 'p"1', 'service'] }],
      services: [{ 'bom-ref': 'service', name: 's' }],
      metadata: {
        component: { type: 'device', 'bom-ref': 'p"1', name: 'p', supplier: { 'bom-ref': 'maker', name: 'M' } },
      },
      annotations: [{ subjects: ['maker', 'note'] }, { 'bom-ref': 'note', subjects: ['a'] }],
    });
    assert.deepEqual(placesOf(rule, text), []);
  });

  test('XML says the same', () => {
    const document: { readonly [key: string]: Json } = {
      specVersion: '1.6',
      components: parts,
      dependencies: [{ ref: 'a', dependency: [{ ref: 'c' }] }],
      compositions: [{ aggregate: 'complete', assemblies: [{ ref: 'e' }] }],
      annotations: [{ 'bom-ref': 'n&1', subjects: [{ ref: 'f' }, { ref: 'n&1' }] }],
    };
    const text = cyclonedxXmlOf(document).replaceAll(
      /<(assembly|subject|dependency)>\s*<ref>([^<]*)<\/ref>\s*<\/\1>/g,
      '<$1 ref="$2"/>',
    );
    assert.deepEqual([...placesOf(rule, text)].sort(), ['c', 'e', 'f']);
  });

  test('SPDX 2, in every serialisation, with files, the document itself and other documents', () => {
    const relationship = (from: string, type: string, to: string) => ({
      spdxElementId: from,
      relationshipType: type,
      relatedSpdxElement: to,
    });
    const document = {
      spdxVersion: 'SPDX-2.3',
      SPDXID: 'SPDXRef-DOCUMENT',
      name: 'd',
      packages: [{ name: 'a', SPDXID: 'SPDXRef-a', downloadLocation: 'NONE' }],
      relationships: [
        relationship('SPDXRef-DOCUMENT', 'DESCRIBES', 'SPDXRef-a'),
        relationship('SPDXRef-a', 'DEPENDS_ON', 'SPDXRef-gone'),
        relationship('SPDXRef-a', 'CONTAINS', 'NONE'),
      ],
    };
    for (const [format, text] of Object.entries(serialisationsOf(document))) {
      assert.deepEqual(placesOf(rule, text), ['SPDXRef-gone'], format);
    }
    const withFiles = {
      ...document,
      files: [{ SPDXID: 'SPDXRef-gone', fileName: './x' }],
      relationships: [...document.relationships, relationship('SPDXRef-a', 'AMENDS', 'DocumentRef-x:SPDXRef-y')],
    };
    for (const text of [JSON.stringify(withFiles), stringify(withFiles)]) assert.deepEqual(placesOf(rule, text), []);
  });

  test('tag-value: what an annotation is about, and files', () => {
    const lines = ['SPDXVersion: SPDX-2.3', 'SPDXID: SPDXRef-DOCUMENT', 'PackageName: a', 'SPDXID: SPDXRef-a'];
    const annotation = ['Annotator: Tool: t', 'AnnotationComment: x', 'SPDXREF: SPDXRef-f'];
    assert.deepEqual(placesOf(rule, [...lines, ...annotation, ''].join('\n')), ['SPDXRef-f']);
    const file = ['FileName: ./f', 'SPDXID: SPDXRef-f'];
    assert.deepEqual(placesOf(rule, [...lines, ...file, ...annotation, ''].join('\n')), []);
  });

  test('RDF: an element of another document is not taken for one of this', () => {
    const text =
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="http://spdx.org/rdf/terms#">' +
      '<s:SpdxDocument rdf:about="https://a.example/d#SPDXRef-DOCUMENT"><s:specVersion>SPDX-2.3</s:specVersion></s:SpdxDocument>' +
      '<s:Package rdf:about="https://a.example/d#SPDXRef-a"><s:name>a</s:name>' +
      ['https://b.example/d#SPDXRef-z', 'http://spdx.org/rdf/terms#noassertion', 'https://a.example/d#SPDXRef-y']
        .map(
          to =>
            `<s:relationship><s:Relationship><s:relationshipType rdf:resource="http://spdx.org/rdf/terms#relationshipType_amends"/><s:relatedSpdxElement rdf:resource="${to}"/></s:Relationship></s:relationship>`,
        )
        .join('') +
      '</s:Package></rdf:RDF>\n';
    assert.deepEqual(placesOf(rule, text), ['SPDXRef-y']);
  });

  test('SPDX 3: relationships, objects that are no elements, how it was made; imported and defined elsewhere is there, a fragment is no document', () => {
    const link = { type: 'Relationship', from: 'urn:a', relationshipType: 'dependsOn', to: ['urn:gone', 'urn:other'] };
    const map = {
      type: 'SpdxDocument',
      spdxId: 'urn:d',
      import: [{ externalSpdxId: 'urn:other' }],
      rootElement: ['urn:a'],
    };
    const parts = { creationInfo: '_:gone', verifiedUsing: ['_:hash'], suppliedBy: 'urn:told-as-a-problem' };
    const supplied = { type: 'software_Package', spdxId: 'urn:b', name: 'b', ...parts };
    assert.deepEqual([...placesOf(rule, spdx3(link, map, supplied))].sort(), ['_:gone', '_:hash', 'urn:gone']);
    const own = ['NoAssertionElement', 'spdx:Core/NoneElement', 'expandedlicensing_NoneLicense'];
    assert.deepEqual(placesOf(rule, spdx3({ ...link, to: own })), []);
    const licence = {
      type: 'Relationship',
      from: 'urn:a',
      relationshipType: 'hasDeclaredLicense',
      to: ['https://spdx.org/licenses/MIT'],
    };
    assert.deepEqual(placesOf(rule, spdx3(licence)), []);
    const fragment = JSON.stringify({ '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld', ...link });
    assert.deepEqual(placesOf(rule, fragment), []);
  });

  test('numbered references are all found, and a document of many stays quick to fold', () => {
    const many = Array.from({ length: 3000 }, (_, number) => ({
      type: 'library',
      'bom-ref': `ref-${number}`,
      name: 'x',
    }));
    const dependencies = many.map(one => ({ ref: one['bom-ref'], dependsOn: ['ref-0'] }));
    assert.deepEqual(placesOf(rule, cyclonedx(many, { dependencies })), []);
  });
});
