import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { contextOf } from '../core/judge/index.ts';
import { rules } from '../core/judge/rules/index.ts';
import type { ReviewContext } from '../core/model/context.ts';
import { atLeast } from '../core/model/level.ts';
import { buildReport, documentBuilder, type Reviewed } from '../core/report/build.ts';
import { outputs } from '../core/report/index.ts';
import { levels, type Report, type ReportDocument } from '../core/report/model.ts';
import { verdictLine } from '../core/report/verdict-line.ts';
import { createReviewer, type Reviewer, type ReviewOptions } from '../core/review.ts';
import type { SignatureSet } from '../core/signatures/types.ts';
import { decodeText } from '../core/text/decode.ts';
import { printable } from '../core/text/printable.ts';
import { Source } from '../core/text/source.ts';
import { type Found, findFiles, reasonOf } from './files.ts';
import { reviewLargeFile } from './large-file.ts';
import { signaturesWith, telling } from './packs.ts';
import type { ScanOptions } from './scan-options.ts';
import { Waivers } from './waivers.ts';
import type { ExitCode, World } from './world.ts';

/** Columns of a report that goes to a file. */
const fileWidth = 100;

/** Reviews what was asked for and prints the report. */
export function runScan(options: ScanOptions, world: World): Promise<ExitCode> {
  return telling(world, async () => scanWith(await signaturesWith(options, world), options, world));
}

async function scanWith(set: SignatureSet, options: ScanOptions, world: World): Promise<ExitCode> {
  const contexts = contextsOf(options, set, world);
  if (typeof contexts === 'string') {
    world.complain(`error: ${contexts}\n`);
    return 2;
  }
  const report = await reviewAll(options, set, contexts, world);
  const delivered = await deliver(report, options, world);
  if (!delivered) return 2;
  if (report.documents.length === 0 && !options.allowEmpty) {
    world.complain('error: there is no SBOM here; --allow-empty accepts that\n');
  }
  return exitCodeOf(report, options);
}

/** One context per profile, or the one of somebody who chose none; a sentence where a profile is unknown. */
function contextsOf(options: ScanOptions, set: SignatureSet, world: World): readonly ReviewContext[] | string {
  const asOf = options.asOf ?? world.host.now();
  const contexts: ReviewContext[] = [];
  for (const profile of options.profiles.length > 0 ? options.profiles : [null]) {
    const context = contextOf(profile, asOf, set);
    if (!context) {
      const known = set.profiles.map(({ id }) => id).join(', ');
      return `there is no profile "${printable(profile ?? '')}"; known: ${known}`;
    }
    contexts.push(context);
  }
  return contexts;
}

async function reviewAll(
  options: ScanOptions,
  set: SignatureSet,
  contexts: readonly ReviewContext[],
  world: World,
): Promise<Report> {
  const reviewer = createReviewer(set);
  const build = documentBuilder(set);
  const waivers = new Waivers(world.host, world.folder, options.paths);
  const documents: ReportDocument[] = [];
  let skipped = 0;
  for await (const found of filesOf(options, world, () => skipped++)) {
    const options = await optionsFor(found.path, contexts, waivers, world);
    const reviewed = reviewLarge(found, reviewer, options, build) ?? (await reviewFile(found, reviewer, options));
    if (reviewed === 'skipped') skipped++;
    else documents.push('findings' in reviewed ? reviewed : build(reviewed));
  }
  return buildReport(documents, set, { version: world.version, contexts, skipped, notes: waivers.notes });
}

async function* filesOf(options: ScanOptions, world: World, skipped: () => void): AsyncGenerator<Found> {
  for (const path of options.paths) {
    if (path === '-') yield { path: options.stdinFilename, named: true, read: world.stdin };
    else yield* findFiles(world.folder, [path], skipped);
  }
}

async function optionsFor(
  path: string,
  contexts: readonly ReviewContext[],
  waivers: Waivers,
  world: World,
): Promise<ReviewOptions> {
  return {
    contexts,
    rules: {},
    waivers: await waivers.for(path),
    onRuleError: (rule, error) =>
      world.complain(`error in rule ${rule}: ${error instanceof Error ? error.stack : error}\n`),
  };
}

/** A table too large to be held; undefined for everything else, and where reading fails, which is told when it is read whole. */
function reviewLarge(
  found: Found,
  reviewer: Reviewer,
  options: ReviewOptions,
  build: ReturnType<typeof documentBuilder>,
): ReportDocument | undefined {
  if ('failure' in found || found.absolute === undefined) return undefined;
  try {
    return reviewLargeFile(found.path, found.absolute, reviewer, options, build);
  } catch {
    return undefined;
  }
}

async function reviewFile(found: Found, reviewer: Reviewer, options: ReviewOptions): Promise<Reviewed | 'skipped'> {
  const { path } = found;
  if ('failure' in found) return { path, failure: { code: 'unreadable', message: found.failure } };
  let bytes: Uint8Array;
  try {
    bytes = await found.read();
  } catch (reason) {
    return { path, failure: { code: 'unreadable', message: reasonOf(reason) } };
  }
  const { value, problems } = decodeText(bytes);
  const review = reviewer.review(new Source(value), options);
  if (review.bom === undefined && !found.named) return 'skipped';
  return { path, review: { ...review, problems: [...problems, ...review.problems] } };
}

/** Prints or writes the report; false: the file could not be written. */
async function deliver(report: Report, { format, output }: ScanOptions, world: World): Promise<boolean> {
  if (output === undefined) {
    world.print(outputs[format](report, { style: world.terminal, rules, token: randomUUID() }));
    return true;
  }
  const text = outputs[format](report, { style: { width: fileWidth, colour: false }, rules, token: randomUUID() });
  try {
    await writeFile(resolve(world.folder, output), text);
  } catch (reason) {
    const code = reason instanceof Error && 'code' in reason ? String(reason.code) : 'unknown error';
    world.complain(`error: "${printable(output)}" cannot be written (${code})\n`);
    return false;
  }
  world.complain(`${verdictLine(report)}\n`);
  return true;
}

function exitCodeOf({ summary, documents }: Report, { failOn, allowEmpty }: ScanOptions): ExitCode {
  if (summary.unreadable > 0 || summary.incomplete > 0) return 2;
  if (documents.length === 0 && !allowEmpty) return 2;
  if (failOn === 'none') return 0;
  return levels.some(level => summary[level] > 0 && atLeast(level, failOn)) ? 1 : 0;
}
