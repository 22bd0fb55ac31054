import { reportFrame } from '../../core/report/build.ts';
import type { Report } from '../../core/report/model.ts';
import { mostOpaque, type Total } from '../../core/report/summary.ts';
import { printable } from '../../core/text/printable.ts';
import { archiveOf } from '../archives.ts';
import { compare } from '../base/compare.ts';
import { isComparable } from '../base/options.ts';
import { signaturesWith, telling } from '../packs.ts';
import type { ExitCode, System } from '../system.ts';
import { type Against, against, withBase } from './against.ts';
import { isAnnotated } from './annotating-sink.ts';
import { answersGiven } from './answers-beside.ts';
import { checkCache } from './cache.ts';
import { comparingSink } from './comparing-sink.ts';
import { exitCodeOf, isComplete } from './exit-code.ts';
import { pathsFrom } from './files-from.ts';
import { filesOf } from './found-files.ts';
import { LinkedFiles } from './linked.ts';
import type { ScanOptions } from './options.ts';
import { openOut } from './out.ts';
import { checkConfig, isCompleteRequired, packsOf, ScanPolicy } from './policy.ts';
import { inLog, onTerminal, Progress, type ProgressShown } from './progress.ts';
import { type Reviewing, reviewBase, reviews } from './reviews.ts';
import { type LineOutput, lineOutputOf, ResultCollector } from './scan-results.ts';
import { openSink, type Sink } from './sink.ts';
import { waiversDocuments } from './waivers-document.ts';

/** What came of a review. */
export interface Scanned {
  readonly code: ExitCode;
  /** Undefined where nothing could be reviewed, and where an output goes out document by document. */
  readonly report: Report | undefined;
}

/** Reviews what was asked for and prints the report. */
export async function runScan(asked: ScanOptions, system: System): Promise<ExitCode> {
  return (await scan(asked, system)).code;
}

/** Reviews what was asked for, writes what was asked for, and gives the report: the command line, the action and others call it. */
export async function scan(asked: ScanOptions, system: System): Promise<Scanned> {
  let report: Report | undefined;
  const code = await telling(system, async () => {
    const keep = (made: Report) => {
      report = made;
    };
    const paths = await pathsOf(asked, system);
    await checkCache(asked.cache, system);
    return withBase(asked, paths, system, async (options, base) => {
      const judging = base?.system ?? system;
      await checkConfig(options, judging);
      const set = await signaturesWith(await packsOf(options, judging), judging);
      const policy = new ScanPolicy(options, set, judging);
      if (options.listFiles) return listFiles(options, paths, policy, system);
      const compared = await against(options, base, judging);
      const requireComplete = await isCompleteRequired(options, judging);
      const ahead = base?.policyOf === 'base' ? new ScanPolicy(asked, set, system) : undefined;
      const tellsMakers = compared.is && isComparable(options) && compared.base !== undefined;
      const { minimum } = options;
      const declared = options.from === undefined ? await answersGiven(paths, system) : [];
      const reviewing = { options, set, policy, ahead, system, keep, tellsMakers, minimum, declared };
      return scanWith(paths, compared, { ...options, requireComplete }, reviewing);
    });
  });
  return { code, report };
}

async function scanWith(
  paths: readonly string[],
  compared: Against,
  options: ScanOptions,
  reviewing: Reviewing,
): Promise<ExitCode> {
  const { policy, system } = reviewing;
  const total = await reviewAll(paths, compared, options, reviewing);
  if (total.documents === 0 && !options.allowEmpty) {
    system.complain('error: there is no SBOM here; --allow-empty accepts that\n');
  }
  if (options.requireComplete && !isComplete(total.summary, options.format)) {
    const share = `more than ${Math.round(mostOpaque * 100)} % of the images, or something else,`;
    const what = total.summary.coverage.images ? `${share} was not looked into` : 'not all was read';
    system.complain(`error: ${what}, which --require-complete asks for; the report says what was not\n`);
  }
  if (total.lacking > 0) {
    const n = total.lacking === 1 ? '1 document lacks' : `${total.lacking} documents lack`;
    const what = `${n} minimum elements, which --require-complete ${options.minimum ?? ''} asks for`;
    system.complain(`error: ${what}; the text and JSON reports say which\n`);
  }
  if (policy.isBroken) system.complain('error: some of the configuration has no effect; the report says where\n');
  const neverFails = options.failOn === 'error' && total.documents > 0 && total.undecided === total.documents;
  if (neverFails) {
    // What was asked for cannot happen: nobody is to believe that nothing was found.
    system.complain('error: --fail-on error needs a profile: without one no finding is stronger than a warning\n');
  }
  return policy.isBroken || neverFails ? 2 : exitCodeOf(total, options);
}

/** Prints what would be reviewed: for people a line each, into a file as `--files-from` takes it, whatever the names are. */
async function listFiles(
  options: ScanOptions,
  paths: readonly string[],
  policy: ScanPolicy,
  system: System,
): Promise<ExitCode> {
  const out = await openOut(options.output, system);
  for await (const { found } of filesOf(paths, options, policy, system, () => undefined)) {
    if (found.peek || found.unread || !(await policy.for(found.path))) continue;
    await out.write(options.output === undefined ? `${printable(found.path, 5000)}\n` : Buffer.from(`${found.path}\0`));
  }
  await out.close();
  return 0;
}

async function pathsOf({ paths, filesFrom }: ScanOptions, system: System): Promise<readonly string[]> {
  return filesFrom === undefined ? paths : [...paths, ...(await pathsFrom(filesFrom, system))];
}

