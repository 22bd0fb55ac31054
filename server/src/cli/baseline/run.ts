import { acceptable, writeBaseline } from '../../core/compare/baseline.ts';
import type { Known } from '../../core/compare/known.ts';
import { matchFindings } from '../../core/compare/match.ts';
import { settleLinks } from '../../core/report/links.ts';
import type { ReportDocument } from '../../core/report/model.ts';
import { printable } from '../../core/text/printable.ts';
import { Refusal, signaturesWith, telling } from '../packs.ts';
import { filesOf } from '../scan/found-files.ts';
import { openOut } from '../scan/out.ts';
import { checkConfig, packsOf, ScanPolicy } from '../scan/policy.ts';
import { type Reviewing, reviews } from '../scan/reviews.ts';
import type { ExitCode, System } from '../system.ts';
import { type Baseline, pathInBaseline, readBaselineFile, sideOf } from './baseline.ts';
import type { BaselineOptions } from './options.ts';

/** Makes or changes a file of accepted findings, by what is found now. */
export function runBaseline(options: BaselineOptions, system: System): Promise<ExitCode> {
  return telling(system, async (): Promise<ExitCode> => {
    const before = await baselineBefore(options, system);
    const documents = await documentsOf(options, system);
    const { known, told } = changed(before, documents, options, system);
    const out = await openOut(options.baseline, system);
    await out.write(writeBaseline(known));
    await out.close();
    system.print(`${told}\n`);
    return 0;
  });
}

/** @throws Refusal where a new one would take the place of another, or there is none to change */
async function baselineBefore({ action, baseline }: BaselineOptions, system: System): Promise<Baseline> {
  const before = await readBaselineFile(baseline, system);
  const shown = printable(baseline);
  if (action === 'create' && before) throw new Refusal(`${shown} is there already: use bomwarden baseline update`);
  if (action !== 'create' && !before) throw new Refusal(`${shown} is not there: use bomwarden baseline create`);
  return before ?? { path: baseline, known: [] };
}

/** @throws Refusal where something could not be read: what is in it would seem to be gone, or be new later */
async function documentsOf(options: BaselineOptions, system: System): Promise<readonly ReportDocument[]> {
  await checkConfig(options, system);
  const set = await signaturesWith(await packsOf(options, system), system);
  const policy = new ScanPolicy(options, set, system);
  const reviewing: Reviewing = { options: { jobs: 1, cache: undefined }, set, policy, system };
  const asked = async function* () {
    const source = { shard: undefined, stdinFilename: 'stdin', from: undefined, ignoreUnknown: false };
    const files = filesOf(options.paths, source, policy, system, () => {});
    for await (const { found, ordinal } of files) yield { found, ordinal, as: found.path };
  };
  const gathered: ReportDocument[] = [];
  for await (const results of reviews(asked(), reviewing, undefined, () => {})) gathered.push(...results.documents);
  const documents = settleLinks(gathered);
  const unread = documents.find(({ format, incomplete }) => format === null || incomplete);
  if (!unread && !policy.isBroken) return documents;
  const why = unread?.problems.find(({ severity }) => severity === 'error')?.message ?? '';
  throw new Refusal(
    unread
      ? `nothing was written: ${printable(unread.path)} cannot be read whole. ${printable(why, 500)}`
      : `nothing was written: some of the configuration has no effect. ${policy.notes.join(' ')}`,
  );
}

interface Changed {
  readonly known: readonly Known[];
  /** What was done, in a sentence. */
  readonly told: string;
}

function changed(
  before: Baseline,
  documents: readonly ReportDocument[],
  { action, paths }: BaselineOptions,
  system: System,
): Changed {
  const shown = printable(before.path);
  const side = sideOf(before, documents, paths, system);
  if (action === 'prune') {
    const gone = new Set(matchFindings(documents, side).left);
    const known = before.known.filter(one => !gone.has(one));
    return { known, told: `${shown}: ${count(gone.size, 'finding')} taken out, ${known.length} left.` };
  }
  const here = documents.map(document => ({ ...document, path: pathInBaseline(document.path, before.path, system) }));
  const found = acceptable(here);
  const { covers: _, ...whole } = side;
  const { left } = matchFindings(documents, whole);
  const known = [...found, ...left];
  const kept = left.length > 0 ? `, ${left.length} kept that ${left.length === 1 ? 'is' : 'are'} not found here` : '';
  return {
    known,
    told: `${shown}: ${count(found.length, 'finding')} of ${count(documents.length, 'document')} accepted${kept}.`,
  };
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
