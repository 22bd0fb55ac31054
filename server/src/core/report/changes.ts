import type { PolicyChange, Report, ReportFinding, ResolvedFinding } from './model.ts';

/**
 * Whether a finding is one that whoever reviews a change has to look at: shown, not waived, and with a base new or worse
 * than there.
 */
export function isFresh(finding: ReportFinding): boolean {
  const { state } = finding;
  return isOpen(finding) && (state === null || state === 'new' || state === 'worse');
}

/** Neither waived nor without level. */
export function isOpen({ waiver, level }: ReportFinding): boolean {
  return waiver === null && level !== 'none';
}

/**
 * What is told behind the verdict line of a report that was compared: first what changes the policy, one sentence each,
 * then with what it was compared. Empty where nothing was compared. The sentences hold paths as they are: an output encodes them.
 */
export function comparisonLines({ comparison }: Report): readonly string[] {
  if (comparison === null) return [];
  const { base, commit, baseline, policyOf, policyChanges } = comparison;
  const effect = policyOf === 'base' ? 'takes effect after the merge' : 'is in force here, as the head is trusted';
  const changes = policyChanges.map(change => `${policySentence(change)} and ${effect}.`);
  const at = commit === null ? '' : ` at ${commit.slice(0, 12)}`;
  const others = [
    ...(base === null ? [] : [`${base}${at}`]),
    ...(baseline === null ? [] : [`the baseline ${baseline}`]),
  ];
  return [...changes, `Compared with ${others.join(' and ')}.`];
}

function policySentence({ path, change }: PolicyChange): string {
  return `Policy: ${path} was ${change}`;
}

/** `restricted-vendor: Hikvision in Camera 1.0`, of a finding that is gone. */
export function resolvedSubject({ rule, vendorName, vendor, component }: ResolvedFinding): string {
  const about = vendorName ?? vendor;
  const name = component?.name ?? component?.ref ?? 'the document';
  const version = component?.version ?? null;
  return `${rule}: ${about === null ? '' : `${about} in `}${name}${version === null ? '' : ` ${version}`}`;
}

/** `sboms/a.json:27`, one-based; as much of it as is known. */
export function resolvedPlace({ document, range }: ResolvedFinding): string {
  if (document === null) return '';
  return range === null ? document : `${document}:${range.start.line + 1}`;
}
