import { walkXml } from '../../syntax/xml-walk.ts';
import { type Cell, type Grid, type GridRow, type Merge, mostColumns, mostRows, parseCell, widest } from './grid.ts';
import { type NumberKind, shownNumber, showsOtherText } from './numbers.ts';
import { unescaped } from './xstring.ts';

/** What the cells of all sheets refer to. */
export interface Shared {
  readonly strings: readonly string[];
  /** By the style that a cell has. */
  readonly kinds: readonly NumberKind[];
  readonly is1904: boolean;
}

/** More merges than this are a pattern of the eye, and say nothing of rows. */
const mostMerges = 100_000;

/** Reads the cells of a sheet: values as they are kept, a formula by the value that it had when it was saved. */
export function readSheet(
  bytes: Uint8Array,
  { strings, kinds, is1904 }: Shared,
  name: string,
  hidden: boolean,
): { readonly grid: Grid; readonly whole: boolean; readonly lacksText: boolean } {
  const rows: GridRow[] = [];
  const merges: Merge[] = [];
  const uncalculated: Cell[] = [];
  const hiddenSpans: { from: number; to: number }[] = [];
  let hiddenRows = 0;
  let row = -1;
  let isHiddenRow = false;
  let cells: (string | undefined)[] = [];
  let column = -1;
  let type = 'n';
  let style = 0;
  /** What is being read: the value, a text in the cell, a formula, or nothing. */
  let reading: 'value' | 'text' | 'formula' | undefined;
  let value = '';
  let hasFormula = false;
  /** A cell names a text that the workbook does not have. */
  let lacksText = false;
  let phonetic = 0;
  let width = 0;
  let isBeyond = false;
  const shownOtherwise: Cell[] = [];
  const takeCell = () => {
    if (column < 0 || column >= mostColumns) return;
    if (hasFormula && value === '') uncalculated.push({ row, column });
    const text = textOf();
    if (text === '') return;
    width = Math.max(width, column + 1);
    if (column >= widest) {
      isBeyond = true;
      return;
    }
    cells[column] = text;
    if (type !== 'n' && type !== 'b' && showsOtherText(kinds[style])) shownOtherwise.push({ row, column });
  };
  const textOf = (): string => {
    switch (type) {
      case 's':
        lacksText ||= value !== '' && strings[Number(value)] === undefined;
        return strings[Number(value)] ?? '';
      case 'b':
        return value.trim() === '' ? '' : value.trim() === '1' ? 'TRUE' : 'FALSE';
      case 'n':
        return value === '' ? '' : shownNumber(value, kinds[style] ?? 'plain', is1904);
      case 'd':
        return value.replace(/^(\d{4}-\d\d-\d\d)T00:00(?::00(?:\.0+)?)?Z?$/, '$1');
      case 'e':
        return value;
      default:
        return unescaped(value);
    }
  };
  const whole = walkXml(bytes, {
    open: (element, { r, t, s, hidden: isHidden, min, max, ref = '' }) => {
      if (element === 'c') {
        const stated = r === undefined ? undefined : parseCell(r);
        column = stated ? stated.column : column + 1;
        type = t ?? 'n';
        style = Number(s ?? 0);
        value = '';
        hasFormula = false;
      } else if (element === 'v') {
        reading = 'value';
        value = '';
      } else if (element === 'f') {
        reading = 'formula';
        hasFormula = true;
      } else if (element === 't' && type === 'inlineStr' && phonetic === 0) reading = 'text';
      else if (element === 'rPh') phonetic++;
      else if (element === 'row') {
        const stated = Number(r);
        row = Number.isInteger(stated) && stated > row + 1 ? stated - 1 : row + 1;
        isHiddenRow = isTrue(isHidden);
        cells = [];
        isBeyond = false;
        column = -1;
      } else if (element === 'col' && isTrue(isHidden)) {
        hiddenSpans.push({ from: Number(min) - 1, to: Number(max) - 1 });
      } else if (element === 'mergeCell' && merges.length < mostMerges) {
        const [from, to] = ref.split(':').map(parseCell);
        if (from && to) merges.push({ from, to });
      }
    },
    text: text => {
      if (reading === 'value' || reading === 'text') value += text;
    },
    close: element => {
      if (element === 'v' || element === 't' || element === 'f') reading = undefined;
      else if (element === 'rPh') phonetic--;
      else if (element === 'c') takeCell();
      else if (element === 'row' && row < mostRows && (cells.length > 0 || isBeyond)) {
        rows.push({ row, cells, isBeyond });
        if (isHiddenRow) hiddenRows++;
      }
    },
  });
  const hiddenAt = flagsOf(hiddenSpans);
  const used = new Set<number>();
  if (hiddenSpans.length > 0) {
    for (const each of rows) for (let at = 0; at < each.cells.length; at++) if (each.cells[at]) used.add(at);
  }
  const hiddenColumns = [...used].filter(at => hiddenAt[at] === 1).length;
  const grid = {
    ...{ name, hidden, rows, merges, hiddenRows, hiddenColumns },
    ...{ width, shownOtherwise, uncalculated },
  };
  return { grid, whole, lacksText };
}

/** 1 for each column of some spans, however many spans name it. */
function flagsOf(spans: readonly { readonly from: number; readonly to: number }[]): Uint8Array {
  // how many spans begin, less those that have ended
  const changes = new Int32Array(mostColumns + 1);
  for (const { from, to } of spans) {
    if (!(from >= 0 && from < mostColumns && to >= from)) continue;
    changes[from] = (changes[from] ?? 0) + 1;
    const behind = Math.min(to, mostColumns - 1) + 1;
    changes[behind] = (changes[behind] ?? 0) - 1;
  }
  let open = 0;
  return Uint8Array.from(changes, change => ((open += change) > 0 ? 1 : 0));
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
