import { CsvReader } from '../../../syntax/csv.ts';
import { csvCell } from '../../../text/csv-cell.ts';
import type { LineInsertion } from '../../../text/line-insertions.ts';
import type { Source } from '../../../text/source.ts';
import { findTable } from './columns.ts';

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
  if (!table) return undefined;
  const { text } = source;
  const { delimiter } = table;
  const reader = new CsvReader(text, delimiter);
  let width = 0;
  let isQuoted = true;
  while (reader.nextRow()) {
    if (reader.row.end < table.header.start) continue;
    width = Math.max(width, reader.count);
    if (reader.row.start !== table.header.start) continue;
    for (let at = 0; at < reader.count; at++) isQuoted &&= reader.isQuoted(at);
  }
  const write = (cells: readonly string[]) =>
    cells.map(cell => delimiter + csvCell(cell, delimiter, isQuoted)).join('');
  const nothing = write(headers.map(() => ''));
  const insertions: LineInsertion[] = [];
  const rows = new CsvReader(text, delimiter);
  while (rows.nextRow()) {
    const { start, end } = rows.row;
    if (end < table.header.start) continue;
    const cells = start === table.header.start ? headers : cellsOf(rows.line, rows.lines);
    const missing = delimiter.repeat(width - rows.count);
    insertions.push({ at: end, text: missing + (cells ? write(cells) : nothing) });
  }
  return insertions;
}
