import type { MessagePort } from 'node:worker_threads';
import type { SignatureSet } from '../../core/signatures/types/set.ts';
import type { LocatedFile } from '../files.ts';
import { declaring } from './answers-beside.ts';
import { type CachePlan, caching } from './cache.ts';
import { type FilePolicy, type FileReviewer, fileReviewer } from './review-file.ts';
import { type LineOutput, ResultCollector, type ScanResults } from './scan-results.ts';

/** What a reviewer is made from: plain data, so that every thread can make its own. */
export interface ReviewerPlan {
  /** Absolute path of the folder that no link leaves; undefined: the repository around each document. */
  readonly root: string | undefined;
  readonly set: SignatureSet;
  /** Undefined: nothing is kept. */
  readonly cache: CachePlan | undefined;
  /** Make lines instead of documents: they are cheaper to hand over, and made where there is time. */
  readonly lines: LineOutput | undefined;
}

/** One file with all that its review depends on. */
export interface Task {
  readonly file: LocatedFile;
  /** Where it stands among the files of all parts. */
  readonly ordinal: number;
  readonly policy: FilePolicy;
}

/** What a thread is sent. */
export interface Batch {
  readonly id: number;
  readonly tasks: readonly Task[];
}

/** What a thread answers. */
export interface Done {
  readonly id: number;
  readonly results: ScanResults;
  readonly complaints: string;
}

export function reviewerOf({ set, cache, root }: ReviewerPlan, complain: (text: string) => void): FileReviewer {
  const review = fileReviewer(set, complain, root);
  return declaring(cache ? caching(review, cache) : review, root);
}

export function resultsOf(tasks: readonly Task[], review: FileReviewer, output: LineOutput | undefined): ScanResults {
  const collector = new ResultCollector(output);
  for (const { file, policy, ordinal } of tasks) collector.add(review(file, policy), ordinal);
  return collector.results;
}

/** The life of a thread that reviews: it answers batches until nobody sends any. */
export function serveReviews(port: MessagePort, plan: ReviewerPlan): void {
  let complaints = '';
  const review = reviewerOf(plan, text => {
    complaints += text;
  });
  port.on('message', ({ id, tasks }: Batch) => {
    port.postMessage({ id, results: resultsOf(tasks, review, plan.lines), complaints } satisfies Done);
    complaints = '';
  });
}
