import { compareFindings } from '../../core/compare/compare.ts';
import { knownFindings, type Side } from '../../core/compare/known.ts';
import { likelyPairs } from '../../core/compare/likely-pairs.ts';
import { withMakerChanges, withoutMakers } from '../../core/compare/maker-changes.ts';
import { settleLinks } from '../../core/report/links.ts';
import type { NotUnderstood, ReportComparison, ReportDocument } from '../../core/report/model.ts';
import { cameUnread, movedUnread, noLongerRead } from '../../core/report/not-understood.ts';
import { printable } from '../../core/text/printable.ts';
import { opened } from '../archives.ts';
import { type Baseline, sideOf } from '../baseline/baseline.ts';
import type { FoundFile } from '../files.ts';
import { Refusal } from '../packs.ts';
import type { FilePolicy } from '../scan/review-file.ts';
import type { System } from '../system.ts';
import type { Base, BaseFile } from './base.ts';
import { movedNote } from './moved-policy.ts';

/** What a run has to know to compare. */
export interface Comparing {
  /** Files, folders and patterns that were asked for. */
  readonly paths: readonly string[];
  /** YYYY-MM-DD */
  readonly asOf: string;
  readonly system: System;
  /** Reviews documents of the base by the same policy; what is no SBOM is left out. */
  readonly review: (files: AsyncGenerator<BaseFile>) => Promise<readonly ReportDocument[]>;
  /** What the policy asks of a file; undefined: it leaves it out of the review. */
  readonly policyAt: (path: string) => Promise<FilePolicy | undefined>;
}

/** Documents whose findings have their state. */
export interface Comparison {
  readonly documents: readonly ReportDocument[];
  readonly comparison: ReportComparison;
  readonly notes: readonly string[];
  /** BOMs where nothing is reviewed: of the base and moved there, or come with the change. */
  readonly moved: readonly NotUnderstood[];
  /** Documents that the base has. */
  readonly baseDocuments: number;
}

/**
 * Compares documents with a base, with a baseline, or with both.
 * @throws Refusal where the base cannot be had: without it everything would seem new
 */
export async function compare(
  gathered: readonly ReportDocument[],
  { base, baseline }: { readonly base: Base | undefined; readonly baseline: Baseline | undefined },
  options: Comparing,
): Promise<Comparison> {
  const before = base && (await baseSide(base, gathered, options));
  const settled = settleLinks(before ? withMakerChanges(gathered, before.reviewed, before.side.pairs) : gathered);
  const documents = [...withoutMakers(settled), ...(before?.lost ?? [])];
  const accepted = baseline && sideOf(baseline, documents, options.paths, options.system);
  const sides = [before?.side, accepted].flatMap(side => side ?? []);
  const { documents: compared, counts, resolved, newlyWaived, left } = compareFindings(documents, sides, options.asOf);
  const stale = accepted ? (left.at(-1)?.length ?? 0) : 0;
  return {
    documents: compared,
    comparison: {
      base: base?.name ?? null,
      commit: base?.commit ?? null,
      baseline: baseline?.path ?? null,
      counts,
      resolved,
      newlyWaived,
      policyChanges: base?.policyChanges() ?? [],
      policyOf: base?.policyOf ?? 'head',
    },
    notes: [...(before?.notes ?? []), ...(baseline && stale > 0 ? [staleNote(stale, baseline)] : [])],
    moved: before?.moved ?? [],
    baseDocuments: before?.documents ?? 0,
  };
}

async function baseSide(base: Base, documents: readonly ReportDocument[], options: Comparing) {
  const { review } = options;
  const { pairs: planned, same, files, notes } = await base.plan(documents);
  const reviewed = await review(files());
  const readable = reviewed.filter(({ format }) => format !== null);
  if (base.commit === null && readable.length === 0) {
    const why = reviewed[0]?.problems[0]?.message ?? 'There is no SBOM.';
    throw new Refusal(`--base ${printable(base.name)}: ${printable(why, 500)}`);
  }
  const untouched = documents.flatMap(document => {
    const path = planned.get(document.path);
    return same.has(document.path) && path !== undefined ? [{ ...document, path }] : [];
  });
  const whole = withoutMakers(settleLinks([...readable, ...untouched]));
  const { unread, lost, moved } = await unreadOf(base, readable, documents, options);
  const pairs = withLikely(
    planned,
    documents,
    [...readable, ...untouched].filter(({ path }) => !unread.has(path)),
    base.commit === null,
  );
  const known = new Set(moved.map(({ path }) => path));
  const came = await cameAside(base, known, review);
  const leftOut = await cameLeftOut(base, known, options);
  const weaker = base.commit === null ? [] : await weakerNow(pairs, options);
  const side: Side = { known: knownFindings(whole.filter(({ path }) => !unread.has(path))), pairs };
  const partly = reviewed.filter(({ format, incomplete }) => format === null || incomplete);
  return {
    side,
    reviewed: [...readable, ...untouched],
    lost,
    moved: [...moved, ...came],
    notes: [...notes, ...partly.map(unreadNote), ...leftOut, ...weaker],
    documents: whole.length,
  };
}

