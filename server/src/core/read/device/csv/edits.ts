import type { Component } from '../../../model/component.ts';
import type { Annotate, MarkReplaced, ReplaceVendor } from '../../../model/format.ts';
import { placeholder } from '../../../model/plan.ts';
import { CsvReader } from '../../../syntax/csv.ts';
import type { TextEdit } from '../../../text/edit.ts';
import type { Source } from '../../../text/source.ts';
import { deviceStatus } from '../status.ts';
import { findTable, type Table } from './columns.ts';
import type { ColumnField } from './headers.ts';
import { type Group, textIn } from './table.ts';
import { RowWalker } from './walker.ts';

/** What names the product that is no longer planned. The first of them that is there takes the placeholder. */
const naming: readonly ColumnField[] = ['model', 'part', 'value'];
/** What identified that product. */
const identifying: readonly ColumnField[] = [
  'supplier-part',
  'serial',
  'mac',
  'firmware',
  'cpe',
  'purl',
  'pen',
  'usb',
  'pci',
  'fcc',
  'url',
  'stream',
  'origin',
  'factory',
  'footprint',
  'price',
];

/** One row, ready to be written into. */
interface Row {
  readonly table: Table;
  readonly cells: CsvReader;
}

function rowOf(source: Source, { span }: Component): Row | undefined {
  const table = tableAt(source, span.start);
  // Another text in a cell would move all columns behind it.
  if (!table || table.apart) return undefined;
  const cells = new CsvReader(source.text, table.delimiter, span.start, span.end);
  return cells.nextRow() ? { table, cells } : undefined;
}

/** The table to which a row belongs: a text may hold several. */
function tableAt(source: Source, at: number): Table | undefined {
  const table = findTable(source);
  if (!table) return undefined;
  const walker = new RowWalker(textIn(source, table), table);
  while (walker.next() !== undefined && walker.csv.row.start < at);
  return walker.table;
}

const impossible = 'The row cannot be edited as it stands.';

/** Plans a row with another maker: its model is to be chosen, and what identified the one before goes. */
export const replaceVendor: ReplaceVendor = (source, _bom, component, vendor, from) => {
  const row = rowOf(source, component);
  if (!row) return impossible;
  const other = groupOf(row, from.span.start);
  if (other) return replaceInGroup(row, other, vendor);
  if (columnsOf(row, ['source']).some(index => isIn(row, index, from.span.start))) return combined;
  const sellers = sellersOf(row).filter(index => row.cells.cell(index).start === from.span.start);
  if (sellers.length > 0) return sellers.flatMap(index => write(row, index, vendor));
  const makers = makersOf(row);
  const named = columnsOf(row, naming);
  if (makers.length > 0 && makers.every(index => row.cells.value(index) === vendor)) return [];
  // Without a column for the maker its name stands before the model.
  const model = makers.length > 0 ? placeholder : `${vendor} ${placeholder}`;
  if (makers.length === 0 && named.length === 0) return 'The table has no column for the maker.';
  return [
    ...makers.flatMap(index => write(row, index, vendor)),
    ...named.flatMap((index, order) => write(row, index, order === 0 ? model : '')),
    ...namesOfProduct(row, [...makers, ...named]).flatMap(index => write(row, index, vendor)),
    ...columnsOf(row, identifying).flatMap(index => write(row, index, '')),
  ];
};

const combined = 'The cell holds maker and number of one part or of several: it cannot be edited as it stands.';

/** The columns of another part than the first of a row, if a claim stands in them. */
function groupOf(row: Row, at: number): Group | undefined {
  return row.table.groups.find(({ columns }) => columns.some(({ index }) => isIn(row, index, at)));
}

function isIn({ cells }: Row, index: number, at: number): boolean {
  return cells.cellStart(index) <= at && at < cells.cellEnd(index);
}

/** What may be fitted instead has columns of its own: those of the first part stay. */
function replaceInGroup(row: Row, { columns }: Group, vendor: string): ReturnType<ReplaceVendor> {
  const ofMakers = columns.filter(({ field }) => field !== 'model' && field !== 'part');
  const named = columns.filter(({ field }) => field === 'model' || field === 'part');
  const maker = ofMakers[0] ?? named[0];
  const isList = columns.some(({ index }) => /[;|\n]|, /.test(row.cells.value(index)));
  if (!maker || isList || columns.some(({ field }) => field === 'source')) return combined;
  if (row.cells.value(maker.index) === vendor) return [];
  const model = ofMakers.length > 0 ? placeholder : `${vendor} ${placeholder}`;
  return [
    ...ofMakers.flatMap(({ index }) => write(row, index, vendor)),
    ...named.flatMap(({ index }, order) => write(row, index, order === 0 ? model : '')),
  ];
}

function columnsOf({ table }: Row, fields: readonly ColumnField[]): readonly number[] {
  return fields.flatMap(field => table.columns.get(field) ?? []);
}

/** Columns of names in which the maker or model of before stands; `Loading dock` stays. */
function namesOfProduct(row: Row, stating: readonly number[]): readonly number[] {
  const words = stating.map(index => row.cells.value(index).toLowerCase()).filter(word => word.length > 2);
  return columnsOf(row, ['name']).filter(index => {
    const name = row.cells.value(index).toLowerCase();
    return words.some(word => name.includes(word));
  });
}

function makersOf({ table: { columns } }: Row): readonly number[] {
  const makers = [...(columns.get('manufacturer') ?? []), ...(columns.get('brand') ?? [])];
  return makers.length > 0 ? makers : (columns.get('vendor') ?? []);
}

function sellersOf({ table: { columns } }: Row): readonly number[] {
  const hasMaker = columns.has('manufacturer') || columns.has('brand');
  return [...(columns.get('supplier') ?? []), ...(hasMaker ? (columns.get('vendor') ?? []) : [])];
}

/** Notes something on a row, where the table has a column for notes. */
export const annotate: Annotate = (source, _bom, component, note) => {
  const row = rowOf(source, component);
  if (!row) return impossible;
  const [column] = row.table.columns.get('notes') ?? [];
  if (column === undefined) return 'The table has no column for notes.';
  const before = row.cells.value(column);
  return before.includes(note.says ?? note.text)
    ? []
    : write(row, column, before === '' ? note.text : `${before} ${note.text}`);
};

/** Says that a device that is there will give way to one of another maker. */
export const markReplaced: MarkReplaced = (source, bom, component, vendor) => {
  const noted = annotate(source, bom, component, { text: `being replaced by ${vendor}`, date: '' });
  const row = rowOf(source, component);
  const [column] = row?.table.columns.get('status') ?? [];
  if (!row || column === undefined || typeof noted === 'string') return noted;
  const isMarked = deviceStatus(row.cells.value(column)) === 'being-replaced';
  return isMarked ? noted : [...write(row, column, 'being replaced'), ...noted];
};

/** Puts a text into a cell, in quotes where it has them or needs them. A cell behind the end of a short row is left alone. */
function write({ cells, table }: Row, index: number, text: string): readonly TextEdit[] {
  if (index >= cells.count || cells.value(index) === text) return [];
  const span = cells.cell(index);
  const doubled = text.replaceAll('"', '""');
  if (cells.isQuoted(index)) return [{ span, text: doubled }];
  const needsQuotes = text.includes(table.delimiter) || /["\r\n]|^\s|\s$/.test(text);
  return [{ span, text: needsQuotes ? `"${doubled}"` : text }];
}
