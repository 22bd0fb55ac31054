import assert from 'node:assert/strict';
import { detectFormat, read } from '../../../server/src/core/read/index.ts';
import { decodeText } from '../../../server/src/core/text/decode.ts';
import { Source } from '../../../server/src/core/text/source.ts';
import { slowTest } from '../../support/tier.ts';

const bom = (maker: string, more: object = {}): object => ({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  ...more,
  components: [{ type: 'device', 'bom-ref': '1', name: 'cam', supplier: { name: maker } }],
});
const json = (maker: string) => JSON.stringify(bom(maker));
const pretty = (maker: string) => JSON.stringify(bom(maker), undefined, 2);
const spdx = (maker: string): object => ({
  spdxVersion: 'SPDX-2.3',
  SPDXID: 'SPDXRef-DOCUMENT',
  packages: [{ name: 'cam', SPDXID: 'SPDXRef-1', supplier: `Organization: ${maker}` }],
});
const tagValue = (maker: string) =>
  `# made by hand\nSPDXVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\n\nPackageName: cam\nSPDXID: SPDXRef-1\nPackageSupplier: Organization: ${maker}\n`;
const yaml = (maker: string) =>
  `spdxVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\npackages:\n  - name: cam\n    SPDXID: SPDXRef-1\n    supplier: "Organization: ${maker}"\n`;
const xml = (maker: string) =>
  `<?xml version="1.0"?>\n<bom xmlns="http://cyclonedx.org/schema/bom/1.6"><components><component type="device"><supplier><name>${maker}</name></supplier><name>cam</name></component></components></bom>`;
const rdf = (maker: string) =>
  `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:spdx="http://spdx.org/rdf/terms#"><spdx:SpdxDocument rdf:about="#d"><spdx:specVersion>SPDX-2.3</spdx:specVersion></spdx:SpdxDocument><spdx:Package rdf:about="#p"><spdx:name>cam</spdx:name><spdx:supplier>Organization: ${maker}</spdx:supplier></spdx:Package></rdf:RDF>`;
const base64 = (text: string | Uint8Array) => Buffer.from(text).toString('base64');
const statement = (predicateType: string, predicate: unknown) => ({
  _type: 'https://in-toto.io/Statement/v1',
  subject: [{ name: 'image' }],
  predicateType,
  predicate,
});
const envelope = (payload: unknown) => ({
  payloadType: 'application/vnd.in-toto+json',
  payload: base64(JSON.stringify(payload)),
  signatures: [{ sig: 'MEUCIQ' }],
});
const attested = (predicate: unknown) => envelope(statement('https://cyclonedx.org/bom', predicate));
const provenance = envelope(statement('https://slsa.dev/provenance/v1', { buildDefinition: {} }));

/** Who supplies, with the text at the place; and the problems, but for the one that says how the documents stand. */
function told(text: string): { readonly suppliers: readonly string[]; readonly problems: readonly string[] } {
  const source = new Source(text);
  const { bom, problems, format } = read(source);
  assert.equal(detectFormat(source)?.id, format?.id);
  const suppliers = (bom?.components ?? []).flatMap(({ claims }) =>
    claims
      .filter(({ role }) => role === 'supplier' || role === 'manufacturer')
      .map(({ value, span }) => {
        const raw = source.slice(span);
        return raw === value ? value : `${value} in ${raw.length} units`;
      }),
  );
  const other = problems.filter(({ code }) => code !== 'wrapped-document' && code !== 'several-documents');
  return {
    suppliers,
    problems: other.map(
      ({ code, severity, unread }) => `${severity} ${code}${unread ? ` ${JSON.stringify(unread)}` : ''}`,
    ),
  };
}

type Case = readonly [what: string, text: string, suppliers: readonly string[], problems?: readonly string[]];

function cases(all: readonly Case[]): void {
  for (const [what, text, suppliers, problems = []] of all) {
    test(what, () => assert.deepEqual(told(text), { suppliers, problems }));
  }
}

const both = ['Acme', 'Bolt'];
/** Base64 of four and of seven bytes that begin where they like is as long as its letters that say something of them. */
const encodedAcme = /^Acme in [67] units$/;

