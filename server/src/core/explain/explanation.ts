import type { Language } from '../l10n/language.ts';
import type { Finding } from '../model/finding.ts';
import { foundName } from '../model/found-name.ts';
import type { Evidence } from '../model/match.ts';
import type { Review } from '../model/review.ts';
import type { Judgement, Verdict } from '../model/verdict.ts';
import { outcomeOrder, outcomeWords, relationWords, roleWord } from '../model/words.ts';
import { coverageWords, isList } from '../signatures/coverage.ts';
import type { Lookups } from '../signatures/lookups.ts';
import { type Message, message } from '../text/message.ts';
import { findingsAt } from './findings-at.ts';
import { escapeMarkdown, link } from './markdown.ts';
import { caveatWords, reservations, sourcesOf } from './words.ts';

/** Everything about each finding at an offset, as Markdown: stated value → alias → vendor → instrument, who is bound, since when, what is not verified → alternatives. Undefined where nothing is found there. */
export function explanationAt(
  review: Review,
  lookups: Lookups,
  offset: number,
  language: Language,
): string | undefined {
  const here = findingsAt(review, offset);
  if (here.length === 0) return undefined;
  return here.map(finding => page(finding, { review, lookups, language })).join('\n\n---\n\n');
}

/** What an explanation is made from. */
interface Telling {
  readonly review: Review;
  readonly lookups: Lookups;
  readonly language: Language;
}

/** A message as Markdown, nothing of a document in it being markup. */
function say(text: Message, { language }: Telling, most = 600): string {
  return escapeMarkdown(language.say(text), most);
}

function page(finding: Finding, telling: Telling): string {
  const { waiver, weakened } = finding;
  return [
    `**${say(finding.message, telling)}**`,
    ...(waiver
      ? [
          say(
            message('hover.waived', 'Waived until {day}: {reason}', { day: waiver.expires, reason: waiver.reason }),
            telling,
          ),
        ]
      : []),
    ...(weakened ? [`*${say(words.weakened, telling)}* ${say(weakened, telling)}`] : []),
    ...evidenceList(finding, telling),
    ...cited(finding, telling),
    ...finding.judgements.map(judgement => law(judgement, telling)),
    ...alternatives(finding, telling),
    ...vendorNotes(finding, telling),
  ]
    .filter(part => part !== '')
    .join('\n\n');
}

const words = {
  weakened: message('hover.weakened', 'Why not stronger:'),
  evidence: message('hover.evidence', 'Evidence'),
  source: message('hover.source', 'Source:'),
  notVerified: message('hover.not-verified', 'Not verified:'),
  also: message('hover.also', 'also looked at:'),
  by: message('hover.by', 'by'),
  none: message('hover.none', 'No instrument found.'),
  choose: message('hover.choose', 'choose who you review for to see what binds you'),
  alternatives: message('heading.alternatives', 'Alternatives to look at'),
};

function evidenceList(finding: Finding, telling: Telling): readonly string[] {
  if (finding.evidence.length === 0) return [];
  const lines = finding.evidence.map(evidence => evidenceLine(evidence, telling));
  return [`**${say(words.evidence, telling)}**\n\n${lines.join('\n')}`];
}

function evidenceLine(evidence: Evidence, telling: Telling): string {
  const { claim } = evidence;
  const entity = telling.lookups.entities.get(evidence.entity);
  const known = escapeMarkdown(
    foundName(evidence.entity, evidence.signature) ?? entity?.entity.names[0]?.value ?? evidence.entity,
  );
  const caveat = evidence.caveat === undefined ? '' : ` *(${say(caveatWords[evidence.caveat], telling)})*`;
  const relation = say(relationWords[evidence.relation], telling);
  return `- ${say(roleWord(claim.role), telling)} “${escapeMarkdown(claim.value)}” → “${escapeMarkdown(evidence.normalised)}” → ${known}, ${relation}${caveat}`;
}

/** What a rule rests on that is no law. */
function cited({ sources = [] }: Finding, telling: Telling): readonly string[] {
  const links = linksOf(sources, telling);
  return links === '' ? [] : [`${say(words.source, telling)} ${links}`];
}

/** Titles of sources, linked. */
function linksOf(ids: readonly string[], { lookups }: Telling): string {
  return sourcesOf(ids, lookups)
    .map(({ title, url }) => link(title, url))
    .join('; ');
}

