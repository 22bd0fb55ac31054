import assert from 'node:assert/strict';
import { makerChanged } from '../../../../server/src/core/judge/rules/maker-changed.ts';
import { createReviewer } from '../../../../server/src/core/review.ts';
import { Source } from '../../../../server/src/core/text/source.ts';
import { signatures } from '../../../support/signatures.ts';

const contexts = [{ profile: null, jurisdictions: [], parties: [], activities: [], purposes: [], asOf: '2026-11-22' }];
const text = JSON.stringify({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  components: [
    { type: 'device', name: 'a', manufacturer: { name: 'Axis' }, properties: [{ name: 'factory', value: 'Lund' }] },
    { type: 'device', name: 'b', supplier: { name: 'NOASSERTION' } },
    { type: 'device', name: 'c', supplier: { name: 'Confidential' } },
  ],
});

suite('maker-changed', () => {
  const reviewer = createReviewer(signatures());
  const found = (tellsMakers: boolean) =>
    reviewer
      .review(new Source(text), { contexts, rules: {}, waivers: [], tellsMakers })
      .findings.filter(({ rule }) => rule === makerChanged.id);

  test('a document alone has none', () => {
    assert.deepEqual(found(false), []);
  });

  test('for a comparison each place is told that says whose a component is', () => {
    assert.deepEqual(
      found(true).map(({ span, whose }) => `${whose?.component} ${whose?.field} ${text.slice(span.start, span.end)}`),
      [
        '0 name a',
        '0 maker Axis',
        '0 factory Lund',
        '1 name b',
        '1 supplier NOASSERTION',
        '2 name c',
        '2 supplier Confidential',
      ],
    );
  });

  test('what is unknown and what is withheld are kept apart', () => {
    const kinds = found(true).map(({ whose }) => `${whose?.maker.kind} ${whose?.supplier.kind}`);
    assert.deepEqual([...new Set(kinds)], ['stated unknown', 'unknown unknown', 'unknown withheld']);
  });
});
