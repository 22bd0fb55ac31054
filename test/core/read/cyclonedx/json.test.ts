import assert from 'node:assert/strict';
import type { Bom } from '../../../../server/src/core/model/component.ts';
import { read } from '../../../../server/src/core/read/index.ts';
import { Source } from '../../../../server/src/core/text/source.ts';

/** Reads a document given as a value. */
function bomOf(document: object): Bom {
  const { bom, problems } = read(
    new Source(JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', ...document }, undefined, 2)),
  );
  assert.deepEqual(problems, []);
  assert.ok(bom);
  return bom;
}

/** Claims of each component, `place name: role value`. */
function claimsOf(bom: Bom): string[] {
  return bom.components.flatMap(({ place, name, claims }) =>
    claims
      .filter(({ role }) => role !== 'name')
      .map(({ role, value, party, label }) =>
        [`${place} ${name?.value ?? '-'}:`, role, value, party && `(${party})`, label && `[${label}]`]
          .filter(Boolean)
          .join(' '),
      ),
  );
}

suite('reading CycloneDX JSON', () => {
  test('manufacturer of the metadata made the document and is no claim on the product; manufacture made the product', () => {
    const bom = bomOf({
      metadata: {
        manufacturer: { name: 'Who wrote this' },
        manufacture: { name: 'Who built the camera' },
        supplier: { name: 'Who sold it' },
        component: { type: 'device', name: 'camera' },
      },
    });
    assert.deepEqual(claimsOf(bom), [
      'tool -: document-actor Who wrote this (organization) [manufacturer]',
      'product camera: manufacturer Who built the camera (organization)',
      'product camera: supplier Who sold it (organization)',
    ]);
    assert.equal(bom.components[bom.product ?? -1]?.name?.value, 'camera');
  });
});
