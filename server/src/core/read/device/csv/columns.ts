import { type CsvDelimiter, CsvReader, csvDelimiters } from '../../../syntax/csv.ts';
import { declaredDelimiter } from '../../../syntax/csv-delimiter.ts';
import type { Source } from '../../../text/source.ts';
import { isKnownModel, isTellingMaker } from '../known.ts';
import { alignedSource, apart } from './aligned.ts';
import { evidenceOf } from './evidence.ts';
import { isHeaderless } from './headerless.ts';
import type { ColumnField } from './headers.ts';
import { contentOf, meaningOf, type Sample } from './meaning.ts';
import { areDecimals } from './quantity.ts';
import type { Table } from './table.ts';

export type { Table } from './table.ts';

/** Tools write a title, a date, a path and settings above the headers. */
const mostPreambleRows = 60;
/** Exports of video systems have a hundred. */
const mostColumns = 500;
const looked = 65_536;
const sampled = 40;
/** A table with more columns has two headers that are known. */
const narrow = 20;

/** A table and how much says that it is one of equipment. */
interface Candidate {
  readonly table: Table;
  readonly weight: number;
}

/** The table that a text is; undefined for everything that is no table of devices or parts. */
export function findTable(source: Source): Table | undefined {
  const { text } = source;
  if (isOtherSyntax(text)) return undefined;
  const declared = declaredDelimiter(text);
  const head = text.slice(0, looked);
  let best: Candidate | undefined;
  for (const delimiter of declared === undefined ? csvDelimiters : [declared]) {
    if (!head.includes(delimiter)) continue;
    const found = findHeader(text, delimiter);
    if (found && (best?.weight ?? 0) < found.weight) best = found;
  }
  if (best || declared !== undefined) return best?.table;
  const aligned = alignedSource(source);
  const found = aligned && findHeader(aligned.text, apart);
  return found && { ...found.table, apart: aligned };
}

