import type { Language } from '../l10n/language.ts';
import { whomWords } from '../model/words.ts';
import { type Message, message } from '../text/message.ts';
import { printable } from '../text/printable.ts';
import { comparisonLines, resolvedPlace, resolvedSubject } from './changes.ts';
import { minimumLines } from './minimum.ts';
import type { Report, ReportFinding } from './model.ts';
import { notUnderstoodLines } from './not-understood.ts';
import { lineAndColumn } from './place.ts';
import { freshFindings, type Located, relativePath, sentenceOf } from './review-line.ts';
import { coverageLine, listsLine, profileLines, verdictLine } from './verdict-line.ts';
import { actWords, becomesWords, outcomeFor } from './verdict-words.ts';
import { couldNotBeRead, problemWords, remark, strengthOf, verbatim } from './words.ts';

/** A job summary of GitHub may have 1 MiB; characters of four bytes are the worst case. */
const mostUnits = 240_000;

/** A summary for people: the verdict line, a row per finding, the law of each once. Cut, with the number left out, where it would be too long. */
export function markdownReport(report: Report, language: Language): string {
  const open = freshFindings(report);
  const parts = [
    ...(open.length > 0 ? [findingsPart(open, language)] : []),
    ...resolvedPart(report, language),
    ...(open.length > 0 ? [lawPart(open, language)] : []),
  ];
  return `${parts.reduce((text, part) => fill(text, part, language), headOf(report, language))}\n`;
}

function headOf(report: Report, language: Language): string {
  const lines = [
    ...comparisonLines(report, language),
    ...profileLines(report, language),
    coverageLine(report, language),
    ...minimumLines(report, language),
    ...(report.lists.length > 0 ? [listsLine(report, language)] : []),
    ...report.notes.map(note => language.say(verbatim(note))),
    ...(remark(language) === '' ? [] : [remark(language)]),
  ].map(inline);
  const unread = report.documents
    .filter(({ format }) => format === null)
    .map(({ path, problems: [first] }) => {
      const why = first ? inline(problemWords(first, language)) : '';
      return `- \`${code(path)}\` ${language.say(couldNotBeRead)}${colon(language)}${why}`;
    });
  const others = notUnderstoodLines(report, language).map(line => `- ${inline(line)}`);
  return [`**${inline(verdictLine(report, language))}**`, ...lines, ...unread, ...others].join('\n\n');
}

/** Something to add to a page: as many of the lines as fit below the head. */
export interface Part {
  readonly head: string;
  readonly lines: readonly string[];
  /** What to say of lines that are left out, where that is worth a word. */
  readonly leftOut?: (n: number) => Message;
}

const columns = [message('column.level', 'level'), message('column.where', 'where'), message('column.what', 'what')];

function findingsPart(open: readonly Located[], language: Language): Part {
  return {
    head: `| ${columns.map(column => language.say(column)).join(' | ')} |\n|---|---|---|`,
    lines: open.map(located => row(located, language)),
    leftOut: n =>
      message(
        'markdown.findings-left-out',
        { one: '{n} more finding is not shown here.', other: '{n} more findings are not shown here.' },
        { n },
      ),
  };
}

function resolvedPart({ comparison }: Report, language: Language): readonly Part[] {
  const lines = (comparison?.resolved ?? []).map(finding => {
    const place = resolvedPlace(finding);
    return `- ${inline(resolvedSubject(finding, language))}${place === '' ? '' : ` \`${code(place)}\``}`;
  });
  if (lines.length === 0) return [];
  const leftOut = (n: number) =>
    message(
      'markdown.resolved-left-out',
      { one: '{n} more resolved finding is not shown here.', other: '{n} more resolved findings are not shown here.' },
      { n },
    );
  return [{ head: `### ${language.say(message('heading.resolved', 'Resolved'))}\n`, lines, leftOut }];
}

/** Each act once, with all vendors of whom it says the same. */
function lawPart(open: readonly Located[], language: Language): Part {
  const laws = new Map<string, Law & { readonly vendors: Set<string> }>();
  for (const { finding } of open)
    for (const law of lawsOf(finding, language)) {
      const key = `${law.act}\n${law.says}`;
      const known = laws.get(key) ?? { ...law, vendors: new Set() };
      if (finding.vendorName !== null) known.vendors.add(finding.vendorName);
      laws.set(key, known);
    }
  const lines = [...laws.values()].map(({ act, says, vendors }) => {
    const subject = [[...vendors].map(inline).join(', '), act].filter(words => words !== '').join(' · ');
    return `- **${subject}**${colon(language)}${says}`;
  });
  return { head: `### ${language.say(message('heading.law', 'Which law, on what source'))}\n`, lines };
}

/** Adds lines while they fit, and tells how many did not. */
export function fill(start: string, { head, lines, leftOut }: Part, language: Language): string {
  let length = start.length + head.length;
  let count = 0;
  for (const line of lines) {
    if (length + line.length + 1 > mostUnits) break;
    length += line.length + 1;
    count++;
  }
  const left = lines.length - count;
  const cut = left > 0 && leftOut ? [`\n${language.say(leftOut(left))}`] : [];
  return `${start}\n\n${[head, ...lines.slice(0, count), ...cut].join('\n')}`;
}

function row({ document, finding }: Located, language: Language): string {
  const place = `\`${code(`${relativePath(document.path)}:${lineAndColumn(finding.range)}`)}\``;
  const what = inline(sentenceOf(finding, language));
  return `| ${language.say(strengthOf(finding))} | ${place} | ${what} |`;
}

/** What one act says, as Markdown. */
interface Law {
  readonly act: string;
  readonly says: string;
}

function lawsOf(finding: ReportFinding, language: Language): readonly Law[] {
  return finding.judgements.flatMap(judgement =>
    judgement.verdicts.flatMap(verdict => {
      const { outcome, because } = verdict;
      if (outcome === 'other-jurisdiction' || outcome === 'out-of-scope') return [];
      const [reason] = because;
      const later = becomesWords(verdict);
      const says = [
        `${inline(language.say(outcomeFor(outcome, whomWords(judgement))))}.`,
        reason ? ` ${inline(language.say(reason.text))}` : '',
        later ? ` ${language.say(later)}` : '',
        sourceLink(reason?.source ?? null, language),
      ];
      return [{ act: inline(language.say(actWords(verdict))), says: says.join('') }];
    }),
  );
}

/** ` [source](…)`, for addresses that can stand in a link. */
export function sourceLink(source: string | null, language: Language): string {
  if (source === null || !/^https?:\/\/[^\s<>()]+$/.test(source)) return '';
  return ` [${language.say(message('report.source', 'source'))}](${source})`;
}

function colon(language: Language): string {
  return language.say(message('colon', ': '));
}

/** Text inside a paragraph or a cell: no markup of it acts, no name in it is notified. */
export function inline(text: string): string {
  return printable(text, 2000)
    .replace(/[\\`*_[\]<>|~&$!#]/g, sign => `\\${sign}`)
    .replace(/:(?=\/\/)/g, '&#58;')
    .replace(/www\./gi, found => `${found.slice(0, 3)}&#46;`)
    .replaceAll('@', '&#64;');
}

function code(text: string): string {
  return printable(text, 500).replaceAll('`', "'").replaceAll('|', '\\|');
}
