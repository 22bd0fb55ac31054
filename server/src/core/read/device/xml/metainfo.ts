import type { Format } from '../../../model/format.ts';
import { xmlRoot } from '../../../syntax/xml-root.ts';
import { headOf } from '../../detect.ts';
import {
  type DeviceField,
  type DeviceFields,
  inside,
  manufacturer,
  model,
  readDevice,
  text,
  textOf,
} from '../decode.ts';
import { xmlFormat } from '../format.ts';

/** Releases stand newest first. */
const newest: DeviceField = (context, { component }) => {
  component.version ??= textOf(context);
};

const componentFields: DeviceFields = new Map([
  ['id', text('group', 'id')],
  ['name', model],
  ['developer_name', manufacturer],
  ['developer', inside(new Map([['name', manufacturer]]))],
  ['url', text('url', 'website')],
  ['releases', inside(new Map([['release', inside(new Map([['version', newest]]))]]))],
]);

/** A description of firmware for the Linux Vendor Firmware Service (AppStream). */
export const lvfsMetainfo: Format = xmlFormat(
  'lvfs-metainfo',
  source => xmlRoot(source)?.name === 'component' && /<component\s[^<>]*\btype=["']firmware["']/.test(headOf(source)),
  context => {
    readDevice(context, componentFields).component.kind = 'firmware';
  },
);
