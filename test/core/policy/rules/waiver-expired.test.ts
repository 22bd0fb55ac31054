import assert from 'node:assert/strict';
import { waiverExpired } from '../../../../server/src/core/policy/rules/waiver-expired.ts';
import { waiverOf } from '../../../support/waivers.ts';

suite('rule waiver-expired', () => {
  const find = (asOf: string) => waiverExpired.find({ waiver: waiverOf(), asOf, use: undefined });

  test('holds through its last day', () => assert.deepEqual(find('2027-03-31'), []));

  test('is marked at the day on the next', () => {
    const [fault, ...others] = find('2027-04-01');
    assert.deepEqual(others, []);
    assert.equal(fault?.key, 'expires');
    assert.deepEqual(fault?.remedies, ['renew', 'remove']);
    assert.equal(fault?.message.text, 'Waiver “gate” ended on 2027-03-31: what it accepted is open again.');
  });
});
