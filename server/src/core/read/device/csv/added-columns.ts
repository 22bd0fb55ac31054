import { CsvReader } from '../../../syntax/csv.ts';
import { csvCell } from '../../../text/csv-cell.ts';
import type { LineInsertion } from '../../../text/line-insertions.ts';
import type { Source } from '../../../text/source.ts';
import { findTable, type Table } from './columns.ts';
import { type RowKind, RowWalker } from './walker.ts';

/**
 * What has to be written behind the rows of a table so that it has more columns, everything else staying as it is: with
 * its delimiter, in quotes where its headers are, and in line with them where rows are shorter. Undefined where the text
 * is no table of devices.
 * @param cellsOf the texts of the new cells of the row that stands on these lines, from zero, the end exclusive
 */
export function addedColumns(
  source: Source,
  headers: readonly string[],
  cellsOf: (start: number, end: number) => readonly string[] | undefined,
): readonly LineInsertion[] | undefined {
  const table = findTable(source);
  if (!table || table.apart) return undefined;
  const { text } = source;
  const { delimiter, isMarkdown } = table;
  const { width, isQuoted, kinds } = measure(text, table);
  const write = (cells: readonly string[]) =>
    isMarkdown
      ? cells.map(cell => ` ${cell.replaceAll('|', '\\|')} |`).join('')
      : cells.map(cell => delimiter + csvCell(cell, delimiter, isQuoted)).join('');
  const nothing = headers.map(() => '');
  const insertions: LineInsertion[] = [];
  const rows = new CsvReader(text, delimiter);
  while (rows.nextRow()) {
    const { start, end } = rows.row;
    if (end < table.header.start) continue;
    const kind = kinds.get(start);
    // A line of prose around a Markdown table is no row of it.
    if (isMarkdown && rows.count === 1) continue;
    const isBorder = isMarkdown && /^[-:|\s]+$/.test(text.slice(start, end));
    const cells = isBorder ? headers.map(() => '---') : kind === 'header' ? headers : cellsOf(rows.line, rows.lines);
    const missing = delimiter.repeat(Math.max(0, width - rows.count));
    insertions.push({ at: end, text: missing + write(cells ?? nothing) });
  }
  return insertions;
}

/** How wide the rows are, whether the headers are in quotes, and where headers stand. */
function measure(text: string, table: Table) {
  const kinds = new Map<number, RowKind>();
  if (table.header.start < table.header.end) kinds.set(table.header.start, 'header');
  const walker = new RowWalker(text, table, table.header.start);
  let width = 0;
  let isQuoted = table.header.start < table.header.end;
  for (let kind = walker.next(); kind !== undefined; kind = walker.next()) {
    const { csv } = walker;
    width = Math.max(width, csv.count);
    if (kind === 'header') kinds.set(csv.row.start, kind);
    if (csv.row.start !== table.header.start) continue;
    for (let at = 0; at < csv.count; at++) isQuoted &&= csv.isQuoted(at);
  }
  return { width, isQuoted, kinds };
}
