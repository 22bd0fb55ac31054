import type { Span } from './span.ts';

/** What a reader could not make sense of, where. Never a reason to lose the rest of the document. */
export interface Problem {
  /** Kebab-case and stable; it appears in reports and as the code of the editor's diagnostic. */
  readonly code: string;
  /** One sentence for a person. May quote the document only through `printable`. */
  readonly message: string;
  readonly severity: 'error' | 'warning' | 'information';
  readonly span: Span;
}

/** The result of reading: reading never fails, it gives what it could read and what it could not. */
export interface Parsed<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}
