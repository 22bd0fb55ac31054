import { Source } from '../../text/source.ts';
import { findTable } from '../device/csv/columns.ts';
import { RowWalker } from '../device/csv/walker.ts';
import type { Grid } from './grid.ts';
import { sheetText } from './sheet-text.ts';

/** Where the headers of a sheet stand and where its columns end. Rows and columns count from zero. */
export interface TableShape {
  readonly headerRows: readonly number[];
  /** The first column that no row uses. */
  readonly width: number;
}

/** Undefined for a sheet without a table. */
export function tableShape(grid: Grid): TableShape | undefined {
  const laid = sheetText(grid);
  const source = new Source(laid.text);
  const table = findTable(source);
  if (!table) return undefined;
  const rowAt = (offset: number) => laid.rows[laid.starts.findLastIndex(start => start <= offset)] ?? 0;
  const headers = new Set<number>();
  if (table.header.start < table.header.end) headers.add(rowAt(table.header.start));
  const walker = new RowWalker(laid.text, table);
  for (let kind = walker.next(); kind !== undefined; kind = walker.next()) {
    if (kind === 'header') headers.add(rowAt(walker.csv.row.start));
  }
  return { headerRows: [...headers], width: grid.width };
}
