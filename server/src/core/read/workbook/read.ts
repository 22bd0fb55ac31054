import type { Bom, Reading } from '../../model/component.ts';
import { printable } from '../../text/printable.ts';
import { Problems } from '../../text/problems.ts';
import { Source } from '../../text/source.ts';
import { span } from '../../text/span.ts';
import { findTable } from '../device/csv/columns.ts';
import { readTable } from '../device/csv/format.ts';
import { isTellingMaker } from '../device/known.ts';
import { joinedBom } from '../join.ts';
import { placedBom, shiftBy } from '../placed.ts';
import { type Cell, type Grid, widest } from './grid.ts';
import { preamble, sheetText } from './sheet-text.ts';
import { type PlacedSheet, WorkbookSource } from './source.ts';
import type { Workbook } from './xlsx.ts';

/** Texts of sheets beyond this are not laid out: a thousandth of it is a large workbook. */
const longest = 256 * (1 << 20);

/** Reads the tables of all sheets as those of delimited text are read, hidden ones too. */
export function readWorkbook({ format, sheets, lost }: Workbook): {
  readonly source: Source;
  readonly reading: Reading;
} {
  const problems = new Problems();
  const placed: { sheet: PlacedSheet; grid: Grid }[] = [];
  let offset = 0;
  for (const grid of sheets) {
    if (offset + lengthOf(grid) > longest) {
      problems.notRead('part', 'workbook-too-large', 'error', tooLarge(grid.name), span(0, 0));
      continue;
    }
    const laid = sheetText(grid);
    placed.push({ sheet: { ...laid, name: grid.name, offset }, grid });
    offset += laid.text.length;
  }
  const source = new WorkbookSource(placed.map(({ sheet }) => sheet));
  for (const { name, message } of lost) {
    const at = placed.find(({ sheet }) => sheet.name === name)?.sheet.offset ?? 0;
    const where = name === '' ? '' : ` (${printable(name, 60)})`;
    problems.notRead('part', 'sheet-not-read', 'error', `${message.replace(/\.$/, '')}${where}.`, span(at, at));
  }
  const boms: Bom[] = [];
  for (const { sheet, grid } of placed) {
    if (grid.rows.length === 0) continue;
    const text = new Source(sheet.text);
    const table = findTable(text);
    if (!table) {
      tellUnread(sheet, grid, problems);
      tellBeyond(sheet, grid, problems);
      continue;
    }
    const { bom, problems: own } = readTable(text, table);
    tellHidden(sheet, grid, problems);
    tellBeyond(sheet, grid, problems);
    tellUnseen(sheet, grid, problems);
    const outer = shiftBy(sheet.offset);
    for (const problem of own) problems.addAll([{ ...problem, span: outer(problem.span) }]);
    if (bom) boms.push(placedBom(bom, outer));
  }
  const bom = joinedBom(boms);
  return { source, reading: { bom: bom && { ...bom, format, several: true }, problems: problems.list } };
}

/** About how long a sheet is as a text. */
function lengthOf({ rows }: Grid): number {
  let length = 0;
  for (const { cells } of rows) {
    length += Math.min(cells.length, widest);
    for (const index in cells) length += cells[index]?.length ?? 0;
    if (length > longest) break;
  }
  return length;
}

function tooLarge(name: string): string {
  return `The sheet “${printable(name, 60)}” and what follows are beyond what is read of a workbook.`;
}

/** Where the text of a cell begins. */
function placeOf(
  { offset, starts, rows, columns }: Pick<PlacedSheet, 'offset' | 'starts' | 'rows' | 'columns'>,
  { row, column }: Cell,
): number {
  const nth = rows.findIndex((at, index) => at === row && columns[index] === column);
  return offset + (starts[nth] ?? preamble.length);
}

/** Texts that nobody sees who looks at the sheet, or others than stand in the cells. */
function tellUnseen(sheet: PlacedSheet, { shownOtherwise }: Grid, problems: Problems): void {
  const tell = (code: string, cells: readonly Cell[], message: (n: string) => string) => {
    const [first] = cells;
    if (!first) return;
    const at = placeOf(sheet, first);
    problems.notRead(
      'value',
      code,
      'warning',
      message(cells.length === 1 ? '1 cell' : `${cells.length} cells`),
      span(at, at),
    );
  };
  tell('text-under-merge', sheet.covered, n => `Of ${n} under a merged one the own text is not read; nobody sees it.`);
  tell('text-by-format', shownOtherwise, n => `The format of ${n} shows another text than is kept; that is not read.`);
}

function startOf({ offset, starts }: PlacedSheet) {
  const at = offset + (starts[0] ?? preamble.length);
  return span(at, at);
}

/** A sheet without a table is a cover, a key, a history; where it names somebody, one should know that it was passed over. */
function tellUnread({ offset, starts, rows, columns }: PlacedSheet, grid: Grid, problems: Problems): void {
  for (const { row, cells } of grid.rows) {
    const column = cells.findIndex(cell => cell !== undefined && cell.length < 80 && isTellingMaker(cell));
    if (column < 0) continue;
    const at = placeOf({ offset, starts, rows, columns }, { row, column });
    const message = 'This sheet is no table of devices or parts, but it names a maker; it is not read.';
    problems.notRead('part', 'sheet-not-read', 'warning', message, span(at, at));
    return;
  }
}

/** A table may stand far to the right, where nobody looks. */
function tellBeyond(sheet: PlacedSheet, { rows }: Grid, problems: Problems): void {
  const { laid } = sheet;
  const beyond = rows.filter(({ cells, isBeyond }) => isBeyond || cells.length > laid).length;
  if (beyond === 0) return;
  const message = `Cells beyond column ${laid} are not read; ${beyond === 1 ? '1 row has' : `${beyond} rows have`} them.`;
  problems.notRead('part', 'sheet-not-read', 'warning', message, startOf(sheet));
}

/** What is hidden is read like the rest, and people who look at the sheet do not see it. */
function tellHidden(sheet: PlacedSheet, { hidden, hiddenRows, hiddenColumns, uncalculated }: Grid, problems: Problems) {
  const where = startOf(sheet);
  const tell = (code: string, message: string) => problems.add(code, 'information', message, where.start, where.end);
  if (hidden) tell('hidden-sheet', 'This sheet is hidden; it is read like the others.');
  if (hiddenRows > 0) tell('hidden-rows', `Hidden rows of this sheet are read like the others: ${hiddenRows}.`);
  if (hiddenColumns > 0) {
    tell('hidden-columns', `Hidden columns of this sheet are read like the others: ${hiddenColumns}.`);
  }
  if (uncalculated.length > 0) {
    const n = uncalculated.length;
    const message = `${n === 1 ? '1 formula' : `${n} formulas`} of this sheet ${n === 1 ? 'has' : 'have'} no saved value and ${n === 1 ? 'is' : 'are'} not calculated here. Save the workbook again, and review that.`;
    problems.notRead('value', 'formula-without-value', 'warning', message, where);
  }
}
