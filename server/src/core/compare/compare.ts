import { atLeast } from '../model/level.ts';
import type { FindingState, ReportDocument, ReportFinding, ResolvedFinding, WaivedFinding } from '../report/model.ts';
import { daysBetween } from '../text/day.ts';
import type { Known, Side } from './known.ts';
import { matchFindings } from './match.ts';

/** A waiver that ends within so many days is told before it does. */
export const expiringDays = 30;

/** Documents whose findings have their state, and what the first side has beyond them. */
export interface Compared {
  readonly documents: readonly ReportDocument[];
  /** Findings by state; those without level are not counted. */
  readonly counts: Readonly<Record<FindingState, number>>;
  readonly resolved: readonly ResolvedFinding[];
  /** Those that no side has, and that a waiver covers. */
  readonly newlyWaived: readonly WaivedFinding[];
  /** For each side what no finding matches any more. */
  readonly left: readonly (readonly Known[])[];
}

/**
 * Tells of each finding what became of it. Against several sides, such as a base and a baseline, each is compared on its
 * own, and what one of them accepts is accepted.
 * @param sides the base first: what is left of it is resolved
 * @param asOf the day of the review, YYYY-MM-DD
 */
export function compareFindings(documents: readonly ReportDocument[], sides: readonly Side[], asOf: string): Compared {
  const matches = sides.map(side => matchFindings(documents, side));
  const counts = { new: 0, worse: 0, unchanged: 0, resolved: 0, waived: 0, expiring: 0 };
  const newlyWaived: WaivedFinding[] = [];
  let at = 0;
  const compared = documents.map(document => {
    const findings = document.findings.map(finding => {
      const known = matches.map(({ found }) => found[at]);
      at++;
      const state = stateOf(finding, known, asOf);
      if (finding.level !== 'none') {
        counts[state]++;
        if (finding.waiver && known.every(one => one === undefined))
          newlyWaived.push(waivedOf(finding, document.path, finding.waiver.id));
      }
      return { ...finding, state };
    });
    return { ...document, findings };
  });
  const resolved = (matches[0]?.left ?? []).filter(({ level, waived }) => level !== 'none' && !waived).map(resolvedOf);
  counts.resolved = resolved.length;
  return { documents: compared, counts, resolved, newlyWaived, left: matches.map(({ left }) => left) };
}

function stateOf(
  finding: ReportFinding,
  known: readonly (Known | undefined)[],
  asOf: string,
): Exclude<FindingState, 'resolved'> {
  if (finding.waiver !== null) return daysBetween(asOf, finding.waiver.expires) <= expiringDays ? 'expiring' : 'waived';
  // somebody accepted it for a time, and the time is over
  const accepted = known.flatMap(one => (one === undefined || one.waived ? [] : [one]));
  if (accepted.length === 0) return 'new';
  return accepted.every(one => isWorse(finding, one)) ? 'worse' : 'unchanged';
}

function isWorse({ level, weakened }: ReportFinding, before: Known): boolean {
  if (level === 'none') return false;
  if (!atLeast(before.level, level)) return true;
  return before.level === level && before.weakened && weakened === null;
}

function resolvedOf(known: Known): ResolvedFinding {
  const { rule, level, vendor, vendorName, component, document, range, fingerprint } = known;
  return { state: 'resolved', rule, level, vendor, vendorName, component, document, range, fingerprint };
}

function waivedOf(finding: ReportFinding, document: string, waiver: string): WaivedFinding {
  const { rule, level, vendor, vendorName, component, range, fingerprint } = finding;
  return { rule, level, vendor, vendorName, component, document, range, fingerprint, waiver };
}
