import assert from 'node:assert/strict';
import { lenses } from '../../../../server/src/core/explain/lenses.ts';
import { cyclonedxProtobufOf } from '../../../support/cyclonedx-protobuf.ts';
import { cyclonedxXmlOf, type Json } from '../../../support/cyclonedx-xml.ts';
import { reviewText } from '../../../support/review.ts';
import { cyclonedx, findingsOf, marksOf, placesOf } from '../../../support/rule.ts';
import { serialisationsOf } from '../../../support/spdx2.ts';

const rule = 'linked-bom-not-reviewed';
const serial = 'f08a6ccd-4dce-4759-bd84-c626675d60a7';
const link = `urn:cdx:${serial}/1`;
const modem = { type: 'device', 'bom-ref': 'modem', name: 'modem', supplier: { name: 'Acme' } };

suite('rule linked-bom-not-reviewed', () => {
  test('an external reference of type bom, wherever it stands, once per document', () => {
    const bom = (url: string) => ({ externalReferences: [{ type: 'bom', url }] });
    const text = cyclonedx([{ ...modem, ...bom(`${link}#modem`) }], {
      metadata: { component: { type: 'device', name: 'gateway', 'bom-ref': 'gw', ...bom('https://acme.example/gw') } },
      services: [{ name: 's', ...bom('./cloud.cdx.json') }],
      ...bom('parts/all.spdx.json'),
      dependencies: [{ ref: 'gw', dependsOn: [`${link}#modem`, 'modem'] }],
    });
    assert.deepEqual(marksOf(rule, text), [
      `warning «${link}#modem» modem: linked BOM “${link}#modem” was not reviewed (2 places)`,
      'warning «https://acme.example/gw» gateway: linked BOM “https://acme.example/gw” was not reviewed',
      'warning «./cloud.cdx.json» s: linked BOM “./cloud.cdx.json” was not reviewed',
      'warning «parts/all.spdx.json» linked BOM “parts/all.spdx.json” was not reviewed',
    ]);
    const [first] = findingsOf(rule, text);
    assert.equal(first?.component, 0);
    assert.deepEqual(first?.targets, [link]);
  });

  test('BOM-Links of dependencies, compositions, annotations, vulnerabilities and any other value', () => {
    const links = ['a', 'b', 'c', 'd', 'e'].map(letter => `urn:cdx:${serial.replace('f', letter)}/1`);
    const text = cyclonedx([modem], {
      dependencies: [{ ref: 'modem', dependsOn: [`${links[0]}#x`] }],
      compositions: [{ aggregate: 'complete', assemblies: [links[1] ?? ''] }],
      annotations: [{ subjects: [links[2] ?? ''], text: `see ${link}, which is elsewhere` }],
      vulnerabilities: [{ id: 'CVE-1', affects: [{ ref: `${links[3]}#y` }] }],
      properties: [{ name: 'part', value: links[4] }],
    });
    assert.deepEqual(placesOf(rule, text), [`${links[0]}#x`, links[1], links[2], `${links[3]}#y`, links[4]]);
    const escaped = cyclonedx([modem], { dependencies: [{ ref: 'modem', dependsOn: [link] }] }).replace(
      link,
      link.replaceAll('/', '\\/').replace('u', '\\u0075'),
    );
    assert.deepEqual(
      findingsOf(rule, escaped).map(({ targets }) => targets),
      [[link]],
    );
  });

  test('a link to the document itself, or to what stands in it, is none', () => {
    const own = { serialNumber: `urn:uuid:${serial.toUpperCase()}`, version: 3 };
    const dependencies = (to: string) => ({ dependencies: [{ ref: 'modem', dependsOn: [to] }] });
    assert.deepEqual(placesOf(rule, cyclonedx([modem], { ...own, ...dependencies(`urn:cdx:${serial}/3#modem`) })), []);
    assert.deepEqual(placesOf(rule, cyclonedx([modem], { ...own, ...dependencies(`urn:cdx:${serial}/2`) })).length, 1);
    const merged = { ...modem, 'bom-ref': `${link}#modem` };
    assert.deepEqual(placesOf(rule, cyclonedx([merged], { dependencies: [{ ref: `${link}#modem` }] })), []);
    assert.deepEqual(
      placesOf(rule, cyclonedx([modem], { externalReferences: [{ type: 'website', url: 'https://a' }] })),
      [],
    );
  });

  test('XML and protobuf say the same', () => {
    const document: { readonly [key: string]: Json } = {
      specVersion: '1.6',
      serialNumber: `urn:uuid:${serial}`,
      version: 2,
      components: [{ ...modem, externalReferences: [{ type: 'bom', url: 'part.cdx.json' }] }],
      externalReferences: [{ type: 'bom', url: `${link}#m` }],
    };
    for (const text of [cyclonedxXmlOf(document), cyclonedxProtobufOf(document)]) {
      assert.deepEqual([...placesOf(rule, text)].sort(), ['part.cdx.json', `${link}#m`]);
      assert.deepEqual(reviewText(text).bom?.names, [`urn:cdx:${serial}/2`]);
    }
    const xml = cyclonedxXmlOf({ specVersion: '1.6', components: [modem] }).replace(
      '</bom>',
      `<dependencies><dependency ref="modem"><dependency ref="${link}#a"/></dependency></dependencies></bom>`,
    );
    assert.deepEqual(placesOf(rule, xml), [`${link}#a`]);
  });

  test('SPDX 2, in every serialisation: the external document, and the relationships that use it', () => {
    const relationship = (from: string, type: string, to: string) => ({
      spdxElementId: from,
      relationshipType: type,
      relatedSpdxElement: to,
    });
    const document = {
      spdxVersion: 'SPDX-2.3',
      SPDXID: 'SPDXRef-DOCUMENT',
      name: 'd',
      documentNamespace: 'https://example.org/doc',
      externalDocumentRefs: [{ externalDocumentId: 'DocumentRef-m', spdxDocument: 'https://example.org/modem' }],
      packages: [{ name: 'a', SPDXID: 'SPDXRef-a', downloadLocation: 'NONE' }],
      relationships: [
        relationship('SPDXRef-a', 'CONTAINS', 'DocumentRef-m:SPDXRef-module'),
        relationship('SPDXRef-a', 'CONTAINS', 'DocumentRef-gone:SPDXRef-x'),
      ],
    };
    for (const [format, text] of Object.entries(serialisationsOf(document))) {
      const { source, findings, bom } = reviewText(text);
      const found = findings.filter(finding => finding.rule === rule);
      const isRdf = format === 'spdx-2-rdf';
      assert.deepEqual(
        found.map(({ span, targets }) => [source.slice(span), targets]).sort(),
        [
          isRdf
            ? ['https://example.org/gone#SPDXRef-x', ['https://example.org/gone']]
            : ['DocumentRef-gone:SPDXRef-x', ['DocumentRef-gone']],
          ['https://example.org/modem', ['https://example.org/modem']],
        ].sort(),
        format,
      );
      assert.equal(found.flatMap(({ related }) => related).length, 1, format);
      assert.deepEqual(bom?.names, ['https://example.org/doc'], format);
    }
  });

  test('SPDX 3: what a document imports, once for each place that it is taken from', () => {
    const map = (externalSpdxId: string, locationHint?: string) => ({
      type: 'ExternalMap',
      externalSpdxId,
      locationHint,
    });
    const text = JSON.stringify({
      '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
      '@graph': [
        { type: 'CreationInfo', '@id': '_:c', specVersion: '3.0.1' },
        { type: 'software_Package', spdxId: 'urn:a', name: 'a' },
        {
          type: 'SpdxDocument',
          spdxId: 'urn:d',
          namespaceMap: [{ type: 'NamespaceMap', prefix: 'ext', namespace: 'https://b.example/' }],
          import: [
            map('https://a.example/m#1', 'https://a.example/m.json'),
            map('https://a.example/m#2', 'https://a.example/m.json'),
            map('ext:radio'),
          ],
        },
      ],
    });
    const { source, findings, bom } = reviewText(text);
    const found = findings.filter(finding => finding.rule === rule);
    assert.deepEqual(
      found.map(({ span, targets }) => [source.slice(span), targets]),
      [
        ['https://a.example/m#1', ['https://a.example/m#1', 'https://a.example/m#2']],
        ['ext:radio', ['https://b.example/radio']],
      ],
    );
    assert.deepEqual(bom?.names, ['urn:d', 'urn:a']);
  });

  test('a description of a device by its maker that says where the parts are listed', () => {
    const text = JSON.stringify({
      'ietf-mud:mud': {
        'mud-version': 1,
        systeminfo: 'Bulb',
        'ietf-mud-transparency:transparency': { sboms: [{ 'sbom-url': 'https://bulb.example/sbom' }] },
      },
    });
    assert.deepEqual(placesOf(rule, text), ['https://bulb.example/sbom']);
  });

  test('inside an attestation the mark stands in the payload', () => {
    const inner = cyclonedx([modem], { externalReferences: [{ type: 'bom', url: 'part.cdx.json' }] });
    const text = JSON.stringify({ payloadType: 'x', payload: Buffer.from(inner).toString('base64'), signatures: [] });
    const [finding, ...others] = findingsOf(rule, text);
    assert.ok(finding && others.length === 0);
    assert.ok(finding.span.start > text.indexOf('payload"') && finding.span.end - finding.span.start < 25);
  });

  test('above the product the editor no longer says that nobody was found', () => {
    const text = cyclonedx([modem], { externalReferences: [{ type: 'bom', url: 'part.cdx.json' }] });
    assert.equal(lenses(reviewText(text))[0]?.title, '1 linked BOM not reviewed · the only component names somebody');
  });
});

