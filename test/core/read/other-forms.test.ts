import assert from 'node:assert/strict';
import { read } from '../../../server/src/core/read/index.ts';
import { Source } from '../../../server/src/core/text/source.ts';
import { slowTest } from '../../support/tier.ts';

/** The format, `name of supplier` of each component and `code` of each problem. */
function told(text: string) {
  const source = new Source(text);
  const { format, bom, problems } = read(source);
  const suppliers = (bom?.components ?? []).map(({ name, claims }) => {
    const supplier = claims.find(({ role }) => role === 'supplier');
    return `${name?.value}: ${supplier && source.slice(supplier.span)}`;
  });
  return { format: format?.id, suppliers, codes: problems.map(({ code }) => code) };
}

suite('CycloneDX written as YAML', () => {
  const components = 'components:\n  - type: device\n    name: cam\n    supplier: { name: Hikvision }\n';
  const forms: Readonly<Record<string, string>> = {
    'by its bomFormat': `bomFormat: CycloneDX\nspecVersion: '1.6'\n${components}`,
    'with quotes, behind a comment and a marker': `# made by hand\n---\n"bomFormat": "CycloneDX"\n"specVersion": "1.6"\n${components}`,
    'by its schema': `$schema: http://cyclonedx.org/schema/bom-1.6.schema.json\nspecVersion: '1.6'\n${components}`,
    'by its version and its components': `specVersion: "1.6"\n${components}`,
    'in flow style': `{bomFormat: CycloneDX, specVersion: "1.6", components: [{type: device, name: cam, supplier: {name: Hikvision}}]}`,
  };
  for (const [form, text] of Object.entries(forms)) {
    test(`is read at its own places ${form}`, () =>
      assert.deepEqual(told(text), { format: 'cyclonedx-yaml', suppliers: ['cam: Hikvision'], codes: [] }));
  }

  test('is read in a stream of several', () => {
    const text = `${forms['by its bomFormat']}---\nbomFormat: CycloneDX\nspecVersion: '1.5'\ncomponents: [{type: device, name: b, supplier: {name: ZTE}}]\n`;
    assert.deepEqual(told(text).suppliers, ['cam: Hikvision', 'b: ZTE']);
  });

  test('is no other YAML', () => {
    for (const text of ['specVersion: 2\nmetadata: 1\n', 'components:\n  - name: a\n', 'about: bomFormat CycloneDX\n'])
      assert.notEqual(told(text).format, 'cyclonedx-yaml', text);
  });
});

suite('several documents of XML in one file', () => {
  const bom = (name: string, supplier: string, more = '') =>
    `<bom xmlns="http://cyclonedx.org/schema/bom/1.6"><components><component type="device"><supplier><name>${supplier}</name></supplier><name>${name}</name>${more}</component></components></bom>`;
  const declared = '<?xml version="1.0"?>\n';
  const both = ['a: Axis', 'b: Hikvision'];

  test('are all read, with declarations and without', () => {
    for (const text of [
      `${declared}${bom('a', 'Axis')}\n${declared}${bom('b', 'Hikvision')}`,
      `${bom('a', 'Axis')}\n\n${bom('b', 'Hikvision')}\n`,
      `${bom('a', 'Axis')}${bom('b', 'Hikvision')}`,
    ]) {
      const { format, suppliers, codes } = told(text);
      assert.deepEqual([format, suppliers, codes], ['cyclonedx-xml', both, ['several-documents']]);
    }
  });

  test('are one where the next stands in a comment or in character data', () => {
    for (const more of ['<!-- </bom> <bom > -->', '<description><![CDATA[</bom><bom >]]></description>'])
      assert.deepEqual(told(bom('a', 'Axis', more)), { format: 'cyclonedx-xml', suppliers: ['a: Axis'], codes: [] });
  });

  test('that nobody knows among them is told', () => {
    const { suppliers, codes } = told(`${bom('a', 'Axis')}\n${declared}<note>Hikvision</note>`);
    assert.deepEqual(suppliers, ['a: Axis']);
    assert.ok(codes.includes('unread-document'), codes.join());
  });

  slowTest('comments that do not end cost no more than the text is long', () => {
    const text = `${bom('a', 'Axis')}<bom>${'<!--'.repeat(100_000)}`;
    assert.ok(told(text).codes.length > 0);
  });
});

suite('an attestation and what verifying it printed', () => {
  const bom = (supplier: string) => ({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    components: [{ type: 'device', name: 'cam', supplier: { name: supplier } }],
  });
  const statement = (supplier: string) => ({
    _type: 'https://in-toto.io/Statement/v1',
    predicateType: 'https://cyclonedx.org/bom',
    predicate: bom(supplier),
  });
  const verified = (signed: object, printed: object): string => {
    const payload = Buffer.from(JSON.stringify(signed)).toString('base64');
    const dsseEnvelope = { payload, payloadType: 'application/vnd.in-toto+json', signatures: [{ sig: 'a' }] };
    return JSON.stringify(
      [{ attestation: { bundle: { dsseEnvelope } }, verificationResult: { statement: printed } }],
      null,
      1,
    );
  };
  const reversed = (value: object): object => Object.fromEntries(Object.entries(value).reverse());

  test('are one bill of materials where both say the same, in whatever order', () => {
    for (const printed of [
      statement('Hikvision'),
      { ...reversed(statement('Hikvision')), predicate: reversed(bom('Hikvision')) },
    ])
      assert.deepEqual(told(verified(statement('Hikvision'), printed)).suppliers, ['cam: Hikvision']);
  });

  test('are two where they differ in a single name', () => {
    const { bom: read_ } = read(new Source(verified(statement('Hikvision'), statement('Axis'))));
    assert.equal(read_?.components.length, 2);
  });

  test('two statements of the same that are not of one attestation stay two', () => {
    const text = JSON.stringify([statement('Hikvision'), statement('Hikvision')]);
    assert.equal(told(text).suppliers.length, 2);
  });
});