suite('several documents in one file of JSON', () => {
  cases([
    ['JSON Lines', `${json('Acme')}\n${json('Bolt')}\n`, both],
    ['JSON Lines that end as on Windows, with an empty line', `${json('Acme')}\r\n\r\n${json('Bolt')}\r\n`, both],
    ['one behind the other, over many lines', `${pretty('Acme')}\n${pretty('Bolt')}`, both],
    ['on one line', json('Acme') + json('Bolt'), both],
    ['a text sequence (RFC 7464)', `\u001e${json('Acme')}\n\u001e${json('Bolt')}\n`, both],
    ['a text sequence of one', `\u001e${json('Acme')}\n`, ['Acme']],
    ['with commas between', `${json('Acme')},\n${json('Bolt')},\n`, both],
    ['with a byte-order mark before each', `\ufeff${json('Acme')}\n\ufeff${json('Bolt')}\n`, both],
    ['as documents of YAML', `---\n${pretty('Acme')}\n---\n${pretty('Bolt')}\n`, both],
    ['of different formats', `${json('Acme')}\n${JSON.stringify(spdx('Bolt'))}\n`, both],
    ['a list', JSON.stringify([bom('Acme'), bom('Bolt')], undefined, 1), both],
    ['a list of lists', JSON.stringify([[bom('Acme')], [[bom('Bolt')]]]), both],
    ['lists behind each other', `${JSON.stringify([bom('Acme')])}\n${JSON.stringify([bom('Bolt')])}`, both],
    [
      'with one that is something else',
      `${json('Acme')}\n{"name":"package"}\n${json('Bolt')}\n`,
      both,
      ['warning unread-document {"document":1}'],
    ],
    [
      'a list with something else',
      JSON.stringify([{ name: 'package' }, bom('Acme')]),
      ['Acme'],
      ['warning unread-document {"document":1}'],
    ],
    [
      'with words between and behind',
      `${json('Acme')}\ndone in 3 s\n${json('Bolt')}\nbye\n`,
      both,
      ['warning unread-text {"text":1}', 'warning unread-text {"text":1}'],
    ],
    ['of which the first is cut off', `${json('Acme').slice(0, -3)}\n${json('Bolt')}\n`, both, ['error unclosed']],
    ['with padding of zeros behind', `${json('Acme')}\n${json('Bolt')}\0\0\0`, both],
    ['one, and words behind it', `${json('Acme')}\ndone\n`, ['Acme'], ['error trailing-text {"text":1}']],
    [
      'behind words of the tool that wrote it',
      `INFO cataloging\n[INFO] done\n${pretty('Acme')}\n`,
      ['Acme'],
      ['warning unread-text {"text":1}'],
    ],
    [
      'with a line of a log behind it that opens a bracket',
      `${json('Acme')}\n${json('Bolt')}\n[INFO] done\n`,
      both,
      ['warning unread-text {"text":1}'],
    ],
    ['behind comments', `// made by hand\n/* { */ ${json('Acme')}`, ['Acme'], ['warning comment', 'warning comment']],
  ]);

  slowTest('are counted beyond ten thousand', () => {
    const line = `${json('Acme')}\n`;
    const { bom: joined, problems } = read(new Source(line.repeat(10_003)));
    assert.equal(joined?.componentCount, 10_000);
    const [beyond] = problems.filter(({ severity }) => severity === 'error');
    assert.deepEqual([beyond?.code, beyond?.unread], ['too-many-documents', { document: 3 }]);
  });

  test('may point at each other', () => {
    const urn = (last: string) => `3e671687-395b-41f5-a30f-a58921a69b7${last}`;
    const linking = (maker: string, own: string, other: string) =>
      bom(maker, {
        serialNumber: `urn:uuid:${urn(own)}`,
        version: 1,
        externalReferences: [{ type: 'bom', url: `urn:cdx:${urn(other)}/1` }],
      });
    const links = (other: string) =>
      read(new Source(JSON.stringify([linking('Acme', '1', '2'), linking('Bolt', '2', other)]))).bom?.links.length;
    assert.equal(links('1'), 0);
    assert.equal(links('3'), 1);
  });

  test('keep parents, graphs, sites and product apart', () => {
    const one = bom('Acme', { metadata: { component: { type: 'device', name: 'hub', 'bom-ref': 'h' } } });
    const text = JSON.stringify([
      { ...one, dependencies: [{ ref: 'h', dependsOn: ['1'] }] },
      { ...one, dependencies: [{ ref: 'h', dependsOn: ['1', 'gone'] }] },
    ]);
    const { bom: joined } = read(new Source(text));
    assert.deepEqual(joined?.dependencies, [
      { from: 0, to: 1 },
      { from: 2, to: 3 },
    ]);
    assert.equal(joined.product, 0);
    assert.deepEqual(
      joined.components.map(({ index }) => index),
      [0, 1, 2, 3],
    );
    const [dangling] = joined.defects.danglingRefs;
    assert.ok(dangling);
    assert.deepEqual([dangling.value, text.slice(dangling.span.start, dangling.span.end)], ['gone', 'gone']);
    assert.deepEqual(joined.defects.repeatedRefs, []);
    assert.equal(joined.several, true);
  });
});

