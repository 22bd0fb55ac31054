/** Rows and columns that Excel has; a file that names others names nothing. */
export const mostRows = 1_048_576;
export const mostColumns = 16_384;
/** No table that is read has more columns; what stands beyond is told. */
export const widest = 500;

/** The cells of one sheet, as text. Rows and columns count from zero. */
export interface Grid {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows that hold anything, in order. */
  readonly rows: readonly GridRow[];
  readonly merges: readonly Merge[];
  /** How many of the rows, and of the columns, that hold anything are hidden. */
  readonly hiddenRows: number;
  readonly hiddenColumns: number;
  /** Columns up to the last one that any row uses. */
  readonly width: number;
  /** Cells that hold a text, and show another one by the format of the cell. */
  readonly shownOtherwise: readonly Cell[];
  /** Cells with a formula and no value: nobody has calculated them yet. */
  readonly uncalculated: readonly Cell[];
}

export interface GridRow {
  readonly row: number;
  /** By column; '' and what is missing are empty. */
  readonly cells: readonly (string | undefined)[];
  /** It holds something beyond the columns that are kept. */
  readonly isBeyond: boolean;
}

export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** Cells that are shown as one; both ends are part of it. */
export interface Merge {
  readonly from: Cell;
  readonly to: Cell;
}

/** A cell by the name that spreadsheets have for it: `C12`. Undefined for what is none. */
export function parseCell(name: string): Cell | undefined {
  const [, letters, digits] = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(name) ?? [];
  if (letters === undefined || digits === undefined) return undefined;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(digits);
  return row < 1 || row > mostRows || column > mostColumns ? undefined : { row: row - 1, column: column - 1 };
}

export function cellName({ row, column }: Cell): string {
  return `${columnName(column)}${row + 1}`;
}

export function columnName(column: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
}

/** A place as formulas write it: `Parts!C12`, `'Bill of materials'!C12`. */
export function placeName(sheet: string, from: Cell, to = from): string {
  const isPlain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet) && parseCell(sheet) === undefined;
  const name = isPlain ? sheet : `'${sheet.replaceAll("'", "''")}'`;
  const isOne = from.row === to.row && from.column === to.column;
  return `${name}!${cellName(from)}${isOne ? '' : `:${cellName(to)}`}`;
}
