import { fill, inline, type Part, sourceLink } from '../markdown.ts';
import type { Report } from '../model.ts';
import { coverageLine } from '../verdict-line.ts';
import { lawsOf } from './laws.ts';
import { type LegacyRow, legacyReview } from './rollup.ts';
import { deviceWords, legacyLine, statusWords, underWords, whatWords, whenWords } from './words.ts';

/** What is in place, as a table for a page, and below it which law says so. Cut, with the number left out, where it would be too long. */
export function legacyMarkdown(report: Report): string {
  const review = legacyReview(report);
  const asOf = report.contexts[0]?.asOf ?? '';
  const head = `**${inline(legacyLine(report, review))}**\n\n${inline(coverageLine(report))}`;
  const { rows } = review;
  const laws = lawsOf(review).map(
    ({ title, reason, source }) => `- **${inline(title)}**: ${inline(reason)}${sourceLink(source)}`,
  );
  const parts: readonly Part[] = [
    { head: headers, lines: rows.map(row => tableRow(row, asOf)), noun: 'rows' },
    { head: '### Which law, on what source\n', lines: laws },
  ];
  return `${parts.filter(({ lines }) => lines.length > 0).reduce(fill, head)}\n`;
}

const headers = '| site | device | quantity | status | what | by when | under |\n|---|---|--:|---|---|---|---|';

function tableRow(row: LegacyRow, asOf: string): string {
  const cells = [
    row.site ?? '(no site stated)',
    deviceWords(row),
    String(row.quantity),
    statusWords(row),
    whatWords(row),
    whenWords(row, asOf),
    underWords(row),
  ];
  return `| ${cells.map(inline).join(' | ')} |`;
}
