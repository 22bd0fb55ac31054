import type { MessagePort } from 'node:worker_threads';
import type { ReportDocument } from '../../core/report/model.ts';
import { ndjsonDocument } from '../../core/report/ndjson.ts';
import { partDocument } from '../../core/report/part.ts';
import { SummaryCount, type Total } from '../../core/report/summary.ts';
import type { SignatureSet } from '../../core/signatures/types.ts';
import type { Found } from '../files.ts';
import { caching } from './cache.ts';
import { type FilePolicy, type FileReviewer, fileReviewer } from './review-file.ts';

/** Outputs in which a document is a line that depends on nothing else. */
const lineOutputs = {
  ndjson: (document: ReportDocument, _ordinal: number): string => ndjsonDocument(document),
  part: partDocument,
} as const;

export function isLineOutput(format: string): format is keyof typeof lineOutputs {
  return Object.hasOwn(lineOutputs, format);
}

/** What a reviewer is made from: plain data, so that every thread can make its own. */
export interface ReviewerPlan {
  readonly set: SignatureSet;
  /** Undefined: nothing is kept. */
  readonly cache: { readonly folder: string; readonly identity: string } | undefined;
  /** Make lines instead of documents: they are cheaper to hand over, and made where there is time. */
  readonly lines: keyof typeof lineOutputs | undefined;
}

/** One file with all that its review depends on. */
export interface Task {
  readonly found: Found;
  /** Where it stands among the files of all parts. */
  readonly ordinal: number;
  readonly policy: FilePolicy;
}

/** What came of some tasks, in their order. */
export interface Harvest {
  /** Empty where lines are made. */
  readonly documents: readonly ReportDocument[];
  readonly lines: string;
  readonly total: Total;
  /** Files that are no SBOM. */
  readonly skipped: number;
}

/** What a thread is sent. */
export interface Batch {
  readonly id: number;
  readonly tasks: readonly Task[];
}

/** What a thread answers. */
export interface Done {
  readonly id: number;
  readonly harvest: Harvest;
  readonly complaints: string;
}

export function reviewerOf({ set, cache }: ReviewerPlan, complain: (text: string) => void): FileReviewer {
  const review = fileReviewer(set, complain);
  return cache ? caching(review, cache.folder, cache.identity) : review;
}

export function harvest(tasks: readonly Task[], review: FileReviewer, { lines }: Pick<ReviewerPlan, 'lines'>): Harvest {
  const count = new SummaryCount();
  const documents: ReportDocument[] = [];
  let text = '';
  let skipped = 0;
  for (const { found, policy, ordinal } of tasks) {
    const document = review(found, policy);
    if (document === undefined) skipped++;
    else {
      count.add(document);
      if (lines) text += lineOutputs[lines](document, ordinal);
      else documents.push(document);
    }
  }
  return { documents, lines: text, total: count.total, skipped };
}

/** The life of a thread that reviews: it answers batches until nobody sends any. */
export function serveReviews(port: MessagePort, plan: ReviewerPlan): void {
  let complaints = '';
  const review = reviewerOf(plan, text => {
    complaints += text;
  });
  port.on('message', ({ id, tasks }: Batch) => {
    port.postMessage({ id, harvest: harvest(tasks, review, plan), complaints } satisfies Done);
    complaints = '';
  });
}
