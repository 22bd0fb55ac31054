import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { reportFrame } from '../../core/report/build.ts';
import type { Total } from '../../core/report/summary.ts';
import type { SignatureSet } from '../../core/signatures/types.ts';
import { signaturesWith, telling } from '../packs.ts';
import type { ExitCode, World } from '../world.ts';
import { exitCodeOf } from './exit-code.ts';
import { pathsFrom } from './files-from.ts';
import { filesOf } from './found-files.ts';
import { type Harvest, isLineOutput } from './harvest.ts';
import type { ScanOptions } from './options.ts';
import { checkConfig, packsOf, ScanPolicy } from './policy.ts';
import { reviewInThreads } from './pool.ts';
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
  if (options.listFiles) return listFiles(options, policy, world);
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

/** Prints what would be reviewed. */
async function listFiles(options: ScanOptions, policy: ScanPolicy, world: World): Promise<ExitCode> {
  const paths = await pathsOf(options, world);
  for await (const { found } of filesOf(paths, options, policy, world, () => undefined)) {
    if (await policy.for(found.path)) await world.stream(`${found.path}\n`);
  }
  return 0;
}

async function pathsOf({ paths, filesFrom }: ScanOptions, world: World): Promise<readonly string[]> {
  return filesFrom === undefined ? paths : [...paths, ...(await pathsFrom(filesFrom, world))];
}

async function reviewAll(options: ScanOptions, set: SignatureSet, policy: ScanPolicy, world: World): Promise<Total> {
  const paths = await pathsOf(options, world);
  const sink = await openSink(options, reportFrame(world.version, policy.contexts, set), world);
  let skipped = 0;
  const batches = async function* (): AsyncGenerator<readonly Task[]> {
    let batch: Task[] = [];
    for await (const { found, ordinal } of filesOf(paths, options, policy, world, () => skipped++)) {
      const own = await policy.for(found.path);
      if (own) {
        const place = typeof found.place === 'function' ? await found.place() : found.place;
        batch.push({ file: { ...found, place }, ordinal, policy: own });
      } else skipped++;
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
