import assert from 'node:assert/strict';
import { WaiverUses } from '../../../server/src/core/policy/waiver-use.ts';
import { readWaivers } from '../../../server/src/core/policy/waivers.ts';
import { finding } from '../../support/builders.ts';
import { waiverText } from '../../support/waivers.ts';

suite('What waivers are used for', () => {
  const all = { component: undefined, scope: 'repository' };
  const { value: waivers } = readWaivers(
    waiverText({ ...all, id: 'first' }) +
      waiverText({ ...all, id: 'second' }) +
      waiverText({ ...all, id: 'other', vendor: 'dahua' }),
  );
  const applied = { id: 'first', reason: 'r', approver: 'jt', expires: '2027-03-31' };
  const told = (uses: WaiverUses) => waivers.map(waiver => uses.of(waiver));

  test('the first that holds is used, others are only met', () => {
    const uses = new WaiverUses();
    uses.add({ findings: [finding({ vendor: 'hikvision', waiver: applied })], bom: undefined }, waivers);
    uses.add({ findings: [finding({ vendor: 'hikvision' })], bom: undefined }, waivers);
    assert.deepEqual(told(uses), [
      { found: true, applied: true },
      { found: true, applied: false },
      { found: false, applied: false },
    ]);
  });

  test('to accept what would not be marked is no use', () => {
    const uses = new WaiverUses();
    uses.add({ findings: [finding({ vendor: 'hikvision', level: 'none', waiver: applied })], bom: undefined }, waivers);
    assert.deepEqual(uses.of(waivers[0] as (typeof waivers)[0]), { found: true, applied: false });
  });
});
