import { type CsvDelimiter, CsvReader } from '../../../syntax/csv.ts';
import { sniffDelimiter } from '../../../syntax/csv-delimiter.ts';
import type { Source } from '../../../text/source.ts';
import { type Field, fieldOf } from './headers.ts';

/** What stands where in a table of devices or parts. */
export interface Table {
  readonly delimiter: CsvDelimiter;
  /** Field of each column; undefined for what is not read. */
  readonly fields: readonly (Field | undefined)[];
  /** Columns by field, in order. */
  readonly columns: ReadonlyMap<Field, readonly number[]>;
  /** The first row, where the headers stand. */
  readonly header: { readonly start: number; readonly end: number };
  /** Offset of the row behind the headers. */
  readonly body: number;
  /** Parts of a board, or devices in a building. */
  readonly kind: 'parts' | 'inventory';
}

/**
 * How much a column says that its table is one of equipment. A random table has a name, a price and a quantity; one with
 * MAC addresses or part numbers of makers is what it seems to be.
 */
const weights: Readonly<Partial<Record<Field, number>>> = {
  manufacturer: 2,
  brand: 1,
  vendor: 1,
  supplier: 1,
  model: 1,
  part: 3,
  'supplier-part': 2,
  name: 0.5,
  description: 0.5,
  designator: 2,
  footprint: 1.5,
  quantity: 1,
  serial: 2,
  asset: 2,
  mac: 3,
  address: 1.5,
  firmware: 1,
  stream: 2,
  cpe: 3,
  pen: 3,
  fcc: 3,
  rack: 1.5,
  site: 0.5,
  location: 0.5,
  status: 0.5,
  kind: 0.5,
};

/** One of these must be there: without it no vendor could be found. */
const identifying: readonly Field[] = ['manufacturer', 'brand', 'vendor', 'model', 'part', 'mac', 'cpe', 'purl', 'pen'];
/** One of these must be there: cars and drugs have makers and models too. */
const ofEquipment: readonly Field[] = [
  'part',
  'designator',
  'quantity',
  'serial',
  'asset',
  'mac',
  'address',
  'stream',
  'cpe',
  'pen',
  'fcc',
  'rack',
];

const enough = 4;
/** Tools write a title, a date and a path above the headers. */
const mostPreambleRows = 20;
/** Exports of video systems have a hundred. */
const mostColumns = 500;
const sniffedUnits = 65_536;

/** The table that a text is; undefined for everything that is no table of devices or parts. */
export function findTable(source: Source): Table | undefined {
  const { text } = source;
  const first = /[^\s\ufeff]/.exec(text)?.[0];
  if (first === undefined || '{[<|#/-*'.includes(first)) return undefined;
  const delimiter = sniffDelimiter(text);
  return delimiter === undefined ? undefined : findHeader(text, delimiter);
}

function findHeader(text: string, delimiter: CsvDelimiter): Table | undefined {
  const reader = new CsvReader(text, delimiter, 0, Math.min(text.length, sniffedUnits));
  for (let row = 0; row < mostPreambleRows && reader.nextRow(); row++) {
    const { count } = reader;
    if (count < 2 || count > mostColumns) continue;
    const headers = Array.from({ length: count }, (_, index) => reader.value(index));
    if (headers.some(isCode)) continue;
    const fields = fieldsOf(headers);
    const columns = columnsOf(fields);
    if (!isOfEquipment(columns)) continue;
    const table = { delimiter, fields, columns, header: reader.row, body: reader.next, kind: kindOf(columns) };
    return isFollowed(text, table, count) ? table : undefined;
  }
  return undefined;
}

/** A line of a program may hold many words with commas between them. */
function isCode(header: string): boolean {
  return header.length > 100 || /[{}<>=;`]|\(\)/.test(header);
}

/** What a header means beside others: Altium and JLCPCB call the value of a part its comment. */
function fieldsOf(headers: readonly string[]): readonly (Field | undefined)[] {
  const fields = headers.map(fieldOf);
  const isCalled = (index: number, word: RegExp) => word.test(headers[index]?.trim() ?? '');
  if (fields.includes('designator') && !fields.includes('value')) {
    return fields.map((field, index) => (isCalled(index, /^comment$/i) ? 'value' : field));
  }
  // Beside a role, the type of NetBox and Nautobot is that of the maker.
  const hasModel = fields.includes('model') || fields.includes('part');
  if (hasModel || !fields.some((field, index) => field === 'kind' && isCalled(index, /role$/i))) return fields;
  return fields.map((field, index) => (isCalled(index, /^type$/i) ? 'model' : field));
}

function columnsOf(fields: readonly (Field | undefined)[]): ReadonlyMap<Field, readonly number[]> {
  const columns = new Map<Field, number[]>();
  for (const [index, field] of fields.entries()) {
    if (field === undefined) continue;
    const known = columns.get(field);
    if (known) known.push(index);
    else columns.set(field, [index]);
  }
  return columns;
}

function isOfEquipment(columns: ReadonlyMap<Field, unknown>): boolean {
  const identified =
    identifying.some(field => columns.has(field)) || (columns.has('designator') && columns.has('value'));
  if (!identified || !ofEquipment.some(field => columns.has(field))) return false;
  let weight = 0;
  for (const field of columns.keys()) weight += weights[field] ?? 0;
  return weight >= enough;
}

function kindOf(columns: ReadonlyMap<Field, unknown>): Table['kind'] {
  if (columns.has('designator') || columns.has('footprint') || columns.has('supplier-part')) return 'parts';
  const placed = ['mac', 'address', 'serial', 'asset', 'site', 'rack', 'location', 'firmware', 'status'] as const;
  return placed.some(field => columns.has(field)) ? 'inventory' : 'parts';
}

/** Headers above rows of another width are a line of prose or of code. A table without rows yet is one all the same. */
function isFollowed(text: string, table: Pick<Table, 'delimiter' | 'body'>, width: number): boolean {
  const reader = new CsvReader(text, table.delimiter, table.body, Math.min(text.length, table.body + sniffedUnits));
  let rows = 0;
  let wide = 0;
  while (rows < 20 && reader.nextRow()) {
    rows++;
    if (Math.abs(reader.count - width) <= 1) wide++;
  }
  return wide * 3 >= rows * 2;
}
