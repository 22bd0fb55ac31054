import assert from 'node:assert/strict';
import type { Bom } from '../../../server/src/core/model/component.ts';
import { detectFormat, read } from '../../../server/src/core/read/index.ts';
import { Source } from '../../../server/src/core/text/source.ts';

const cyclonedx = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  components: [{ type: 'device', name: 'camera', supplier: { name: '海康威视 Hikvision' } }],
};

const spdx = {
  spdxVersion: 'SPDX-2.3',
  SPDXID: 'SPDXRef-DOCUMENT',
  packages: [{ name: 'camera', SPDXID: 'SPDXRef-1', supplier: 'Organization: Hikvision' }],
};

function wrappedBom(document: unknown, format: string): { bom: Bom; text: string } {
  const text = JSON.stringify(document, undefined, 2);
  const { bom, problems, format: found } = read(new Source(text));
  assert.equal(found?.id, format);
  assert.equal(detectFormat(new Source(text))?.id, format);
  assert.deepEqual(
    new Set(problems.map(problem => `${problem.code} ${problem.severity}`)),
    new Set(['wrapped-document information']),
  );
  assert.ok(bom);
  assert.equal(bom.componentCount, 1);
  for (const { span } of problems) assert.ok(span.end <= text.length);
  return { bom, text };
}

/** The text that stands where the supplier is claimed. */
function supplierText({ bom, text }: { bom: Bom; text: string }): string {
  const supplier = bom.components[0]?.claims.find(({ role }) => role === 'supplier');
  assert.ok(supplier);
  return text.slice(supplier.span.start, supplier.span.end);
}

function base64(document: unknown): string {
  return Buffer.from(JSON.stringify(document)).toString('base64');
}

function statement(predicateType: string, predicate: unknown): object {
  return { _type: 'https://in-toto.io/Statement/v1', subject: [{ name: 'image' }], predicateType, predicate };
}

suite('bills of materials inside other documents', () => {
  test('the export of a forge keeps its places and can be edited', () => {
    const wrapped = wrappedBom({ sbom: spdx }, 'spdx-2-json');
    assert.equal(supplierText(wrapped), 'Hikvision');
    assert.equal(wrapped.bom.signed, false);
    const { format } = read(new Source(wrapped.text));
    const [component] = wrapped.bom.components;
    assert.ok(component);
    const edits = format?.annotate?.(new Source(wrapped.text), wrapped.bom, component, {
      text: 'n',
      date: '2026-11-22',
    });
    assert.ok(Array.isArray(edits) && edits.length > 0);
  });

  test('an in-toto statement keeps its places and is never edited', () => {
    for (const [format, predicate] of [
      ['cyclonedx-json', cyclonedx],
      ['spdx-2-json', spdx],
      ['cyclonedx-json', { Data: cyclonedx, Timestamp: '2021-01-01T00:00:00Z' }],
    ] as const) {
      const wrapped = wrappedBom(statement('https://cyclonedx.org/bom', predicate), format);
      assert.ok(supplierText(wrapped).endsWith('Hikvision'));
      assert.equal(wrapped.bom.signed, true);
    }
  });

  test('a document as text in an attestation of old cosign has its places in the escaped text', () => {
    const wrapped = wrappedBom(
      statement('cosign.sigstore.dev/attestation/v1', { Data: JSON.stringify(cyclonedx, undefined, 1) }),
      'cyclonedx-json',
    );
    assert.equal(supplierText(wrapped), '海康威视 Hikvision');
    assert.equal(wrapped.bom.signed, true);
  });

  test('a DSSE envelope and a Sigstore bundle are decoded, each value at its own characters', () => {
    const payload = base64(statement('https://cyclonedx.org/bom', cyclonedx));
    const envelope = { payloadType: 'application/vnd.in-toto+json', payload, signatures: [{ sig: 'x' }] };
    for (const document of [
      envelope,
      { mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json', dsseEnvelope: envelope },
    ]) {
      const wrapped = wrappedBom(document, 'cyclonedx-json');
      assert.equal(wrapped.bom.signed, true);
      const raw = supplierText(wrapped);
      assert.ok(payload.includes(raw));
      const inner = Buffer.from(payload, 'base64');
      const at = inner.indexOf('海康威视');
      const from = payload.indexOf(raw);
      assert.equal(Math.floor((from * 3) / 4), at);
      assert.equal(Math.floor(((from + raw.length) * 3) / 4), at + Buffer.byteLength('海康威视 Hikvision'));
    }
  });

  test('a payload that is wrapped over lines has the place of the whole', () => {
    const payload = base64(cyclonedx).replaceAll(/.{20}/g, '$&\n');
    const wrapped = wrappedBom({ payloadType: 'x', payload, signatures: [] }, 'cyclonedx-json');
    assert.equal(JSON.parse(`"${supplierText(wrapped)}"`), payload);
  });

  test('XML in an envelope is read too', () => {
    const xml =
      '<bom xmlns="http://cyclonedx.org/schema/bom/1.4"><components><component type="library"><name>a</name></component></components></bom>';
    wrappedBom({ payloadType: 'x', payload: Buffer.from(xml).toString('base64'), signatures: [] }, 'cyclonedx-xml');
  });

  test('what only looks like an envelope is none', () => {
    for (const document of [
      { payload: 'not base64!', payloadType: 'x' },
      { payload: base64({ a: 1 }), payloadType: 'x' },
      { payload: 7 },
      { predicate: 'text' },
      { predicate: { Data: '{' } },
      { predicate: { Data: 'text' } },
      { sbom: [] },
      { sbom: { name: 'x' } },
      { dsseEnvelope: { payload: {} } },
    ]) {
      assert.deepEqual(
        read(new Source(JSON.stringify(document))).problems.map(({ code }) => code),
        ['unknown-format'],
      );
    }
    assert.equal(read(new Source(JSON.stringify({ payload: 'e30=', ...cyclonedx }))).format?.id, 'cyclonedx-json');
  });

  test('a broken document in a wrapper still gives what can be read', () => {
    const text = JSON.stringify({ sbom: spdx }, undefined, 2);
    const { bom, problems } = read(new Source(text.slice(0, text.lastIndexOf('Hikvision') + 12)));
    assert.equal(bom?.componentCount, 1);
    assert.ok(problems.some(({ severity }) => severity === 'error'));
  });
});