suite('linked-bom-not-reviewed: the way to what points at another document', () => {
  const points = { externalReferences: [{ type: 'bom', url: 'x.json' }] };
  const device = (name: string | undefined, more: object = {}) => ({ type: 'device', name, ...more });
  const product = (more: object) => ({ metadata: { component: more } });
  const wayOf = (text: string) => {
    const [finding, ...others] = findingsOf(rule, text);
    assert.deepEqual(others, []);
    return finding?.link?.way;
  };

  test('goes from the product through what it is nested in', () => {
    const parts = [device('a', { components: [device('b', points)] })];
    assert.deepEqual(wayOf(cyclonedx(parts, product(device('P')))), ['P', 'a', 'b']);
    assert.deepEqual(wayOf(cyclonedx(parts)), ['a', 'b']);
    assert.deepEqual(wayOf(cyclonedx(parts, product({ type: 'device' }))), ['a', 'b']);
  });

  test('is the product alone where the product or the document itself points', () => {
    assert.deepEqual(wayOf(cyclonedx([], product(device('P', points)))), ['P']);
    assert.deepEqual(wayOf(cyclonedx([], { ...product(device('P')), ...points })), ['P']);
    assert.deepEqual(wayOf(cyclonedx([device('a')], points)), []);
  });

  test('takes the reference of what has no name', () => {
    assert.deepEqual(wayOf(cyclonedx([device(undefined, { 'bom-ref': 'r', ...points })])), ['r']);
  });

  test('many places are counted, and twenty of them told', () => {
    const text = cyclonedx(Array.from({ length: 30 }, (_, n) => device(`d${n}`, points)));
    const [finding] = findingsOf(rule, text);
    assert.match(finding?.message.text ?? '', /\(30 places\)$/);
    assert.equal(finding?.related.length, 20);
  });
});
