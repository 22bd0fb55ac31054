import { CsvReader } from '../../../syntax/csv.ts';
import { isKnownMaker, isKnownModel, isTellingMaker, looksLikeModel } from '../known.ts';
import { makeTable } from './columns.ts';
import { type ColumnField, foldHeader, headerOf, isHeaderWord } from './headers.ts';
import { quantityOf } from './quantity.ts';
import type { Table } from './table.ts';

/** What a row of a table is: a device or part, headers once more or those of the next table, or text between them. */
export type RowKind = 'item' | 'header' | 'text';

/** What says by itself that a row is about something. */
const saying: ReadonlySet<ColumnField> = new Set<ColumnField>([
  'part',
  'source',
  'supplier-part',
  'designator',
  'serial',
  'asset',
  'mac',
  'address',
  'stream',
  'cpe',
  'purl',
  'pen',
  'usb',
  'pci',
  'fcc',
]);
const ofMakers: ReadonlySet<ColumnField> = new Set<ColumnField>(['manufacturer', 'brand', 'vendor']);

/** Sums below a table or between its parts, in the languages that tables are read in. */
const total =
  /^(?:grand |sub)?-?\s?totals?\b|^(?:zwischen|gesamt)?summe\b|^gesamt\b|^(?:sous-?)?total (?:général|ht|ttc)|^(?:sub)?total(?:e|es)?\b|^suma\b|^somma\b|^somme\b|^razem\b|^celkem\b|^toplam\b|^(?:sub)?totaal\b|^(?:del)?summa\b|^итого|^всего|^tổng|^合计|^总计|^小计|^总数|^合計|^小計|^總計|^합계|^총계|^소계/i;

const choices =
  /^(?:alt\b|alt\.|altern|second|2nd|3rd|subst|backup|option|secondary|ersatz|zweit|替|备选|备用|yes$|true$)/i;
/** What a row states of the part itself, and not of one source of it. */
const ofThePart: readonly ColumnField[] = ['designator', 'quantity', 'name', 'value', 'description', 'footprint'];

/** Whether rows of a table may name other sources of the part above them, as exports of PLM systems have it. */
export function mayHaveAlternateRows({ kind, columns }: Table): boolean {
  if (kind !== 'parts') return false;
  if (columns.has('choice')) return true;
  return columns.has('manufacturer') && columns.has('part') && ofThePart.some(field => columns.has(field));
}

/** Whether a row does: a column says so, or all that speaks of the part itself is left empty. */
export function isAlternateRow({ csv, table }: Pick<RowWalker, 'csv' | 'table'>): boolean {
  if (!mayHaveAlternateRows(table)) return false;
  const { columns } = table;
  const isFilled = (index: number) => csv.cellStart(index) < csv.cellEnd(index);
  const choice = columns.get('choice')?.[0];
  if (choice !== undefined && choices.test(csv.value(choice))) return true;
  if (ofThePart.some(field => columns.get(field)?.some(isFilled))) return false;
  const sources = [...(columns.get('manufacturer') ?? []), ...(columns.get('part') ?? [])];
  return sources.length > 1 && sources.every(isFilled) && ofThePart.some(field => columns.has(field));
}

/** The cell of a row that is no item in which somebody is named all the same: `Hikvision cameras` above rows without makers. */
export function namedInText({ csv, table }: Pick<RowWalker, 'csv' | 'table'>): number | undefined {
  // Prose around a table of Markdown is no part of it.
  if (table.isMarkdown && csv.count === 1) return undefined;
  for (let index = 0; index < csv.count; index++) {
    const length = csv.cellEnd(index) - csv.cellStart(index);
    if (length === 0 || length > 80) continue;
    const cell = csv.value(index);
    if (isTellingMaker(cell) || isKnownModel(cell)) return index;
  }
  return undefined;
}

const border = /^[-+:=|\s]+$/;

/**
 * Walks the rows of a table, small or large: both are walked by this one. Titles, sums and what a tool writes below a
 * table are told from its rows; headers that stand there again, or those of another table, change what columns mean.
 */
export class RowWalker {
  readonly csv: CsvReader;
  #table: Table;
  readonly #text: string;

  constructor(text: string, table: Table, start = table.body, end = text.length) {
    this.csv = new CsvReader(text, table.delimiter, start, end);
    this.#table = table;
    this.#text = text;
  }

  /** The table that the row belongs to. */
  get table(): Table {
    return this.#table;
  }

