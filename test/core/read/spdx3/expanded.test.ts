import assert from 'node:assert/strict';
import { reviewText } from '../../../support/review.ts';

const TERMS = 'https://spdx.org/rdf/3.0.1/terms/';

/** An element as expanded JSON-LD has it: every member by its address, every value in a list. */
function element(id: string, type: string, members: Readonly<Record<string, object>>): object {
  const entries = Object.entries(members).map(([name, value]) => [TERMS + name, [value]]);
  return { '@id': id, '@type': [TERMS + type], ...Object.fromEntries(entries) };
}

const info = element('_:c', 'Core/CreationInfo', { 'Core/specVersion': { '@value': '3.0.1' } });
const maker = (name: string): object => element('http://x/o', 'Core/Organization', { 'Core/name': { '@value': name } });
const part = (supplier: string): object =>
  element('http://x/p', 'Software/Package', {
    'Core/name': { '@value': 'cam' },
    'Core/suppliedBy': { '@id': supplier },
  });

suite('expanded JSON-LD of SPDX 3', () => {
  const found = (document: unknown): readonly string[] =>
    reviewText(JSON.stringify(document))
      .findings.filter(({ rule }) => rule === 'restricted-vendor')
      .map(({ message }) => message.text.split(',')[0] ?? '');

  for (const [what, document, expected] of [
    ['a list of elements', [info, maker('Hikvision'), part('http://x/o')], ['cam: Hikvision']],
    ['the maker last', [part('http://x/o'), info, maker('Zhejiang Dahua Technology')], ['cam: Dahua']],
    ['within a graph', { '@graph': [info, maker('ZTE Corporation'), part('http://x/o')] }, ['cam: ZTE']],
    ['nobody named', [info, maker('Hikvision'), part(`${TERMS}Core/NoAssertionElement`)], []],
  ] as const) {
    test(what, () => assert.deepEqual(found(document), expected));
  }

  test('a list in another vocabulary is no document of SPDX', () =>
    assert.deepEqual(
      found([
        { '@id': 'x', '@type': ['http://schema.org/Thing'], 'http://schema.org/supplier': [{ '@value': 'Hikvision' }] },
      ]),
      [],
    ));
});
