import { type Cell, type Grid, type GridRow, type Merge, widest } from './grid.ts';

/** What stands between cells: a sign that no cell holds, and that tables may have. */
const delimiter = '\u001f';
/** Tells the reader of tables not to look for another delimiter. */
export const preamble = `sep=${delimiter}\n`;

/** More cells than this are not laid out side by side, nor more empty ones for each that says something. */
const mostCells = 30_000_000;
const freeCells = 300_000;
const mostEmpty = 32;

/** A sheet as delimited text, with the cell at each place of it. */
export interface SheetText {
  readonly text: string;
  /** Offsets at which cells begin, in order; then their rows and columns. */
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
  readonly columns: Uint16Array;
  /** How many columns are laid out. */
  readonly laid: number;
  /** Merged cells below which another one has a text of its own, which nobody sees; each as often as there are. */
  readonly covered: readonly Cell[];
}

/** Lays a sheet out as the table that it is. Merged cells say what they say in each row; headers of two rows become one. */
export function sheetText(grid: Grid): SheetText {
  const { rows, merges } = grid;
  const covered: Cell[] = [];
  const filled = fill(rows, merges, covered);
  const laid = laidOf(rows);
  const width = rows.reduce((most, { cells }) => Math.max(most, Math.min(cells.length, laid)), 0);
  const cells = new CellIndex(rows.length * width);
  const pieces: string[] = [preamble];
  let at = preamble.length;
  for (const { row, cells: values } of rows) {
    const extra = filled.get(row);
    let line = '';
    for (let column = 0; column < width; column++) {
      if (column > 0) line += delimiter;
      const own = extra?.get(column);
      cells.push(at + line.length, own?.from.row ?? row, own?.from.column ?? column);
      const value = own ? own.text : (values[column] ?? '');
      if (value !== '') line += quoted(value);
    }
    pieces.push(line, '\n');
    at += line.length + 1;
  }
  return { text: pieces.join(''), ...cells.taken(), laid, covered };
}

function quoted(value: string): string {
  return ['"', '\n', '\r', delimiter].some(sign => value.includes(sign))
    ? `"${value.replaceAll('"', '""').replaceAll(delimiter, ' ')}"`
    : value;
}

/** How many columns are laid out: what is empty costs too, and a few cells far to the right would make much of it. */
function laidOf(rows: readonly GridRow[]): number {
  let said = 0;
  for (const { cells } of rows) for (const cell of cells) if (cell) said++;
  const most = Math.min(mostCells, Math.max(freeCells, said * mostEmpty));
  return Math.min(widest, Math.max(1, Math.floor(most / Math.max(1, rows.length))));
}

/** What a cell says in place of its own text, and the cell that says it. */
interface Filled {
  readonly text: string;
  readonly from: Cell;
}

type FilledRows = Map<number, Map<number, Filled>>;

/** @param covered receives cells whose own text is not read */
function fill(rows: readonly GridRow[], merges: readonly Merge[], covered: Cell[]): FilledRows {
  const filled: FilledRows = new Map();
  if (merges.length === 0) return filled;
  const byRow = new Map(rows.map(each => [each.row, each.cells]));
  const put = (row: number, column: number, value: Filled) => {
    const known = filled.get(row);
    if (known) known.set(column, value);
    else filled.set(row, new Map([[column, value]]));
  };
  let budget = 1_000_000;
  for (const { from, to } of merges) {
    const text = byRow.get(from.row)?.[from.column];
    if (text === undefined || text === '') continue;
    for (let row = from.row + 1; row <= to.row && budget-- > 0; row++) {
      const below = byRow.get(row);
      if (!below) continue;
      const own = below[from.column] ?? '';
      if (own !== '' && own !== text) covered.push(from);
      put(row, from.column, { text, from });
    }
  }
  for (const [row, inRow] of headersOf(byRow, merges)) for (const [column, value] of inRow) put(row, column, value);
  return filled;
}