  /** Goes to the next row that holds anything and tells what it is; undefined at the end. */
  next(): RowKind | undefined {
    if (!this.csv.nextRow()) return undefined;
    const { csv } = this;
    const first = firstFilled(csv, 0);
    if (first < 0) return 'text';
    const second = firstFilled(csv, first + 1);
    if (this.#repeatsHeader(first, second)) return 'header';
    if (second < 0) return this.#isItemAlone(first) ? 'item' : 'text';
    if (this.#isText(first, second)) return 'text';
    return this.#startsTable(first, second) ? 'header' : 'item';
  }

  #repeatsHeader(first: number, second: number): boolean {
    const { headers } = this.#table;
    const isHeader = (index: number) => {
      const header = headers[index];
      if (header === undefined || header === '') return false;
      // Nearly all cells begin with another letter.
      if (((this.#text.charCodeAt(this.csv.cellStart(index)) ^ header.charCodeAt(0)) & ~32) !== 0) return false;
      return foldHeader(this.csv.value(index)) === foldHeader(header);
    };
    if (!isHeader(first) || (second >= 0 && !isHeader(second))) return false;
    // One word that is a header and the maker of nothing: the second cell has to agree, where there is one.
    return second >= 0 || this.csv.count === 1 || headers.filter(header => header !== '').length === 1;
  }

  /** Whether a row with one filled cell is about something: most are titles of a section. */
  #isItemAlone(index: number): boolean {
    const { csv } = this;
    const { fields } = this.#table;
    if (csv.count === 1 && fields.length > 1) return false;
    const field = fields[index];
    if (field === undefined) return false;
    const value = csv.value(index);
    if (ofMakers.has(field)) return isKnownMaker(value);
    if (total.test(value) || value.endsWith(':')) return false;
    if (field === 'name' || field === 'model' || field === 'value') return looksLikeModel(value);
    return saying.has(field) && !(field === 'designator' && areWords(value));
  }

  /** Whether a row is a sum, a border or a line of a trailer: `"Component Count:","2"`. */
  #isText(first: number, second: number): boolean {
    const { csv } = this;
    const { fields } = this.#table;
    const length = csv.cellEnd(first) - csv.cellStart(first);
    if (length > 120) return false;
    const label = csv.value(first);
    if (border.test(label)) return border.test(csv.value(second));
    const hasMore = firstFilled(csv, second + 1) >= 0;
    if (label.endsWith(':') && !hasMore && !isKnownMaker(label.slice(0, -1))) return true;
    if (total.test(label)) return !this.#says(first) || (!hasMore && /^\d{1,6}$/.test(csv.value(second)));
    // `Revision | B`: what tools write below the parts of a board stands under designators and quantities too.
    if (fields[first] === 'designator' && fields[second] === 'quantity' && !hasMore && !/\d/.test(label)) {
      return quantityOf(csv.value(second)) === undefined;
    }
    const isShort = csv.count <= 2 && fields.length >= 4;
    if (!isShort || hasMore) return false;
    return !looksLikeModel(csv.value(second)) && !isKnownMaker(label);
  }

  /** Whether another cell than this one names a maker, a model or what else tells one thing from others. */
  #says(except: number): boolean {
    return this.#table.fields.some(
      (field, index) =>
        index !== except &&
        field !== undefined &&
        (saying.has(field) || ofMakers.has(field) || field === 'model') &&
        this.csv.cellStart(index) < this.csv.cellEnd(index),
    );
  }

  /** Whether a row holds the headers of another table, which begins here. */
  #startsTable(first: number, second: number): boolean {
    const { csv } = this;
    if (!isHeaderWord(csv.value(first)) || !isHeaderWord(csv.value(second))) return false;
    const headers = Array.from({ length: csv.count }, (_, index) => csv.value(index));
    const filled = headers.filter(header => header !== '');
    if (filled.some(header => header.length > 60 || /^[\d.,:/-]+$/.test(header))) return false;
    const known = filled.filter(header => headerOf(header).field !== undefined);
    if (known.length < 2 || known.length * 10 < filled.length * 6) return false;
    const { delimiter } = this.#table;
    const table = makeTable(headers, sampleBelow(this.#text, csv, delimiter), {
      delimiter,
      header: csv.row,
      body: csv.next,
    });
    const names = ['manufacturer', 'brand', 'vendor', 'model', 'part', 'source', 'mac', 'cpe'] as const;
    if (!names.some(field => table.columns.has(field)) && table.groups.length === 0) return false;
    this.#table = table;
    return true;
  }
}

/** `Approved by`, `Sheet 1 of 1`, and not `R1 R2`. */
function areWords(text: string): boolean {
  const words = text.split(/[\s,;]+/);
  return words.length > 1 && words.some(word => /^\p{L}{2,}$/u.test(word));
}

const sampled = 20;

function sampleBelow(text: string, csv: CsvReader, delimiter: Table['delimiter']): readonly (readonly string[])[] {
  const reader = new CsvReader(text, delimiter, csv.next, Math.min(text.length, csv.next + 16_384));
  const rows: (readonly string[])[] = [];
  while (rows.length < sampled && reader.nextRow()) {
    rows.push(Array.from({ length: reader.count }, (_, index) => reader.value(index)));
  }
  return rows;
}

function firstFilled(csv: CsvReader, from: number): number {
  for (let index = from; index < csv.count; index++) if (csv.cellStart(index) < csv.cellEnd(index)) return index;
  return -1;
}
