import assert from 'node:assert/strict';
import { buildLookups } from '../../server/src/core/signatures/lookups.ts';
import { signatures } from '../support/signatures.ts';
import { labelledValues } from './labelled.ts';
import { confusablesFound, failing, scoreSpellings, scoreTiers } from './measure.ts';

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
  test('no confusable is found in any role', () => assert.deepEqual(confusablesFound(lookups, AS_OF), []));
});
