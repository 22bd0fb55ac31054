import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { Declaration } from '../../core/model/declaration.ts';
import type { Report, ReportDocument } from '../../core/report/model.ts';
import type { SignatureSet } from '../../core/signatures/types/set.ts';
import type { BaseFile } from '../base/base.ts';
import type { System } from '../system.ts';
import type { ScanOptions } from './options.ts';
import type { ScanPolicy } from './policy.ts';
import { reviewInThreads } from './pool.ts';
import type { FilePolicy } from './review-file.ts';
import type { LineOutput, ScanResults } from './scan-results.ts';
import { type ReviewerPlan, resultsOf, reviewerOf, type Task } from './worker.ts';

/** Files that go to a thread together: few enough to share work evenly, enough to make the journey cheap. */
const batchLength = 16;

/** All that reviews of one run have in common. */
export interface Reviewing {
  readonly options: Pick<ScanOptions, 'jobs' | 'cache'>;
  readonly set: SignatureSet;
  readonly policy: ScanPolicy;
  /** The policy of the head, where it has no say yet. */
  readonly ahead?: ScanPolicy | undefined;
  readonly system: System;
  /** Told of the report before it is written. */
  readonly keep?: (report: Report) => void;
  /** What is reviewed is compared with a base: see `ReviewOptions`. */
  readonly tellsMakers?: boolean;
  /** Which minimum elements are asked for. */
  readonly minimum?: FilePolicy['minimum'];
  /** What suppliers answered in files that somebody named. */
  readonly declared?: FilePolicy['declared'];
}

/** A file to review, and the path that decides by which policy. */
interface Asked extends BaseFile {
  readonly ordinal: number;
}

/**
 * Reviews files in as many threads as were asked for; what comes of them comes in their order.
 * @param lines make lines of this output instead of documents
 */
export async function* reviews(
  files: AsyncIterable<Asked>,
  { options, set, policy, system, tellsMakers, minimum, declared }: Reviewing,
  lines: LineOutput | undefined,
  skip: () => unknown,
): AsyncGenerator<ScanResults> {
  const plan = planOf(options, set, system, lines);
  const batches = batchesOf(
    files,
    policy,
    skip,
    {
      ...(tellsMakers ? { tellsMakers } : {}),
      ...(minimum ? { minimum } : {}),
    },
    declared ?? [],
  );
  const threads = options.jobs === 0 ? availableParallelism() : options.jobs;
  if (threads > 1) {
    yield* reviewInThreads(batches, threads, system.program, plan, system.complain);
    return;
  }
  const review = reviewerOf(plan, system.complain);
  for await (const batch of batches) yield resultsOf(batch, review, plan.lines);
}

/** Reviews documents of a base; what is no SBOM, or left out, is not among them. */
export async function reviewBase(
  files: AsyncIterable<BaseFile>,
  reviewing: Reviewing,
): Promise<readonly ReportDocument[]> {
  const documents: ReportDocument[] = [];
  for await (const results of reviews(numbered(files), reviewing, undefined, () => {})) {
    for (const document of results.documents) documents.push(document);
  }
  return documents;
}

async function* numbered(files: AsyncIterable<BaseFile>): AsyncGenerator<Asked> {
  let ordinal = 0;
  for await (const file of files) yield { ...file, ordinal: ordinal++ };
}

async function* batchesOf(
  files: AsyncIterable<Asked>,
  policy: ScanPolicy,
  skip: () => unknown,
  also: Pick<FilePolicy, 'tellsMakers' | 'minimum'>,
  given: readonly Declaration[],
): AsyncGenerator<readonly Task[]> {
  let batch: Task[] = [];
  for await (const { found, ordinal, as, regardless } of files) {
    const own = regardless ? policy.ofNobody : await policy.for(as);
    if (own) {
      const place = typeof found.place === 'function' ? await found.place() : found.place;
      const declared = [...given, ...(own.declared ?? [])];
      const terms = { ...own, ...also, ...(declared.length > 0 ? { declared } : {}) };
      batch.push({ file: { ...found, place }, ordinal, policy: terms });
    } else skip();
    if (batch.length < batchLength) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

function planOf(
  { cache }: Reviewing['options'],
  set: SignatureSet,
  system: System,
  lines: LineOutput | undefined,
): ReviewerPlan {
  const { root } = system;
  if (cache === undefined) return { set, cache, lines, root };
  const secret = system.cacheKey();
  if ('refused' in secret) {
    system.complain(`warning: --cache keeps nothing and is not read: ${secret.refused}\n`);
    return { set, cache: undefined, lines, root };
  }
  const program = createHash('sha256').update(readFileSync(system.program)).digest('hex');
  return {
    set,
    cache: { folder: resolve(system.folder, cache), identity: `${program} ${set.digest}`, ...secret },
    lines,
    root,
  };
}
