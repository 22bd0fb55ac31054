import assert from 'node:assert/strict';
import { roleOfProperty } from '../../../server/src/core/model/property-role.ts';
import { propertyRole } from '../../../server/src/core/read/property-role.ts';

/** Name, value, and the role of the value; where the name alone says it, the value may be anything. */
const cases: readonly (readonly [string, string, string])[] = [
  ['sysObjectID', '1.3.6.1.4.1.39165.1.2', 'pen'],
  ['vendor:pen', '39165', 'pen'],
  ['wlanMac', '4447cc000001', 'mac'],
  ['eth0.mac-address', '4447cc000001', 'mac'],
  ['mac2', '4447cc000001', 'mac'],
  ['anything', '44:47:cc:00:00:01', 'mac'],
  ['fcc-identifier', '2ADTD-123', 'fcc-id'],
  ['label:FCC ID', 'YY3-20302', 'fcc-id'],
  ['part.number', 'DS-2CD2143', 'model-number'],
  ['deviceModelName', 'DS-2CD2143', 'model-number'],
  ['usb.vendor.id', '12d1', 'usb-id'],
  ['usbVidPid', '12d1:1506', 'usb-id'],
  ['pciSubsystemId', '19e5:1822', 'pci-id'],
  ['pci_vid', '0x19e5', 'pci-id'],
  ['bleCompanyId', '0x027d', 'bluetooth-id'],
  ['edid manufacturer', 'TMA', 'pnp-id'],
];

suite('What a property says by its name', () => {
  for (const [name, value, role] of cases) {
    test(`${name}: ${role}, in reading as in matching`, () => {
      assert.equal(propertyRole(name, { value, length: value.length }), role);
      if (name !== 'anything') assert.equal(roleOfProperty(name), role);
    });
  }

  test('a name that only ends or begins alike says nothing', () => {
    for (const name of [
      'supermodel',
      'datamodel',
      'open',
      'macro',
      'pennant',
      'musb-id',
      'modelling',
      'partno.x',
      '',
    ]) {
      assert.equal(roleOfProperty(name), undefined, name);
    }
  });

  test('a value that cannot be one is a mention', () => {
    for (const [name, value] of [
      ['usb-id', 'yes'],
      ['pen', 'blue'],
      ['pen', '1.3.6.1.2.1.1'],
      ['fcc id', 'see label on the back'],
      ['mac', 'aa:bb'],
      ['mac', '4447cc00000g'],
      ['digest', '4447cc000001'],
      ['bluetooth vendor', 'Nordic'],
      ['pnp-id', 'tma'],
      ['model', ' '],
    ] as const) {
      assert.equal(propertyRole(name, { value, length: value.length }), 'property', `${name}: ${value}`);
    }
  });
});
