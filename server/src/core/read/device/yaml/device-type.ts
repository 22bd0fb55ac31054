import type { Format } from '../../../model/format.ts';
import type { Source } from '../../../text/source.ts';
import { headOf } from '../../detect.ts';
import { readEach } from '../../members.ts';
import {
  type DeviceField,
  type DeviceFields,
  manufacturer,
  model,
  name,
  partNumber,
  readDevice,
  text,
} from '../decode.ts';
import { yamlFormat } from '../format.ts';
import { replaceVendor } from './device-type-edits.ts';

const itemFields: DeviceFields = new Map([
  ['name', name],
  ['manufacturer', manufacturer],
  ['part_id', partNumber],
  ['description', text('description')],
]);

/** What is built into every device of the type. */
const readItems: DeviceField = (context, whole) => {
  readEach(context.cursor, () => {
    const { component } = readDevice(context, itemFields, whole);
    component.kind = 'hardware';
  });
};

const typeFields: DeviceFields = new Map([
  ['manufacturer', manufacturer],
  ['model', model],
  ['part_number', partNumber],
  ['description', text('description')],
  ['inventory-items', readItems],
]);

/** The members that the library of NetBox has for device types and module types beside maker and model. */
const known: ReadonlySet<string> = new Set(
  (
    'manufacturer model slug part_number u_height is_full_depth airflow front_image rear_image subdevice_role comments description ' +
    'weight weight_unit is_powered profile attributes attribute_data console-ports console-server-ports power-ports power-outlets ' +
    'interfaces front-ports rear-ports module-bays device-bays inventory-items default_platform exclude_from_utilization tags custom_fields'
  ).split(' '),
);

/** A module type has no slug; then nothing but what such types have stands at the top. */
function detect(source: Source): boolean {
  const keys = [...headOf(source).matchAll(/^["']?([A-Za-z_][\w-]*)["']?[ \t]*:(?=[ \t\r\n]|$)/gm)].map(
    ([, key]) => key ?? '',
  );
  if (!keys.includes('manufacturer') || !keys.includes('model')) return false;
  return keys.includes('slug') || (new Set(keys).size > 2 && keys.every(key => known.has(key)));
}

/** A device or module type of NetBox: it states what may be installed, not what is, and so is a plan. */
export const netboxDeviceType: Format = {
  ...yamlFormat('netbox-device-type', detect, context => {
    readDevice(context, typeFields);
    context.bom.lifecycles.push('design');
    context.bom.sensitive = false;
  }),
  replaceVendor,
};
