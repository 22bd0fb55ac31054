import { findDomain, hostOf } from './identity/domain.ts';
import { CellSieve, cell } from './match/cell-sieve.ts';
import type { Coverage } from './model/coverage.ts';
import type { Review } from './model/review.ts';
import { findTable, type Table } from './read/device/csv/columns.ts';
import { readTable } from './read/device/csv/format.ts';
import type { Field } from './read/device/csv/headers.ts';
import { saysSomething } from './read/device/device.ts';
import { leadingMaker } from './read/device/leading-maker.ts';
import type { Reviewer, ReviewOptions } from './review.ts';
import { CsvReader } from './syntax/csv.ts';
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
  readonly look: Look;
  readonly isMaker: boolean;
}

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
  readonly #table: Table;
  readonly #sieve: CellSieve;
  readonly #columns: readonly Column[];
  /** Everything above the first row. */
  #head = '';
  #headLines = 0;
  #lines = 0;
  #started = false;

  constructor(reviewer: Reviewer, options: ReviewOptions, table: Table) {
    this.#reviewer = reviewer;
    this.#options = options;
    this.#table = table;
    this.#sieve = new CellSieve(reviewer.lookups);
    const hasMaker = table.columns.has('manufacturer') || table.columns.has('brand');
    this.#columns = table.fields.flatMap((field, index) => {
      const look = field && looks[field];
      if (!look) return [];
      const isMaker = field === 'manufacturer' || field === 'brand' || (field === 'vendor' && !hasMaker);
      return [{ index, look, isMaker }];
    });
  }

  /**
   * Reviews the whole rows of a text that begins with a row, the first one with the headers. What is left at its end has to
   * be given again, before what follows. `last`: nothing follows.
   */
  add(text: string, last: boolean): Piece {
    const start = this.#started ? 0 : this.#start(text);
    const reader = new CsvReader(text, this.#table.delimiter, start);
    const found = new Rows(this.#headLines);
    let end = start;
    let lines = 0;
    while (reader.nextRow()) {
      const isWhole = last || reader.next < text.length;
      const faults = reader.faults.length - found.faults;
      const isOpen = faults > 0 && reader.faults.at(-1)?.code === 'csv-unclosed-quote';
      if (!last && (!isWhole || (isOpen && text.length - end < longestRow))) break;
      const look = this.#lookAt(reader, text);
      found.count(look);
      if (faults > 0 || (look & concerns) !== 0) found.keep(reader, text, this.#lines);
      found.faults = reader.faults.length;
      end = reader.next;
      lines = reader.lines;
    }
    this.#lines += lines;
    return this.#review(found, last ? 0 : text.length - end);
  }

  /** The text must hold the headers: they were found in it. */
  #start(text: string): number {
    const { body, delimiter } = this.#table;
    this.#started = true;
    this.#head = text.slice(0, body);
    const reader = new CsvReader(this.#head, delimiter);
    while (reader.nextRow());
    this.#headLines = reader.lines;
    this.#lines = this.#headLines;
    return body;
  }

  #review({ texts, places, coverage }: Rows, rest: number): Piece {
    const lineOf = (line: number) => lineIn(places, line);
    if (texts.length === 0) return { review: undefined, coverage, lineOf, rest };
    const source = new Source(`${this.#head}${texts.join('\n')}\n`);
    const review = this.#reviewer.reviewRead(source, readTable(source, this.#table), this.#options);
    return { review, coverage, lineOf, rest };
  }

  #lookAt(reader: CsvReader, text: string): number {
    let look = 0;
    let maker = false;
    for (const column of this.#columns) {
      const start = reader.cellStart(column.index);
      const end = reader.cellEnd(column.index);
      if (start === end) continue;
      switch (column.look) {
        case 'organisation': {
          const found = this.#sieve.organisation(text, start, end, saysSomething);
          if ((found & cell.states) === 0) break;
          look |= organisation;
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
    return maker || !this.#leadsWithMaker(reader) ? look : look | organisation;
  }

  #isOfVendor(address: string): boolean {
    const host = hostOf(address);
    return host !== undefined && findDomain(host, this.#reviewer.lookups.domains) !== undefined;
  }

  /** Without a maker of its own, a row may state one before its first model number. */
  #leadsWithMaker(reader: CsvReader): boolean {
    const { columns } = this.#table;
    const models = [...(columns.get('model') ?? []), ...(columns.get('part') ?? [])].sort((a, b) => a - b);
    const model = models.map(index => reader.value(index)).find(saysSomething);
    return model !== undefined && leadingMaker(model) !== undefined;
  }
}

/** The table whose first rows a text holds; undefined where it holds no table of devices. */
export function largeTable(head: string, reviewer: Reviewer, options: ReviewOptions): LargeTable | undefined {
  const table = findTable(new Source(head));
  // Parts refer to each other by their designators; no board has so many that its list has to be read in pieces.
  if (!table || table.columns.has('designator')) return undefined;
  return new LargeTable(reviewer, options, table);
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