/** Pairs of documents that are known by their places, and those that have moved. */
function withLikely(
  planned: ReadonlyMap<string, string>,
  documents: readonly ReportDocument[],
  bases: readonly ReportDocument[],
  isDelivery: boolean,
): ReadonlyMap<string, string> {
  const there = new Set(bases.map(({ path }) => path));
  const pairs = new Map([...planned].filter(([, path]) => there.has(path)));
  const taken = new Set(pairs.values());
  const open = documents.filter(({ path, format }) => format !== null && !pairs.has(path));
  const likely = likelyPairs(
    open,
    bases.filter(({ path }) => !taken.has(path)),
  );
  const [only] = documents.filter(({ format }) => format !== null);
  const [before] = bases;
  // two deliveries of one document each are what somebody wants to hear the difference of
  const isPair = isDelivery && only && before && open.length === documents.length && bases.length === 1;
  return new Map([...planned, ...(isPair && open.length === 1 ? [[only.path, before.path] as const] : likely)]);
}

/**
 * Documents of the base that nobody reviewed now, though they are still there: what they name is not resolved.
 * @param readable documents of the base
 */
async function unreadOf(
  base: Base,
  readable: readonly ReportDocument[],
  documents: readonly ReportDocument[],
  { policyAt }: Comparing,
) {
  const plain = (path: string) => path.replace(/^(?:\.\/)+/, '');
  const formats = new Map(documents.map(({ path, format }) => [plain(path), format]));
  const unread = new Set<string>();
  const lost: ReportDocument[] = [];
  const moved: NotUnderstood[] = [];
  for (const { path } of readable) {
    const place = base.headOf(path);
    const format = place && formats.get(plain(place.path));
    if (!place || (format !== undefined && format !== null)) continue;
    unread.add(path);
    if (format === null) continue;
    const isExpected = place.isLookedAt && (await policyAt(place.path)) !== undefined;
    if (isExpected && !lost.some(one => one.path === place.path)) lost.push(noLongerRead(place.path));
    if (!isExpected) moved.push(movedUnread(place.path, path));
  }
  return { unread, lost, moved };
}

/** BOMs that came with the change and stand where nothing is reviewed. */
async function cameAside(base: Base, known: ReadonlySet<string>, review: Comparing['review']) {
  const files = async function* () {
    for (const found of base.unopened()) if (!known.has(found.path)) yield { found, as: found.path };
  };
  const found = await review(files());
  return found.filter(({ format }) => format !== null).map(({ path }) => cameUnread(path));
}

/** Notes of BOMs that came with the change and that the policy leaves out: those who wrote it may not know of them. */
async function cameLeftOut(base: Base, known: ReadonlySet<string>, { review, policyAt }: Comparing) {
  const files = async function* () {
    for (const found of base.arrived()) if (!known.has(found.path) && !(await policyAt(found.path))) yield found;
  };
  const found = await review(regardless(opened(files(), () => undefined)));
  const paths = found.filter(({ format }) => format !== null).map(({ path }) => path);
  const more = paths.length - mostLeftOut;
  return [
    ...paths
      .slice(0, mostLeftOut)
      .map(path => `${printable(path)} came since the base; the policy leaves this BOM out.`),
    ...(more > 0 ? [`${more} more BOMs came since the base where the policy leaves them out.`] : []),
  ];
}

/** Told one by one. */
const mostLeftOut = 20;

async function* regardless(files: AsyncIterable<FoundFile>): AsyncGenerator<BaseFile> {
  for await (const found of files) yield { found, as: found.path, regardless: true };
}

/** Notes of documents that moved to where the policy asks for less. */
async function weakerNow(pairs: ReadonlyMap<string, string>, { policyAt }: Comparing): Promise<readonly string[]> {
  const notes: string[] = [];
  for (const [now, before] of pairs) {
    const [from, to] = [before, now].map(path => path.replace(/^(?:\.\/)+/, ''));
    if (from === undefined || to === undefined || from === to) continue;
    const [asked, asks] = [await policyAt(from), await policyAt(to)];
    const note = asked && asks && movedNote(from, to, asked, asks);
    if (note !== undefined) notes.push(note);
  }
  return notes;
}

function unreadNote({ path }: ReportDocument): string {
  return `${printable(path)} of the base could not be read whole, so what is there since long may count as new.`;
}

function staleNote(stale: number, { path }: Baseline): string {
  const entries = stale === 1 ? '1 finding of the baseline is' : `${stale} findings of the baseline are`;
  return `${entries} gone: bomwarden baseline prune takes them out of ${printable(path)}.`;
}
