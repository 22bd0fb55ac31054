import assert from 'node:assert/strict';
import type { Bom } from '../../../server/src/core/model/component.ts';
import { waiverFor } from '../../../server/src/core/policy/waiver-effect.ts';
import { WaiverUses } from '../../../server/src/core/policy/waiver-use.ts';
import { readWaivers } from '../../../server/src/core/policy/waivers.ts';
import { context, finding } from '../../support/builders.ts';
import { waiverText } from '../../support/waivers.ts';

suite('What waivers are used for', () => {
  const all = { component: undefined, scope: 'repository' };
  const { value: waivers } = readWaivers(
    waiverText({ ...all, id: 'first' }) +
      waiverText({ ...all, id: 'second' }) +
      waiverText({ ...all, id: 'other', vendor: 'dahua' }),
  );
  const [applied = null] = waivers;
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

  test('of two entries with one id the one that holds is used', () => {
    const { value: twins } = readWaivers(
      waiverText({ ...all, id: 'same', expires: '2020-01-01' }) + waiverText({ ...all, id: 'same' }),
    );
    const found = finding({ vendor: 'hikvision' });
    const waiver = waiverFor(found, undefined, twins, [context()]);
    const uses = new WaiverUses();
    uses.add({ findings: [{ ...found, waiver }], bom: undefined }, twins);
    assert.deepEqual(
      twins.map(each => uses.of(each).applied),
      [false, true],
    );
  });

  test('one for a component is met only where that component is found', () => {
    const { value: named } = readWaivers(waiverText({ id: 'camera' }));
    const bom = { components: ['Camera', 'Switch'].map(value => ({ name: { value }, claims: [] })) } as unknown as Bom;
    const found = (component: number | undefined) => {
      const uses = new WaiverUses();
      uses.add({ findings: [finding({ component })], bom }, named);
      return named.map(waiver => uses.of(waiver).found);
    };
    assert.deepEqual([found(0), found(1), found(undefined)], [[true], [false], [false]]);
  });

  test('to accept what would not be marked is no use', () => {
    const uses = new WaiverUses();
    uses.add({ findings: [finding({ vendor: 'hikvision', level: 'none', waiver: applied })], bom: undefined }, waivers);
    assert.deepEqual(uses.of(waivers[0] as (typeof waivers)[0]), { found: true, applied: false });
  });
});
