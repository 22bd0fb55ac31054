import type { Source } from '../../core/text/source.ts';
import type { Validation } from '../../host/validator.ts';

/** A document with what its schema says. */
export interface Validated {
  readonly path: string;
  readonly source: Source;
  readonly validation: Validation;
}

/** Everything that one run validated. */
export interface ValidationReport {
  readonly documents: readonly Validated[];
  /** Files in folders that are no bill of materials. */
  readonly skipped: number;
  readonly version: string;
  /** What nobody who wrote a document can know. */
  readonly token: string;
}
