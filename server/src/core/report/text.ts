import { printable } from '../text/printable.ts';
import { comparisonLines, resolvedPlace, resolvedSubject } from './changes.ts';
import { groupFindings } from './group.ts';
import type { Report, ReportDocument, ReportFinding } from './model.ts';
import { Page, type TextStyle } from './page.ts';
import { componentName, writeGroup } from './text-finding.ts';
import { count, coverageLine, profileLines, verdictLine } from './verdict-line.ts';

export type { TextStyle } from './page.ts';

/** Problems of one document beyond these are counted, not listed. */
const mostProblems = 20;

/** The report for a person at a terminal. The first line is the verdict line, whole and on one line. */
export function textReport(report: Report, style: TextStyle): string {
  const page = new Page(style);
  page.line(page.paint(verdictLine(report), 'bold'));
  for (const line of comparisonLines(report)) page.block(printable(line, 1000), 0);
  for (const line of profileLines(report)) page.block(printable(line, 1000), 0);
  page.line(coverageLine(report));
  for (const note of report.notes) page.block(printable(note, 1000), 0, 'yellow');
  for (const document of report.documents) writeDocument(page, document, report);
  writeResolved(page, report);
  return page.toString();
}

function writeDocument(page: Page, document: ReportDocument, report: Report): void {
  const { path, format, specVersion, components, problems } = document;
  const what =
    format === null
      ? 'unreadable'
      : `${format}${specVersion === null ? '' : ` ${printable(specVersion, 40)}`}, ${count(components, 'component')}`;
  page.line();
  page.line(`${page.paint(printable(path, 1000), 'bold', 'cyan')}  ${what}${whomOf(document, report)}`);
  for (const { code, message, severity, range } of problems.slice(0, mostProblems)) {
    const place = format === null ? '' : `${range.start.line + 1}:${range.start.character + 1} `;
    page.block(`${place}${printable(message, 1000)} (${code})`, 2, severity === 'error' ? 'red' : 'yellow');
  }
  if (problems.length > mostProblems) page.block(`and ${problems.length - mostProblems} more problems`, 2, 'dim');
  const groups = groupFindings(document);
  for (const group of groups) writeGroup(page, document, group);
  writeWaived(page, document);
  writeOutOfScope(page, document);
  if (format !== null && document.findings.length === 0) {
    page.block('No restricted vendor of the signatures is named here, which says nothing about what is not named.', 2);
  }
}

/** For whom a document was judged, where that is not the same for all. */
function whomOf({ contexts, format }: ReportDocument, report: Report): string {
  if (format === null || contexts.length === report.contexts.length) return '';
  const profiles = contexts.flatMap(({ profile }) => profile ?? []);
  return profiles.length === 0 ? ', no profile chosen' : printable(`, for ${profiles.join(', ')}`, 400);
}

/** What the base has and the documents no longer have. */
function writeResolved(page: Page, { comparison }: Report): void {
  if (comparison === null || comparison.resolved.length === 0) return;
  page.line();
  for (const finding of comparison.resolved) {
    const text = `${resolvedSubject(finding)}  ${resolvedPlace(finding)}`.trimEnd();
    page.entry('resolved', printable(text, 1000), 0, 10, 'green');
  }
}

function writeWaived(page: Page, { findings }: ReportDocument): void {
  const waived = findings.filter(({ waiver }) => waiver !== null);
  if (waived.length === 0) return;
  page.line();
  for (const finding of waived) {
    const { waiver, level } = finding;
    const why = `${waiver?.id}, until ${waiver?.expires}: ${waiver?.reason}`;
    page.entry('waived', printable(`${level} ${subject(finding)} (${why})`, 1000), 0, 8, 'dim');
  }
}

/** Matches that no law of the contexts speaks of are counted where people look: nothing is silently clean. */
function writeOutOfScope(page: Page, { findings, contexts }: ReportDocument): void {
  const known = findings.filter(({ level, waiver }) => level === 'none' && waiver === null);
  if (known.length === 0) return;
  page.line();
  const profiles = contexts.flatMap(({ profile }) => profile ?? []);
  const scope = profiles.length === 0 ? 'no level without a profile' : `out of scope for ${profiles.join(', ')}`;
  const names = [...new Set(known.map(subject))];
  const shown = names.slice(0, 10).join('; ');
  const more = names.length > 10 ? ` and ${names.length - 10} more` : '';
  page.entry('none', `${known.length} known, ${scope}: ${shown}${more}`, 0, 8, 'dim');
}

function subject(finding: ReportFinding): string {
  const about = printable(finding.vendorName ?? finding.rule, 100);
  return `${about} in ${componentName(finding.component)}`;
}
