import type { Language } from '../l10n/language.ts';
import { type Level, markedLevels } from '../model/level.ts';
import { message } from '../text/message.ts';
import { printable } from '../text/printable.ts';
import { comparisonLines } from './changes.ts';
import { minimumLines } from './minimum.ts';
import type { Report } from './model.ts';
import { notUnderstoodLines } from './not-understood.ts';
import { withCell } from './place.ts';
import { freshFindings, type Located, relativePath, sentenceOf, subjectOf } from './review-line.ts';
import { coverageLine, listsLine, profileLines, verdictLine } from './verdict-line.ts';
import { couldNotBeRead, problemWords } from './words.ts';

const commandOf: Readonly<Record<Exclude<Level, 'none'>, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
};

/** GitHub shows ten annotations of a level per step and drops the rest without a word; the last place tells how many more. */
const mostPerLevel = 10;

/**
 * Workflow commands of GitHub Actions, one annotation each, strongest first. Every other line stands between
 * `::stop-commands::` and its token, so that nothing of a document can be a command.
 * @param token what nobody who wrote a document can know
 */
export function githubReport(report: Report, token: string, language: Language): string {
  const open = freshFindings(report);
  const lines = [`::stop-commands::${token}`, verdictLine(report, language)];
  const told = [...comparisonLines(report, language), ...profileLines(report, language)];
  lines.push(...[...told, ...report.notes].map(line => printable(line, 1000)), coverageLine(report, language));
  const lacking = minimumLines(report, language);
  lines.push(...lacking.map(line => printable(line, 1000)));
  if (report.lists.length > 0) lines.push(printable(listsLine(report, language), 4000));
  for (const { path, problems, format } of report.documents) {
    if (format !== null) continue;
    lines.push(
      printable(`${path}: ${problems[0] ? problemWords(problems[0], language) : language.say(couldNotBeRead)}`, 1000),
    );
  }
  lines.push(...notUnderstoodLines(report, language).map(line => printable(line, 1000)), `::${token}::`);
  for (const level of markedLevels) {
    lines.push(
      ...annotations(
        level,
        open.filter(({ finding }) => finding.level === level),
        language,
      ),
    );
  }
  lines.push(...lacksElements(report, lacking));
  return `${lines.join('\n')}\n`;
}

/** One annotation for all documents that lack minimum elements: the log has a line for each. */
function lacksElements({ documents }: Report, [first]: readonly string[]): readonly string[] {
  const document = documents.find(({ minimum }) => minimum && minimum.lacking.length > 0);
  const range = document?.minimum?.lacking[0]?.first[0]?.range;
  if (!document || first === undefined) return [];
  const place = [`file=${property(relativePath(document.path))}`, ...(range ? [`line=${range.start.line + 1}`] : [])];
  return [`::warning ${place.join(',')},title=bomwarden::${data(first)}`];
}

function annotations(
  level: Exclude<Level, 'none'>,
  located: readonly Located[],
  language: Language,
): readonly string[] {
  const fits = located.length <= mostPerLevel;
  const shown = fits ? located : located.slice(0, mostPerLevel - 1);
  const lines = shown.map(one => annotation(level, one, language));
  const more = located.length - shown.length;
  if (more > 0) {
    const text = { one: '{n} more of this level: see the summary.', other: '{n} more of this level: see the summary.' };
    const said = language.say(message('github.more', text, { n: more }));
    lines.push(`::${commandOf[level]} title=bomwarden::${data(said)}`);
  }
  return lines;
}

function annotation(level: Exclude<Level, 'none'>, { document, finding }: Located, language: Language): string {
  const { start, end } = finding.range;
  const place = [
    `file=${property(relativePath(document.path))}`,
    `line=${start.line + 1}`,
    `endLine=${end.line + 1}`,
    // columns count only where the annotation stays on its line
    ...(start.line === end.line ? [`col=${start.character + 1}`, `endColumn=${end.character + 1}`] : []),
    `title=${property(`${finding.rule}: ${finding.vendorName ?? subjectOf(finding, language)}`)}`,
  ];
  return `::${commandOf[level]} ${place.join(',')}::${data(withCell(finding.range, sentenceOf(finding, language)))}`;
}

/** The one encoder of everything behind the second `::`. */
export function data(text: string): string {
  return printable(text, 2000).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** The same for what stands between `::` and `::`. */
export function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
