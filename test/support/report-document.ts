import { type Compared, compareFindings } from '../../server/src/core/compare/compare.ts';
import { knownFindings } from '../../server/src/core/compare/known.ts';
import type { ReportDocument, ReportFinding } from '../../server/src/core/report/model.ts';
import { message } from '../../server/src/core/text/message.ts';

const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const bytes = { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };

/** A finding of a report with what a test wants different. */
export function reportFinding(changes: Partial<ReportFinding> = {}): ReportFinding {
  return {
    rule: 'restricted-vendor',
    level: 'error',
    vendor: 'hikvision',
    vendorName: 'Hikvision',
    relation: 'self',
    tier: 'stated',
    message: message('test', 'A finding.'),
    weakened: null,
    component: { ref: 'c', name: 'Camera', version: '1.0' },
    range: nowhere,
    bytes,
    excerpt: { line: 1, before: '', marked: 'x', after: '' },
    evidence: [],
    related: [],
    judgements: [],
    sources: [],
    alternatives: [],
    noAlternatives: null,
    correction: null,
    fingerprint: 'f1',
    waiver: null,
    state: null,
    ...changes,
  };
}

export function reportDocument(path: string, ...findings: readonly ReportFinding[]): ReportDocument {
  return {
    path,
    format: 'cyclonedx-json',
    specVersion: '1.6',
    components: findings.length,
    contexts: [{ profile: 'ca-federal', asOf: '2026-11-22' }],
    incomplete: false,
    coverage: { components: findings.length, withOrganisation: findings.length, identifiersOnly: 0, nothing: 0 },
    problems: [],
    findings,
  };
}

/** Compares documents with those of a base; documents of one path are the same document. */
export function compareDocuments(
  head: readonly ReportDocument[],
  base: readonly ReportDocument[],
  renames: Readonly<Record<string, string>> = {},
  asOf = '2026-11-22',
): Compared {
  const same = head.flatMap(({ path }) => (base.some(other => other.path === path) ? [[path, path] as const] : []));
  const pairs = new Map([...same, ...Object.entries(renames)]);
  return compareFindings(head, [{ known: knownFindings(base), pairs }], asOf);
}

/** The states of all findings, in order. */
export function statesOf({ documents }: Pick<Compared, 'documents'>): readonly (string | null)[] {
  return documents.flatMap(({ findings }) => findings.map(({ state }) => state));
}
