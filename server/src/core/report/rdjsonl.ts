import type { Language } from '../l10n/language.ts';
import type { Level } from '../model/level.ts';
import { inline } from './markdown.ts';
import type { NotUnderstood, Report, ReportFinding } from './model.ts';
import { reasonWords } from './not-understood.ts';
import { withCell } from './place.ts';
import { freshFindings, relativePath, sentenceOf } from './review-line.ts';
import { escapeUnprintable } from './safe.ts';

const severityOf: Readonly<Record<Level, string>> = {
  error: 'ERROR',
  warning: 'WARNING',
  information: 'INFO',
  none: 'INFO',
};

/**
 * Lines for reviewdog: one-based, columns in UTF-8 bytes, with the corrections we offer as suggestions. It posts messages
 * as comments, which are Markdown: nothing of a document is markup there, and nobody is notified.
 */
export function rdjsonlReport(report: Report, language: Language): string {
  return freshFindings(report)
    .map(({ document, finding }) => {
      const line = {
        message: inline(withCell(finding.range, sentenceOf(finding, language))),
        location: { path: relativePath(document.path), range: finding.bytes },
        severity: severityOf[finding.level],
        source: { name: 'bomwarden' },
        code: { value: finding.rule },
        ...suggestions(finding),
      };
      return `${escapeUnprintable(JSON.stringify(line))}\n`;
    })
    .join('')
    .concat(report.notUnderstood.map(file => otherLine(file, language)).join(''));
}

function otherLine(file: NotUnderstood, language: Language): string {
  const line = {
    message: inline(reasonWords(file, language)),
    location: { path: relativePath(file.path), range: { start: { line: file.range.start.line + 1 } } },
    severity: severityOf.information,
    source: { name: 'bomwarden' },
    code: { value: file.code },
  };
  return `${escapeUnprintable(JSON.stringify(line))}\n`;
}

function suggestions({ correction }: ReportFinding): object {
  return correction === null ? {} : { suggestions: [{ range: correction.bytes, text: correction.text }] };
}