/**
 * Headers in two rows: one that is merged over several columns, `Manufacturer`, has one for each below it, `Name` and
 * `Part number`. They are read as one row of `Manufacturer Name` and `Manufacturer Part number`.
 */
function headersOf(byRow: ReadonlyMap<number, GridRow['cells']>, merges: readonly Merge[]): FilledRows {
  const found: FilledRows = new Map();
  const firstOf = new Map<number, Merge[]>();
  for (const merge of merges) {
    const known = firstOf.get(merge.from.row);
    if (known) known.push(merge);
    else firstOf.set(merge.from.row, [merge]);
  }
  for (const [row, ofRow] of firstOf) {
    const upper = byRow.get(row);
    const lower = byRow.get(row + 1);
    if (!upper || !lower) continue;
    const across = ofRow.filter(({ from, to }) => to.row === row && to.column > from.column);
    if (across.length === 0 || !across.every(merge => isAbove(merge, upper, lower))) continue;
    const below = new Set(across.flatMap(({ from, to }) => range(from.column, to.column)));
    const down = new Set(ofRow.filter(({ to }) => to.row > row).map(({ from }) => from.column));
    // a title above a table is merged too, and has all columns of the table below it
    const others = upper.flatMap((cell, column) => (cell && !below.has(column) ? [column] : []));
    const isAlone = across.length === 1 && others.length === 0;
    const isSplit = lower.every((cell, column) => !cell || below.has(column) || down.has(column) || !upper[column]);
    if (isAlone || !isSplit) continue;
    const first = new Map<number, Filled>();
    const second = new Map<number, Filled>();
    for (const { from, to } of across) {
      for (const column of range(from.column, to.column)) {
        const text = `${upper[from.column]} ${lower[column]}`;
        first.set(column, { text, from: { row: row + 1, column } });
        second.set(column, { text: '', from: { row: row + 1, column } });
      }
    }
    for (const column of down) second.set(column, { text: '', from: { row: row + 1, column } });
    // a header of the lower row alone stands with the others
    for (const [column, cell] of lower.entries()) {
      if (!cell || below.has(column) || down.has(column)) continue;
      first.set(column, { text: cell, from: { row: row + 1, column } });
      second.set(column, { text: '', from: { row: row + 1, column } });
    }
    found.set(row, first);
    found.set(row + 1, second);
  }
  return found;
}

/** Whether a merged header has a text and one below each of its columns, as short as headers are. */
function isAbove({ from, to }: Merge, upper: GridRow['cells'], lower: GridRow['cells']): boolean {
  const isHeader = (cell: string | undefined) => cell !== undefined && cell !== '' && cell.length <= 60;
  return isHeader(upper[from.column]) && range(from.column, to.column).every(column => isHeader(lower[column]));
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, Math.min(to, from + widest) - from + 1) }, (_, at) => from + at);
}

/** Where cells begin, without an object for each. */
class CellIndex {
  #starts: Uint32Array;
  #rows: Uint32Array;
  #columns: Uint16Array;
  #count = 0;

  constructor(expected: number) {
    const size = Math.max(16, expected);
    this.#starts = new Uint32Array(size);
    this.#rows = new Uint32Array(size);
    this.#columns = new Uint16Array(size);
  }

  push(start: number, row: number, column: number): void {
    if (this.#count === this.#starts.length) this.#grow();
    this.#starts[this.#count] = start;
    this.#rows[this.#count] = row;
    this.#columns[this.#count++] = column;
  }

  #grow(): void {
    const grown = <T extends Uint32Array | Uint16Array>(larger: T, old: T): T => {
      larger.set(old);
      return larger;
    };
    const size = this.#count * 2;
    this.#starts = grown(new Uint32Array(size), this.#starts);
    this.#rows = grown(new Uint32Array(size), this.#rows);
    this.#columns = grown(new Uint16Array(size), this.#columns);
  }

  taken() {
    return {
      starts: this.#starts.subarray(0, this.#count),
      rows: this.#rows.subarray(0, this.#count),
      columns: this.#columns.subarray(0, this.#count),
    };
  }
}
