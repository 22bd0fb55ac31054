import type { Problem } from '../text/problem.ts';
import type { Problems } from '../text/problems.ts';
import type { Span } from '../text/span.ts';
import type { TapeText } from './tape-text.ts';
import type { ValueKind } from './value-kind.ts';

export type { ValueKind } from './value-kind.ts';

/**
 * A pull reader over JSON-like syntax. Decoders see this and never what is behind it: a tape of any syntax. It stands on
 * one value at a time:
 *
 *     if (cursor.enter('object')) while (cursor.next()) switch (cursor.key) { case 'name': name = cursor.stated(); … }
 *
 * A value that is not entered or read is skipped by the next `next()`. Broken text never throws: what is missing is
 * closed or skipped with a problem, and `next()` always ends.
 */
export interface Cursor {
  readonly kind: ValueKind;
  /** Key of the member the cursor stands on, decoded; '' in an array or at the root. */
  readonly key: string;
  readonly keySpan: Span;
  /** What a table has for the key: as `table.get(cursor.key)`, found out once for each key of a document. */
  choose<T>(table: ReadonlyMap<string, T>): T | undefined;
  /** Offset at which the current value starts: of the opening quote or bracket. */
  readonly start: number;
  /** Offset just behind what was consumed last: after a container was left, the end of that container. */
  readonly end: number;
  /** Goes into the current value if it is of that kind. Then `next()` walks its members until it returns false and has left it. */
  enter(kind: 'object' | 'array'): boolean;
  next(): boolean;
  /** The current scalar as text (decoded string, or the number or literal as written) with the span of its text, quotes excluded. */
  stated(): { readonly value: string; readonly span: Span } | undefined;
  /** `stated()` for strings only. */
  string(): { readonly value: string; readonly span: Span } | undefined;
  /** `string()` for those who keep the node, or only look: no text is made. */
  text(): TapeText | undefined;
  /** The text of a string whose place nobody asks for. */
  word(): string | undefined;
  /** `stated()` for those who keep the node, or only look. */
  scalar(): TapeText | undefined;
  /** Where a part of a decoded text stands, from offset `from` of the text to `to`, for a text that `stated()` gave. */
  part(text: { readonly value: string; readonly span: Span }, from: number, to: number): Span;
  /** A list may stand as a key that repeats: an object in the place of a list is one of its elements, as in XML. */
  readonly repeats: boolean;
  /** Whether the object that the cursor stands on, and stays on, has a member for which this holds. */
  holds(test: (key: string, kind: ValueKind) => boolean): boolean;
  /** The text of a member of the object that the cursor stands on, and stays on; undefined where it has none that is a text. */
  peek(key: string): string | undefined;
  /** Passes over the current value and returns its whole span, quotes and brackets included. */
  skip(): Span;
  /** The same, for those who do not ask for the span. */
  pass(): void;
  /** Where the current value stands on its tape, whatever it is. */
  readonly here: TapeText;
  readonly problems: readonly Problem[];
  /**
   * From here on a value is told, and counted as not read, that was asked for a kind it does not have and then passed over
   * by `next()`: whoever asked knows the place, so what stands there may matter. `skip()` passes over without a word.
   */
  tellTo(problems: Problems): void;
}
