import type { Language } from '../l10n/language.ts';
import { joined, type Message, message } from '../text/message.ts';
import type { Report, ReportComparison, ReportContext, Summary } from './model.ts';
import { components, unreadWords } from './words.ts';

/**
 * The first line of everything that people read: what was found, for whom, as of which day, by signatures of which day.
 * Without a base: `2 errors, 1 warning, 0 information, 3 none in 1 document, for ca-federal as of 2026-11-22 (signatures of 2026-11-20)`
 */
export function verdictLine(report: Report, language: Language): string {
  return language.say(report.comparison === null ? whole(report) : change(report, report.comparison));
}

/** What a change brings: `1 new, 41 unchanged, 2 resolved, for ca-federal as of 2026-11-22 (signatures of 2026-11-20)` */
function change({ summary, contexts, tool }: Report, { counts }: ReportComparison): Message {
  const parts = [
    message('count.new', { one: '{n} new', other: '{n} new' }, { n: counts.new }),
    ...(counts.worse > 0
      ? [message('count.worse', { one: '{n} worse', other: '{n} worse' }, { n: counts.worse })]
      : []),
    message('count.unchanged', { one: '{n} unchanged', other: '{n} unchanged' }, { n: counts.unchanged }),
    message('count.resolved', { one: '{n} resolved', other: '{n} resolved' }, { n: counts.resolved }),
    ...(counts.waived > 0 ? [waived(counts.waived)] : []),
    ...(counts.expiring > 0
      ? [message('count.expiring', { one: '{n} expiring', other: '{n} expiring' }, { n: counts.expiring })]
      : []),
    ...unread(summary),
  ];
  return message('verdict.change', '{parts}, {whom} as of {day} (signatures of {signatures})', {
    parts: joined(parts, ', '),
    whom: whom(contexts) ?? message('verdict.no-profile-chosen', 'no profile chosen,'),
    day: dayOf(contexts),
    signatures: tool.signatures.date,
  });
}

function whole({ summary, documents, contexts, tool, skipped }: Report): Message {
  const counts = [
    message('count.errors', { one: '{n} error', other: '{n} errors' }, { n: summary.error }),
    message('count.warnings', { one: '{n} warning', other: '{n} warnings' }, { n: summary.warning }),
    message('count.information', { one: '{n} information', other: '{n} information' }, { n: summary.information }),
    ...(summary.none > 0
      ? [message('count.none', { one: '{n} out of scope', other: '{n} out of scope' }, { n: summary.none })]
      : []),
    ...(summary.waived > 0 ? [waived(summary.waived)] : []),
    ...unread(summary),
  ];
  const where = [
    message(
      'count.documents',
      { one: '{n} document', other: '{n} documents' },
      {
        n: documents.filter(({ format }) => format !== 'waivers').length,
      },
    ),
  ];
  if (skipped > 0) {
    const text = { one: '{n} other file skipped', other: '{n} other files skipped' };
    where.push(message('count.skipped', text, { n: skipped }));
  }
  return message('verdict', '{counts} in {where}, {whom}, as of {day} (signatures of {signatures})', {
    counts: joined(counts, ', '),
    where: joined(where, ', '),
    whom: whomOf(contexts),
    day: dayOf(contexts),
    signatures: tool.signatures.date,
  });
}

function waived(n: number): Message {
  return message('count.waived', { one: '{n} waived', other: '{n} waived' }, { n });
}

function unread({ unreadable, incomplete }: Summary): readonly Message[] {
  return [
    ...(unreadable > 0
      ? [message('count.unreadable', { one: '{n} unreadable', other: '{n} unreadable' }, { n: unreadable })]
      : []),
    ...(incomplete > 0
      ? [message('count.incomplete', { one: '{n} incomplete', other: '{n} incomplete' }, { n: incomplete })]
      : []),
  ];
}

/** `for ca-federal, us-private`, or that nobody chose. */
export function whomOf(contexts: readonly ReportContext[]): Message {
  return whom(contexts) ?? message('verdict.no-profile', 'no profile chosen');
}

function whom(contexts: readonly ReportContext[]): Message | undefined {
  const profiles = [...new Set(contexts.flatMap(({ profile }) => profile ?? []))];
  return profiles.length === 0
    ? undefined
    : message('verdict.for', 'for {profiles}', { profiles: profiles.join(', ') });
}

function dayOf([first]: readonly ReportContext[]): string | Message {
  return first?.asOf ?? message('verdict.no-day', 'no day');
}

/** Where the profiles come from, and whether some documents had none; nothing to say where nobody chose any. */
export function profileLines({ contexts }: Report, language: Language): readonly string[] {
  const chosen = contexts.flatMap(({ profile, origin }) =>
    profile === null || origin === undefined
      ? []
      : [message('profiles.origin', '{profile} from {origin}', { profile, origin })],
  );
  if (chosen.length === 0) return [];
  const isEverywhere = contexts.every(({ profile }) => profile !== null);
  const profiles = joined(chosen, ', ');
  const line = isEverywhere
    ? message('profiles', 'Profiles: {profiles}.', { profiles })
    : message('profiles.some', 'Profiles: {profiles}; for other documents none is chosen.', { profiles });
  return [language.say(line)];
}

/** How much could not be judged at all, and what was not read: nothing is silently clean. */
export function coverageLine({ summary: { coverage } }: Report, language: Language): string {
  const nobody = message(
    'report.coverage',
    {
      one: '{n} of {components} names no organisation and no identifier.',
      other: '{n} of {components} name no organisation and no identifier.',
    },
    { n: coverage.nothing, components: components(coverage.components) },
  );
  const numbered = coverage.makerUnknown ?? 0;
  const named =
    numbered === 0
      ? nobody
      : message('report.coverage-maker', '{nobody} {unknown}', { nobody, unknown: unknown(numbered) });
  const unread = unreadWords(coverage);
  if (!unread) return language.say(named);
  return language.say(message('report.coverage-unread', '{named} Not read: {unread}.', { named, unread }));
}

/** A part number without a maker: the company that made it stands in no field. */
function unknown(n: number): Message {
  return message(
    'report.maker-unknown',
    {
      one: 'Of {n} the maker is unknown: only a part number is stated.',
      other: 'Of {n} the makers are unknown: only part numbers are stated.',
    },
    { n },
  );
}

/** How whole the lists are by which was judged, in one line; empty where no list is among them. */
export function listsLine(report: Report, language: Language): string {
  const told = listsTold(report);
  return told ? language.say(told) : '';
}

/** Undefined where no list is among them. */
export function listsTold({ lists }: Report): Message | undefined {
  if (lists.length === 0) return undefined;
  const told = joined(
    lists.map(({ text }) => text),
    ' · ',
  );
  return message('report.lists', 'Held of the lists: {told}', { told });
}
