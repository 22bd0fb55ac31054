import type { Format } from '../../../model/format.ts';
import { jsonOutline } from '../../detect.ts';
import { type Fields, readEach, readObject } from '../../members.ts';
import {
  type DeviceContext,
  type DeviceFields,
  kept,
  manufacturer,
  model,
  name,
  readDevice,
  ref,
  site,
  type Target,
  text,
  version,
} from '../decode.ts';
import { jsonFormat } from '../format.ts';

const deviceFields: DeviceFields = new Map([
  ['id', ref],
  ['name', name],
  ['name_by_user', name],
  ['manufacturer', manufacturer],
  ['model', model],
  ['model_id', text('model-number', 'model id')],
  ['sw_version', version],
  ['serial_number', kept('serialNumbers')],
  ['configuration_url', text('url', 'configuration')],
  ['connections', readConnections],
  ['area_id', site],
]);

function readConnections(context: DeviceContext, target: Target): void {
  const { cursor } = context;
  if (cursor.enter('array')) while (cursor.next()) readConnection(context, target);
}

/** A pair of kind and value: `["mac", "44:47:cc:00:00:01"]`. */
function readConnection(context: DeviceContext, target: Target): void {
  const { cursor } = context;
  if (!cursor.enter('array')) return;
  let kind: string | undefined;
  while (cursor.next()) {
    if (kind === undefined) kind = cursor.string()?.value ?? '';
    else if (kind === 'mac') text('mac')(context, target);
  }
}

const dataFields: Fields<DeviceContext, undefined> = new Map([
  ['devices', context => readEach(context.cursor, () => void readDevice(context, deviceFields))],
]);

const rootFields: Fields<DeviceContext, undefined> = new Map([
  ['data', context => void readObject(context, dataFields, undefined)],
]);

/** `core.device_registry` of Home Assistant. */
export const homeAssistantDevices: Format = jsonFormat(
  'home-assistant-devices',
  source => jsonOutline(source).get('key') === 'core.device_registry',
  context => void readObject(context, rootFields, undefined),
);
