import type { CsvDelimiter } from '../../../syntax/csv.ts';
import type { Source } from '../../../text/source.ts';
import type { Span } from '../../../text/span.ts';
import type { ColumnField } from './headers.ts';

/** Columns that speak of another part than the first of their row. */
export interface Group {
  /** It may be fitted in place of the first; else it stands beside it. */
  readonly isAlternate: boolean;
  /** It is built into the first: the `CPU Model` of a computer. */
  readonly isInside: boolean;
  readonly columns: readonly { readonly index: number; readonly field: ColumnField }[];
}

/** The text in which the delimiter of a table stands between its columns; every offset is that of the document. */
export function textIn({ text }: Source, { apart }: Pick<Table, 'apart'>): string {
  return apart?.text ?? text;
}

/** What stands where in a table of devices or parts. */
export interface Table {
  readonly delimiter: CsvDelimiter;
  /** Field of each column that speaks of the first part of a row; undefined for what is not read, or of another. */
  readonly fields: readonly (ColumnField | undefined)[];
  /** Columns by field, in order. */
  readonly columns: ReadonlyMap<ColumnField, readonly number[]>;
  readonly groups: readonly Group[];
  /** Headers as they stand; empty where the table has none. */
  readonly headers: readonly string[];
  /** The row with the headers; empty, before the first row, where the table has none. */
  readonly header: Span;
  /** Offset of the row behind the headers. */
  readonly body: number;
  /** Parts of a board, or devices in a building. */
  readonly kind: 'parts' | 'inventory';
  /** Its rows stand between `|`, as in Markdown. */
  readonly isMarkdown: boolean;
  /** Its quantities have three decimals: `1.000` is one. */
  readonly inDecimals: boolean;
  /** The same text with signs between its columns, where only spaces make them stand below each other. */
  readonly apart?: Source;
  /** Columns that may name somebody and are not read. */
  readonly unread: readonly number[];
}
