import { findDomain, hostOf } from './identity/domain.ts';
import { CellSieve, cell } from './match/cell-sieve.ts';
import type { Coverage } from './model/coverage.ts';
import type { Review } from './model/review.ts';
import { findTable, type Table } from './read/device/csv/columns.ts';
import { readTable } from './read/device/csv/format.ts';
import type { Field } from './read/device/csv/headers.ts';
import { quantityOf } from './read/device/csv/quantity.ts';
import { RowWalker } from './read/device/csv/walker.ts';
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

const looks: Readonly<Partial<Record<Field, Look>>> = {
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
  readonly field: Field;
  readonly look: Look;
  readonly isMaker: boolean;
}

/** The columns of one part of a row. */
type Columns = readonly Column[];

/** No cell of a real table is longer: a quote that is still open then is no quote. */
const longestRow = 4_000_000;

/** What a first look at a row tells, in bits: it states an organisation, an identifier, and may concern a vendor. */
const organisation = 1;
const identifier = 2;
const concerns = 4;

/** The rows of a piece, those that are worth a review with their text. */
class Rows {
  readonly texts: string[] = [];
  /** For each of those: its line in the reviewed text and in the table. */
  readonly places: { readonly from: number; readonly to: number }[] = [];
  readonly coverage = { components: 0, withOrganisation: 0, identifiersOnly: 0, nothing: 0 };
  faults = 0;
  #line: number;

  constructor(headLines: number) {
    this.#line = headLines;
  }

  count(look: number): void {
    this.coverage.components++;
    if ((look & organisation) !== 0) this.coverage.withOrganisation++;
    else if ((look & identifier) !== 0) this.coverage.identifiersOnly++;
    else this.coverage.nothing++;
  }

  /** Keeps the row that a reader stands on. */
  keep(reader: CsvReader, text: string, linesBefore: number): void {
    this.places.push({ from: this.#line, to: linesBefore + reader.line });
    this.texts.push(text.slice(reader.row.start, reader.row.end));
    this.#line += reader.lines - reader.line;
  }
}

/**
 * Reviews a table of devices that is too large to be held at once, piece by piece: a first look at each row decides
 * whether it is worth a review. It finds what a review of the whole finds, in a fraction of the time and memory.
 */
export class LargeTable {
  readonly #reviewer: Reviewer;
  readonly #options: ReviewOptions;
  #table: Table;
  readonly #sieve: CellSieve;
  /** Of the first part of a row, and of each that may be fitted instead. */
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
    this.#sieve = new CellSieve(reviewer.lookups);
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
    const found = new Rows(this.#headLines);
    const headTable = this.#table;
    let end = start;
    let lines = 0;
    for (let kind = walker.next(); kind !== undefined; kind = walker.next()) {
      const isWhole = last || csv.next < text.length;
      const faults = csv.faults.length - found.faults;
      const isOpen = faults > 0 && csv.faults.at(-1)?.code === 'csv-unclosed-quote';
      if (!last && (!isWhole || (isOpen && text.length - end < longestRow))) break;
      if (kind === 'header') this.#turn(walker, text, found);
      if (kind === 'item') {
        const look = this.#lookAtRow(csv, text, found);
        if (faults > 0 || (look & concerns) !== 0) found.keep(csv, text, this.#lines);
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
  #turn(walker: RowWalker, text: string, found: Rows): void {
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

  #review({ texts, places, coverage }: Rows, table: Table, rest: number): Piece {
    const lineOf = (line: number) => lineIn(places, line);
    if (texts.length === 0 && table.unread.length === 0) return { review: undefined, coverage, lineOf, rest };
    const source = new Source(`${this.#head}${texts.join('\n')}\n`);
    const review = this.#reviewer.reviewRead(source, readTable(source, table), this.#options);
    return { review, coverage, lineOf, rest };
  }

  /** Looks at all parts of a row and counts them. */
  #lookAtRow(csv: CsvReader, text: string, found: Rows): number {
    const [own = [], ...others] = this.#parts;
    let all = this.#lookAt(csv, text, own);
    found.count(all);
    for (const columns of others) {
      const filled = columns.filter(({ index }) => saysSomething(csv.value(index)));
      if (filled.length === 0) continue;
      const look = this.#lookAt(csv, text, filled);
      all |= look & concerns;
      found.count(look);
    }
    return all | this.#lookAtQuantity(csv);
  }

  /** One that cannot be read is told. */
  #lookAtQuantity(csv: CsvReader): number {
    for (const index of this.#table.columns.get('quantity') ?? []) {
      const value = csv.value(index);
      if (!/^\d{0,3}$/.test(value) && quantityOf(value) === undefined && saysSomething(value)) return concerns;
    }
    return 0;
  }

  #lookAt(reader: CsvReader, text: string, columns: Columns): number {
    let look = 0;
    let maker = false;
    for (const column of columns) {
      const start = reader.cellStart(column.index);
      const end = reader.cellEnd(column.index);
      if (start === end) continue;
      switch (column.look) {
        case 'organisation': {
          const found = this.#sieve.organisation(text, start, end, saysSomething);
          if (found === 0) break;
          if ((found & cell.states) !== 0) look |= organisation;
          maker ||= column.isMaker;
          if ((found & cell.concerns) !== 0) look |= concerns;
          break;
        }
        case 'model': {
          const found = this.#sieve.model(text, start, end, saysSomething);
          if ((found & cell.states) !== 0) look |= identifier;
          if ((found & cell.concerns) !== 0) look |= concerns;
          break;
        }
        case 'name':
          if (this.#sieve.name(text.slice(start, end))) look |= concerns;
          break;
        case 'mac':
          if ((look & identifier) === 0 && saysSomething(text.slice(start, end))) look |= identifier;
          if (this.#sieve.mac(text, start, end)) look |= concerns;
          break;
        case 'stream':
          if (this.#isOfVendor(text.slice(start, end))) look |= concerns;
          break;
        case 'identifier':
          look |= saysSomething(text.slice(start, end)) ? identifier | concerns : concerns;
          break;
      }
    }
    return maker || !leadsWithMaker(reader, columns) ? look : look | organisation;
  }

  #isOfVendor(address: string): boolean {
    const host = hostOf(address);
    return host !== undefined && findDomain(host, this.#reviewer.lookups.domains) !== undefined;
  }
}

function partsOf(table: Table): readonly Columns[] {
  const hasMaker = table.columns.has('manufacturer') || table.columns.has('brand');
  const columnOf = (field: Field | undefined, index: number, isOwn: boolean): Columns => {
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

function lineEndsIn(text: string): number {
  return text.match(/\r\n?|\n/g)?.length ?? 0;
}

/** The table whose first rows a text holds; undefined where it holds no table of devices. */
export function largeTable(head: string, reviewer: Reviewer, options: ReviewOptions): LargeTable | undefined {
  const table = findTable(new Source(head));
  // Parts refer to each other by their designators; no board has so many that its list has to be read in pieces.
  if (!table || table.columns.has('designator') || hasSources(table)) return undefined;
  return new LargeTable(reviewer, options, table);
}

/** Several parts may stand in one cell of these. */
function hasSources({ columns, groups }: Table): boolean {
  return columns.has('source') || groups.some(group => group.columns.some(({ field }) => field === 'source'));
}

function lineIn(places: readonly { readonly from: number; readonly to: number }[], line: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle]?.from ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  const place = places[low - 1];
  return place ? place.to + line - place.from : line;
}
