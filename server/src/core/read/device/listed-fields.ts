import { ofThings } from './csv/evidence.ts';
import { type ColumnField, headerOf } from './csv/headers.ts';

/** What a member holds of the device itself, not of a part inside it or of what may be fitted instead. */
export function fieldOf(key: string): ColumnField | undefined {
  const { field, inside, alternate } = headerOf(key);
  return inside === undefined && !alternate ? field : undefined;
}

export const makers: ReadonlySet<ColumnField | undefined> = new Set<ColumnField>(['manufacturer', 'brand', 'vendor']);
/** Beside a maker each of these makes an object one of a product. */
export const products: ReadonlySet<ColumnField | undefined> = new Set<ColumnField>([
  'model',
  'part',
  'serial',
  'mac',
  'firmware',
  'fcc',
]);
/** What says that there is such a thing: a catalogue, a price list and a list of the forbidden have none. */
export const things: ReadonlySet<ColumnField | undefined> = new Set<ColumnField>([...ofThings, 'designator']);

/** Members of what is no list of devices, whatever it names. */
export const ofOthers: ReadonlySet<string> = new Set(
  'bomFormat specFormat spdxVersion SPDXID @context @graph Document artifacts SchemaVersion deviceManifest predicateType openapi swagger $schema runs jobs'.split(
    ' ',
  ),
);