/** Structured text of another kind may hold words with commas between them too; a section title in brackets is none. */
function isOtherSyntax(text: string): boolean {
  const start = /^[\s\ufeff]*/.exec(text)?.[0].length ?? 0;
  const first = text.charAt(start);
  if (first === '' || first === '{' || first === '<') return true;
  return first === '[' && !/^\[[^\]{}"'[]{0,100}\][,;\t| ]*\r?\n/.test(text.slice(start, start + 200));
}

/** The first row that holds headers, the rows below it being a table. */
function findHeader(text: string, delimiter: CsvDelimiter): Candidate | undefined {
  const reader = new CsvReader(text, delimiter, 0, Math.min(text.length, looked));
  let first: CsvReader['row'] | undefined;
  let hasHeaders = false;
  for (let row = 0; row < mostPreambleRows && reader.nextRow(); ) {
    const { count } = reader;
    // lines of one cell are text above a table, however many; their length is bounded
    if (count < 2) continue;
    row++;
    if (count > mostColumns) continue;
    first ??= reader.row;
    const headers = valuesOf(reader);
    if (headers.some(isCode) || areValues(headers) || headers.some(isData)) continue;
    // Most rows above the headers are no headers at all: nothing has to be looked at below them.
    const known = meaningOf(headers, []).fields.filter(field => field !== undefined).length;
    const found =
      known > (count > narrow ? 1 : 0) ? tableAt(text, delimiter, headers, reader.row, reader.next) : undefined;
    if (found) return found;
    hasHeaders ||= known > 1;
  }
  return first && !hasHeaders ? headerlessAt(text, delimiter, first.start) : undefined;
}

function valuesOf(reader: CsvReader): readonly string[] {
  return Array.from({ length: reader.count }, (_, index) => reader.value(index));
}

/** A line of a program may hold many words with commas between them. */
function isCode(header: string): boolean {
  return header.length > 100 || /[{}`;]|\(\)|=>|==|<\//.test(header) || !isBalanced(header);
}

/** A bracket that is open or closed alone is one of prose or of code. */
function isBalanced(text: string): boolean {
  const count = (sign: string) => text.split(sign).length;
  return count('(') === count(')') && count('[') === count(']');
}

/** Most cells hold a number of some length. */
function areValues(cells: readonly string[]): boolean {
  return cells.filter(cell => /\d{3}/.test(cell)).length * 2 > cells.length;
}

/** What stands in a row of a table stands in no row of headers. */
function isData(cell: string): boolean {
  return isTellingMaker(cell) || isKnownModel(cell) || contentOf([cell]) === 'mac';
}

function tableAt(
  text: string,
  delimiter: CsvDelimiter,
  headers: readonly string[],
  header: Table['header'],
  body: number,
): Candidate | undefined {
  const rows = rowsBelow(text, delimiter, body, headers.length);
  if (!rows) return undefined;
  const table = makeTable(headers, rows, { delimiter, header, body });
  const weight = evidenceOf(table, rows);
  return weight === undefined ? undefined : { table, weight };
}

/** Makes the table of some headers, whether it is one of equipment or not. */
export function makeTable(
  headers: readonly string[],
  rows: Sample,
  place: Pick<Table, 'delimiter' | 'header' | 'body'>,
): Table {
  const { fields, groups, unread } = meaningOf(headers, rows);
  const columns = columnsOf(fields);
  const isMarkdown = place.delimiter === '|' && (rows[0]?.every(cell => /^:?-*:?$/.test(cell)) ?? false);
  const counts = (columns.get('quantity') ?? []).flatMap(index => rows.map(row => row[index] ?? ''));
  const inDecimals = areDecimals(counts.filter(cell => cell !== ''));
  return {
    ...place,
    headers,
    fields,
    columns,
    groups,
    unread,
    inDecimals,
    kind: kindOf(columns, groups.length > 0),
    isMarkdown,
  };
}

/** A table whose headers nobody knows, or that has none: what stands in its cells tells what they are. */
function headerlessAt(text: string, delimiter: CsvDelimiter, start: number): Candidate | undefined {
  const reader = new CsvReader(text, delimiter, start, Math.min(text.length, looked));
  if (!reader.nextRow()) return undefined;
  const first = valuesOf(reader);
  const hasHeader = !first.some(isData);
  const body = hasHeader ? reader.next : start;
  const rows = rowsBelow(text, delimiter, body, first.length);
  if (!rows || !isHeaderless(rows) || first.some(isCode)) return undefined;
  const headers = hasHeader ? first : first.map(() => '');
  const header = hasHeader ? reader.row : { start, end: start };
  return { table: makeTable(headers, rows, { delimiter, header, body }), weight: 1 };
}

function columnsOf(fields: readonly (ColumnField | undefined)[]): ReadonlyMap<ColumnField, readonly number[]> {
  const columns = new Map<ColumnField, number[]>();
  for (const [index, field] of fields.entries()) {
    if (field === undefined) continue;
    const known = columns.get(field);
    if (known) known.push(index);
    else columns.set(field, [index]);
  }
  return columns;
}

function kindOf(columns: ReadonlyMap<ColumnField, unknown>, hasGroups: boolean): Table['kind'] {
  const ofBoards = ['designator', 'footprint', 'supplier-part', 'source', 'unfitted'] as const;
  if (ofBoards.some(field => columns.has(field))) return 'parts';
  const placed = ['mac', 'address', 'serial', 'asset', 'site', 'rack', 'location', 'firmware', 'status'] as const;
  if (placed.some(field => columns.has(field))) return 'inventory';
  return hasGroups || !columns.has('stream') ? 'parts' : 'inventory';
}

/**
 * Some rows below the headers. Undefined where they are of other widths: then it was a line of prose or of code. Titles
 * and what a tool writes below a table are short, and decide nothing; a table without rows yet is one all the same.
 */
function rowsBelow(text: string, delimiter: CsvDelimiter, body: number, width: number): Sample | undefined {
  const reader = new CsvReader(text, delimiter, body, Math.min(text.length, body + looked));
  const rows: (readonly string[])[] = [];
  let others = 0;
  for (let seen = 0; seen < sampled && reader.nextRow(); seen++) {
    const { count } = reader;
    let used = count;
    while (used > 0 && reader.cellStart(used - 1) === reader.cellEnd(used - 1)) used--;
    if (used > width + 1) others++;
    else if (count === 1 || (count < width - 1 && count * 2 < width)) continue;
    else rows.push(valuesOf(reader));
  }
  return rows.length === 0 && others > 0 ? undefined : others > rows.length / 2 ? undefined : rows;
}
