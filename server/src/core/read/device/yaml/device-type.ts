import type { Format } from '../../../model/format.ts';
import type { Source } from '../../../text/source.ts';
import { type DeviceFields, manufacturer, model, partNumber, readDevice, text } from '../decode.ts';
import { headOf, yamlFormat } from '../format.ts';
import { replaceVendor } from './device-type-edits.ts';

const typeFields: DeviceFields = new Map([
  ['manufacturer', manufacturer],
  ['model', model],
  ['part_number', partNumber],
  ['description', text('description')],
]);

function detect(source: Source): boolean {
  const head = headOf(source);
  return ['manufacturer', 'model', 'slug'].every(key => new RegExp(`^["']?${key}["']?[ \\t]*:[ \\t]`, 'm').test(head));
}

/** A device type of NetBox: it states what may be installed, not what is, and so is a plan. */
export const netboxDeviceType: Format = {
  ...yamlFormat('netbox-device-type', detect, context => {
    readDevice(context, typeFields);
    context.bom.lifecycles.push('design');
    context.bom.sensitive = false;
  }),
  replaceVendor,
};
