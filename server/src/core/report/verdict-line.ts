import type { Report, ReportComparison, ReportContext, Summary } from './model.ts';

/**
 * The first line of everything that people read: what was found, for whom, as of which day, by signatures of which day.
 * Without a base: `2 errors, 1 warning, 0 information, 3 none in 1 document, for ca-federal as of 2026-11-22 (signatures of 2026-11-20)`
 */
export function verdictLine(report: Report): string {
  return report.comparison === null ? wholeLine(report) : changeLine(report, report.comparison);
}

/** What a change brings: `1 new, 41 unchanged, 2 resolved, for ca-federal as of 2026-11-22 (signatures of 2026-11-20)` */
function changeLine({ summary, contexts, tool }: Report, { counts }: ReportComparison): string {
  const parts = [
    `${counts.new} new`,
    ...(counts.worse > 0 ? [`${counts.worse} worse`] : []),
    `${counts.unchanged} unchanged`,
    `${counts.resolved} resolved`,
    ...(counts.waived > 0 ? [`${counts.waived} waived`] : []),
    ...(counts.expiring > 0 ? [`${counts.expiring} expiring`] : []),
    ...unread(summary),
  ];
  const profiles = profilesOf(contexts);
  const whom = profiles.length === 0 ? 'no profile chosen,' : `for ${profiles.join(', ')}`;
  return `${parts.join(', ')}, ${whom} as of ${contexts[0]?.asOf ?? 'no day'} (signatures of ${tool.signatures.date})`;
}

function wholeLine(report: Report): string {
  const { summary, documents, contexts, tool, skipped } = report;
  const counts = [
    count(summary.error, 'error'),
    count(summary.warning, 'warning'),
    `${summary.information} information`,
    `${summary.none} none`,
    ...(summary.waived > 0 ? [`${summary.waived} waived`] : []),
    ...unread(summary),
  ];
  const others = skipped > 0 ? `, ${count(skipped, 'other file')} skipped` : '';
  const where = `${count(documents.length, 'document')}${others}`;
  return `${counts.join(', ')} in ${where}, ${audience(contexts)} (signatures of ${tool.signatures.date})`;
}

function unread({ unreadable, incomplete }: Summary): readonly string[] {
  return [
    ...(unreadable > 0 ? [`${unreadable} unreadable`] : []),
    ...(incomplete > 0 ? [`${incomplete} incomplete`] : []),
  ];
}

function audience(contexts: readonly ReportContext[]): string {
  const profiles = profilesOf(contexts);
  const who = profiles.length === 0 ? 'no profile chosen' : `for ${profiles.join(', ')}`;
  return `${who}, as of ${contexts[0]?.asOf ?? 'no day'}`;
}

function profilesOf(contexts: readonly ReportContext[]): readonly string[] {
  return [...new Set(contexts.flatMap(({ profile }) => profile ?? []))];
}

/** Where the profiles come from, and whether some documents had none; nothing to say where nobody chose any. */
export function profileLines({ contexts }: Report): readonly string[] {
  const chosen = contexts.flatMap(({ profile, origin }) =>
    profile === null || origin === undefined ? [] : [`${profile} from ${origin}`],
  );
  if (chosen.length === 0) return [];
  const others = contexts.some(({ profile }) => profile === null) ? '; for other documents none is chosen' : '';
  return [`Profiles: ${chosen.join(', ')}${others}.`];
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
