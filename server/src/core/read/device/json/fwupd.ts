import type { Format } from '../../../model/format.ts';
import { type Fields, readEach, readObject } from '../../members.ts';
import {
  claim,
  type DeviceContext,
  type DeviceField,
  type DeviceFields,
  kept,
  manufacturer,
  model,
  readDevice,
  ref,
  text,
  textOf,
  version,
} from '../decode.ts';
import { jsonFormat } from '../format.ts';
import { hasAll, keysAt } from './outline.ts';

/** `USB:0x12D1|PCI:0x19E5`, or an instance id such as `USB\VID_12D1&PID_1573`. */
const ids: DeviceField = (context, target) => {
  const stated = textOf(context);
  if (!stated) return;
  for (const { 0: id, index } of stated.value.matchAll(/[^|]+/g)) {
    const role = /^USB[:\\]/i.test(id) ? 'usb-id' : /^PCI[:\\]/i.test(id) ? 'pci-id' : undefined;
    if (role === undefined) continue;
    const span = context.cursor.part(stated, index, index + id.length);
    claim(context, target, role, { value: id, span });
  }
};

const deviceFields: DeviceFields = new Map([
  ['DeviceId', ref],
  ['Name', model],
  ['Vendor', manufacturer],
  ['VendorId', ids],
  ['VendorIds', (context, target) => readEach(context.cursor, () => ids(context, target))],
  ['InstanceIds', (context, target) => readEach(context.cursor, () => ids(context, target))],
  ['Version', version],
  ['Serial', kept('serialNumbers')],
  ['Homepage', text('url', 'website')],
]);

const rootFields: Fields<DeviceContext, undefined> = new Map([
  ['Devices', context => readEach(context.cursor, () => void readDevice(context, deviceFields))],
]);

/** What `fwupdmgr get-devices --json` prints. */
export const fwupdJson: Format = jsonFormat(
  'fwupd-json',
  source => keysAt(source).has('Devices') && hasAll(keysAt(source, 'Devices'), 'DeviceId', 'Plugin'),
  context => void readObject(context, rootFields, undefined),
);
