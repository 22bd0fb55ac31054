import { english } from './l10n/language.ts';
import { annotateWorkbook, type SheetNotes } from './read/workbook/annotate.ts';
import { annotateOds } from './read/workbook/annotate-ods.ts';
import { foundColumns, foundIn } from './report/found-columns.ts';
import type { ReportFinding } from './report/model.ts';
import { sentenceOf } from './report/review-line.ts';

interface SheetFindings {
  readonly rows: Map<number, ReportFinding[]>;
  readonly cells: Map<string, { readonly row: number; readonly column: number; readonly texts: string[] }>;
}

/**
 * A workbook with four more columns on each sheet that is a table, and a note on each cell where something was found; the
 * rest of it stays as it is. Undefined where the bytes are no workbook with a table.
 * @param findings of a review of these bytes
 */
export function annotatedWorkbook(bytes: Uint8Array, findings: readonly ReportFinding[]): Uint8Array | undefined {
  return annotateWorkbook(bytes, foundColumns, notesOf(findings));
}

/** The same for a spreadsheet of OpenDocument. */
export function annotatedOds(bytes: Uint8Array, findings: readonly ReportFinding[]): Uint8Array | undefined {
  return annotateOds(bytes, foundColumns, notesOf(findings));
}

function notesOf(findings: readonly ReportFinding[]): ReadonlyMap<string, SheetNotes> {
  const bySheet = new Map<string, SheetFindings>();
  for (const finding of findings) {
    const { cell, start } = finding.range;
    if (cell === undefined || finding.level === 'none') continue;
    const name = sheetIn(cell);
    const found = bySheet.get(name) ?? { rows: new Map(), cells: new Map() };
    bySheet.set(name, found);
    const { line: row, character: column } = start;
    if (finding.vendor !== null) found.rows.set(row, [...(found.rows.get(row) ?? []), finding]);
    const key = `${row} ${column}`;
    const known = found.cells.get(key) ?? { row, column, texts: [] };
    found.cells.set(key, known);
    known.texts.push(`bomwarden: ${finding.level}: ${sentenceOf(finding, english)}`);
  }
  const notes = new Map<string, SheetNotes>();
  for (const [name, { rows, cells }] of bySheet) {
    notes.set(name, {
      rows: new Map([...rows].map(([row, found]) => [row, foundIn(found)])),
      notes: [...cells.values()].map(({ row, column, texts }) => ({ row, column, text: texts.join(' ') })),
    });
  }
  return notes;
}

/** The name of the sheet in a place: `'Bob''s parts'!C12`. */
function sheetIn(cell: string): string {
  const name = cell.slice(0, cell.lastIndexOf('!'));
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
}
