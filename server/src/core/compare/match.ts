import type { ReportDocument, ReportFinding } from '../report/model.ts';
import type { Known, Side } from './known.ts';

/** What each finding was on the other side, and what no finding matches any more. */
export interface Matches {
  /** In the order of the documents and of their findings. */
  readonly found: readonly (Known | undefined)[];
  readonly left: readonly Known[];
}

/** How alike a finding and what is known must be to be the same one. The fingerprint always is. */
interface Round {
  /** They stand in the same document, or in one that was renamed. */
  readonly near: boolean;
  readonly sameLevel: boolean;
  readonly sameVersion: boolean;
}

/**
 * Closest first: a document may name one component several times, and the one that was added is the one that is told.
 * What moved to another document meets its counterpart last.
 */
const rounds: readonly Round[] = [true, false].flatMap(near => [
  { near, sameLevel: true, sameVersion: true },
  { near, sameLevel: true, sameVersion: false },
  { near, sameLevel: false, sameVersion: false },
]);

interface Placed {
  readonly finding: ReportFinding;
  readonly path: string;
  readonly at: number;
}

/**
 * Matches findings by identity, as a multiset: of two findings alike, one that is known leaves one that is new. Lines and
 * references have no part in it.
 */
export function matchFindings(documents: readonly ReportDocument[], side: Side): Matches {
  const { known, pairs, covers } = side;
  const paired = new Set(pairs.values());
  let open: readonly Placed[] = documents
    .flatMap(({ path, findings }) => findings.map(finding => ({ finding, path })))
    .map((placed, at) => ({ ...placed, at }));
  const found = new Array<Known | undefined>(open.length).fill(undefined);
  let left = known;
  for (const round of rounds) {
    const waiting = new Map<string, Known[]>();
    // the last one waiting is taken first
    for (const one of left.toReversed()) {
      const key = keyOfKnown(one, round, paired, side);
      if (key === undefined) continue;
      const alike = waiting.get(key);
      if (alike) alike.push(one);
      else waiting.set(key, [one]);
    }
    const taken = new Set<Known>();
    open = open.filter(({ finding, path, at }) => {
      const key = keyOfFinding(finding, path, round, pairs);
      const one = key === undefined ? undefined : waiting.get(key)?.pop();
      if (one === undefined) return true;
      taken.add(one);
      found[at] = one;
      return false;
    });
    left = left.filter(one => !taken.has(one));
  }
  return { found, left: covers ? left.filter(({ document }) => covers(document)) : left };
}

function keyOfKnown(known: Known, round: Round, paired: ReadonlySet<string>, { stays }: Side): string | undefined {
  const { document, component, fingerprint, level, waived } = known;
  if (round.near && document === null) return undefined;
  if (!round.near && document !== null && stays?.(document)) return undefined;
  // what a rule says of a whole document is alike in every document
  if (!round.near && component === null && document !== null && paired.has(document)) return undefined;
  return keyOf(round, document, fingerprint, level, waived, component?.version ?? null);
}

function keyOfFinding(
  finding: ReportFinding,
  path: string,
  round: Round,
  pairs: ReadonlyMap<string, string>,
): string | undefined {
  const { component, fingerprint, level, waiver } = finding;
  const document = pairs.get(path);
  if (round.near && document === undefined) return undefined;
  if (!round.near && component === null && document !== undefined) return undefined;
  return keyOf(round, document ?? null, fingerprint, level, waiver !== null, component?.version ?? null);
}

function keyOf(
  { near, sameLevel, sameVersion }: Round,
  document: string | null,
  fingerprint: string,
  level: string,
  waived: boolean,
  version: string | null,
): string {
  const key: (string | boolean | null)[] = [withoutOrdinal(fingerprint)];
  if (near) key.push(document);
  if (sameLevel) key.push(level, waived);
  if (sameVersion) key.push(version);
  return JSON.stringify(key);
}

/** The fingerprint of several findings alike in one document, without the number that their order gives them. */
export function withoutOrdinal(fingerprint: string): string {
  return fingerprint.replace(/:\d+$/, '');
}