async function reviewAll(
  paths: readonly string[],
  compared: Against,
  options: ScanOptions,
  reviewing: Reviewing,
): Promise<Total> {
  const { policy, system } = reviewing;
  const sink = await sinkFor(paths, compared, options, reviewing);
  let skipped = 0;
  const skip = () => skipped++;
  const asked = async function* () {
    for await (const { found, ordinal } of filesOf(paths, options, policy, system, skip)) {
      // What was removed is told as resolved; that it is not there is no failure.
      const isMissing = !found.absent && typeof found.place !== 'function' && 'failure' in found.place;
      if (isMissing && archiveOf(found.path) === undefined && compared.base?.isRemoved(found.path)) continue;
      await reviewing.ahead?.for(found.path);
      yield { found, ordinal, as: found.path };
    }
  };
  const lines = compared.is ? undefined : lineOutputOf(options);
  const progress = await progressOf(paths, options, reviewing);
  const linked = new LinkedFiles(system.folder);
  for await (const results of reviews(asked(), reviewing, lines, skip)) {
    await sink.add(results);
    linked.note(results);
    skipped += results.skipped;
    const { documents, summary } = results.total;
    progress?.add(documents + results.skipped, summary.error + summary.warning + summary.information);
  }
  if (followsLinks(options)) await addLinked(linked, sink, lines, reviewing);
  progress?.end();
  if (tellsWaivers(options, compared)) {
    const collector = new ResultCollector(lines);
    for (const document of await waiversDocuments(policy)) collector.add(document, Number.MAX_SAFE_INTEGER);
    await sink.add(collector.results);
  }
  const ended = compared.is ? await waiversEnded(policy) : [];
  return sink.finish({ skipped, notes: [...policy.notes, ...ended, ...notesAhead(reviewing)] });
}

/** A part knows only its own documents, a document given back is one, and a server has its documents elsewhere. */
function followsLinks({ format, also, shard, from }: ScanOptions): boolean {
  return shard === undefined && from === undefined && ![format, ...also.map(one => one.format)].some(isAnnotated);
}

/** References that lead to references: no delivery has more steps. */
const mostSteps = 20;

/** Reviews documents that others point at and that stand beside them. */
async function addLinked(linked: LinkedFiles, sink: Sink, lines: LineOutput | undefined, reviewing: Reviewing) {
  let ordinal = Number.MAX_SAFE_INTEGER / 2;
  for (let step = 0; step < mostSteps; step++) {
    const files = await linked.next();
    if (files.length === 0) return;
    const asked = async function* () {
      for (const found of files) yield { found, ordinal: ordinal++, as: found.path };
    };
    for await (const results of reviews(asked(), reviewing, lines, () => undefined)) {
      linked.note(results);
      await sink.add(results);
    }
  }
}

/** A change is not asked for waivers that time has made void, a part of a run has not met all of them, and a document is given back as it is. */
function tellsWaivers({ format, also, shard, from }: ScanOptions, { is }: Against): boolean {
  const givenBack = [format, ...also.map(one => one.format)].some(isAnnotated);
  return !is && !givenBack && from === undefined && shard === undefined;
}

/** Waivers that are over. What they accepted was there before, so it fails no change; it is told all the same. */
async function waiversEnded(policy: ScanPolicy): Promise<readonly string[]> {
  return (await waiversDocuments(policy)).flatMap(({ path, findings }) =>
    findings
      .filter(({ rule }) => rule === 'waiver-expired')
      .map(({ rule, message, range: { start } }) => {
        return `${path}:${start.line + 1}:${start.character + 1} ${message.text} (${rule})`;
      }),
  );
}

/** Counting files takes a small part of the time that reviewing them takes; projects of a server are not asked for twice. */
async function progressOf(
  paths: readonly string[],
  options: ScanOptions,
  { policy, system }: Reviewing,
): Promise<Progress | undefined> {
  const show = progressShown(options, system);
  if (show === undefined) return undefined;
  let total: number | undefined;
  if (options.from === undefined) {
    total = 0;
    for await (const _ of filesOf(paths, options, policy, system, () => undefined)) total++;
  }
  return new Progress(total, show);
}

function progressShown(options: ScanOptions, { progress, complain }: System): ProgressShown | undefined {
  const { progress: asked } = options;
  if (asked === false) return undefined;
  if (progress === undefined) {
    return asked ? inLog(line => complain(`${line}\n`)) : undefined;
  }
  // Lines that are written as they come show how far the run is, and would be written over.
  return options.output === undefined && lineOutputOf(options) ? undefined : onTerminal(progress);
}

/** What is wrong with the policy that the change brings: whoever brings it can still mend it. */
function notesAhead({ policy, ahead }: Reviewing): readonly string[] {
  const now = new Set(policy.notes);
  return (ahead?.notes ?? []).filter(note => !now.has(note)).map(note => `After the merge: ${note}`);
}

function sinkFor(
  paths: readonly string[],
  compared: Against,
  options: ScanOptions,
  reviewing: Reviewing,
): Sink | Promise<Sink> {
  const { policy, set, system, keep } = reviewing;
  const frame = reportFrame(system.version, policy.contexts, set);
  if (!(compared.is && isComparable(options))) return openSink(options, frame, system, keep, set);
  const asOf = options.asOf ?? system.host.now();
  const review = (files: Parameters<typeof reviewBase>[0]) => reviewBase(files, reviewing);
  return comparingSink(
    options,
    frame,
    system,
    documents =>
      compare(documents, compared, {
        paths,
        asOf,
        system,
        review,
        policyAt: path => policy.for(path),
      }),
    keep,
  );
}
