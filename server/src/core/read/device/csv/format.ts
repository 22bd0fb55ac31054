import type { Reading } from '../../../model/component.ts';
import type { Format } from '../../../model/format.ts';
import { type CsvFault, CsvReader } from '../../../syntax/csv.ts';
import { printable } from '../../../text/printable.ts';
import { Problems } from '../../../text/problems.ts';
import type { Source } from '../../../text/source.ts';
import { newBuilder } from '../format.ts';
import { findTable, type Table } from './columns.ts';
import { annotate, markReplaced, replaceVendor } from './edits.ts';
import { RowReader } from './rows.ts';
import { textIn } from './table.ts';
import { namedInText, type RowWalker } from './walker.ts';

/** A table of devices or of the parts of a board, in delimited text: inventories, exports of tools, purchase lists. */
export const deviceCsv: Format = {
  id: 'device-csv',
  detect: source => findTable(source) !== undefined,
  read,
  annotate,
  replaceVendor,
  markReplaced,
};

const messages: Readonly<Record<CsvFault['code'], string>> = {
  'csv-unclosed-quote': 'This quote is never closed; it is taken for a letter.',
  'csv-text-after-quote': 'Text follows the closing quote; the quotes are taken for letters.',
};

function read(source: Source): Reading {
  const table = findTable(source);
  return table ? readTable(source, table) : { bom: undefined, problems: [] };
}

/** Reads a table whose headers are known. */
export function readTable(source: Source, table: Table): Reading {
  const problems = new Problems();
  const bom = newBuilder();
  tellUnread(source, table, problems);
  const rows = new RowReader(source, table, problems);
  const { walker } = rows;
  for (let kind = walker.next(); kind !== undefined; kind = walker.next()) {
    if (kind === 'item') rows.read(bom);
    else if (kind === 'text') tellText(walker, problems);
    else if (kind === 'header' && walker.table.header.start === walker.csv.row.start) {
      tellUnread(source, walker.table, problems);
    }
  }
  for (const { code, span } of rows.csv.faults) problems.add(code, 'warning', messages[code], span.start, span.end);
  // A list of parts to buy is a plan: nothing of it is there yet.
  if (table.kind === 'parts') bom.lifecycles.push('design');
  return { bom: bom.finish('device-csv'), problems: problems.list };
}

/** A title or a sum may name somebody: then one should know that it was passed over. */
function tellText(walker: RowWalker, problems: Problems): void {
  const index = namedInText(walker);
  if (index === undefined) return;
  const { start, end } = walker.csv.cell(index);
  problems.notRead('text', 'row-not-read', 'warning', sayNotRead, { start, end });
}

const sayNotRead =
  'This row is taken for a title or a sum, but it names a maker or a model: it is not read as a device.';

/** A column that nobody read may be the one that names a vendor. */
function tellUnread(source: Source, table: Table, problems: Problems): void {
  const { unread, header, delimiter } = table;
  if (unread.length === 0) return;
  const reader = new CsvReader(textIn(source, table), delimiter, header.start, header.end);
  const hasHeader = header.start < header.end && reader.nextRow();
  for (const index of unread) {
    const name = hasHeader ? printable(reader.value(index), 60) : `${index + 1}`;
    const place = hasHeader ? reader.cell(index) : header;
    const message = `The column “${name}” may name makers or products, and it is not read: say in its header what it holds, such as “Manufacturer” or “Model”.`;
    problems.notRead('part', 'column-not-read', 'warning', message, place);
  }
}
