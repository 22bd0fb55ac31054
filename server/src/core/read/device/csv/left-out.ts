import type { Bom } from '../../../model/component.ts';
import { CsvReader } from '../../../syntax/csv.ts';
import type { Source } from '../../../text/source.ts';
import { findTable } from './columns.ts';
import type { ColumnField } from './headers.ts';
import { textIn } from './table.ts';

/** Fields that a device manifest has no member for. */
const unheld: readonly ColumnField[] = ['supplier-part', 'footprint', 'price', 'rack'];

/** The columns of a table that a device manifest does not take, by their headers; nothing for other lists. */
export function columnsLeftOut(
  source: Source,
  { format }: Bom,
): readonly { readonly what: string; readonly names: readonly string[] }[] {
  const table = format === 'device-csv' ? findTable(source) : undefined;
  if (!table) return [];
  const reader = new CsvReader(textIn(source, table), table.delimiter, table.header.start, table.header.end);
  reader.nextRow();
  const headers = (fits: (field: ColumnField | undefined) => boolean) =>
    table.fields.flatMap((field, at) => (fits(field) && reader.value(at) !== '' ? [reader.value(at)] : []));
  const notCarried = headers(field => field === undefined || unheld.includes(field));
  const secret = headers(field => field === 'secret');
  return [
    ...(notCarried.length > 0 ? [{ what: 'Columns that were not carried', names: notCarried }] : []),
    ...(secret.length > 0 ? [{ what: 'Columns left out because they hold logins', names: secret }] : []),
  ];
}
