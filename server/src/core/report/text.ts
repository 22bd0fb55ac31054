import type { Language } from '../l10n/language.ts';
import type { Level } from '../model/level.ts';
import { levels } from '../model/level.ts';
import { levelWords } from '../model/words.ts';
import { type Message, message } from '../text/message.ts';
import { printable } from '../text/printable.ts';
import type { Range } from '../text/source.ts';
import { comparisonLines, isFresh, resolvedPlace, resolvedSubject } from './changes.ts';
import { innerPlace, placeIn } from './image.ts';
import { minimumLines } from './minimum.ts';
import type { Report, ReportDocument, ReportFinding } from './model.ts';
import { notUnderstoodLines } from './not-understood.ts';
import { type Colour, Page, type TextStyle } from './page.ts';
import { sentenceOf } from './review-line.ts';
import { isAllRead } from './summary.ts';
import { knownWords } from './text-details.ts';
import { coverageLine, listsLine, profileLines, verdictLine } from './verdict-line.ts';
import { widthOf } from './width.ts';
import { nothingFound, problemWords, remark, strengthOf, verbatim } from './words.ts';

export type { TextStyle } from './page.ts';

/** More lines than these are folded further. */
const mostLines = 150;
/** How many findings of one kind are shown for one document: the first of these numbers with which the report fits. */
const shownOfAKind = [10, 3, 1];
/** How many findings of one kind are shown in a whole run that would otherwise be too long. */
const shownInAll = 10;
/** Places are padded to a column of their own up to this width. */
const widestPlace = 48;

const colourOf: Readonly<Record<Level, Colour>> = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  none: 'dim',
};

const waivedLabel = message('label.waived', 'waived');

/** One line of the list. */
interface Line {
  readonly place: string;
  readonly level: Level;
  readonly strength: Message;
  readonly text: string;
  /** What folds with it: a level and a rule or a vendor. */
  readonly kind: string;
  /** What the folded ones are called: `licence-expression`, `Hikvision`. */
  readonly label: string;
}

/** The short report for a person at a terminal: one line a finding, strongest first within a document, the totals last. */
export function textReport(report: Report, style: TextStyle, language: Language, quiet = false): string {
  const page = new Page(style);
  const documents = report.documents.map(document =>
    linesOf(document, language).filter(({ level }) => !quiet || level === 'error'),
  );
  for (const line of comparisonLines(report, language)) page.block(printable(line, 1000), 0);
  writeList(page, documents, language);
  writeResolved(page, report, language);
  for (const line of notUnderstoodLines(report, language)) page.block(printable(line, 1000), 0, 'yellow');
  const names = report.documents.some(({ findings }) => findings.some(({ vendor }) => vendor !== null));
  if (!names && report.comparison === null)
    page.block(language.say(nothingFound(isAllRead(report.summary), report.summary.coverage.images)), 0);
  page.line();
  for (const line of minimumLines(report, language)) page.block(printable(line, 1000), 0, 'yellow');
  writeOutOfScope(page, report, language);
  for (const note of report.notes) page.block(printable(language.say(verbatim(note)), 1000), 0, 'yellow');
  for (const line of profileLines(report, language)) page.block(printable(line, 1000), 0);
  if (remark(language) !== '') page.block(remark(language), 0, 'dim');
  if (report.lists.length > 0) page.block(listsLine(report, language), 0, 'dim');
  page.block(coverageLine(report, language), 0);
  if (documents.some(({ length }) => length > 0)) page.block(language.say(next(report)), 0, 'dim');
  page.line(page.paint(verdictLine(report, language), 'bold'));
  return page.toString();
}

/** What to do now. */
function next({ contexts, documents }: Report): Message {
  const [vendor] = documents.flatMap(({ findings }) => findings.flatMap(({ vendor }) => vendor ?? []));
  if (contexts.every(({ profile }) => profile === null)) {
    return message('report.next.profile', 'Say who you review for with --profile. Everything: --details.');
  }
  return vendor === undefined
    ? message('report.next', 'Everything: --details.')
    : message('report.next.explain', 'Why: bomwarden explain {vendor}. Everything: --details.', { vendor });
}

