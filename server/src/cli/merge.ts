import type { PartDocument } from '../core/report/part.ts';
import { printable } from '../core/text/printable.ts';
import { compare } from './base/compare.ts';
import { isComparable } from './base/options.ts';
import { type Baseline, noBaseline, readBaselineFile } from './baseline/baseline.ts';
import type { MergeOptions } from './merge-options.ts';
import { Refusal, telling } from './packs.ts';
import { documentsOf, openPart, type Part } from './parts.ts';
import { comparingSink } from './scan/comparing-sink.ts';
import { exitCodeOf } from './scan/exit-code.ts';
import { lineOutputOf, ResultCollector } from './scan/scan-results.ts';
import { openSink, type Sink } from './scan/sink.ts';
import type { ExitCode, System } from './system.ts';

/** Joins the parts of a run into the report that one run over everything gives. */
export function runMerge(options: MergeOptions, system: System): Promise<ExitCode> {
  return telling(system, async () => {
    const parts = await Promise.all(options.parts.map(name => openPart(name, system.folder)));
    const head = headOf(parts);
    const baseline = await baselineOf(options, system);
    const sink = await (baseline ? comparing(baseline, head, options, system) : openSink(options, head, system));
    const lines = baseline ? undefined : lineOutputOf(options);
    for await (const { document, ordinal } of inOrder(parts)) {
      const collector = new ResultCollector(lines);
      collector.add(document, ordinal);
      await sink.add(collector.results);
    }
    const rest = new ResultCollector(lines);
    rest.addNotUnderstood(parts.flatMap(({ end }) => end.notUnderstood));
    await sink.add(rest.results);
    const skipped = parts.reduce((sum, { end }) => sum + end.skipped, 0);
    const notes = [...new Set(parts.flatMap(({ end }) => end.notes))];
    const total = await sink.finish({ skipped, notes });
    return exitCodeOf(total, options);
  });
}

/** @throws Refusal where the one that was asked for is not there, or cannot be used whole */
async function baselineOf({ baseline: path }: MergeOptions, system: System): Promise<Baseline | undefined> {
  const baseline = path === undefined ? undefined : await readBaselineFile(path, system);
  if (path !== undefined && !baseline) throw new Refusal(`${printable(path)}: ${noBaseline}`);
  return baseline;
}

/** Compares the documents of all parts with a baseline. */
function comparing(
  baseline: Baseline,
  head: Part['head'],
  options: MergeOptions,
  system: System,
): Sink | Promise<Sink> {
  if (!isComparable(options)) return openSink(options, head, system);
  const asOf = head.contexts[0]?.asOf ?? system.host.now();
  return comparingSink(options, head, system, documents => {
    const paths = documents.map(({ path }) => path);
    return compare(
      documents,
      { base: undefined, baseline },
      { paths, asOf, system, review: async () => [], policyAt: async () => undefined },
    );
  });
}

/** What all parts have in common. @throws Refusal where they are not all the parts of one run */
function headOf(parts: readonly Part[]): Part['head'] {
  const [first] = parts;
  if (first === undefined) throw new Refusal('there is nothing to join');
  const seen = new Map<number, Part>();
  for (const part of parts) {
    const { tool, contexts, shard } = part.head;
    const { name } = part;
    if (JSON.stringify(tool) !== JSON.stringify(first.head.tool)) {
      throw unlike(first, part, 'the same version with the same signatures makes all parts of a run');
    }
    if (JSON.stringify(contexts) !== JSON.stringify(first.head.contexts)) {
      throw unlike(first, part, 'all parts of a run are for the same profiles and day');
    }
    if (shard.count !== first.head.shard.count) {
      throw unlike(first, part, `one is of ${first.head.shard.count} parts, the other of ${shard.count}`);
    }
    const twin = seen.get(shard.index);
    if (twin) throw new Refusal(`"${printable(twin.name)}" and "${printable(name)}" are both part ${shard.index}`);
    seen.set(shard.index, part);
  }
  const { count } = first.head.shard;
  const missing = Array.from({ length: count }, (_, at) => at + 1).filter(index => !seen.has(index));
  if (missing.length > 0) throw new Refusal(`of ${count} parts these are missing: ${listed(missing)}`);
  return first.head;
}

function unlike(one: Part, other: Part, why: string): Refusal {
  return new Refusal(`"${printable(one.name)}" and "${printable(other.name)}" do not belong together: ${why}`);
}

function listed(numbers: readonly number[]): string {
  const shown = numbers.slice(0, 20).join(', ');
  return numbers.length > 20 ? `${shown} and ${numbers.length - 20} more` : shown;
}

/** The documents of all parts in the order of one run over everything. */
async function* inOrder(parts: readonly Part[]): AsyncGenerator<PartDocument> {
  const sources = parts.map(documentsOf);
  const next = await Promise.all(sources.map(async source => (await source.next()).value as PartDocument | undefined));
  for (;;) {
    let at = -1;
    let least = Number.POSITIVE_INFINITY;
    next.forEach((entry, index) => {
      if (entry && entry.ordinal < least) {
        at = index;
        least = entry.ordinal;
      }
    });
    const entry = next[at];
    if (entry === undefined) return;
    yield entry;
    next[at] = (await sources[at]?.next())?.value as PartDocument | undefined;
  }
}
