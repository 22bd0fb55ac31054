import assert from 'node:assert/strict';
import { waiverStale } from '../../../../server/src/core/policy/rules/waiver-stale.ts';
import { waiverOf } from '../../../support/waivers.ts';

suite('rule waiver-stale', () => {
  const find = (found: boolean | undefined, changes: Readonly<Record<string, string | undefined>> = {}) =>
    waiverStale.find({
      waiver: waiverOf(changes),
      asOf: '2026-11-22',
      use: found === undefined ? undefined : { found, applied: false },
    });

  test('nobody knows where not everything was reviewed', () => assert.deepEqual(find(undefined), []));
  test('not where what it is for is there', () => assert.deepEqual(find(true), []));

  test('is marked at what it is for, and can be removed', () => {
    const [fault] = find(false);
    assert.deepEqual([fault?.key, fault?.remedies], ['component', ['remove']]);
    assert.match(String(fault?.message.text), /is for hikvision, Camera, which no document/);
    assert.equal(find(false, { component: undefined, scope: 'repository' })[0]?.key, 'vendor');
  });
});
