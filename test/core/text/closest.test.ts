import assert from 'node:assert/strict';
import { closest } from '../../../server/src/core/text/closest.ts';

const profiles = ['ca-federal', 'ca-private', 'us-federal-agency', 'us-dod', 'us-dod-contractor'];

suite('What a person meant', () => {
  for (const [word, meant] of [
    ['ca-fedral', 'ca-federal'],
    ['CA-FEDERAL', 'ca-federal'],
    ['ca-fedearl', 'ca-federal'],
    ['us-dod-contracter', 'us-dod-contractor'],
    ['us-dof', 'us-dod'],
    ['norway', undefined],
    ['', undefined],
  ] as const) {
    test(`${word}: ${meant}`, () => assert.equal(closest(word, profiles), meant));
  }

  test('a very long word costs nothing', () => assert.equal(closest('x'.repeat(1e7), profiles), undefined));
});
