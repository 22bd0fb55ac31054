import { type KnownDocument, knownDocument, pointsOut } from '../../core/report/links.ts';
import type { NotUnderstood, ReportDocument } from '../../core/report/model.ts';
import { ndjsonDocument } from '../../core/report/ndjson.ts';
import { partDocument } from '../../core/report/part.ts';
import { SummaryCount, type Total } from '../../core/report/summary.ts';
import type { DeliveryOptions } from './delivery-options.ts';
import { held } from './held.ts';
import type { FileResult } from './review-file.ts';

/** Outputs in which a document is a line that depends on nothing else. */
const lineOutputs = {
  ndjson: (document: ReportDocument, _ordinal: number): string => ndjsonDocument(document),
  part: partDocument,
} as const;

export type LineOutput = keyof typeof lineOutputs;

/** The lines that a run is to make; undefined where the whole report is needed. */
export function lineOutputOf({ format, also }: Pick<DeliveryOptions, 'format' | 'also'>): LineOutput | undefined {
  const isLine = (name: string): name is LineOutput => Object.hasOwn(lineOutputs, name);
  return isLine(format) && also.length === 0 ? format : undefined;
}

export function lineOf(document: ReportDocument, ordinal: number, output: LineOutput): string {
  return lineOutputs[output](document, ordinal);
}

/** What came of some files, in their order: plain data, so that it can come from another thread. */
export interface ScanResults {
  /** Empty where lines are made. */
  readonly documents: readonly ReportDocument[];
  readonly lines: string;
  readonly total: Total;
  /** Documents whose lines wait: they point at others, which may come later. They are not in the total yet. */
  readonly held: readonly Held[];
  /** What other documents may point at. */
  readonly known: readonly KnownDocument[];
  /** Files that are no SBOM. */
  readonly skipped: number;
  readonly notUnderstood: readonly NotUnderstood[];
}

/** A document with its place among those of all parts. */
export interface Held {
  readonly document: ReportDocument;
  readonly ordinal: number;
}

/** Gathers documents, as lines where the output is made of lines: they are cheaper to hand over and to hold. */
export class ResultCollector {
  readonly #output: LineOutput | undefined;
  readonly #count = new SummaryCount();
  readonly #documents: ReportDocument[] = [];
  readonly #held: Held[] = [];
  readonly #known: KnownDocument[] = [];
  #lines = '';
  #skipped = 0;
  readonly #notUnderstood: NotUnderstood[] = [];

  constructor(output: LineOutput | undefined) {
    this.#output = output;
  }

  /** @param result undefined: the file is no SBOM */
  add(result: FileResult, ordinal: number): void {
    if (result === undefined) this.#skipped++;
    else if ('format' in result) this.#add(result, ordinal);
    else this.addNotUnderstood([result]);
  }

  addNotUnderstood(files: readonly NotUnderstood[]): void {
    for (const file of files) this.#notUnderstood.push(file);
    this.#count.addNotUnderstood(files.length);
  }

  #add(document: ReportDocument, ordinal: number): void {
    this.#known.push(knownDocument(document));
    // A part is read again by whoever joins the parts, and knows all documents.
    if (this.#output === 'ndjson' && pointsOut(document)) {
      this.#held.push({ document, ordinal });
      return;
    }
    this.#count.add(document);
    const output = this.#output;
    if (output) this.#lines = held(() => this.#lines + lineOf(document, ordinal, output), output);
    else this.#documents.push(document);
  }

  get results(): ScanResults {
    return {
      documents: this.#documents,
      lines: this.#lines,
      total: this.#count.total,
      held: this.#held,
      known: this.#known,
      skipped: this.#skipped,
      notUnderstood: this.#notUnderstood,
    };
  }
}
