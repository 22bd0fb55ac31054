import type { ReportDocument } from '../report/model.ts';

/** The part of what two documents list that they must have in common to be two states of one. */
const mostlySame = 0.5;
/** The same where their files are called alike. */
const partlySame = 0.25;

/**
 * The same document in a base, for those that stand elsewhere there: a new delivery comes in a folder, or an archive, of
 * another name. By serial number or namespace, then by the path within the archive, then by what they list; what two
 * documents could be is told of neither.
 * @param heads documents that have no counterpart yet
 * @param bases documents of the base that are nobody's counterpart yet
 * @returns paths of documents, and those of the same documents in the base
 */
export function likelyPairs(
  heads: readonly ReportDocument[],
  bases: readonly ReportDocument[],
): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  let here = heads.map(candidateOf);
  let there = bases.map(candidateOf);
  for (const likeness of [shareName, shareInnerPath, shareComponents]) {
    for (const [head, base] of mutuallyBest(here, there, likeness)) pairs.set(head.path, base.path);
    const taken = new Set(pairs.values());
    here = here.filter(({ path }) => !pairs.has(path));
    there = there.filter(({ path }) => !taken.has(path));
  }
  return pairs;
}

interface Candidate {
  readonly path: string;
  readonly names: ReadonlySet<string>;
  /** What makes up its path, with numbers and days left out, as deliveries are called by them. */
  readonly parts: readonly string[];
  /** How many of them stand inside an archive. */
  readonly inside: number;
  /** What its components are, without who made them. */
  readonly components: ReadonlySet<string>;
}

function candidateOf({ path, names = [], findings }: ReportDocument): Candidate {
  const inner = path.split('!/').slice(1).join('/');
  return {
    path,
    names: new Set(names),
    parts: partsOf(path.replaceAll('!/', '/')),
    inside: inner === '' ? 0 : partsOf(inner).length,
    components: new Set(
      findings.flatMap(({ whose }) => whose?.identities.filter(key => key.startsWith('["placed"')) ?? []),
    ),
  };
}

function partsOf(path: string): readonly string[] {
  return path
    .toLowerCase()
    .split('/')
    .map(part => part.replace(/\d+/g, '').replace(/[\s._-]+/g, ' '));
}

/** Pairs of which each is the other's best, alone. */
function mutuallyBest(
  here: readonly Candidate[],
  there: readonly Candidate[],
  likeness: (a: Candidate, b: Candidate) => number,
): readonly (readonly [Candidate, Candidate])[] {
  if (here.length * there.length > mostCompared) return [];
  const best = (one: Candidate, others: readonly Candidate[]) => {
    const scores = others.map(other => likeness(one, other));
    const most = Math.max(0, ...scores);
    const first = scores.indexOf(most);
    return most > 0 && scores.lastIndexOf(most) === first ? others[first] : undefined;
  };
  return here.flatMap(one => {
    const other = best(one, there);
    return other && best(other, here) === one ? [[one, other] as const] : [];
  });
}

/** Pairs of documents that are held against each other; more have been moved by nobody. */
const mostCompared = 250_000;

function shareName(a: Candidate, b: Candidate): number {
  return [...a.names].filter(name => b.names.has(name)).length;
}

/** How much of the ends of two paths is alike, where it is all that leads to one of them in its archive, or all but its first folder. */
function shareInnerPath(a: Candidate, b: Candidate): number {
  let same = 0;
  while (same < Math.min(a.parts.length, b.parts.length) && a.parts.at(-1 - same) === b.parts.at(-1 - same)) same++;
  const isWhole = ({ inside }: Candidate) => inside > 0 && same >= Math.max(1, inside - 1);
  return isWhole(a) || isWhole(b) ? same : 0;
}

function shareComponents(a: Candidate, b: Candidate): number {
  const same = [...a.components].filter(key => b.components.has(key)).length;
  const share = same / Math.max(1, Math.min(a.components.size, b.components.size));
  return share >= (a.parts.at(-1) === b.parts.at(-1) ? partlySame : mostlySame) ? share : 0;
}
