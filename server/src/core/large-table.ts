import { findDomain, hostOf } from './identity/domain.ts';
import { CellFilter, cell } from './match/cell-filter.ts';
import type { Coverage } from './model/coverage.ts';
import type { Review } from './model/review.ts';
import { findTable, type Table } from './read/device/csv/columns.ts';
import { readTable } from './read/device/csv/format.ts';
import type { ColumnField } from './read/device/csv/headers.ts';
import { KeptRows, lineEndsIn, lineIn, look } from './read/device/csv/kept-rows.ts';
import { quantityOf } from './read/device/csv/quantity.ts';
import { isAlternateRow, mayHaveAlternateRows, namedInText, RowWalker } from './read/device/csv/walker.ts';
import { saysSomething } from './read/device/device.ts';
import { leadingMaker } from './read/device/leading-maker.ts';
import type { Reviewer, ReviewOptions } from './review.ts';
import type { CsvReader } from './syntax/csv.ts';
import { Source } from './text/source.ts';

/** A piece of a table, reviewed: the rows that may concern a vendor, below the table's headers. */
export interface Piece {
  /** Undefined where no row of the piece concerns anybody. */
  readonly review: Review | undefined;
  /** The line of the table on which a line of the reviewed text stands. */
  readonly lineOf: (line: number) => number;
  /** How many units at the end of the text are no whole row. */
  readonly rest: number;
  /** All rows of the piece, also those that were not looked at further. */
  readonly coverage: Coverage;
}

/** What the columns of a field are looked at as. */
type Look = 'organisation' | 'model' | 'name' | 'mac' | 'stream' | 'identifier';

const looks: Readonly<Partial<Record<ColumnField, Look>>> = {
  manufacturer: 'organisation',
  brand: 'organisation',
  vendor: 'organisation',
  supplier: 'organisation',
  model: 'model',
  part: 'model',
  value: 'model',
  name: 'name',
  mac: 'mac',
  stream: 'stream',
  cpe: 'identifier',
  purl: 'identifier',
  pen: 'identifier',
  usb: 'identifier',
  pci: 'identifier',
  fcc: 'identifier',
};

interface Column {
  readonly index: number;
  readonly field: ColumnField;
  readonly look: Look;
  readonly isMaker: boolean;
}

/** The columns of one part of a row. */
type Columns = readonly Column[];

/** No cell of a real table is longer: a quote that is still open then is no quote. */
const longestRow = 4_000_000;

/** A cell that may hold several. */
const lists = /[;|\n]|, /;

/**
 * Reviews a table of devices that is too large to be held at once, piece by piece: a first look at each row decides
 * whether it is worth a review. It finds what a review of the whole finds, in a fraction of the time and memory.
 */
export class LargeTable {
  readonly #reviewer: Reviewer;
  readonly #options: ReviewOptions;
  #table: Table;
  readonly #filter: CellFilter;
  /** Columns of the first part of a row, and of each part that may be fitted instead. */
  #parts: readonly Columns[] = [];
  /** Everything above the first row. */
  #head = '';
  #headLines = 0;
  #lines = 0;
  #started = false;
  /** The headers that stand above what follows. */
  #nextHead: string | undefined;

  constructor(reviewer: Reviewer, options: ReviewOptions, table: Table) {
    this.#reviewer = reviewer;
    this.#options = options;
    this.#table = table;
    this.#filter = new CellFilter(reviewer.lookups);
    this.#parts = partsOf(table);
  }

