import type { Report } from './model.ts';
import { type Located, openFindings } from './review-line.ts';

/**
 * For whom a SARIF log is written. `full` has every finding with suppressions and fixes. `github` is for code scanning,
 * which shows suppressed results as open alerts and knows no "out of scope": those are left out there.
 */
export const sarifProfiles = ['full', 'github'] as const;

export type SarifProfile = (typeof sarifProfiles)[number];

/** Code scanning refuses more than 25,000 results of one run and keeps the strongest 5,000. */
const mostResults = 5000;

/** The findings that a log holds, and how many it would have to hold more. */
export interface SarifResults {
  readonly shown: readonly Located[];
  readonly leftOut: number;
}

export function selectResults(report: Report, profile: SarifProfile): SarifResults {
  if (profile === 'full') {
    const shown = report.documents.flatMap(document => document.findings.map(finding => ({ document, finding })));
    return { shown, leftOut: 0 };
  }
  const open = openFindings(report);
  return { shown: open.slice(0, mostResults), leftOut: Math.max(0, open.length - mostResults) };
}
