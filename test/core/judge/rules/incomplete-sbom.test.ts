import assert from 'node:assert/strict';
import { cyclonedx, findingsOf, marksOf, placesOf } from '../../../support/rule.ts';

const rule = 'incomplete-sbom';
const of = (...compositions: object[]) => cyclonedx([{ type: 'library', 'bom-ref': 'a', name: 'a' }], { compositions });
const spdx = (...relationships: string[]) =>
  [
    'SPDXVersion: SPDX-2.3',
    'SPDXID: SPDXRef-DOCUMENT',
    'PackageName: a',
    'SPDXID: SPDXRef-a',
    ...relationships,
    '',
  ].join('\n');

suite('rule incomplete-sbom', () => {
  test('marks what the document says of itself', () => {
    assert.deepEqual(
      marksOf(rule, of({ aggregate: 'incomplete_third_party_only' }, { aggregate: 'unknown', assemblies: ['a'] })),
      [
        'information «incomplete_third_party_only» The list is stated to be incomplete (incomplete_third_party_only); what is missing was not reviewed',
        'information «unknown» Whether the list is complete is not stated (unknown)',
      ],
    );
    assert.deepEqual(placesOf(rule, spdx('Relationship: SPDXRef-a DEPENDS_ON NOASSERTION')), ['NOASSERTION']);
  });

  test('what is complete, not said, or said of weaknesses and origins, is none', () => {
    assert.deepEqual(placesOf(rule, of({ aggregate: 'complete' }, { aggregate: 'not_specified' })), []);
    assert.deepEqual(placesOf(rule, of({ aggregate: 'incomplete', vulnerabilities: ['v'] })), []);
    const others = ['Relationship: SPDXRef-a GENERATED_FROM NOASSERTION', 'Relationship: SPDXRef-a DEPENDS_ON NONE'];
    assert.deepEqual(placesOf(rule, spdx(...others)), []);
  });

  test('SPDX 3: what is incomplete, and parts of which nobody knows', () => {
    const link = (relationshipType: string, completeness: string) => ({
      type: 'Relationship',
      completeness,
      from: 'urn:a',
      relationshipType,
      to: ['urn:a'],
    });
    const graph = [
      { type: 'software_Package', spdxId: 'urn:a', name: 'a' },
      link('contains', 'noAssertion'),
      link('describes', 'noAssertion'),
      link('dependsOn', 'incomplete'),
      link('dependsOn', 'complete'),
    ];
    const text = JSON.stringify({ '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld', '@graph': graph });
    assert.deepEqual(placesOf(rule, text), ['noAssertion', 'incomplete']);
  });

  test('many statements are one finding', () => {
    const unknown = Array.from({ length: 30 }, () => ({ aggregate: 'unknown' }));
    assert.deepEqual(marksOf(rule, of(...unknown)), [
      'information «unknown» Whether the list is complete is not stated, at 30 places',
    ]);
    const mixed = of(...unknown.slice(0, 3), { aggregate: 'incomplete' });
    assert.deepEqual(marksOf(rule, mixed), [
      'information «unknown» The list is stated to be incomplete at 1 places; 3 more do not state it',
    ]);
    assert.equal(findingsOf(rule, of(...unknown))[0]?.related.length, 20);
  });
});
