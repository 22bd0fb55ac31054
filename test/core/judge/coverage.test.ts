import assert from 'node:assert/strict';
import { longestName } from '../../../server/src/core/identity/organisation.ts';
import { reviewText } from '../../support/review.ts';
import { cyclonedx } from '../../support/rule.ts';

const named = 'somebody';
const identified = 'identifier only';
const numbered = 'identifier only, a number of a model';
const nothing = 'nothing';

/** What a review could know of the only component of a document. */
function known(component: object): string {
  const { coverage } = reviewText(cyclonedx([{ type: 'library', name: 'a', ...component }]));
  assert.equal(coverage.components, 1);
  if (coverage.withOrganisation === 1) return named;
  if (coverage.nothing === 1) return nothing;
  assert.equal(coverage.identifiersOnly, 1);
  return coverage.makerUnknown === 1 ? numbered : identified;
}

const hash = (content: string) => ({ hashes: [{ alg: 'SHA-256', content }] });
const property = (name: string, value: string) => ({ properties: [{ name, value }] });

suite('judge: how much of a document can be judged', () => {
  const cases: readonly (readonly [what: string, component: object, expected: string])[] = [
    ['nothing but a name', {}, nothing],
    ['a supplier', { supplier: { name: 'Acme' } }, named],
    ['a manufacturer', { manufacturer: { name: 'Acme' } }, named],
    ['an author', { author: 'Jane Doe' }, named],
    ['a publisher', { publisher: 'Acme' }, named],
    ['a placeholder for a supplier', { supplier: { name: 'unknown' } }, nothing],
    ['a placeholder beside a maker', { supplier: { name: 'unknown' }, manufacturer: { name: 'Acme' } }, named],
    ['a placeholder beside a package', { supplier: { name: 'unknown' }, purl: 'pkg:npm/a@1' }, identified],
    ['a package URL', { purl: 'pkg:npm/a@1' }, identified],
    ['a CPE name', { cpe: 'cpe:2.3:a:x:y:1:*:*:*:*:*:*:*' }, identified],
    ['a word in the place of a package URL', { purl: 'n/a' }, nothing],
    ['a word in the place of a CPE name', { cpe: 'none' }, nothing],
    ['a digest', hash('0a9f'.repeat(16)), identified],
    ['a digest in capitals', hash('0A9F'.repeat(16)), identified],
    ['a short digest', hash('0a9f0a9f'), identified],
    ['a word in the place of a digest', hash('unknown'), nothing],
    ['crosses in the place of a digest', hash('x'.repeat(40)), nothing],
    ['dashes in the place of a digest', hash('-'.repeat(40)), nothing],
    ['a MAC address', property('device:mac', '00:11:22:33:44:55'), identified],
    ['a model number', property('device:model', 'X-100'), numbered],
    ['a model number of a maker', { ...property('device:model', 'X-100'), supplier: { name: 'Acme' } }, named],
    ['a property that says nothing of a maker', property('colour', 'red'), nothing],
  ];
  for (const [what, component, expected] of cases) {
    test(`${what}: ${expected}`, () => assert.equal(known(component), expected));
  }

  test('what made the document and what something was made from are not counted', () => {
    const tools = { metadata: { tools: { components: [{ type: 'application', name: 'scanner' }] } } };
    const made = { type: 'library', name: 'a', pedigree: { ancestors: [{ type: 'library', name: 'older' }] } };
    const { bom, coverage } = reviewText(cyclonedx([made], tools));
    assert.deepEqual(bom?.components.map(({ place }) => place).sort(), ['ancestor', 'component', 'tool']);
    assert.deepEqual(coverage, { components: 1, withOrganisation: 0, identifiersOnly: 0, nothing: 1 });
  });

  test('a value of a part is no number of a model', () => {
    const table = 'Reference,Quantity,Value,Manufacturer Part Number\nR1,1,10k,\nR2,1,10k,RC0402\n';
    const { coverage } = reviewText(table);
    assert.deepEqual([coverage.components, coverage.makerUnknown], [2, 1]);
  });

  test('a name of a maker is looked at up to a length, and what stands behind is told once for each', () => {
    const whole = 'A'.repeat(longestName);
    const cut = `${whole}B`;
    const components = [
      { type: 'library', name: 'a', supplier: { name: whole } },
      { type: 'library', name: 'b', supplier: { name: cut }, publisher: `${cut}C` },
      { type: 'library', name: 'c', manufacturer: { name: cut } },
      { type: 'library', name: 'd', publisher: cut },
    ];
    const text = cyclonedx(components);
    const { source, problems, coverage } = reviewText(text);
    assert.deepEqual(
      problems.map(({ code, span }) => [code, source.slice(span)]),
      [
        ['name-too-long', cut],
        ['name-too-long', cut],
      ],
    );
    assert.deepEqual(coverage.unread, { value: 2 });
  });
});