function law(judgement: Judgement, telling: Telling): string {
  const { profile: whom, asOf: day, stated } = judgement;
  const origin = telling.review.contexts.find(
    ({ profile }) => profile !== null && profile === judgement.profile,
  )?.origin;
  const from =
    origin === undefined || stated
      ? ''
      : ` ${say(message('hover.origin', '(profile from {origin})', { origin }), telling)}`;
  const title = whom
    ? `**${say(forWhom(whom, day, stated), telling)}**${from}`
    : `**${say(message('hover.no-profile', 'No profile chosen, as of {day}', { day }), telling)}**: ${say(words.choose, telling)}`;
  const order = (verdict: Verdict) => outcomeOrder.indexOf(verdict.outcome);
  const verdicts = [...judgement.verdicts].sort((a, b) => order(a) - order(b));
  const near = verdicts.filter(
    verdict => verdict.outcome !== 'other-jurisdiction' && verdict.outcome !== 'out-of-scope',
  );
  const far = verdicts.filter(verdict => !near.includes(verdict));
  const lines = near.map(verdict => verdictLine(verdict, telling));
  if (far.length > 0) {
    lines.push(`- ${say(words.also, telling)} ${far.map(verdict => short(verdict, telling)).join('; ')}`);
  }
  return [title, lines.length > 0 ? lines.join('\n') : say(words.none, telling)].join('\n\n');
}

function forWhom(whom: string, day: string, stated: true | undefined): Message {
  return stated
    ? message('hover.stated', 'For {whom} as of {day}, by what the document states of its site', { whom, day })
    : message('hover.for', 'For {whom} as of {day}', { whom, day });
}

function verdictLine(verdict: Verdict, telling: Telling): string {
  const instrument = telling.lookups.instruments.get(verdict.instrument);
  const [reason, ...others] = verdict.because;
  const sources = linksOf(
    verdict.because.flatMap(({ sources }) => sources),
    telling,
  );
  const name = instrument ? link(instrument.name, instrument.url) : escapeMarkdown(verdict.instrument);
  const status = escapeMarkdown(instrument?.status.text ?? verdict.status);
  const upcoming = verdict.upcoming ? ` ${say(becomes(verdict.upcoming), telling)}` : '';
  const held = instrument?.coverage && isList(instrument.coverage) ? coverageWords(instrument) : undefined;
  const open = instrument?.notVerified.map(fact => escapeMarkdown(fact.text, 500)).join(' ') ?? '';
  return [
    `- **${say(outcomeWords[verdict.outcome], telling)}** ${say(words.by, telling)} ${name} (${status}): ${say(reason.text, telling)}${upcoming}`,
    ...others.map(other => `  - ${say(other.text, telling)}`),
    ...(sources === '' ? [] : [`  - ${say(words.source, telling)} ${sources}`]),
    ...(held ? [`  - ${say(held, telling)}`] : []),
    ...(open === '' ? [] : [`  - ${say(words.notVerified, telling)} ${open}`]),
  ].join('\n');
}

function becomes({ outcome, on }: NonNullable<Verdict['upcoming']>): Message {
  return message('report.becomes', 'Becomes {outcome} on {day}.', { outcome: outcomeWords[outcome], day: on });
}

function short(verdict: Verdict, telling: Telling): string {
  const name = telling.lookups.instruments.get(verdict.instrument)?.short ?? verdict.instrument;
  return `${escapeMarkdown(name)} (${say(outcomeWords[verdict.outcome], telling)})`;
}

function alternatives(finding: Finding, telling: Telling): readonly string[] {
  if (finding.noOffers) return [say(finding.noOffers, telling, 400)];
  if (finding.offers.length === 0) return [];
  const lines = finding.offers.map(offer => {
    const reserves = offer.caveats.map(caveat => say(caveat, telling, 400)).join(' ');
    const sources = linksOf(offer.sources, telling);
    const cited = sources === '' ? '' : ` (${sources})`;
    return `- **${escapeMarkdown(offer.vendor)}**: ${say(offer.why, telling, 400)} ${reserves}${cited}`;
  });
  return [`**${say(words.alternatives, telling)}**\n\n${lines.join('\n')}`];
}

function vendorNotes(finding: Finding, telling: Telling): readonly string[] {
  const vendor = finding.vendor === null ? undefined : telling.lookups.vendors.get(finding.vendor);
  if (!vendor || vendor.notes.length === 0) return [];
  const lines = vendor.notes.map(note => {
    const reserve = reservations(note.provenance);
    return `- ${escapeMarkdown(note.text, 500)}${reserve === '' ? '' : ` *(${reserve})*`}`;
  });
  const title = message('hover.also-known', 'Also known of {vendor}', { vendor: vendor.display });
  return [`**${say(title, telling)}**\n\n${lines.join('\n')}`];
}
