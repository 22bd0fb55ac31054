import type { Language } from '../l10n/language.ts';
import { levelWords } from '../model/words.ts';
import { printable } from '../text/printable.ts';
import { comparisonLines } from './changes.ts';
import type { Report } from './model.ts';
import { notUnderstoodLines } from './not-understood.ts';
import { withCell } from './place.ts';
import { freshFindings, relativePath, sentenceOf } from './review-line.ts';
import { coverageLine, listsLine, profileLines, verdictLine } from './verdict-line.ts';

/** Logging commands of Azure Pipelines. They know errors and warnings only; what is information is a line of the log. */
export function azureReport(report: Report, language: Language): string {
  const lines = [
    verdictLine(report, language),
    ...comparisonLines(report, language),
    ...profileLines(report, language),
    ...report.notes,
    coverageLine(report, language),
    ...(report.lists.length > 0 ? [listsLine(report, language)] : []),
    ...notUnderstoodLines(report, language),
  ].map(inert);
  for (const { document, finding } of freshFindings(report)) {
    const path = relativePath(document.path);
    const text = withCell(finding.range, sentenceOf(finding, language));
    const { line, character } = finding.range.start;
    if (finding.level === 'information') {
      lines.push(inert(`${language.say(levelWords.information)} ${path}:${line + 1}:${character + 1} ${text}`));
      continue;
    }
    const place = `sourcepath=${property(path)};linenumber=${line + 1};columnnumber=${character + 1};code=${property(finding.rule)}`;
    lines.push(`##vso[task.logissue type=${finding.level};${place}]${data(text)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** A line of text in which no command can begin. */
function inert(text: string): string {
  return printable(text, 2000).replaceAll('##', '#\\u0023');
}

function data(text: string): string {
  return inert(text).replaceAll('%', '%AZP25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(';', '%3B').replaceAll(']', '%5D');
}
