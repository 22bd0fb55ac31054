import type { Format } from '../../../model/format.ts';
import type { Source } from '../../../text/source.ts';
import { type Fields, readEach, readObject } from '../../members.ts';
import {
  claim,
  type DeviceContext,
  type DeviceFields,
  inside,
  kept,
  kind,
  manufacturer,
  model,
  name,
  readDevice,
  ref,
  site,
  type Target,
  text,
  textOf,
  version,
} from '../decode.ts';
import { jsonFormat } from '../format.ts';
import { hasAll, keysAt } from './outline.ts';

const inventoryFields: DeviceFields = new Map([
  ['vendor', manufacturer],
  ['model', model],
  ['hardware', text('description', 'hardware')],
  ['type', kind],
  ['os', text('description', 'os')],
  ['software', version],
  ['macaddress_a', text('mac')],
  ['macaddress_b', text('mac')],
  ['serialno_a', kept('serialNumbers')],
  ['serialno_b', kept('serialNumbers')],
  ['asset_tag', kept('assetTag')],
  ['notes', kept('notes')],
  ['location', site],
]);

/** The item of a host that holds its object id: `system.objectid[sysObjectID.0]`. */
function readItem(context: DeviceContext, target: Target): void {
  const { cursor } = context;
  if (!cursor.enter('object')) return;
  let isObjectId = false;
  let last: ReturnType<typeof textOf>;
  while (cursor.next()) {
    if (cursor.key === 'key_') isObjectId = /sysobjectid|system\.objectid/i.test(cursor.string()?.value ?? '');
    else if (cursor.key === 'lastvalue') last = textOf(context);
  }
  if (isObjectId) claim(context, target, 'pen', last);
}

const zabbixFields: DeviceFields = new Map([
  ['hostid', ref],
  ['host', name],
  ['name', name],
  ['inventory', inside(inventoryFields)],
  ['items', (context, target) => readEach(context.cursor, () => readItem(context, target))],
  ['sysObjectID', text('pen')],
]);

const libreNmsFields: DeviceFields = new Map([
  ['device_id', ref],
  ['hostname', name],
  ['sysName', text('name')],
  ['sysObjectID', text('pen')],
  ['sysDescr', text('banner', 'sysDescr')],
  ['hardware', model],
  ['vendor', manufacturer],
  ['version', version],
  ['serial', kept('serialNumbers')],
  ['ip', kept('hosts')],
  ['type', kind],
  ['location', site],
]);

/** Reads the list under a key of the root, or the root where it is the list. */
function listUnder(key: string, fields: DeviceFields): (context: DeviceContext) => void {
  const readAll = (context: DeviceContext) => readEach(context.cursor, () => void readDevice(context, fields));
  const rootFields: Fields<DeviceContext, undefined> = new Map([[key, readAll]]);
  return context => {
    if (context.cursor.kind === 'array') readAll(context);
    else readObject(context, rootFields, undefined);
  };
}

function detectsAt(key: string, isDevice: (keys: ReadonlySet<string>) => boolean): (source: Source) => boolean {
  return source => {
    const root = keysAt(source);
    return isDevice(root.has(key) ? keysAt(source, key) : root);
  };
}

/** Hosts with their inventory, as the interface of Zabbix gives them. */
export const zabbixJson: Format = jsonFormat(
  'zabbix-json',
  detectsAt('result', keys => hasAll(keys, 'hostid', 'inventory') || hasAll(keys, 'hostid', 'items')),
  listUnder('result', zabbixFields),
);

/** Devices as the interface of LibreNMS gives them. */
export const libreNmsJson: Format = jsonFormat(
  'librenms-json',
  detectsAt('devices', keys => keys.has('sysObjectID') && (keys.has('hostname') || keys.has('device_id'))),
  listUnder('devices', libreNmsFields),
);
