import assert from 'node:assert/strict';
import { matchBom } from '../../../server/src/core/match/index.ts';
import type { Claim } from '../../../server/src/core/model/claim.ts';
import { buildLookups } from '../../../server/src/core/signatures/lookups.ts';
import type { Identifiers } from '../../../server/src/core/signatures/types/identifiers.ts';
import { bom, component } from '../../support/bom.ts';
import { smallSet } from '../../support/small-set.ts';

const provenance = { sources: ['test'], asOf: '2026-11-22', confidence: 'high' as const };
const ids = (...values: readonly string[]) => values.map(value => ({ value, entity: 'huawei', provenance }));
const own: Partial<Identifiers> = {
  usb: ids('12d1', '1bc7:9010'),
  pci: ids('19e5'),
  fcc: ids('2abcd', 'qis'),
  pen: ids('2011'),
  bluetooth: ids('0000', '027d', 'ffff'),
  pnp: ids('hwv'),
};
const vendors = smallSet.vendors.map(vendor =>
  vendor.id === 'huawei' ? { ...vendor, identifiers: { ...vendor.identifiers, ...own } } : vendor,
);
const lookups = buildLookups({ ...smallSet, vendors });

/** `signature limit` of what a field of a device says, without the role that stands before the signature. */
function told(role: Claim['role'], value: string, label?: string): string {
  const claim: Claim = { role, value, span: { start: 0, end: value.length }, ...(label ? { label } : {}) };
  return matchBom(bom(component([claim], { kind: 'device' })), lookups, '2026-11-22')
    .flatMap(({ evidence }) => evidence)
    .map(({ signature, limit }) => `${signature.replace(`${role}:`, '')}${limit ? ` ${limit}` : ''}`)
    .join(', ');
}

suite('ids of hardware', () => {
  const cases: readonly (readonly [role: Claim['role'], value: string, expected: string])[] = [
    ['usb-id', '12d1:1506', '12d1'],
    ['usb-id', '  0x12D1  ', '12d1'],
    ['usb-id', '12d1 1506', '12d1'],
    ['usb-id', '12d1&1506', '12d1'],
    ['usb-id', 'VID_12D1, PID_1506', '12d1'],
    ['usb-id', 'usb 12d1:1506', '12d1'],
    ['usb-id', '12d10', ''],
    ['usb-id', '12d1f:1506', ''],
    ['usb-id', '1506:12d1', ''],
    ['usb-id', `${' '.repeat(190)}12d1:1506`, '12d1'],
    ['usb-id', `${' '.repeat(200)}12d1:1506`, ''],
    ['pci-id', '19e5', '19e5'],
    ['pci-id', '0x19E5:0x1711', '19e5'],
    ['pci-id', 'pci:v000019E5d00001822sv0000', '19e5'],
    ['pci-id', '19e5a', ''],
    ['pci-id', '8086:19e5', ''],
    ['fcc-id', '2ABCD-X1', '2abcd'],
    ['fcc-id', 'fcc id: 2abcdX1', '2abcd'],
    ['fcc-id', 'FCC #QISE5573', 'qis'],
    ['fcc-id', '2ABC-D1', ''],
    ['fcc-id', 'QI-S1', ''],
    ['fcc-id', 'XYZ1; QIS2 ', 'qis'],
    ['fcc-id', 'QIS1|QIS2,QIS3', 'qis'],
    ['fcc-id', 'Contains FCC ID: QIS1', 'qis contained'],
    ['fcc-id', '(contained) QIS1', ''],
    ['fcc-id', 'containers QIS1', ''],
    ['pen', '2011', '2011'],
    ['pen', '1.3.6.1.4.1.2011', '2011'],
    ['pen', '.1.3.6.1.4.1.2011.2.23', '2011'],
    ['pen', 'iso.3.6.1.4.1.2011.2', '2011'],
    ['pen', '1.3.6.1.4.1.20111', ''],
    ['pen', '2.3.6.1.4.1.2011', ''],
    ['pen', '1.3.6.1.4.1', ''],
    ['pen', '2011x', ''],
    ['bluetooth-id', '0x027D', '027d platform'],
    ['bluetooth-id', '0x27d', '027d platform'],
    ['bluetooth-id', '27d', '027d platform'],
    ['bluetooth-id', '027d', '027d platform'],
    ['bluetooth-id', '637', '027d platform'],
    ['bluetooth-id', '0637', ''],
    ['bluetooth-id', '1027d', ''],
    ['bluetooth-id', '0x1027d', ''],
    ['bluetooth-id', '0027d', ''],
    ['bluetooth-id', '65535', 'ffff platform'],
    ['bluetooth-id', '65536', ''],
    ['bluetooth-id', '0x0000', '0000 platform'],
    ['bluetooth-id', '0', ''],
    ['bluetooth-id', 'none', ''],
    ['pnp-id', 'HWV', 'hwv'],
    ['pnp-id', 'HWV0101', 'hwv'],
    ['pnp-id', 'hwv', ''],
    ['pnp-id', 'HWV01', ''],
    ['pnp-id', 'XHWV', ''],
  ];
  for (const [role, value, expected] of cases) {
    test(`${role} “${value.trim()}”: ${expected || 'nobody'}`, () => assert.equal(told(role, value), expected));
  }

  test('a product that is known by itself proves less than the vendor’s own id', () => {
    assert.equal(told('usb-id', '1bc7:9011'), '');
    assert.equal(told('usb-id', '1bc7:9010'), '');
    const claims = ['usb-id: 1BC7:9010', 'supplier: Huawei'];
    const [match] = matchBom(bom(component(claims, { kind: 'device' })), lookups, '2026-11-22');
    assert.deepEqual(
      match?.evidence.map(({ signature, limit }) => `${signature} ${limit}`),
      ['name:Huawei undefined', 'usb-id:1bc7:9010 common-model'],
    );
  });

  test('the heading of a field may say that the part is inside', () => {
    assert.equal(told('fcc-id', 'QIS1', 'Contains FCC ID'), 'qis contained');
    assert.equal(told('fcc-id', 'QIS1', 'FCC ID'), 'qis');
  });
});
