import { rewriteZip } from '../archive/zip-rewrite.ts';
import { columnName } from './grid.ts';
import { addNotes, type Note } from './notes.ts';
import { Package } from './package.ts';
import { readSheet } from './sheet.ts';
import { addCells, type RowCells } from './sheet-edit.ts';
import { tableShape } from './table-shape.ts';
import { sharedOf, workbookParts } from './xlsx.ts';

/** What is to be written into one sheet. */
export interface SheetNotes {
  /** Texts for the new columns, by row from zero. */
  readonly rows: ReadonlyMap<number, readonly string[]>;
  /** Notes on cells. */
  readonly notes: readonly Note[];
}

/**
 * A workbook with more columns on each sheet that has a table, and notes on cells. Everything else stays: other parts byte
 * for byte, and of a sheet all that was in it. Undefined for what is no workbook, or has no table.
 * @param found by the name of the sheet
 */
export function annotateWorkbook(
  bytes: Uint8Array,
  headers: readonly string[],
  found: ReadonlyMap<string, SheetNotes>,
): Uint8Array | undefined {
  const file = new Package(bytes);
  const parts = workbookParts(file);
  if (!parts) return undefined;
  const shared = sharedOf(file, parts);
  const changed = new Map<string, Uint8Array>();
  let tables = 0;
  for (const { name, hidden, part } of parts.sheets) {
    const cells = file.read(part);
    const shape = cells && tableShape(readSheet(cells, shared, name, hidden).grid);
    if (!cells || !shape || shape.width + headers.length > 16_384) continue;
    tables++;
    const own = found.get(name);
    const rows = new Map<number, RowCells>();
    for (const [row, texts] of own?.rows ?? []) rows.set(row, { texts });
    for (const row of shape.headerRows) rows.set(row, { texts: headers, isHeader: true });
    const notes = own?.notes ?? [];
    const added = notes.length > 0 ? addNotes(file, file.name(part), notes, changed) : undefined;
    const last = columnName(shape.width + headers.length - 1);
    changed.set(file.name(part), addCells(cells, shape.width, rows, last, added?.drawing));
  }
  return tables === 0 ? undefined : rewriteZip(bytes, changed);
}
