import { outcomeWords, whomWords } from '../model/words.ts';
import { printable } from '../text/printable.ts';
import { comparisonLines, resolvedPlace, resolvedSubject } from './changes.ts';
import type { Report } from './model.ts';
import { freshFindings, type Located, relativePath, sentenceOf, subjectOf } from './review-line.ts';
import { coverageLine, profileLines, verdictLine } from './verdict-line.ts';

/** A job summary of GitHub may have 1 MiB; characters of four bytes are the worst case. */
const mostUnits = 240_000;

/** A summary for people: the verdict line, a row per finding, the law of each once. Cut, with the number left out, where it would be too long. */
export function markdownReport(report: Report): string {
  const head = [verdictLine(report), ...comparisonLines(report), ...profileLines(report), coverageLine(report)].map(
    inline,
  );
  head[0] = `**${head[0]}**`;
  const unread = report.documents.filter(({ format }) => format === null);
  for (const { path, problems } of unread)
    head.push(`- \`${code(path)}\` could not be read: ${inline(problems[0]?.message ?? '')}`);
  const open = freshFindings(report);
  const parts = [...(open.length > 0 ? findingsPart(open) : []), ...resolvedPart(report), ...lawPart(open)];
  return `${parts.reduce(fill, head.join('\n\n'))}\n`;
}

/** Something to add to a page: as many of the lines as fit below the head. */
export interface Part {
  readonly head: string;
  readonly lines: readonly string[];
  /** What the lines are, where leaving some of them out is worth a word. */
  readonly noun?: string;
}

function findingsPart(open: readonly Located[]): readonly Part[] {
  return [{ head: '| level | component | where | what |\n|---|---|---|---|', lines: open.map(row), noun: 'findings' }];
}

function resolvedPart({ comparison }: Report): readonly Part[] {
  const lines = (comparison?.resolved ?? []).map(finding => {
    const place = resolvedPlace(finding);
    return `- ${inline(resolvedSubject(finding))}${place === '' ? '' : ` \`${code(place)}\``}`;
  });
  return lines.length === 0 ? [] : [{ head: '### Resolved\n', lines, noun: 'resolved findings' }];
}

function lawPart(open: readonly Located[]): readonly Part[] {
  return open.length === 0 ? [] : [{ head: '### Which law, on what source\n', lines: [...new Set(open.flatMap(law))] }];
}

/** Adds lines while they fit, and tells how many did not. */
export function fill(start: string, { head, lines, noun }: Part): string {
  let length = start.length + head.length;
  let count = 0;
  for (const line of lines) {
    if (length + line.length + 1 > mostUnits) break;
    length += line.length + 1;
    count++;
  }
  const left = lines.length - count;
  const cut = left > 0 && noun !== undefined ? [`\n${left} more ${noun} are not shown here.`] : [];
  return `${start}\n\n${[head, ...lines.slice(0, count), ...cut].join('\n')}`;
}

function row({ document, finding }: Located): string {
  const { line, character } = finding.range.start;
  const place = `\`${code(`${relativePath(document.path)}:${line + 1}:${character + 1}`)}\``;
  const level = finding.state === null ? finding.level : `${finding.state} ${finding.level}`;
  return `| ${level} | ${inline(subjectOf(finding))} | ${place} | ${inline(sentenceOf(finding))} |`;
}

function law({ finding }: Located): readonly string[] {
  return finding.judgements.flatMap(judgement =>
    judgement.verdicts.flatMap(({ instrumentName, outcome, statusText, because, upcoming }) => {
      if (outcome === 'other-jurisdiction' || outcome === 'out-of-scope') return [];
      const [reason] = because;
      const source = sourceLink(reason?.source ?? null);
      const later = upcoming ? ` Becomes ${outcomeWords[upcoming.outcome].text} on ${upcoming.on}.` : '';
      const whom = whomWords(judgement)?.text;
      const who = whom === undefined ? '' : ` for ${inline(whom)}`;
      return [
        `- **${inline(instrumentName)}** (${inline(statusText)}): ${outcomeWords[outcome].text}${who}. ${inline(reason?.text ?? '')}${later}${source}`,
      ];
    }),
  );
}

/** ` [source](…)`, for addresses that can stand in a link. */
export function sourceLink(address: string | null): string {
  return address !== null && /^https?:\/\/[^\s<>()]+$/.test(address) ? ` [source](${address})` : '';
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