  /**
   * Reviews the whole rows of a text that begins with a row, the first one with the headers. What is left at its end has to
   * be given again, before what follows. `last`: nothing follows.
   */
  add(text: string, last: boolean): Piece {
    const start = this.#started ? 0 : this.#start(text);
    const walker = new RowWalker(text, this.#table, start);
    const { csv } = walker;
    const found = new KeptRows(this.#headLines);
    const headTable = this.#table;
    const limit = last || !mayHaveAlternateRows(this.#table) ? text.length : lastPart(text, this.#table, start);
    let end = start;
    let lines = 0;
    for (let kind = walker.next(); kind !== undefined; kind = walker.next()) {
      const isWhole = last || (csv.next < text.length && csv.row.start < limit);
      const faults = csv.faults.length - found.faults;
      const isOpen = faults > 0 && csv.faults.at(-1)?.code === 'csv-unclosed-quote';
      if (!last && (!isWhole || (isOpen && text.length - end < longestRow))) break;
      if (kind === 'header') this.#turn(walker, text, found);
      if (kind === 'text' && namedInText(walker) !== undefined) found.keep(csv, text, this.#lines);
      if (kind === 'item') {
        const seen = this.#lookAtRow(csv, text, found);
        const isAlternate = isAlternateRow(walker);
        if (faults > 0 || (seen & look.concerns) !== 0) {
          if (isAlternate) found.keepPart(text);
          found.keep(csv, text, this.#lines);
        }
        if (!isAlternate) found.part = { start: csv.row.start, end: csv.row.end, line: this.#lines + csv.line };
      }
      found.faults = csv.faults.length;
      end = csv.next;
      lines = csv.lines;
    }
    this.#lines += lines;
    const piece = this.#review(found, headTable, last ? 0 : text.length - end);
    this.#behead();
    return piece;
  }

  /** Headers that are other than those above stand in the text that is reviewed too, and above what follows. */
  #turn(walker: RowWalker, text: string, found: KeptRows): void {
    if (walker.table === this.#table) return;
    this.#table = walker.table;
    this.#parts = partsOf(walker.table);
    const { csv } = walker;
    found.keep(csv, text, this.#lines);
    const { start, end } = csv.row;
    this.#nextHead = `${text.slice(start, end)}\n`;
  }

  /** From the next piece on the last headers stand above the rows; what was told of them is not told again. */
  #behead(): void {
    const head = this.#nextHead;
    this.#nextHead = undefined;
    if (head !== undefined) {
      this.#head = head;
      this.#headLines = lineEndsIn(head);
      this.#table = { ...this.#table, header: { start: 0, end: head.length - 1 }, body: head.length };
    }
    this.#table = { ...this.#table, unread: [] };
  }

  /** The text must hold the headers: they were found in it. */
  #start(text: string): number {
    const { body } = this.#table;
    this.#started = true;
    this.#head = text.slice(0, body);
    this.#headLines = lineEndsIn(this.#head);
    this.#lines = this.#headLines;
    return body;
  }

  #review({ texts, places, coverage }: KeptRows, table: Table, rest: number): Piece {
    const lineOf = (line: number) => lineIn(places, line);
    if (texts.length === 0 && table.unread.length === 0) return { review: undefined, coverage, lineOf, rest };
    const source = new Source(`${this.#head}${texts.join('\n')}\n`);
    const review = this.#reviewer.reviewRead(source, readTable(source, table), this.#options);
    return { review, coverage, lineOf, rest };
  }

  /** Looks at all parts of a row and counts them. */
  #lookAtRow(csv: CsvReader, text: string, found: KeptRows): number {
    const [own = [], ...others] = this.#parts;
    if (others.some(columns => columns.some(({ index }) => lists.test(csv.value(index))))) {
      found.add(this.#coverageOf(csv, text));
      return look.concerns;
    }
    let all = this.#lookAt(csv, text, own);
    found.count(all);
    for (const columns of others) {
      const filled = columns.filter(({ index }) => saysSomething(csv.value(index)));
      if (filled.length === 0) continue;
      const seen = this.#lookAt(csv, text, filled);
      all |= seen & look.concerns;
      found.count(seen);
    }
    return all | this.#lookAtQuantity(csv);
  }

  /** Several parts may stand in one cell: then the row is read as it would be in a small table. */
  #coverageOf(csv: CsvReader, text: string): Coverage {
    const source = new Source(`${this.#head}${text.slice(csv.row.start, csv.row.end)}\n`);
    return this.#reviewer.reviewRead(source, readTable(source, this.#table), this.#options).coverage;
  }

  /** One that cannot be read is told. */
  #lookAtQuantity(csv: CsvReader): number {
    for (const index of this.#table.columns.get('quantity') ?? []) {
      const value = csv.value(index);
      if (!/^\d{0,3}$/.test(value) && quantityOf(value) === undefined && saysSomething(value)) return look.concerns;
    }
    return 0;
  }

  #lookAt(reader: CsvReader, text: string, columns: Columns): number {
    let seen = 0;
    let maker = false;
    for (const column of columns) {
      const start = reader.cellStart(column.index);
      const end = reader.cellEnd(column.index);
      if (start === end) continue;
      switch (column.look) {
        case 'organisation': {
          const found = this.#filter.organisation(text, start, end, saysSomething);
          if (found === 0) break;
          if ((found & cell.states) !== 0) seen |= look.organisation;
          maker ||= column.isMaker;
          if ((found & cell.concerns) !== 0) seen |= look.concerns;
          break;
        }
        case 'model': {
          const found = this.#filter.model(text, start, end, saysSomething);
          if ((found & cell.states) !== 0)
            seen |= column.field === 'value' ? look.identifier : look.identifier | look.number;
          if ((found & cell.concerns) !== 0) seen |= look.concerns;
          break;
        }
        case 'name':
          if (this.#filter.name(text.slice(start, end))) seen |= look.concerns;
          break;
        case 'mac':
          if ((seen & look.identifier) === 0 && saysSomething(text.slice(start, end))) seen |= look.identifier;
          if (this.#filter.mac(text, start, end)) seen |= look.concerns;
          break;
        case 'stream':
          if (this.#isOfVendor(text.slice(start, end))) seen |= look.concerns;
          break;
        case 'identifier':
          seen |= saysSomething(text.slice(start, end)) ? look.identifier | look.concerns : look.concerns;
          break;
      }
    }
    return maker || !leadsWithMaker(reader, columns) ? seen : seen | look.organisation;
  }

  #isOfVendor(address: string): boolean {
    const host = hostOf(address);
    return host !== undefined && findDomain(host, this.#reviewer.lookups.domains) !== undefined;
  }
}

/** Where the last part begins: alternates that stand below it may follow. */
function lastPart(text: string, table: Table, start: number): number {
  const walker = new RowWalker(text, table, start);
  let part = start;
  for (let kind = walker.next(); kind !== undefined; kind = walker.next()) {
    if (kind === 'item' && !isAlternateRow(walker)) part = walker.csv.row.start;
  }
  return part;
}

function partsOf(table: Table): readonly Columns[] {
  const hasMaker = table.columns.has('manufacturer') || table.columns.has('brand');
  const columnOf = (field: ColumnField | undefined, index: number, isOwn: boolean): Columns => {
    const look = field && looks[field];
    if (!look) return [];
    const isMaker = field === 'manufacturer' || field === 'brand' || (field === 'vendor' && !(isOwn && hasMaker));
    return [{ index, field, look, isMaker }];
  };
  return [
    table.fields.flatMap((field, index) => columnOf(field, index, true)),
    ...table.groups.map(({ columns }) => columns.flatMap(({ field, index }) => columnOf(field, index, false))),
  ];
}

/** Without a maker of its own, a row may state one before its first model number. */
function leadsWithMaker(reader: CsvReader, columns: Columns): boolean {
  const model = columns
    .filter(({ field }) => field === 'model' || field === 'part')
    .map(({ index }) => reader.value(index))
    .find(saysSomething);
  return model !== undefined && leadingMaker(model) !== undefined;
}

/** The table whose first rows a text holds; undefined where it holds no table of devices. */
export function largeTable(head: string, reviewer: Reviewer, options: ReviewOptions): LargeTable | undefined {
  const table = findTable(new Source(head));
  // Parts refer to each other by their designators; no board has so many that its list has to be read in pieces.
  if (!table || table.apart || table.columns.has('designator') || hasSources(table)) return undefined;
  return new LargeTable(reviewer, options, table);
}

/** Several parts may stand in one cell of these. */
function hasSources({ columns, groups }: Table): boolean {
  return columns.has('source') || groups.some(group => group.columns.some(({ field }) => field === 'source'));
}
