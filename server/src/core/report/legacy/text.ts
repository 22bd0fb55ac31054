import { english } from '../../l10n/language.ts';
import { printable } from '../../text/printable.ts';
import type { Report } from '../model.ts';
import { Page, type TextStyle } from '../page.ts';
import { writeTable } from '../text-table.ts';
import { coverageLine } from '../verdict-line.ts';
import { lawsOf } from './laws.ts';
import { legacyReview } from './rollup.ts';
import { deviceWords, legacyLine, statusWords, underWords, whatWords, whenWords } from './words.ts';

/** What is in place, as a table for a person at a terminal, and below it which law says so. */
export function legacyText(report: Report, style: TextStyle): string {
  const review = legacyReview(report);
  const page = new Page(style);
  page.line(page.paint(legacyLine(report, review), 'bold'));
  page.line(coverageLine(report, english));
  for (const note of report.notes) page.block(printable(note, 1000), 0, 'yellow');
  if (review.rows.length === 0) return page.toString();
  const asOf = report.contexts[0]?.asOf ?? '';
  const cells = review.rows.map(row => [
    row.site ?? '(no site stated)',
    deviceWords(row),
    String(row.quantity),
    statusWords(row),
    whatWords(row),
    whenWords(row, asOf),
    underWords(row),
  ]);
  page.line();
  const headers = ['SITE', 'DEVICE', 'QTY', 'STATUS', 'WHAT', 'BY WHEN', 'UNDER'];
  writeTable(
    page,
    headers,
    cells.map(row => row.map(cell => printable(cell, 500))),
    style.width,
  );
  const laws = lawsOf(review);
  if (laws.length > 0) page.line();
  for (const { title, reason, source } of laws) {
    page.block(printable(`${title}: ${reason}`, 2000), 0);
    if (source !== null) page.block(printable(source, 1000), 2, 'dim');
  }
  return page.toString();
}
