import type { Language } from '../l10n/language.ts';
import { andMore, levelWords } from '../model/words.ts';
import { type Message, message } from '../text/message.ts';
import { printable } from '../text/printable.ts';
import { comparisonLines, isFresh, resolvedPlace, resolvedSubject } from './changes.ts';
import { groupFindings } from './group.ts';
import { placeWithin, treeLines } from './image.ts';
import { minimumDetails } from './minimum.ts';
import type { Report, ReportContext, ReportDocument, ReportFinding } from './model.ts';
import { notUnderstoodLines } from './not-understood.ts';
import { Page, type TextStyle } from './page.ts';
import { subjectOf } from './review-line.ts';
import { writeGroup } from './text-finding.ts';
import { coverageLine, listsLine, profileLines, verdictLine, whomOf } from './verdict-line.ts';
import { widthOf } from './width.ts';
import { components, nothingFound, problemWords, remark, unreadable, verbatim } from './words.ts';

export type { TextStyle } from './page.ts';

/** Problems of one document beyond these are counted, not listed. */
/** Places of an image that are listed. */
const mostOfTree = 200;
const mostProblems = 20;

/** Everything of a report for a person at a terminal. The first line is the verdict line, whole and on one line. */
export function detailedTextReport(report: Report, style: TextStyle, language: Language): string {
  const page = new Page(style);
  page.line(page.paint(verdictLine(report, language), 'bold'));
  for (const line of comparisonLines(report, language)) page.block(printable(line, 1000), 0);
  for (const line of profileLines(report, language)) page.block(printable(line, 1000), 0);
  page.block(coverageLine(report, language), 0);
  if (report.lists.length > 0) page.block(listsLine(report, language), 0, 'dim');
  if (remark(language) !== '') page.block(remark(language), 0, 'dim');
  for (const note of report.notes) page.block(printable(language.say(verbatim(note)), 1000), 0, 'yellow');
  for (const line of notUnderstoodLines(report, language)) page.block(printable(line, 1000), 0, 'yellow');
  for (const document of report.documents) {
    if (report.comparison === null || hasNews(document)) writeDocument(page, document, report, language);
  }
  writeResolved(page, report, language);
  return page.toString();
}

/** Whether a document has something to tell beside what is counted in the first line. */
function hasNews({ findings, problems }: ReportDocument): boolean {
  return problems.length > 0 || findings.some(finding => isFresh(finding) || finding.state === 'expiring');
}

function writeDocument(page: Page, document: ReportDocument, report: Report, language: Language): void {
  const { path, format, problems } = document;
  page.line();
  page.line(`${page.paint(printable(path, 1000), 'bold', 'cyan')}  ${formatWords(document, report, language)}`);
  for (const problem of problems.slice(0, mostProblems)) {
    const { code, severity, range } = problem;
    const place = format === null ? '' : `${printable(placeWithin(document, range), 200)} `;
    const said = printable(problemWords(problem, language), 1000);
    page.block(`${place}${said} (${code})`, 2, severity === 'error' ? 'red' : 'yellow');
  }
  if (problems.length > mostProblems) {
    const text = { one: 'and {n} more problem', other: 'and {n} more problems' };
    page.block(language.say(message('report.more-problems', text, { n: problems.length - mostProblems })), 2, 'dim');
  }
  for (const line of minimumDetails(document, language)) page.block(printable(line, 1000), 2, 'yellow');
  if (document.image) for (const line of treeLines(document.image, mostOfTree)) page.line(`  ${line}`);
  for (const group of groupFindings(document)) writeGroup(page, document, group, language);
  writeWaived(page, document, language);
  writeOutOfScope(page, document, language);
  if (format === null || document.findings.length > 0) return;
  const { incomplete, coverage } = document;
  page.block(language.say(nothingFound(!incomplete && !coverage.unread, coverage.images)), 2);
}

/** `cyclonedx-json 1.6, 12 components`, and for whom the document was judged where that is not the same for all. */
export function formatWords(document: ReportDocument, report: Report, language: Language): string {
  const { format, specVersion, contexts } = document;
  if (format === null) return language.say(unreadable);
  if (format === 'waivers' || format === 'questionnaire') return format;
  const version = specVersion === null ? '' : ` ${printable(specVersion, 40)}`;
  const what = `${format}${version}, ${language.say(components(document.components))}`;
  if (contexts.length === report.contexts.length) return what;
  return `${what}, ${printable(language.say(whomOf(contexts)), 400)}`;
}

/** What the base has and the documents no longer have. */
function writeResolved(page: Page, { comparison }: Report, language: Language): void {
  if (comparison === null || comparison.resolved.length === 0) return;
  page.line();
  for (const finding of comparison.resolved) {
    const text = `${resolvedSubject(finding, language)}  ${resolvedPlace(finding)}`.trimEnd();
    page.entry(language.say(resolvedLabel), printable(text, 1000), 0, 10, 'green');
  }
}

const resolvedLabel = message('label.resolved', 'resolved');
const waivedLabel = message('label.waived', 'waived');

function writeWaived(page: Page, { findings }: ReportDocument, language: Language): void {
  const waived = findings.flatMap(finding => (finding.waiver === null ? [] : [{ finding, waiver: finding.waiver }]));
  if (waived.length > 0) page.line();
  for (const { finding, waiver } of waived) {
    const said = message('report.waived', '{level} {subject} ({id}, until {day}: {reason})', {
      level: levelWords[finding.level],
      subject: subject(finding, language),
      id: waiver.id,
      day: waiver.expires,
      reason: waiver.reason,
    });
    writeEntry(page, waivedLabel, printable(language.say(said), 1000), language);
  }
}

/** Matches that no law of the contexts speaks of are counted where people look: nothing is silently clean. */
function writeOutOfScope(page: Page, { findings, contexts }: ReportDocument, language: Language): void {
  const known = findings.filter(({ level, waiver }) => level === 'none' && waiver === null);
  if (known.length === 0) return;
  page.line();
  writeEntry(page, levelWords.none, language.say(knownWords(known, contexts, 10, language)), language);
}

/** `3 known, out of scope for ca-federal: Dahua in NVR4216; …` */
export function knownWords(
  known: readonly ReportFinding[],
  contexts: readonly ReportContext[],
  most: number,
  language: Language,
): Message {
  const names = [...new Set(known.map(finding => language.say(subject(finding, language))))];
  const more = names.length - most;
  return message(
    'report.known',
    { one: '{n} known, {scope}: {names}{more}', other: '{n} known, {scope}: {names}{more}' },
    {
      n: known.length,
      scope: scopeOf(contexts),
      names: names.slice(0, most).join('; '),
      more: more > 0 ? andMore(more) : '',
    },
  );
}

function scopeOf(contexts: readonly ReportContext[]): Message {
  const profiles = contexts.flatMap(({ profile }) => profile ?? []);
  return profiles.length === 0
    ? message('report.no-level', 'no level without a profile')
    : message('report.out-of-scope', 'out of scope for {profiles}', { profiles: profiles.join(', ') });
}

/** An entry beneath the findings: its column is as wide as the label wants. */
function writeEntry(page: Page, label: Message, text: string, language: Language): void {
  const word = language.say(label);
  page.entry(word, text, 0, Math.max(8, widthOf(word) + 2), 'dim');
}

function subject(finding: ReportFinding, language: Language): Message {
  return message('report.in', '{about} in {component}', {
    about: printable(finding.vendorName ?? finding.rule, 100),
    component: subjectOf(finding, language),
  });
}
