import assert from 'node:assert/strict';
import { detectFormat, read } from '../../../../server/src/core/read/index.ts';
import { applyEdits } from '../../../../server/src/core/text/edit.ts';
import { Source } from '../../../../server/src/core/text/source.ts';
import { bomOf, camera, claims, context, creation, hik, text } from './support.ts';

suite('reading SPDX 3', () => {
  test('a supplier is a string, a list, an object, or a blank node, before the package or behind it', () => {
    const supplier = ['camera: supplier Hikvision (organization)'];
    assert.deepEqual(claims(text(hik, camera({ suppliedBy: 'urn:hik' }))), supplier);
    assert.deepEqual(claims(text(camera({ suppliedBy: 'urn:hik' }), hik)), supplier);
    assert.deepEqual(claims(text(camera({ suppliedBy: ['urn:hik'] }), hik)), supplier);
    assert.deepEqual(claims(text(camera({ suppliedBy: { type: 'Organization', name: 'Hikvision' } }))), supplier);
    const blank = { '@type': 'Organization', '@id': '_:h', name: 'Hikvision' };
    assert.deepEqual(claims(text(camera({ suppliedBy: '_:h' }), blank)), supplier);
  });

  test('the value stands on the organisation; where the package refers to it is kept', () => {
    const document = text(camera({ suppliedBy: 'urn:hik' }), hik);
    const [claim] = bomOf(document).components[0]?.claims.filter(({ role }) => role === 'supplier') ?? [];
    assert.equal(document.slice(claim?.via?.start, claim?.via?.end), 'urn:hik');
    assert.ok(claim && claim.span.start > document.indexOf('"Organization"'));
  });

  test('originators, persons, agents and what identifies them', () => {
    const person = {
      type: 'Person',
      spdxId: 'urn:p',
      name: 'Dahua Lin',
      externalIdentifier: [{ type: 'ExternalIdentifier', externalIdentifierType: 'email', identifier: 'a@b.example' }],
    };
    assert.deepEqual(claims(text(camera({ originatedBy: ['urn:hik', 'urn:p'] }), hik, person)), [
      'camera: originator Hikvision (organization)',
      'camera: originator Dahua Lin (person)',
      'camera: email a@b.example (person) [originator]',
    ]);
  });

  test('a relationship may name the supplier', () => {
    const link = { type: 'Relationship', from: 'urn:cam', relationshipType: 'availableFrom', to: ['urn:hik'] };
    assert.deepEqual(claims(text(camera({}), link, hik)), [
      'camera: supplier Hikvision (organization) [availableFrom]',
    ]);
  });

  test('a name where an id should be is a name, an id of nothing names nobody', () => {
    assert.deepEqual(claims(text(camera({ suppliedBy: 'Organization: Hikvision' }))), [
      'camera: supplier Hikvision (organization)',
    ]);
    assert.deepEqual(claims(text(camera({ suppliedBy: 'Hikvision' })), 'actor-without-prefix'), [
      'camera: supplier Hikvision',
    ]);
    assert.deepEqual(claims(text(camera({ suppliedBy: 'urn:nobody' })), 'unresolved-reference'), []);
    assert.deepEqual(claims(text(camera({ suppliedBy: 'NOASSERTION' }))), []);
  });

  test('identifiers, references and texts of a package', () => {
    const document = text(
      camera({
        software_packageVersion: '1',
        software_packageUrl: 'pkg:generic/a@1',
        software_primaryPurpose: 'deviceDriver',
        software_homePage: 'https://a.example',
        software_downloadLocation: 'https://d.example',
        software_copyrightText: 'NOASSERTION',
        externalIdentifier: [{ externalIdentifierType: 'cpe23', identifier: 'cpe:2.3:h:a:b:1:*:*:*:*:*:*:*' }],
        externalRef: [{ externalRefType: 'binaryArtifact', locator: ['https://e.example'] }],
        verifiedUsing: [{ type: 'Hash', algorithm: 'sha256', hashValue: 'abc' }],
        comment: 'at 44:47:CC:1A:2B:3C',
      }),
    );
    assert.deepEqual(claims(document), [
      'camera: purl pkg:generic/a@1',
      'camera: url https://a.example [homePage]',
      'camera: download https://d.example [downloadLocation]',
      'camera: cpe cpe:2.3:h:a:b:1:*:*:*:*:*:*:* [cpe23]',
      'camera: download https://e.example [binaryArtifact]',
      'camera: hash abc [sha256]',
      'camera: description at 44:47:CC:1A:2B:3C [comment]',
      'camera: mac 44:47:CC:1A:2B:3C [comment]',
    ]);
    const { components } = bomOf(document);
    assert.equal(components[0]?.kind, 'device-driver');
    assert.equal(components[0]?.version?.value, '1');
  });

  test('the product, what it brings in, licences, phases and what is incomplete', () => {
    const bom = bomOf(
      text(
        { type: 'SpdxDocument', spdxId: 'urn:d', rootElement: ['urn:s'] },
        { type: 'software_Sbom', spdxId: 'urn:s', rootElement: ['urn:cam'], software_sbomType: ['design'] },
        camera({}),
        { type: 'software_Package', spdxId: 'urn:b', name: 'board' },
        { type: 'simplelicensing_LicenseExpression', spdxId: 'urn:l', simplelicensing_licenseExpression: 'MIT' },
        {
          type: 'Relationship',
          from: 'urn:cam',
          relationshipType: 'contains',
          to: ['urn:b'],
          completeness: 'incomplete',
        },
        { type: 'Relationship', from: 'urn:b', relationshipType: 'hasDeclaredLicense', to: ['urn:l'] },
      ),
    );
    assert.equal(bom.components[bom.product ?? -1]?.name?.value, 'camera');
    assert.deepEqual(bom.dependencies, [{ from: 0, to: 1 }]);
    assert.deepEqual(
      bom.components[1]?.licences.map(({ value }) => value),
      ['MIT'],
    );
    assert.deepEqual(bom.lifecycles, ['design']);
    assert.deepEqual(
      bom.defects.gaps.map(({ value }) => value),
      ['incomplete'],
    );
    assert.equal(bom.componentCount, 2);
  });

  test('a single element is a document too, and types may be spelled out', () => {
    const single = JSON.stringify({
      '@context': context,
      ...camera({ suppliedBy: { type: 'Organization', name: 'H' } }),
    });
    assert.deepEqual(claims(single), ['camera: supplier H (organization)']);
    const long = text({ '@type': 'https://spdx.org/rdf/3.0.1/terms/Software/Package', spdxId: 'urn:x', name: 'x' });
    assert.equal(bomOf(long).componentCount, 1);
  });

  for (const address of [
    'https://spdx.github.io/spdx-spec/v3.0.1/rdf/spdx-context.jsonld',
    'https://spdx.org/rdf/v3.1/spdx-context.jsonld',
    './spdx-context.jsonld',
    'https://mirror.example/contexts/spdx.jsonld',
    { '@vocab': 'https://spdx.org/rdf/3.0.1/terms/' },
  ]) {
    test(`is recognised by what it says, whatever its context is: ${JSON.stringify(address)}`, () => {
      const padding = 'x'.repeat(30_000);
      const graph = [{ ...creation, comment: padding }, camera({})];
      const source = new Source(JSON.stringify({ '@context': address, '@graph': graph }));
      assert.equal(detectFormat(source)?.id, 'spdx-3-json');
      assert.equal(read(source).bom?.componentCount, 1);
    });
  }

  test('a text that only speaks of SPDX is none', () => {
    const talk = { '@context': 'https://schema.org', '@graph': [{ name: 'about "spdxId": 1' }] };
    assert.equal(detectFormat(new Source(JSON.stringify(talk))), undefined);
  });

  test('a missing version is told, other linked data is not SPDX', () => {
    const without = JSON.stringify({ '@context': context, '@graph': [camera({})] });
    bomOf(without, 'missing-version');
    const other = { '@context': 'https://openvex.dev/ns/v0.2.0', '@id': 'urn:x', statements: [] };
    assert.equal(detectFormat(new Source(JSON.stringify(other))), undefined);
  });
});

