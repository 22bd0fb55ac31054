import { outcomeWords, whomWords } from '../model/words.ts';
import { printable } from '../text/printable.ts';
import type { Report } from './model.ts';
import { type Located, openFindings, relativePath, sentenceOf, subjectOf } from './review-line.ts';
import { coverageLine, verdictLine } from './verdict-line.ts';

/** A job summary of GitHub may have 1 MiB; characters of four bytes are the worst case. */
const mostUnits = 240_000;

/** A summary for people: the verdict line, a row per finding, the law of each once. Cut, with the number left out, where it would be too long. */
export function markdownReport(report: Report): string {
  const head = [`**${inline(verdictLine(report))}**`, inline(coverageLine(report))];
  const unread = report.documents.filter(({ format }) => format === null);
  for (const { path, problems } of unread)
    head.push(`- \`${code(path)}\` could not be read: ${inline(problems[0]?.message ?? '')}`);
  const open = openFindings(report);
  if (open.length === 0) return `${head.join('\n\n')}\n`;
  const table = [...head, '', '| level | component | where | what |', '|---|---|---|---|'].join('\n');
  const { text, left } = fill(table, open.map(row));
  const cut = left > 0 ? `\n\n${left} more findings are not shown here.` : '';
  const { text: whole } = fill(`${text}${cut}\n\n### Which law, on what source\n`, [...new Set(open.flatMap(law))]);
  return `${whole}\n`;
}

/** Adds lines while they fit. */
function fill(start: string, lines: readonly string[]): { readonly text: string; readonly left: number } {
  let length = start.length;
  let count = 0;
  for (const line of lines) {
    if (length + line.length + 1 > mostUnits) break;
    length += line.length + 1;
    count++;
  }
  return { text: [start, ...lines.slice(0, count)].join('\n'), left: lines.length - count };
}

function row({ document, finding }: Located): string {
  const { line, character } = finding.range.start;
  const place = `\`${code(`${relativePath(document.path)}:${line + 1}:${character + 1}`)}\``;
  return `| ${finding.level} | ${inline(subjectOf(finding))} | ${place} | ${inline(sentenceOf(finding))} |`;
}

function law({ finding }: Located): readonly string[] {
  return finding.judgements.flatMap(judgement =>
    judgement.verdicts.flatMap(({ instrumentName, outcome, statusText, because, upcoming }) => {
      if (outcome === 'other-jurisdiction' || outcome === 'out-of-scope') return [];
      const [reason] = because;
      const source =
        reason?.source && /^https?:\/\/[^\s<>()]+$/.test(reason.source) ? ` [source](${reason.source})` : '';
      const later = upcoming ? ` Becomes ${outcomeWords[upcoming.outcome]} on ${upcoming.on}.` : '';
      const whom = whomWords(judgement);
      const who = whom === undefined ? '' : ` for ${inline(whom)}`;
      return [
        `- **${inline(instrumentName)}** (${inline(statusText)}): ${outcomeWords[outcome]}${who}. ${inline(reason?.text ?? '')}${later}${source}`,
      ];
    }),
  );
}

/** Text inside a paragraph or a cell: no markup of it acts, no name in it is notified. */
function inline(text: string): string {
  return printable(text, 2000)
    .replace(/[\\`*_[\]<>|~&$!#]/g, sign => `\\${sign}`)
    .replace(/:(?=\/\/)/g, '&#58;')
    .replace(/www\./gi, found => `${found.slice(0, 3)}&#46;`)
    .replaceAll('@', '&#64;');
}

function code(text: string): string {
  return printable(text, 500).replaceAll('`', "'").replaceAll('|', '\\|');
}
