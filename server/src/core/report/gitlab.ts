import type { Language } from '../l10n/language.ts';
import type { Level } from '../model/level.ts';
import type { Report } from './model.ts';
import { reasonWords } from './not-understood.ts';
import { withCell } from './place.ts';
import { openFindings, relativePath, sentenceOf } from './review-line.ts';
import { escapeUnprintable } from './safe.ts';

const severityOf: Readonly<Record<Level, string>> = {
  error: 'critical',
  warning: 'major',
  information: 'minor',
  none: 'info',
};

/** GitLab's Code Quality report: a JSON array, no byte-order mark. All of it, as GitLab compares with the target branch itself. */
export function gitlabReport(report: Report, language: Language): string {
  const seen = new Map<string, number>();
  const issues = openFindings(report).map(({ document, finding }) => ({
    description: withCell(finding.range, sentenceOf(finding, language)),
    check_name: finding.rule,
    fingerprint: distinct(`${finding.fingerprint}-${relativePath(document.path)}`, seen),
    severity: severityOf[finding.level],
    location: { path: relativePath(document.path), lines: { begin: finding.range.start.line + 1 } },
    ...(finding.state === null ? {} : { state: finding.state }),
  }));
  const others = report.notUnderstood.map(file => ({
    description: reasonWords(file, language),
    check_name: file.code,
    fingerprint: distinct(`${file.code}-${relativePath(file.path)}`, seen),
    severity: severityOf.information,
    location: { path: relativePath(file.path), lines: { begin: file.range.start.line + 1 } },
  }));
  return `${escapeUnprintable(JSON.stringify([...issues, ...others], null, 2))}\n`;
}

/** Issues with one fingerprint are shown once: two findings must not share it. */
function distinct(fingerprint: string, seen: Map<string, number>): string {
  const nth = seen.get(fingerprint) ?? 0;
  seen.set(fingerprint, nth + 1);
  return nth === 0 ? fingerprint : `${fingerprint}-${nth}`;
}
