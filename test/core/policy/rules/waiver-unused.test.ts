import assert from 'node:assert/strict';
import type { WaiverUse } from '../../../../server/src/core/policy/rules/rule.ts';
import { waiverUnused } from '../../../../server/src/core/policy/rules/waiver-unused.ts';
import { waiverOf } from '../../../support/waivers.ts';

suite('rule waiver-unused', () => {
  const find = (use: WaiverUse | undefined, asOf = '2026-11-22') =>
    waiverUnused.find({ waiver: waiverOf(), asOf, use }).map(({ key }) => key);

  test('is there and accepts nothing', () => assert.deepEqual(find({ found: true, applied: false }), ['id']));

  test('not one that accepts something, is stale or over, or that nobody looked at', () => {
    assert.deepEqual(find({ found: true, applied: true }), []);
    assert.deepEqual(find({ found: false, applied: false }), []);
    assert.deepEqual(find({ found: true, applied: false }, '2027-04-01'), []);
    assert.deepEqual(find(undefined), []);
  });
});
