import type { Level } from '../model/level.ts';
import type { Report } from './model.ts';
import { freshFindings, relativePath, sentenceOf, subjectOf } from './review-line.ts';
import { escapeUnprintable } from './safe.ts';
import { verdictLine } from './verdict-line.ts';

/** Bitbucket refuses more in one report. */
const mostAnnotations = 1000;

const severityOf: Readonly<Record<Level, string>> = {
  error: 'HIGH',
  warning: 'MEDIUM',
  information: 'LOW',
  none: 'LOW',
};

/** Code Insights of Bitbucket Cloud: the report to PUT and its annotations to POST, a hundred at a time. */
export function bitbucketReport(report: Report): string {
  const open = freshFindings(report);
  const shown = open.slice(0, mostAnnotations);
  const left = open.length - shown.length;
  const insights = {
    report: {
      title: 'bomwarden',
      details:
        left > 0
          ? `${verdictLine(report)}. ${left} findings beyond ${mostAnnotations} are not shown.`
          : verdictLine(report),
      report_type: 'SECURITY',
      reporter: 'bomwarden',
      result: open.some(({ finding }) => finding.level === 'error') ? 'FAILED' : 'PASSED',
    },
    annotations: shown.map(({ document, finding }, index) => ({
      external_id: `${finding.fingerprint}-${index}`,
      title: `${finding.rule}: ${finding.vendorName ?? subjectOf(finding)}`.slice(0, 200),
      annotation_type: 'VULNERABILITY',
      summary: `${subjectOf(finding)}: ${sentenceOf(finding)}`.slice(0, 450),
      severity: severityOf[finding.level],
      path: relativePath(document.path),
      line: finding.range.start.line + 1,
    })),
  };
  return `${escapeUnprintable(JSON.stringify(insights, null, 2))}\n`;
}
