import type { Format } from '../../../model/format.ts';
import type { Source } from '../../../text/source.ts';
import { type Fields, readEach, readObject } from '../../members.ts';
import {
  type DeviceContext,
  type DeviceField,
  type DeviceFields,
  inside,
  kept,
  kind,
  manufacturer,
  model,
  name,
  partNumber,
  readDevice,
  site,
  text,
  textOf,
} from '../decode.ts';
import { jsonFormat } from '../format.ts';
import { deviceStatus } from '../status.ts';
import { hasAll, keysAt } from './outline.ts';

/** What NetBox shows of a linked object: its name, whatever else there is. */
function named(field: DeviceField): DeviceField {
  return (context, target) => {
    if (!readObject(context, new Map([['name', field]]), target)) field(context, target);
  };
}

const typeFields: DeviceFields = new Map([
  ['manufacturer', named(manufacturer)],
  ['model', model],
  ['part_number', partNumber],
]);

const readStatus: DeviceField = (context, { device }) => {
  const stated = textOf(context);
  if (stated) device.status = deviceStatus(stated.value);
};

const deviceFields: DeviceFields = new Map([
  ['name', name],
  ['manufacturer', named(manufacturer)],
  ['model', model],
  ['part_number', partNumber],
  ['part_id', partNumber],
  ['device_type', inside(typeFields)],
  ['module_type', inside(typeFields)],
  ['role', named(kind)],
  ['device_role', named(kind)],
  ['site', named(site)],
  [
    'status',
    (context, target) =>
      void (readObject(context, new Map([['value', readStatus]]), target) || readStatus(context, target)),
  ],
  ['mac_address', text('mac')],
  ['serial', kept('serialNumbers')],
  ['asset_tag', kept('assetTag')],
  ['location', named(kept('location'))],
  ['primary_ip', inside(new Map([['address', kept('hosts')]]))],
  ['comments', kept('notes')],
  ['description', text('description')],
]);

function readAll(context: DeviceContext): void {
  readEach(context.cursor, () => void readDevice(context, deviceFields));
}

const rootFields: Fields<DeviceContext, undefined> = new Map([['results', readAll]]);

function isDevice(keys: ReadonlySet<string>): boolean {
  if (!keys.has('id') && !keys.has('url') && !keys.has('display')) return false;
  if (keys.has('device_type') || keys.has('module_type'))
    return keys.has('site') || keys.has('status') || keys.has('device');
  return keys.has('manufacturer') && (hasAll(keys, 'model', 'slug') || hasAll(keys, 'device', 'part_id'));
}

function detect(source: Source): boolean {
  const root = keysAt(source);
  if (isDevice(root)) return true;
  return root.has('results') && isDevice(keysAt(source, 'results'));
}

/** Devices, device types, modules and inventory items as the interface of NetBox and Nautobot gives them. */
export const netboxJson: Format = {
  id: 'netbox-json',
  detect,
  read(source) {
    const isPage = keysAt(source).has('results');
    return jsonFormat('netbox-json', detect, isPage ? readPage : readAll).read(source);
  },
};

function readPage(context: DeviceContext): void {
  readObject(context, rootFields, undefined);
}
