import type { Message } from '../core/text/message.ts';
import type { Span } from '../core/text/span.ts';

/** Checks documents against the schemas of their formats. Slow beside a review, so only when somebody asks for it. */
export interface Validator {
  /** Never rejects but when `signal` aborts, and then with the reason of the signal. */
  validate(text: string, signal?: AbortSignal): Promise<Validation>;
  /** The same of several, in their order: a schema is then read once for all. One that takes too much costs the others time alone. */
  validateAll(texts: readonly string[], signal?: AbortSignal): Promise<readonly Validation[]>;
  /** Ends whatever still runs. The validator is of no further use. */
  close(): Promise<void>;
}

export type Validation = Checked | Unchecked;

/** The document was held against a schema; it is valid if `errors` is empty. */
export interface Checked {
  readonly state: 'checked';
  /** Format and version of the schema: `CycloneDX 1.6`. */
  readonly schema: string;
  /** In the order of the document. */
  readonly errors: readonly SchemaError[];
  /** How many errors more there are. */
  readonly more: number;
  /** What the schema does not cover, in a sentence; null where there is nothing to be said. */
  readonly note: Message | null;
}

/** There is no verdict on the document. */
export interface Unchecked {
  readonly state: 'unchecked';
  /** `unreadable`, `no-sbom`: there is nothing to check. `no-schema`: this form or version has no schema here. `stopped`: it took too much. */
  readonly code: 'unreadable' | 'no-sbom' | 'no-schema' | 'stopped';
  /** A sentence for a person. */
  readonly reason: Message;
}

/** One thing that the schema does not allow. */
export interface SchemaError {
  /** Kebab-case: the keyword of the schema that refused it, or `syntax`. */
  readonly code: string;
  /** JSON pointer of the value that is refused; '' is the document itself. */
  readonly path: string;
  /** One sentence for a person, safe to show. */
  readonly message: Message;
  readonly span: Span;
}
