import type { Language } from '../l10n/language.ts';
import type { Finding } from '../model/finding.ts';
import type { Review } from '../model/review.ts';
import { roleWord } from '../model/words.ts';
import type { Lookups } from '../signatures/lookups.ts';
import { partyTitle } from '../signatures/parties.ts';
import { daysBetween } from '../text/day.ts';
import { cutWords } from '../text/fit.ts';
import { type Message, message, quote } from '../text/message.ts';
import { type Span, touches } from '../text/span.ts';
import { findingsAt } from './findings-at.ts';
import { escapeMarkdown, link } from './markdown.ts';
import { caveatWords } from './words.ts';

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/** A hover is read at a glance; the explanation has everything. Characters of Markdown, addresses of sources included. */
const most = 1500;
/** Names of alternatives that are told. */
const mostOffers = 3;
/** Other findings of the same place that are named. */
const mostOthers = 3;

/**
 * The findings at an offset in a few lines: the strongest with its act, evidence, what is not verified and alternatives by
 * name, the others by their sentence.
 * @param isTold knows of findings whose sentence the reader has before his eyes already
 * @param links what leads on from here, as Markdown
 */
export function hoverAt(
  review: Review,
  lookups: Lookups,
  offset: number,
  language: Language,
  { isTold = () => false, links = '' }: { isTold?: (finding: Finding) => boolean; links?: string } = {},
): Hover | undefined {
  const [first, ...others] = findingsAt(review, offset);
  if (!first) return undefined;
  const at = { start: offset, end: offset };
  const where = [first.span, ...first.evidence.map(({ claim }) => claim.span)].find(span => touches(span, at));
  const say: Say = (text, units = 200) => escapeMarkdown(cutWords(language.say(text), units), units + 1);
  const isToldAbove = others.length === 0 && isTold(first);
  const head = isToldAbove ? [] : [`**${say(first.message)}**`];
  const named = others.slice(0, mostOthers).map(({ message }) => `**${say(message)}**`);
  const more = others.length - named.length;
  const parts = [
    ...head,
    ...waiverLine(first, review, say),
    ...actLine(first, lookups, say),
    ...evidenceLine(first, say),
    ...openLine(first, lookups, say),
    ...offersLine(first, say),
    ...named,
    ...(more > 0
      ? [say(message('hover.more', { one: 'and {n} more finding', other: 'and {n} more findings' }, { n: more }))]
      : []),
  ];
  return { span: where ?? first.span, markdown: within(parts, links) };
}

type Say = (text: Message, units?: number) => string;

/** As many parts as there is room for, the most important first. */
function within(parts: readonly string[], links: string): string {
  const shown: string[] = [];
  let length = links.length;
  for (const part of parts) {
    length += part.length + 2;
    if (length > most && shown.length > 0) break;
    shown.push(part);
  }
  return [...shown, ...(links === '' ? [] : [links])].join('\n\n');
}

/** Why it is accepted, by whom, and for how many days more. */
function waiverLine({ waiver }: Finding, { contexts }: Review, say: Say): readonly string[] {
  if (!waiver) return [];
  const words = {
    one: 'Waived: {reason} · approved by {approver} · {n} day left, until {day}',
    other: 'Waived: {reason} · approved by {approver} · {n} days left, until {day}',
  };
  const { reason, approver, expires: day } = waiver;
  const left = daysBetween(contexts[0]?.asOf ?? day, day);
  const args = { reason: cutWords(reason, 120), approver: cutWords(approver, 60), n: left, day };
  return [say(message('hover.waived-for', words, args), 280)];
}

/** The act that decides: what it says, whom it binds, since when, its source. */
function actLine(
  { deciding: verdict, sources = [], weakened }: Finding,
  lookups: Lookups,
  say: Say,
): readonly string[] {
  const why = weakened ? [say(weakened)] : [];
  if (!verdict) {
    const rests = sources.flatMap(id => lookups.set.sources[id] ?? []).slice(0, 1);
    return [...why, ...rests.map(({ title, url }) => link(cutWords(title, 80), url))];
  }
  const instrument = lookups.instruments.get(verdict.instrument);
  const [reason] = verdict.because;
  const name = instrument ? link(instrument.name, instrument.url) : escapeMarkdown(verdict.instrument);
  const status = instrument ? ` (${escapeMarkdown(cutWords(instrument.status.text, 80), 81)})` : '';
  const clause = instrument?.clauses.find(({ id }) => id === reason.clause);
  const whom = (clause?.binds ?? []).map(id => partyTitle(id, lookups.set));
  const facts = [
    ...(clause?.from === undefined ? [] : [say(message('hover.since', 'since {day}', { day: clause.from }))]),
    ...(whom.length === 0
      ? []
      : [say(message('hover.whom', 'for {parties}', { parties: quote(whom.join(', ')) }), 160)]),
    ...cited(reason.sources, instrument?.url, lookups, say),
  ];
  return [`${name}${status}: ${[say(reason.text, 300), ...facts].join(' · ')}`, ...why];
}

/** The source of a clause, where it is not the address of its act. */
function cited(ids: readonly string[], known: string | undefined, lookups: Lookups, say: Say): readonly string[] {
  const [source] = ids.flatMap(id => lookups.set.sources[id] ?? []);
  if (!source || source.url === known) return [];
  return [link(say(message('hover.source-word', 'source')), source.url)];
}

/** What decided, and how much more speaks for it. */
function evidenceLine({ evidence }: Finding, say: Say): readonly string[] {
  const [first, ...others] = evidence;
  if (!first) return [];
  const more = others.length === 0 ? '' : message('hover.evidence-more', ' + {n} more', { n: others.length });
  return [
    say(
      message('hover.evidence-line', 'Evidence: {role} “{value}”{more}', {
        role: roleWord(first.claim.role),
        value: cutWords(first.claim.value, 80),
        more,
      }),
    ),
  ];
}

/** The first thing that is not verified of the evidence or of the act, and how many more there are. */
function openLine({ evidence, deciding }: Finding, lookups: Lookups, say: Say): readonly string[] {
  const caveat = evidence[0]?.caveat;
  const facts = lookups.instruments.get(deciding?.instrument ?? '')?.notVerified ?? [];
  const open = [
    ...(caveat === undefined ? [] : [say(caveatWords[caveat])]),
    ...facts.map(({ text }) => escapeMarkdown(cutWords(text, 160), 161)),
  ];
  const [first] = open;
  if (first === undefined) return [];
  const more = open.length === 1 ? '' : ` + ${open.length - 1}`;
  return [`*${say(message('hover.not-verified', 'Not verified:'))}* ${first}${more}`];
}

/** Alternatives by name; what has to be asked of all of them is said once. */
function offersLine({ offers, noOffers }: Finding, say: Say): readonly string[] {
  if (offers.length === 0) return noOffers ? [say(noOffers)] : [];
  const names = offers.slice(0, mostOffers).map(({ vendor }) => vendor);
  const left = offers.length - names.length;
  return [
    say(
      message('hover.offers', 'Alternatives: {names}{more}; ask for a statement on the model', {
        names: names.join(', '),
        more: left > 0 ? message('hover.evidence-more', ' + {n} more', { n: left }) : '',
      }),
    ),
  ];
}
