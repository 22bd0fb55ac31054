import { english } from '../../l10n/language.ts';
import { type Message, message } from '../../text/message.ts';
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
  const head = `**${inline(legacyLine(report, review))}**\n\n${inline(coverageLine(report, english))}`;
  const { rows } = review;
  const laws = lawsOf(review).map(
    ({ title, reason, source }) => `- **${inline(title)}**: ${inline(reason)}${sourceLink(source, english)}`,
  );
  const parts: readonly Part[] = [
    { head: headers, lines: rows.map(row => tableRow(row, asOf)), leftOut },
    { head: '### Which law, on what source\n', lines: laws },
  ];
  return `${parts.filter(({ lines }) => lines.length > 0).reduce((text, part) => fill(text, part, english), head)}\n`;
}

const headers = '| site | device | quantity | status | what | by when | under |\n|---|---|--:|---|---|---|---|';

function leftOut(n: number): Message {
  return message(
    'legacy.left-out',
    { one: '{n} more row is not shown here.', other: '{n} more rows are not shown here.' },
    { n },
  );
}

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