suite('documents inside something else', () => {
  cases([
    ['the answer of an interface', JSON.stringify({ status: 'ok', data: { sboms: [{ doc: bom('Acme') }] } }), ['Acme']],
    ['the export of a forge', JSON.stringify({ sbom: spdx('Acme') }), ['Acme']],
    ['two members of one object', JSON.stringify({ sbom: spdx('Acme'), vendor: bom('Bolt') }), both],
    ['as text', JSON.stringify({ kind: 'x', sbom: pretty('Acme') }), ['Acme']],
    ['tag-value as text', JSON.stringify({ result: { content: tagValue('Acme') } }), ['Acme']],
    ['YAML as text', JSON.stringify({ file: `---\n${yaml('Acme')}` }), ['Acme']],
    ['XML as text', JSON.stringify(['x', xml('Acme')]), ['Acme']],
    ['RDF as text', JSON.stringify({ a: { b: rdf('Acme') } }), ['Acme']],
    ['JSON Lines as text', JSON.stringify({ log: `${json('Acme')}\n${json('Bolt')}` }), both],
    ['attested tag-value', JSON.stringify(statement('https://spdx.dev/Document', tagValue('Acme'))), ['Acme']],
    [
      'attested XML, by old cosign',
      JSON.stringify(statement('https://cyclonedx.org/bom', { Data: xml('Acme') })),
      ['Acme'],
    ],
    [
      'members in other case',
      JSON.stringify({ BOM: { BomFormat: 'CycloneDX', specversion: '1.6', components: [] } }),
      [],
      ['warning misspelled-key'],
    ],
    [
      'a schema that speaks of them',
      JSON.stringify({ properties: { bomFormat: { enum: ['CycloneDX'] }, components: {} } }),
      [],
      ['error unknown-format'],
    ],
    ['a text that only begins so', JSON.stringify({ a: '{ not JSON, but long enough' }), [], ['error unknown-format']],
    [
      'an attestation of a bill of materials in no known form',
      JSON.stringify([attested({ Data: 'see elsewhere' }), attested(bom('Acme'))]),
      ['Acme in 6 units'],
      ['error unread-document {"document":1}'],
    ],
    [
      'a compressed one',
      JSON.stringify({ name: 'x', sbom: base64(Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6])) }),
      [],
      ['warning compressed-document {"document":1}', 'error unknown-format'],
    ],
  ]);

  test('in base64, in every form that is read, each value at its own letters', () => {
    for (const document of [
      { project: 'x', bom: base64(json('Acme')) },
      { bom: base64(`\ufeff${json('Acme')}`) },
      { bom: base64(`  \r\n${pretty('Acme')}`) },
      attested(bom('Acme')),
      attested({ Data: bom('Acme'), Timestamp: '2021-01-01T00:00:00Z' }),
      envelope(spdx('Acme')),
      { mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json', dsseEnvelope: attested(spdx('Acme')) },
      { attestations: [{ bundle: { dsseEnvelope: attested(bom('Acme')) } }] },
      { payload: base64(tagValue('Acme')), payloadType: 'text/spdx' },
      { payload: base64(yaml('Acme')), payloadType: 'text/spdx+yaml' },
      { payload: base64(xml('Acme')), payloadType: 'application/vnd.cyclonedx+xml' },
      { payload: base64(rdf('Acme')), payloadType: 'application/rdf+xml' },
      { payload: base64(json('Acme')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') },
    ]) {
      const { suppliers, problems } = told(JSON.stringify(document));
      assert.match(`${suppliers}`, encodedAcme, JSON.stringify(document));
      assert.deepEqual(problems, []);
    }
  });

  test('a message of Protocol Buffers in base64 has its places', () => {
    const field = (number: number, value: Buffer | string) =>
      Buffer.concat([Buffer.from([(number << 3) | 2, Buffer.byteLength(value)]), Buffer.from(value)]);
    const supplier = field(1, '海康');
    const component = field(5, Buffer.concat([field(4, supplier), field(8, 'cam')]));
    const message = Buffer.concat([field(1, '1.6'), component]);
    const payload = base64(message);
    const { bom: read1 } = read(new Source(JSON.stringify({ payload })));
    const alone = read(new Source(decodeText(message).value)).bom;
    assert.ok(alone);
    assert.equal(read1?.components.length, alone.components.length);
    const spans = read1.components.flatMap(({ claims }) => claims.map(({ span }) => span));
    const inner = alone.components.flatMap(({ claims }) => claims.map(({ span }) => span));
    assert.ok(spans.length > 0);
    assert.deepEqual(
      spans.map(({ start }) => start - 12),
      inner.map(({ start }) => Math.floor(start / 3) * 4 + (start % 3)),
    );
  });

  test('of several attestations every one is read, and what is none is told', () => {
    const lines = [provenance, attested(bom('Acme')), attested(spdx('Bolt'))]
      .map(line => JSON.stringify(line))
      .join('\n');
    assert.deepEqual(told(lines), {
      suppliers: ['Acme in 6 units', 'Bolt in 6 units'],
      problems: ['information other-attestation'],
    });
  });

  test('too deep inside each other is told', () => {
    let document: object = { first: bom('Acme') };
    for (let level = 0; level < 12; level++) document = { payload: base64(JSON.stringify(document)) };
    assert.deepEqual(told(JSON.stringify(document)), {
      suppliers: [],
      problems: ['error nested-too-deep {"document":1}', 'error unknown-format'],
    });
  });
});

suite('YAML streams', () => {
  const manifest = (maker: string) => `deviceManifest: 1\ndevices:\n  - name: cam\n    manufacturer: ${maker}\n`;
  cases([
    ['two documents', `---\n${yaml('Acme')}---\n${yaml('Bolt')}`, both],
    [
      'with directives, comments and ends',
      `%YAML 1.2\n---\n# one\n${yaml('Acme')}...\n# two\n---\n${yaml('Bolt')}...\n`,
      both,
    ],
    ['lines that end as on Windows', `---\n${yaml('Acme')}---\n${yaml('Bolt')}`.replaceAll('\n', '\r\n'), both],
    ['of different formats', `${yaml('Acme')}--- # next\n${manifest('Bolt')}`, both],
    ['JSON behind YAML', `${yaml('Acme')}---\n${pretty('Bolt')}\n`, both],
    [
      'the second named first',
      `---\nkind: ConfigMap\n---\n${yaml('Acme')}`,
      ['Acme'],
      ['warning unread-document {"document":1}'],
    ],
    ['behind an empty one', `---\n---\n${yaml('Acme')}`, ['Acme']],
    ['behind an empty one and a comment', `# one\n---\n---\n${yaml('Acme')}`, ['Acme']],
    ['behind an empty one that was closed', `---\n...\n---\n${manifest('Acme')}`, ['Acme']],
    ['behind an empty one with directives', `%YAML 1.2\n---\n...\n%YAML 1.2\n---\n${yaml('Acme')}`, ['Acme']],
    ['one, between markers', `---\n${yaml('Acme')}...\n---\n# nothing\n`, ['Acme']],
    [
      'a marker inside a text is none',
      yaml('Acme').replace('  - name', '  - comment: |\n      ---\n      not a document\n    name'),
      ['Acme'],
    ],
  ]);

  test('a single document may still be edited, of several none is', () => {
    const edits = (text: string) => {
      const source = new Source(text);
      const { bom: read1, format } = read(source);
      const [component] = read1?.components ?? [];
      assert.ok(read1 && component);
      return format?.annotate?.(source, read1, component, { text: 'n', date: '2026-11-22' });
    };
    assert.ok(Array.isArray(edits(`---\n${yaml('Acme')}`)));
    assert.match(String(edits(`${yaml('Acme')}---\n${yaml('Bolt')}`)), /Several documents/);
  });
});
