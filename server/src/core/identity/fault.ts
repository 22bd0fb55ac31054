import type { Span } from '../text/span.ts';

/** What is wrong with an identifier. The rule that tells of it has a sentence for each code. */
export interface IdentifierFault<Code extends string> {
  readonly code: Code;
  /** The offending part, in units of the identifier's text. */
  readonly span: Span;
  /** The whole identifier as it must be, where nothing but what stands there decides that. */
  readonly corrected: string | undefined;
}
