import assert from 'node:assert/strict';
import { reviewText } from '../../support/review.ts';

/** What is claimed of organisations, each with the text at its place. */
function claims(text: string): readonly string[] {
  const { bom, source } = reviewText(text);
  return (bom?.components ?? []).flatMap(component =>
    component.claims
      .filter(({ role }) => role !== 'name' && role !== 'description')
      .map(({ role, value, party, span }) => `${role} ${value} (${party ?? '-'}) at ${source.slice(span)}`),
  );
}

const cyclonedx = (component: string): string =>
  `{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"device","name":"x",${component}}]}`;

suite('actors in every format', () => {
  test('CycloneDX JSON, escapes included', () => {
    assert.deepEqual(claims(cyclonedx('"supplier":{"name":"Organization: Acm\\u00e9 (a@acme.example)"}')), [
      'supplier Acmé (organization) at Acm\\u00e9',
      'email a@acme.example (organization) at a@acme.example',
    ]);
    assert.deepEqual(claims(cyclonedx('"manufacturer":{"name":"PERSON：Jane Roe"}')), [
      'manufacturer Jane Roe (person) at Jane Roe',
    ]);
    assert.deepEqual(claims(cyclonedx('"author":"Jane Roe <jane@acme.example>","publisher":"Tool: x-1"')), [
      'author Jane Roe (-) at Jane Roe',
      'publisher x-1 (tool) at x-1',
    ]);
  });

  test('CycloneDX XML', () => {
    const xml =
      '<bom xmlns="http://cyclonedx.org/schema/bom/1.6"><components><component type="device"><supplier><name>Organization: A&amp;B &lt;a@b.example></name></supplier><name>x</name></component></components></bom>';
    assert.deepEqual(claims(xml), [
      'supplier A&B (organization) at A&amp;B',
      'email a@b.example (organization) at a@b.example',
    ]);
  });

  test('SPDX 2 by JSON and by tags, SPDX 3 on the agent', () => {
    const json =
      '{"spdxVersion":"SPDX-2.3","packages":[{"SPDXID":"SPDXRef-a","name":"a","supplier":"Organization: Organization: Acme (a@acme.example)"}]}';
    assert.deepEqual(claims(json), [
      'supplier Acme (organization) at Acme',
      'email a@acme.example (organization) at a@acme.example',
    ]);
    const tags = 'SPDXVersion: SPDX-2.3\nPackageName: a\nPackageSupplier: organization：Acme\n';
    assert.deepEqual(claims(tags), ['supplier Acme (organization) at Acme']);
    const graph = JSON.stringify({
      '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
      '@graph': [
        { type: 'Organization', spdxId: 'urn:o', name: 'Organization: Acme' },
        { type: 'software_Package', spdxId: 'urn:p', name: 'p', suppliedBy: 'urn:o' },
      ],
    });
    assert.deepEqual(claims(graph), ['supplier Acme (organization) at Acme']);
  });

  test('lists of devices and reports of scanners', () => {
    assert.deepEqual(claims('Manufacturer,Model,MAC\nOrganization: Acme,M1,02:00:00:00:00:01\n'), [
      'manufacturer Acme (organization) at Acme',
      'model-number M1 (-) at M1',
      'mac 02:00:00:00:00:01 (-) at 02:00:00:00:00:01',
    ]);
  });

  test('the elements of SPDX itself dangle nowhere and name nobody', () => {
    const { findings, coverage, problems } = reviewText(
      JSON.stringify({
        '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
        '@graph': [
          { type: 'CreationInfo', '@id': '_:c', specVersion: '3.0.1' },
          {
            type: 'software_Package',
            spdxId: 'urn:p',
            name: 'p',
            creationInfo: '_:c',
            suppliedBy: 'NoAssertionElement',
          },
          { type: 'software_Package', spdxId: 'urn:q', name: 'q', creationInfo: '_:c', suppliedBy: 'SpdxOrganization' },
          { type: 'Relationship', spdxId: 'urn:r', from: 'urn:p', relationshipType: 'contains', to: ['NoneElement'] },
          {
            type: 'Relationship',
            spdxId: 'urn:s',
            from: 'urn:p',
            relationshipType: 'hasDeclaredLicense',
            to: ['expandedlicensing_NoneLicense'],
          },
        ],
      }),
    );
    assert.deepEqual(coverage, { components: 2, withOrganisation: 1, identifiersOnly: 0, nothing: 1 });
    assert.deepEqual(
      findings.map(({ rule }) => rule).filter(rule => rule === 'unresolvable-reference'),
      [],
    );
    assert.deepEqual(
      problems.map(({ code }) => code).filter(code => code === 'actor-without-prefix'),
      [],
    );
  });

  test('placeholders are nobody to coverage', () => {
    const names = ['NOASSERTION', 'Unknown', 'N/A', '<supplier>', 'Organization: TBD', '未知', 'Keine Angabe', 'Acme'];
    const components = names.map(name => `{"type":"library","name":"x","supplier":{"name":"${name}"}}`).join();
    const { coverage } = reviewText(`{"bomFormat":"CycloneDX","specVersion":"1.6","components":[${components}]}`);
    assert.deepEqual(coverage, { components: 8, withOrganisation: 1, identifiersOnly: 0, nothing: 7 });
  });
});
