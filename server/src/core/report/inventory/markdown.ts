import type { Language } from '../../l10n/language.ts';
import { type Message, message } from '../../text/message.ts';
import { fill, inline, type Part, sourceLink } from '../markdown.ts';
import type { Report } from '../model.ts';
import { notUnderstoodLines } from '../not-understood.ts';
import { coverageLine, listsLine, profileLines } from '../verdict-line.ts';
import { couldNotBeRead, problemWords, remark, verbatim } from '../words.ts';
import { lawsOf } from './laws.ts';
import { type InventoryRow, inventoryReview } from './rollup.ts';
import { inventoryCells, inventoryColumns, inventoryLine } from './words.ts';

/** What is in place, as a table for a page, and below it which law says so. Cut, with the number left out, where it would be too long. */
export function inventoryMarkdown(report: Report, language: Language): string {
  const review = inventoryReview(report);
  const asOf = report.contexts[0]?.asOf ?? '';
  const lines = [
    ...profileLines(report, language),
    coverageLine(report, language),
    ...(report.lists.length > 0 ? [listsLine(report, language)] : []),
    ...report.notes.map(note => language.say(verbatim(note))),
    ...unread(report, language),
    ...notUnderstoodLines(report, language),
    ...(remark(language) === '' ? [] : [remark(language)]),
  ].map(inline);
  const head = [`**${inline(language.say(inventoryLine(report, review)))}**`, ...lines].join('\n\n');
  const { rows } = review;
  const colon = language.say(message('colon', ': '));
  const laws = lawsOf(review).map(
    ({ act, reason, source }) =>
      `- **${inline(language.say(act))}**${colon}${inline(language.say(reason))}${sourceLink(source, language)}`,
  );
  const parts: readonly Part[] = [
    { head: headers(language), lines: rows.map(row => tableRow(row, asOf, language)), leftOut },
    { head: `### ${language.say(message('heading.law', 'Which law, on what source'))}\n`, lines: laws },
  ];
  return `${parts.filter(({ lines }) => lines.length > 0).reduce((text, part) => fill(text, part, language), head)}\n`;
}

function headers(language: Language): string {
  return `| ${inventoryColumns.map(column => language.say(column)).join(' | ')} |\n|---|---|--:|---|---|---|---|`;
}

/** What was not read is told, so that a short list is not taken for a clean one. */
function unread({ documents }: Report, language: Language): readonly string[] {
  return documents
    .filter(({ format }) => format === null)
    .map(
      ({ path, problems: [first] }) =>
        `${path}: ${first ? problemWords(first, language) : language.say(couldNotBeRead)}`,
    );
}

function leftOut(n: number): Message {
  return message(
    'inventory.left-out',
    { one: '{n} more row is not shown here.', other: '{n} more rows are not shown here.' },
    { n },
  );
}

function tableRow(row: InventoryRow, asOf: string, language: Language): string {
  return `| ${inventoryCells(row, asOf)
    .map(cell => inline(language.say(cell)))
    .join(' | ')} |`;
}
