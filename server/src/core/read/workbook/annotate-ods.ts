import { rewriteZip } from '../archive/zip-rewrite.ts';
import type { SheetNotes } from './annotate.ts';
import { readOds } from './ods.ts';
import { editOds, type OdsRowEdit } from './ods-edit.ts';
import { Package } from './package.ts';
import { tableShape } from './table-shape.ts';

/**
 * A spreadsheet of OpenDocument with more columns on each sheet that has a table, and notes on cells. Everything else stays:
 * other parts byte for byte, and of the content all characters. Undefined for what is none, or has no table.
 * @param found by the name of the sheet
 */
export function annotateOds(
  bytes: Uint8Array,
  headers: readonly string[],
  found: ReadonlyMap<string, SheetNotes>,
): Uint8Array | undefined {
  const workbook = readOds(bytes);
  const file = new Package(bytes);
  const content = file.read('content.xml');
  if (!workbook || !content) return undefined;
  const edits = new Map<string, ReadonlyMap<number, OdsRowEdit>>();
  for (const grid of workbook.sheets) {
    const shape = tableShape(grid);
    if (!shape || edits.has(grid.name)) continue;
    const rows = new Map<number, OdsRowEdit>();
    const column = shape.width;
    const own = found.get(grid.name);
    const notes = new Map<number, Map<number, string>>();
    for (const note of own?.notes ?? []) {
      const known = notes.get(note.row) ?? new Map<number, string>();
      notes.set(note.row, known.set(note.column, note.text));
    }
    const nothing = new Map<number, string>();
    for (const [row, texts] of notes) rows.set(row, { added: undefined, notes: texts });
    for (const [row, texts] of own?.rows ?? []) {
      rows.set(row, { added: { column, cells: { texts } }, notes: notes.get(row) ?? nothing });
    }
    for (const row of shape.headerRows) {
      const cells = { texts: headers, isHeader: true } as const;
      rows.set(row, { added: { column, cells }, notes: notes.get(row) ?? nothing });
    }
    edits.set(grid.name, rows);
  }
  if (edits.size === 0) return undefined;
  const edited = editOds(content, edits);
  return edited && rewriteZip(bytes, new Map([[file.name('content.xml'), edited]]));
}
