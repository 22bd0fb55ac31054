import type { Format } from '../../../model/format.ts';
import { xmlRoot } from '../../../syntax/xml-root.ts';
import { type DeviceFields, kept, kind, manufacturer, model, name, readDevice, text, version } from '../decode.ts';
import { namespaceKey, xmlFormat } from '../format.ts';

const deviceFields: DeviceFields = new Map([
  [namespaceKey, text('namespace')],
  ['deviceName', name],
  ['manufacturer', manufacturer],
  ['systemContact', text('banner', 'system contact')],
  ['model', model],
  ['macAddress', text('mac')],
  ['firmwareVersion', version],
  ['deviceType', kind],
  ['serialNumber', kept('serialNumbers')],
]);

/**
 * What cameras of Hikvision, and those sold under other names that run the same software, say of themselves. The namespace
 * says whose software it is even where the device names somebody else.
 */
export const isapiXml: Format = xmlFormat(
  'isapi-xml',
  source => {
    const root = xmlRoot(source);
    return (
      root?.name === 'DeviceInfo' && /(?:hikvision|isapi|std-cgi)\.(?:com|org)\/ver\d+\/XMLSchema/i.test(root.namespace)
    );
  },
  context => void readDevice(context, deviceFields),
);
