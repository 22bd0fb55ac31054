import type { NotUnderstood, Report, ReportDocument, ReportFrame, Summary } from './model.ts';
import { ndjsonLine } from './ndjson.ts';

/** Which part of a run: `index` of `count`, from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** The first line of a part: parts of one run have all of it in common but the index. */
export interface PartHead extends ReportFrame {
  readonly kind: 'part';
  readonly shard: Shard;
}

/** A document as the report model has it, so that every output can be made from it. */
export interface PartDocument {
  readonly kind: 'document';
  /** Where it stands among the documents of all parts. */
  readonly ordinal: number;
  readonly document: ReportDocument;
}

/** The last line: a part without it was cut off. */
export interface PartEnd {
  readonly kind: 'end';
  readonly documents: number;
  readonly skipped: number;
  readonly notUnderstood: readonly NotUnderstood[];
  readonly notes: readonly string[];
  readonly summary: Summary;
}

/** A run, or one part of a run that was split over several machines, as `bomwarden merge` reads it: one JSON object per line. */
export function partReport(report: Report): string {
  return (
    partHead(report, { index: 1, count: 1 }) +
    report.documents.map((document, ordinal) => partDocument(document, ordinal)).join('') +
    partEnd({ ...report, documents: report.documents.length })
  );
}

export function partHead({ tool, contexts, lists }: ReportFrame, shard: Shard): string {
  return ndjsonLine({ kind: 'part', tool, contexts, lists, shard } satisfies PartHead);
}

export function partDocument(document: ReportDocument, ordinal: number): string {
  return ndjsonLine({ kind: 'document', ordinal, document } satisfies PartDocument);
}

export function partEnd({ documents, skipped, notUnderstood, notes, summary }: Omit<PartEnd, 'kind'>): string {
  return ndjsonLine({ kind: 'end', documents, skipped, notUnderstood, notes, summary } satisfies PartEnd);
}
