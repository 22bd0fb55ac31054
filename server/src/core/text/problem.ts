import type { Span } from './span.ts';

/**
 * What may not have been read, by kind: a value of an unexpected shape, a document of a stream or inside another one, a
 * reference to something that is not there, a part of a document, a stretch of text.
 */
export type UnreadKind = 'value' | 'document' | 'reference' | 'part' | 'text';
export type Unread = Readonly<Partial<Record<UnreadKind, number>>>;

/** What a reader could not make sense of, where. Never a reason to lose the rest of the document. */
export interface Problem {
  /** Kebab-case and stable; it appears in reports and as the code of the editor's diagnostic. */
  readonly code: string;
  /** One sentence for a person. May quote the document only through `printable`. */
  readonly message: string;
  readonly severity: 'error' | 'warning' | 'information';
  readonly span: Span;
  /** How much stands here that was not read. Absent where all was read in spite of the problem. */
  readonly unread?: Unread;
}

/** The sum of what problems tell was not read; undefined where they tell of nothing. */
export function unreadOf(problems: readonly Problem[]): Unread | undefined {
  let sum: Unread | undefined;
  for (const { unread } of problems) if (unread) sum = addUnread(sum, unread);
  return sum;
}

export function addUnread(sum: Unread | undefined, more: Unread | undefined): Unread | undefined {
  if (!sum || !more) return sum ?? more;
  const both: Partial<Record<UnreadKind, number>> = { ...sum };
  for (const [kind, count] of Object.entries(more) as [UnreadKind, number][]) both[kind] = (both[kind] ?? 0) + count;
  return both;
}

/** The result of reading: reading never fails, it gives what it could read and what it could not. */
export interface Parsed<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}
