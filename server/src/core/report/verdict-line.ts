import type { Language } from '../l10n/language.ts';
import { type Coverage, unreadShare } from '../model/coverage.ts';
import { joined, type Message, message } from '../text/message.ts';
import type { Report, ReportComparison, ReportContext, Summary } from './model.ts';
import { components, shareWords, unreadWords } from './words.ts';

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
    ...opaque(summary),
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
    ...opaque(summary),
  ];
  const where = [
    message(
      'count.documents',
      { one: '{n} document', other: '{n} documents' },
      {
        n: documents.filter(({ format }) => format !== 'waivers' && format !== 'questionnaire').length,
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

function unread({ unreadable, incomplete, notUnderstood: n }: Summary): readonly Message[] {
  return [
    ...(n > 0
      ? [message('count.not-understood', { one: '{n} not understood', other: '{n} not understood' }, { n })]
      : []),
    ...(unreadable > 0
      ? [message('count.unreadable', { one: '{n} unreadable', other: '{n} unreadable' }, { n: unreadable })]
      : []),
    ...(incomplete > 0
      ? [message('count.incomplete', { one: '{n} incomplete', other: '{n} incomplete' }, { n: incomplete })]
      : []),
  ];
}

/** Stands with what was found: no evidence in the part that could be read is no word on the rest. */
function opaque({ coverage: { images } }: Summary): readonly Message[] {
  if (!images) return [];
  const share = shareWords(unreadShare(images));
  const text = { one: '{share} of {n} image not looked into', other: '{share} of {n} images not looked into' };
  return [message('count.opaque', text, { n: images.count, share })];
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

/** How far the report may be trusted: what was read, what of it names nobody, what was not read. Nothing is silently clean. */
export function coverageLine({ summary }: Pick<Report, 'summary'>, language: Language): string {
  const { coverage } = summary;
  const read =
    coverage.components === 0
      ? message('report.none-read', 'No component was read.')
      : message(
          'report.read',
          { one: '{components} read; {naming}.', other: '{components} read; {naming}.' },
          { n: coverage.components, components: components(coverage.components), naming: namingWords(coverage) },
        );
  const unread = notRead(summary);
  if (unread.length === 0) return language.say(read);
  return language.say(
    message('report.coverage-unread', '{named} Not read: {unread}.', { named: read, unread: joined(unread, ', ') }),
  );
}

/** `3 name nobody (1 with an identifier, 1 with a part number: maker unknown)` */
function namingWords(coverage: Coverage): Message {
  const { components: n, withOrganisation, identifiersOnly, makerUnknown = 0 } = coverage;
  const nobody = n - withOrganisation;
  if (nobody === 0) {
    return message('report.all-named', { one: 'it names somebody', other: 'each names somebody' }, { n });
  }
  const identified = identifiersOnly - makerUnknown;
  const details = [
    ...(identified > 0
      ? [
          message(
            'report.identified',
            { one: '{n} has an identifier', other: '{n} have an identifier' },
            { n: identified },
          ),
        ]
      : []),
    ...(makerUnknown > 0
      ? [
          message(
            'report.maker-unknown',
            { one: '{n} has a part number: maker unknown', other: '{n} have a part number: maker unknown' },
            { n: makerUnknown },
          ),
        ]
      : []),
  ];
  return message(
    'report.nobody',
    { one: '{n} names nobody{details}', other: '{n} name nobody{details}' },
    { n: nobody, details: details.length === 0 ? '' : [' (', ...joined(details, '; '), ')'] },
  );
}

/** What was not read, by kind, with counts; empty where all was. */
function notRead({ coverage, unreadable, incomplete, linked, notUnderstood }: Summary): readonly Message[] {
  const counted = (n: number, words: (n: number) => Message) => (n > 0 ? [words(n)] : []);
  return [
    ...counted(linked, n => message('unread.linked', { one: '{n} linked BOM', other: '{n} linked BOMs' }, { n })),
    ...counted(unreadable, n => message('unread.whole', { one: '{n} whole file', other: '{n} whole files' }, { n })),
    ...counted(incomplete, n =>
      message('unread.incomplete', { one: 'a part of {n} document', other: 'parts of {n} documents' }, { n }),
    ),
    ...counted(notUnderstood, n =>
      message(
        'unread.not-understood',
        { one: '{n} file looked at and not understood', other: '{n} files looked at and not understood' },
        { n },
      ),
    ),
    ...unreadWords(coverage),
  ];
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
  return message('report.lists', 'Names known of each list: {told}', { told });
}
