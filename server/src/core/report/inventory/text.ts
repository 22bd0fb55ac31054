import type { Language } from '../../l10n/language.ts';
import { message } from '../../text/message.ts';
import { printable } from '../../text/printable.ts';
import type { Report } from '../model.ts';
import { notUnderstoodLines } from '../not-understood.ts';
import { Page, type TextStyle } from '../page.ts';
import { writeTable } from '../text-table.ts';
import { coverageLine, listsLine, profileLines } from '../verdict-line.ts';
import { couldNotBeRead, problemWords, remark, verbatim } from '../words.ts';
import { lawsOf } from './laws.ts';
import { inventoryReview } from './rollup.ts';
import { inventoryCells, inventoryColumns, inventoryLine } from './words.ts';

/** What is in place, as a table for a person at a terminal, and below it which law says so. */
export function inventoryText(report: Report, style: TextStyle, language: Language): string {
  const review = inventoryReview(report);
  const page = new Page(style);
  page.line(page.paint(language.say(inventoryLine(report, review)), 'bold'));
  for (const line of profileLines(report, language)) page.block(printable(line, 1000), 0);
  page.block(coverageLine(report, language), 0);
  if (report.lists.length > 0) page.block(listsLine(report, language), 0, 'dim');
  if (remark(language) !== '') page.block(remark(language), 0, 'dim');
  for (const note of report.notes) page.block(printable(language.say(verbatim(note)), 1000), 0, 'yellow');
  for (const line of notUnderstoodLines(report, language)) page.block(printable(line, 1000), 0, 'yellow');
  writeUnread(page, report, language);
  if (review.rows.length === 0) return page.toString();
  const asOf = report.contexts[0]?.asOf ?? '';
  page.line();
  writeTable(
    page,
    inventoryColumns.map(header => language.say(header).toUpperCase()),
    review.rows.map(row => inventoryCells(row, asOf).map(cell => printable(language.say(cell), 500))),
    style.width,
  );
  const laws = lawsOf(review);
  if (laws.length > 0) page.line();
  const colon = language.say(message('colon', ': '));
  for (const { act, reason, source } of laws) {
    page.block(printable(`${language.say(act)}${colon}${language.say(reason)}`, 2000), 0);
    if (source !== null) page.block(printable(source, 1000), 2, 'dim');
  }
  return page.toString();
}

/** What was not read is told, so that a short list is not taken for a clean one. */
function writeUnread(page: Page, { documents }: Report, language: Language): void {
  for (const { path, problems } of documents.filter(({ format }) => format === null)) {
    const why = problems[0] ? problemWords(problems[0], language) : language.say(couldNotBeRead);
    page.block(printable(`${path}: ${why}`, 1000), 0, 'red');
  }
}
