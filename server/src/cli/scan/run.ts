import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { reportFrame } from '../../core/report/build.ts';
import type { Total } from '../../core/report/summary.ts';
import type { SignatureSet } from '../../core/signatures/types.ts';
import { type Found, findFiles } from '../files.ts';
import { signaturesWith, telling } from '../packs.ts';
import type { ExitCode, World } from '../world.ts';
import { exitCodeOf } from './exit-code.ts';
import { pathsFrom } from './files-from.ts';
import { type Harvest, isLineOutput } from './harvest.ts';
import type { ScanOptions } from './options.ts';
import { checkConfig, packsOf, ScanPolicy } from './policy.ts';
import { reviewInThreads } from './pool.ts';
import { isInShard } from './shard.ts';
import { openSink } from './sink.ts';
import { harvestOf, type ReviewerPlan, reviewerOf, type Task } from './worker.ts';

/** Files that go to a thread together: few enough to share work evenly, enough to make the journey cheap. */
const batchLength = 16;

/** Reviews what was asked for and prints the report. */
export function runScan(options: ScanOptions, world: World): Promise<ExitCode> {
  return telling(world, async () => {
    await checkConfig(options, world);
    const set = await signaturesWith(await packsOf(options, world), world);
    return scanWith(set, options, world);
  });
}

async function scanWith(set: SignatureSet, options: ScanOptions, world: World): Promise<ExitCode> {
  const policy = new ScanPolicy(options, set, world);
  const total = await reviewAll(options, set, policy, world);
  if (total.documents === 0 && !options.allowEmpty) {
    world.complain('error: there is no SBOM here; --allow-empty accepts that\n');
  }
  if (policy.isBroken) world.complain('error: some of the configuration has no effect; the report says where\n');
  const neverFails = options.failOn === 'error' && total.documents > 0 && total.undecided === total.documents;
  if (neverFails) {
    // What was asked for cannot happen: nobody is to believe that nothing was found.
    world.complain('error: --fail-on error needs a profile: without one no finding is stronger than a warning\n');
  }
  return policy.isBroken || neverFails ? 2 : exitCodeOf(total, options);
}

async function reviewAll(options: ScanOptions, set: SignatureSet, policy: ScanPolicy, world: World): Promise<Total> {
  const paths = [...options.paths, ...(options.filesFrom ? await pathsFrom(options.filesFrom, world) : [])];
  const sink = await openSink(options, reportFrame(world.version, policy.contexts, set), world);
  let skipped = 0;
  const batches = async function* (): AsyncGenerator<readonly Task[]> {
    let batch: Task[] = [];
    for await (const { found, ordinal } of filesOf(paths, options, policy, world, () => skipped++)) {
      const own = await policy.for(found.path);
      if (own) batch.push({ found, ordinal, policy: own });
      else skipped++;
      if (batch.length < batchLength) continue;
      yield batch;
      batch = [];
    }
    yield batch;
  };
  for await (const harvest of reviews(batches(), planOf(options, set, world), options.jobs, world)) {
    await sink.add(harvest);
    skipped += harvest.skipped;
  }
  return sink.finish({ skipped, notes: policy.notes });
}

/** The files of this part, each with its place among those of all parts. */
async function* filesOf(
  paths: readonly string[],
  { shard, stdinFilename }: ScanOptions,
  { selection }: ScanPolicy,
  world: World,
  skip: () => unknown,
): AsyncGenerator<{ readonly found: Found; readonly ordinal: number }> {
  const isOurs = (path: string) => shard === undefined || isInShard(path, shard);
  let ordinal = 0;
  for (const path of paths) {
    const files =
      path === '-' ? standardInput(stdinFilename, world) : findFiles(world.folder, [path], skipped, selection);
    for await (const found of files) {
      if (isOurs(found.path)) yield { found, ordinal };
      ordinal++;
    }
  }
  function skipped(path: string): void {
    if (isOurs(path)) skip();
  }
}

async function* standardInput(path: string, world: World): AsyncGenerator<Found> {
  yield { path, named: true, place: { bytes: await world.stdin() } };
}

function planOf({ cache, format }: ScanOptions, set: SignatureSet, world: World): ReviewerPlan {
  const lines = isLineOutput(format) ? format : undefined;
  if (cache === undefined) return { set, cache, lines };
  const program = createHash('sha256').update(readFileSync(world.program)).digest('hex');
  return { set, cache: { folder: resolve(world.folder, cache), identity: `${program} ${set.digest}` }, lines };
}

async function* reviews(
  batches: AsyncIterable<readonly Task[]>,
  plan: ReviewerPlan,
  jobs: number,
  world: World,
): AsyncGenerator<Harvest> {
  const threads = jobs === 0 ? availableParallelism() : jobs;
  if (threads > 1) {
    yield* reviewInThreads(batches, threads, world.program, plan, world.complain);
    return;
  }
  const review = reviewerOf(plan, world.complain);
  for await (const batch of batches) yield harvestOf(batch, review, plan.lines);
}
