import assert from 'node:assert/strict';
import { check } from './check.ts';
import { inputOf } from './input.ts';

suite('Mutated documents', function () {
  this.timeout(60_000);

  test('are the same for the same numbers, and others for others', () => {
    assert.deepEqual(inputOf(1, 7), inputOf(1, 7));
    assert.notDeepEqual(inputOf(1, 7), inputOf(1, 8));
    assert.notDeepEqual(inputOf(1, 7), inputOf(2, 7));
  });

  test('pass through the product: a few here, many with npm run fuzz', () => {
    for (let input = 0; input < 300; input++) check(inputOf(20261122, input));
  });
});
