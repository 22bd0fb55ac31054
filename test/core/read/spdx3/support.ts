import assert from 'node:assert/strict';
import type { Bom } from '../../../../server/src/core/model/component.ts';
import { read } from '../../../../server/src/core/read/index.ts';
import { Source } from '../../../../server/src/core/text/source.ts';

export const context = 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld';
export const creation = { type: 'CreationInfo', '@id': '_:c', specVersion: '3.0.1', created: '2026-01-01T00:00:00Z' };

export function text(...graph: object[]): string {
  return JSON.stringify({ '@context': context, '@graph': [creation, ...graph] }, undefined, 2);
}

export function bomOf(document: string, ...codes: string[]): Bom {
  const { bom, problems, format } = read(new Source(document));
  assert.equal(format?.id, 'spdx-3-json');
  assert.deepEqual(
    problems.map(({ code }) => code),
    codes,
  );
  assert.ok(bom);
  return bom;
}

/** `name: role value (party) [label]` of every claim but the name, the value being what stands at its span. */
export function claims(document: string, ...codes: string[]): string[] {
  return bomOf(document, ...codes).components.flatMap(({ name, claims: all }) =>
    all
      .filter(({ role }) => role !== 'name')
      .map(({ role, value, party, label, span }) => {
        assert.equal(document.slice(span.start, span.end), value);
        return [`${name?.value}:`, role, value, party && `(${party})`, label && `[${label}]`].filter(Boolean).join(' ');
      }),
  );
}

export const hik = { type: 'Organization', spdxId: 'urn:hik', creationInfo: '_:c', name: 'Hikvision' };

export function camera(more: object): object {
  return { type: 'software_Package', spdxId: 'urn:cam', creationInfo: '_:c', name: 'camera', ...more };
}
