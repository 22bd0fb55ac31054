import { walkXmlNames } from '../../syntax/xml-walk.ts';
import { type Cell, type Grid, type GridRow, type Merge, mostColumns, mostRows, widest } from './grid.ts';
import { Package } from './package.ts';
import type { LostSheet, Workbook } from './xlsx.ts';

const base = 'urn:oasis:names:tc:opendocument:xmlns:';
const prefixes: ReadonlyMap<string, string> = new Map(
  ['office', 'table', 'text', 'style'].map(name => [`${base}${name}:1.0`, name]),
);
const spreadsheet = 'application/vnd.oasis.opendocument.spreadsheet';

/** Texts of one cell beyond this are not kept. */
const longestText = 32_768;
/** Cells that hold anything, repeated ones counted each time they stand somewhere. */
const mostCells = 5_000_000;
const mostMerges = 100_000;
const mostSheets = 1000;

/** Reads a spreadsheet of OpenDocument, as LibreOffice writes it; macros are never looked at. Undefined for a zip file that is none. */
export function readOds(bytes: Uint8Array): Workbook | undefined {
  const file = new Package(bytes);
  const type = file.read('mimetype');
  if (!type || !new TextDecoder().decode(type).startsWith(spreadsheet)) return undefined;
  const lost: LostSheet[] = file.faults.map(({ message }) => ({ name: '', message }));
  const content = file.read('content.xml');
  const reader = new Reader();
  const isWhole = content !== undefined && walkXmlNames(content, prefixes, reader);
  const sheets = reader.finish();
  if (!isWhole) {
    const isPacked = content !== undefined && sheets.length === 0 && content[0] !== 0x3c;
    const message = isPacked
      ? 'This spreadsheet is encrypted; it is not read.'
      : 'This spreadsheet is damaged, or its cells are missing or too many; what stands behind the damage is not read.';
    lost.push({ name: '', message });
  }
  return { format: 'device-ods', sheets, lost: [...lost, ...reader.lost] };
}

/** Elements whose text is no part of a cell: comments, drawings, tables inside of cells. */
const aside: ReadonlySet<string> = new Set([
  'office:annotation',
  'office:forms',
  'table:shapes',
  'text:note',
  'text:ruby-text',
]);

/** Makes sheets of what it is told of a document. */
class Reader {
  readonly sheets: Grid[] = [];
  readonly lost: LostSheet[] = [];
  readonly #hiddenStyles = new Set<string>();
  #style = '';
  #sheet: SheetDraft | undefined;
  /** Tables inside the one that is read. */
  #inner = 0;
  #aside = 0;
  #inCell = false;
  #paragraphs = 0;
  #text = '';
  #isParagraph = false;
  #left = mostCells;

  readonly open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (this.#aside > 0 || aside.has(name)) {
      this.#aside++;
      return;
    }
    if (name === 'style:style') this.#style = attributes['style:name'] ?? '';
    else if (name === 'style:table-properties') {
      if (attributes['table:display'] === 'false') this.#hiddenStyles.add(this.#style);
    } else if (name === 'table:table') this.#openTable(attributes);
    else if (this.#sheet && this.#inner === 0) this.#openInSheet(this.#sheet, name, attributes);
  };

  readonly text = (piece: string): void => {
    if (this.#aside > 0 || !this.#inCell || !this.#isParagraph || this.#text.length > longestText) return;
    this.#text += piece.replace(/[\n\r\t ]+/g, ' ');
  };

  readonly close = (name: string): void => {
    if (this.#aside > 0) {
      this.#aside--;
      return;
    }
    if (name === 'table:table') {
      if (this.#inner > 0) this.#inner--;
      else this.#closeTable();
    } else if (!this.#sheet || this.#inner > 0) return;
    else if (name === 'text:p' || name === 'text:h') this.#isParagraph = false;
    else if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
      this.#inCell = false;
      this.#left -= this.#sheet.endCell(this.#text.trim());
    } else if (name === 'table:table-row') this.#left -= this.#sheet.endRow(this.#left);
  };

  finish(): readonly Grid[] {
    this.#closeTable();
    return this.sheets;
  }

  #openTable(attributes: Readonly<Record<string, string>>): void {
    if (this.#sheet) {
      this.#inner++;
      const message = 'A table stands inside a cell of this sheet; it is not read.';
      if (this.#inner === 1) this.lost.push({ name: this.#sheet.name, message });
      return;
    }
    const hidden = this.#hiddenStyles.has(attributes['table:style-name'] ?? '');
    this.#sheet = new SheetDraft(attributes['table:name'] ?? '', hidden);
  }

  #closeTable(): void {
    const sheet = this.#sheet;
    this.#sheet = undefined;
    if (!sheet) return;
    if (this.sheets.length >= mostSheets) return;
    this.sheets.push(sheet.grid);
    if (sheet.isCut || this.#left <= 0) {
      const message = 'Cells of this sheet repeat more often than is read; what stands behind them is not read.';
      this.lost.push({ name: sheet.name, message });
    }
  }

  #openInSheet(sheet: SheetDraft, name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'table:table-column') {
      sheet.columns(countOf(attributes['table:number-columns-repeated']), isHidden(attributes['table:visibility']));
    } else if (name === 'table:table-row') {
      sheet.startRow(countOf(attributes['table:number-rows-repeated']), isHidden(attributes['table:visibility']));
    } else if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
      this.#inCell = true;
      this.#isParagraph = false;
      this.#paragraphs = 0;
      this.#text = '';
      sheet.startCell(attributes, name === 'table:covered-table-cell');
    } else if (this.#inCell && (name === 'text:p' || name === 'text:h')) {
      if (this.#paragraphs++ > 0) this.#text += '\n';
      this.#isParagraph = true;
    } else if (name === 'text:s') this.#text += ' '.repeat(Math.min(100, countOf(attributes['text:c'])));
    else if (name === 'text:tab') this.#text += ' ';
    else if (name === 'text:line-break') this.#text += '\n';
  }
}

