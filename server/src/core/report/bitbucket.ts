import type { Language } from '../l10n/language.ts';
import type { Level } from '../model/level.ts';
import { type Message, message } from '../text/message.ts';
import type { Report } from './model.ts';
import { reasonWords } from './not-understood.ts';
import { withCell } from './place.ts';
import { freshFindings, relativePath, sentenceOf, subjectOf } from './review-line.ts';
import { escapeUnprintable } from './safe.ts';
import { coverageLine, verdictLine } from './verdict-line.ts';

/** Bitbucket refuses more in one report. */
const mostAnnotations = 1000;

const severityOf: Readonly<Record<Level, string>> = {
  error: 'HIGH',
  warning: 'MEDIUM',
  information: 'LOW',
  none: 'LOW',
};

/** Code Insights of Bitbucket Cloud: the report to PUT and its annotations to POST, a hundred at a time. */
export function bitbucketReport(report: Report, language: Language): string {
  const open = freshFindings(report);
  const shown = open.slice(0, mostAnnotations);
  const left = open.length - shown.length;
  const verdict = verdictLine(report, language);
  const insights = {
    report: {
      title: 'bomwarden',
      details: [`${verdict}.`, coverageLine(report, language), ...(left > 0 ? [language.say(leftOut(left))] : [])].join(
        ' ',
      ),
      report_type: 'SECURITY',
      reporter: 'bomwarden',
      result: open.some(({ finding }) => finding.level === 'error') ? 'FAILED' : 'PASSED',
    },
    annotations: [
      ...shown.map(({ document, finding }, index) => ({
        external_id: `${finding.fingerprint}-${index}`,
        title: `${finding.rule}: ${finding.vendorName ?? subjectOf(finding, language)}`.slice(0, 200),
        annotation_type: 'VULNERABILITY',
        summary: withCell(finding.range, sentenceOf(finding, language)).slice(0, 450),
        severity: severityOf[finding.level],
        path: relativePath(document.path),
        line: finding.range.start.line + 1,
      })),
      ...report.notUnderstood.slice(0, mostAnnotations - shown.length).map((file, index) => ({
        external_id: `${file.code}-${index}`,
        title: file.code,
        annotation_type: 'VULNERABILITY',
        summary: reasonWords(file, language).slice(0, 450),
        severity: severityOf.information,
        path: relativePath(file.path),
        line: file.range.start.line + 1,
      })),
    ],
  };
  return `${escapeUnprintable(JSON.stringify(insights, null, 2))}\n`;
}

function leftOut(n: number): Message {
  const text = {
    one: '{n} finding beyond {most} is not shown.',
    other: '{n} findings beyond {most} are not shown.',
  };
  return message('bitbucket.left-out', text, { n, most: mostAnnotations });
}