function linesOf(document: ReportDocument, language: Language): readonly Line[] {
  const { problems, findings } = document;
  const at = (range: Range) => printable(placeIn(document, range), 1000);
  const told = [
    ...problems.map(problem => ({
      place: at(problem.range),
      level: problem.severity,
      strength: levelWords[problem.severity],
      text: printable(problemWords(problem, language), 1000),
      kind: problem.code,
      label: problem.code,
    })),
    ...findings
      .filter(finding => finding.level !== 'none' && (isFresh(finding) || finding.state === 'expiring'))
      .map(finding => ({
        place: at(finding.range),
        level: finding.level,
        strength: strengthOf(finding),
        text: withInner(sentenceOf(finding, language), finding, language),
        kind: `${finding.level} ${finding.rule} ${finding.vendor ?? ''}`,
        label: printable(finding.vendorName ?? finding.rule, 100),
      })),
    ...findings.flatMap(finding =>
      finding.waiver === null || isFresh(finding) ? [] : [waived(finding, at, language)],
    ),
  ];
  return told.sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
}

/** In an image the path inside tells more than the offset. */
function withInner(text: string, finding: ReportFinding, language: Language): string {
  const inner = innerPlace(finding);
  return inner === '' ? text : language.say(message('text.inside', '{text} (in {inner})', { text, inner }));
}

function waived(finding: ReportFinding, at: (range: Range) => string, language: Language): Line {
  const { waiver, range } = finding;
  const said = message('text.waived', '{text} ({id}, until {day}: {reason})', {
    text: finding.message,
    id: waiver?.id ?? '',
    day: waiver?.expires ?? '',
    reason: waiver?.reason ?? '',
  });
  return {
    place: at(range),
    level: 'none',
    strength: waivedLabel,
    text: printable(language.say(said), 1000),
    kind: 'waived',
    label: language.say(waivedLabel),
  };
}

/** Lines that are shown, and in the place of others how many there are of which kind. */
function fold(lines: readonly Line[], most: number): { readonly shown: readonly Line[]; readonly left: Left } {
  const counts = new Map<string, number>();
  const left = new Map<string, { label: string; level: Level; n: number }>();
  const shown = lines.filter(({ kind, label, level }) => {
    const nth = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, nth);
    if (nth <= most) return true;
    left.set(kind, { label, level, n: nth - most });
    return false;
  });
  return { shown, left: [...left.values()] };
}

type Left = readonly { readonly label: string; readonly level: Level; readonly n: number }[];

function writeList(page: Page, documents: readonly (readonly Line[])[], language: Language): void {
  for (const most of shownOfAKind) {
    const folded = documents.map(lines => fold(lines, most));
    const count = folded.reduce((sum, { shown, left }) => sum + shown.length + left.length, 0);
    if (count > mostLines) continue;
    for (const { shown, left } of folded) writeLines(page, shown, left, language);
    return;
  }
  const { shown, left } = fold(documents.flat(), shownInAll);
  writeLines(page, shown, left, language);
}

function writeLines(page: Page, lines: readonly Line[], left: Left, language: Language): void {
  const place = Math.min(widestPlace, Math.max(0, ...lines.map(line => widthOf(line.place))));
  const words = lines.map(({ strength }) => widthOf(language.say(strength)));
  const strength = Math.max(0, ...words);
  for (const line of lines) {
    const said = language.say(line.strength);
    page.line(
      [
        page.paint(pad(line.place, place), 'cyan'),
        page.paint(pad(said, strength), 'bold', colourOf[line.level]),
        line.text,
      ].join('  '),
    );
  }
  for (const { n, label } of left) {
    const text = { one: '… and {n} more {label}', other: '… and {n} more {label}' };
    page.line(page.paint(language.say(message('report.folded', text, { n, label })), 'dim'));
  }
}

/** Matches that no act speaks of for whoever reviews are named: nothing is silently clean. */
function writeOutOfScope(page: Page, { documents, contexts }: Report, language: Language): void {
  const known = documents.flatMap(({ findings }) =>
    findings.filter(({ level, waiver }) => level === 'none' && !waiver),
  );
  if (known.length > 0) page.block(language.say(knownWords(known, contexts, shownInAll, language)), 0, 'dim');
}

function pad(text: string, width: number): string {
  return `${text}${' '.repeat(Math.max(0, width - widthOf(text)))}`;
}

/** What the base has and the documents no longer have. */
function writeResolved(page: Page, { comparison }: Report, language: Language): void {
  const resolved = comparison?.resolved ?? [];
  const label = language.say(message('label.resolved', 'resolved'));
  for (const finding of resolved.slice(0, shownInAll)) {
    const text = `${resolvedSubject(finding, language)}  ${resolvedPlace(finding)}`.trimEnd();
    page.line(`${page.paint(label, 'green')}  ${printable(text, 1000)}`);
  }
  const n = resolved.length - shownInAll;
  if (n <= 0) return;
  const text = { one: '… and {n} more {label}', other: '… and {n} more {label}' };
  page.line(page.paint(language.say(message('report.folded', text, { n, label })), 'dim'));
}
