import { type Range, Source } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';
import { type Cell, placeName } from './grid.ts';
import type { SheetText } from './sheet-text.ts';

/** One sheet in the text of its workbook. */
export interface PlacedSheet extends SheetText {
  readonly name: string;
  /** Offset at which its text begins. */
  readonly offset: number;
}

/** A workbook as the text of its sheets, one after the other. Its places are cells. */
export class WorkbookSource extends Source {
  readonly sheets: readonly PlacedSheet[];

  constructor(sheets: readonly PlacedSheet[]) {
    super(sheets.map(({ text }) => text).join(''));
    this.sheets = sheets;
  }

  override rangeOf({ start, end }: Span): Range {
    const sheet = this.#sheetAt(start);
    if (!sheet) return super.rangeOf({ start, end });
    const from = cellAt(sheet, start - sheet.offset);
    const last = cellAt(sheet, Math.max(start, end - 1) - sheet.offset);
    const to = last.row < from.row || last.column < from.column ? from : last;
    return {
      start: { line: from.row, character: from.column },
      end: { line: to.row, character: to.column + 1 },
      cell: placeName(sheet.name, from, to),
    };
  }

  #sheetAt(offset: number): PlacedSheet | undefined {
    return this.sheets.findLast(sheet => sheet.offset <= offset);
  }
}

function cellAt({ starts, rows, columns }: SheetText, offset: number): Cell {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle;
  }
  return { row: rows[low] ?? 0, column: columns[low] ?? 0 };
}
