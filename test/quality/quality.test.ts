import assert from 'node:assert/strict';
import { buildLookups } from '../../server/src/core/signatures/lookups.ts';
import { signatures } from '../support/signatures.ts';
import { heldOutNames, labelledValues, lastHeldOutNames } from './labelled.ts';
import {
  confusablesFound,
  failing,
  LEAST_HELD_OUT_RECALL,
  LEAST_LAST_RECALL,
  LEAST_PRECISION,
  precisionOf,
  recallOf,
  scoreHeldOut,
  scoreSpellings,
  scoreTiers,
  wrongByLabel,
} from './measure.ts';

const AS_OF = '2026-11-22';

suite('quality of matching on labelled names and identifiers', () => {
  const lookups = buildLookups(signatures());
  const values = labelledValues();

  test('every vendor has labelled values', () => {
    const labels = new Set(values.map(({ vendor }) => vendor));
    assert.deepEqual(
      [...lookups.vendors.keys()].filter(id => !labels.has(id)),
      [],
    );
  });
  test('precision and recall of every tier stand above the floors', () => {
    assert.deepEqual(failing(scoreTiers(values, lookups, AS_OF)), []);
  });
  test('so they do in every spelling', () => assert.deepEqual(failing(scoreSpellings(values, lookups, AS_OF)), []));
  test('names that were held out are read as well as they have come to be', () => {
    const score = scoreHeldOut(heldOutNames(), lookups, AS_OF);
    assert.ok(precisionOf(score) >= LEAST_PRECISION, score.wrong.join('; '));
    assert.ok(recallOf(score) >= LEAST_HELD_OUT_RECALL, score.missed.join('; '));
  });
  test('so are those of the last round, and none is taken for a vendor that it is not of', () => {
    const score = scoreHeldOut(lastHeldOutNames(), lookups, AS_OF);
    assert.equal(lastHeldOutNames().length, 219);
    assert.deepEqual(
      score.wrong.filter(one => !wrongByLabel.includes(one)),
      [],
    );
    assert.ok(recallOf(score) >= LEAST_LAST_RECALL, score.missed.join('; '));
  });
  test('no confusable is found in any role', () => assert.deepEqual(confusablesFound(lookups, AS_OF), []));
});
