import type { Report, ReportContext } from './model.ts';

/**
 * The first line of everything that people read: what was found, for whom, as of which day, by signatures of which day.
 * `2 errors, 1 warning, 0 information, 3 none in 1 document, for ca-federal as of 2026-11-22 (signatures of 2026-11-20)`
 */
export function verdictLine(report: Report): string {
  const { summary, documents, contexts, tool, skipped } = report;
  const counts = [
    count(summary.error, 'error'),
    count(summary.warning, 'warning'),
    `${summary.information} information`,
    `${summary.none} none`,
    ...(summary.waived > 0 ? [`${summary.waived} waived`] : []),
    ...(summary.unreadable > 0 ? [`${summary.unreadable} unreadable`] : []),
    ...(summary.incomplete > 0 ? [`${summary.incomplete} incomplete`] : []),
  ];
  const others = skipped > 0 ? `, ${count(skipped, 'other file')} skipped` : '';
  const where = `${count(documents.length, 'document')}${others}`;
  return `${counts.join(', ')} in ${where}, ${audience(contexts)} (signatures of ${tool.signatures.date})`;
}

function audience(contexts: readonly ReportContext[]): string {
  const profiles = contexts.flatMap(({ profile }) => profile ?? []);
  const who = profiles.length === 0 ? 'no profile chosen' : `for ${profiles.join(', ')}`;
  return `${who}, as of ${contexts[0]?.asOf ?? 'no day'}`;
}

/** How much could not be judged at all: nothing is silently clean. */
export function coverageLine({ summary: { coverage } }: Report): string {
  const { nothing, components } = coverage;
  const verb = nothing === 1 ? 'names' : 'name';
  return `${nothing} of ${count(components, 'component')} ${verb} no organisation and no identifier.`;
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