function countOf(text: string | undefined): number {
  const count = Number(text ?? 1);
  return Number.isInteger(count) && count >= 1 ? count : 1;
}

function isHidden(visibility: string | undefined): boolean {
  return visibility === 'collapse' || visibility === 'filter';
}

/** One sheet while it is read. */
class SheetDraft {
  readonly name: string;
  readonly #hidden: boolean;
  readonly #rows: GridRow[] = [];
  readonly #merges: Merge[] = [];
  readonly #uncalculated: Cell[] = [];
  readonly #hiddenSpans: { readonly from: number; readonly to: number }[] = [];
  #columnAt = 0;
  #row = 0;
  #repeat = 1;
  #isHiddenRow = false;
  #hiddenRows = 0;
  #cells: (string | undefined)[] = [];
  #column = 0;
  #isBeyond = false;
  #width = 0;
  #attributes: Readonly<Record<string, string>> = {};
  #isCovered = false;
  isCut = false;

  constructor(name: string, hidden: boolean) {
    this.name = name;
    this.#hidden = hidden;
  }

  get grid(): Grid {
    const rows = this.#rows;
    const isColumnHidden = (at: number) => this.#hiddenSpans.some(({ from, to }) => at >= from && at < to);
    const used = Array.from({ length: Math.min(this.#width, widest) }, (_, at) => at).filter(
      at => isColumnHidden(at) && rows.some(({ cells }) => cells[at]),
    );
    return {
      name: this.name,
      hidden: this.#hidden,
      rows,
      merges: this.#merges,
      hiddenRows: this.#hiddenRows,
      hiddenColumns: used.length,
      width: this.#width,
      shownOtherwise: [],
      uncalculated: this.#uncalculated,
    };
  }

  columns(count: number, isHiddenColumn: boolean): void {
    if (isHiddenColumn && this.#hiddenSpans.length < 10_000) {
      this.#hiddenSpans.push({ from: this.#columnAt, to: this.#columnAt + count });
    }
    this.#columnAt += count;
  }

  startRow(repeat: number, isHiddenRow: boolean): void {
    this.#repeat = repeat;
    this.#isHiddenRow = isHiddenRow;
    this.#cells = [];
    this.#column = 0;
    this.#isBeyond = false;
  }

  /** @param most cells that may still be kept @returns how many more than the first of each the row is */
  endRow(most: number): number {
    const held = this.#cells.filter(cell => cell !== undefined).length;
    const end = Math.min(mostRows, this.#row + this.#repeat);
    let kept = 0;
    if (held > 0 || this.#isBeyond) {
      for (let row = this.#row; row < end; row++) {
        if (kept > Math.max(0, most)) {
          this.isCut = true;
          break;
        }
        this.#rows.push({ row, cells: this.#cells, isBeyond: this.#isBeyond });
        if (this.#isHiddenRow) this.#hiddenRows++;
        kept += Math.max(1, held);
      }
    }
    this.#row = end;
    return kept;
  }

  startCell(attributes: Readonly<Record<string, string>>, isCovered: boolean): void {
    this.#attributes = attributes;
    this.#isCovered = isCovered;
  }

  /** @returns how many cells the text was kept in */
  endCell(paragraphs: string): number {
    const attributes = this.#attributes;
    const repeat = Math.min(mostColumns, countOf(attributes['table:number-columns-repeated']));
    const text = textOf(attributes, paragraphs);
    const from = { row: this.#row, column: this.#column };
    const span = {
      column: countOf(attributes['table:number-columns-spanned']) - 1,
      row: countOf(attributes['table:number-rows-spanned']) - 1,
    };
    if (!this.#isCovered && (span.column > 0 || span.row > 0) && this.#merges.length < mostMerges) {
      const to = {
        row: Math.min(mostRows - 1, from.row + span.row),
        column: Math.min(mostColumns - 1, from.column + span.column),
      };
      this.#merges.push({ from, to });
    }
    if (text === '' && attributes['table:formula'] !== undefined) this.#uncalculated.push(from);
    let kept = 0;
    if (text !== '') {
      const end = Math.min(this.#column + repeat, mostColumns);
      this.#width = Math.max(this.#width, end);
      if (end > widest) this.#isBeyond = true;
      for (let column = this.#column; column < Math.min(end, widest); column++, kept++) this.#cells[column] = text;
    }
    this.#column += repeat;
    return kept;
  }
}

/** What a cell says: numbers as they are kept, unless they are shown with zeros before them, as numbers of parts are; all else as it is shown. */
function textOf(attributes: Readonly<Record<string, string>>, paragraphs: string): string {
  switch (attributes['office:value-type']) {
    case 'float':
    case 'percentage':
    case 'currency': {
      const value = attributes['office:value'] ?? paragraphs;
      return /^0\d+$/.test(paragraphs) ? paragraphs : value;
    }
    case 'date':
      return (attributes['office:date-value'] ?? paragraphs).replace(/T00:00(?::00(?:\.0+)?)?$/, '');
    case 'boolean':
      return attributes['office:boolean-value']?.toUpperCase() ?? paragraphs;
    case 'string':
      return paragraphs === '' ? (attributes['office:string-value'] ?? '') : paragraphs;
    default:
      return paragraphs;
  }
}