suite('noting something in SPDX 3', () => {
  const note = { text: 'Look at “Axis” instead', date: '2026-11-22' };

  function annotate(document: string): string {
    const source = new Source(document);
    const { bom, format } = read(source);
    const [component] = bom?.components ?? [];
    assert.ok(bom && component);
    const edits = format?.annotate?.(source, bom, component, note);
    return typeof edits === 'object' ? applyEdits(document, edits) : String(edits);
  }

  test('a note is an element of the graph that refers to the package; twice is once', () => {
    const before = text(camera({}), hik);
    const after = annotate(before);
    const graph = JSON.parse(after)['@graph'];
    assert.deepEqual(graph.at(-1), {
      type: 'Annotation',
      spdxId: 'urn:cam-bomwarden-1',
      creationInfo: '_:c',
      annotationType: 'review',
      subject: 'urn:cam',
      statement: note.text,
    });
    assert.deepEqual(graph.slice(0, -1), JSON.parse(before)['@graph']);
    assert.equal(annotate(after), after);
    assert.ok(after.includes('\n    {\n      "type": "Annotation"'));
  });

  test('a document that cannot take a note says why', () => {
    assert.match(annotate(JSON.stringify({ '@context': context, ...camera({}) })), /single element/);
    assert.match(annotate(text(camera({ creationInfo: creation }))), /how it was made/);
    assert.match(annotate(text(camera({ spdxId: undefined }))), /spdxId/);
  });
});
