import type { Finding } from '../model/finding.ts';
import type { Evidence } from '../model/match.ts';
import type { Review } from '../model/review.ts';
import type { Judgement, Verdict } from '../model/verdict.ts';
import { outcomeOrder, outcomeWords, relationWords, roleWord } from '../model/words.ts';
import type { Lookups } from '../signatures/lookups.ts';
import { type Span, touches } from '../text/span.ts';
import { escapeMarkdown, link } from './markdown.ts';
import { reservations, sourcesOf } from './words.ts';

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/** The long form of every finding at an offset: stated value → alias → vendor → instrument, who is bound, since when, what is not verified → alternatives. `isTold` knows of findings whose message the reader has before his eyes already. */
export function hoverAt(
  review: Review,
  lookups: Lookups,
  offset: number,
  isTold: (finding: Finding) => boolean = () => false,
): Hover | undefined {
  const at = { start: offset, end: offset };
  const here = review.findings.filter(
    finding => touches(finding.span, at) || finding.evidence.some(evidence => touches(evidence.claim.span, at)),
  );
  const [first] = here;
  if (!first) return undefined;
  const where = [first.span, ...first.evidence.map(({ claim }) => claim.span)].find(span => touches(span, at));
  // Of several each begins with its message, so that one knows which is which.
  const pages = here.map(finding => page(finding, review, lookups, here.length === 1 && isTold(finding)));
  return { span: where ?? first.span, markdown: pages.join('\n\n---\n\n') };
}

function page(finding: Finding, review: Review, lookups: Lookups, told: boolean): string {
  return [
    ...(told ? [] : [`**${escapeMarkdown(finding.message.text, 600)}**`]),
    ...(finding.waiver
      ? [`Waived until ${escapeMarkdown(finding.waiver.expires)}: ${escapeMarkdown(finding.waiver.reason)}`]
      : []),
    ...(finding.weakened ? [`*Why not stronger:* ${escapeMarkdown(finding.weakened.text, 600)}`] : []),
    ...evidenceList(finding, lookups),
    ...cited(finding, lookups),
    ...finding.judgements.map(judgement => law(judgement, review, lookups)),
    ...alternatives(finding, lookups),
    ...vendorNotes(finding, lookups),
  ]
    .filter(part => part !== '')
    .join('\n\n');
}

function evidenceList(finding: Finding, lookups: Lookups): readonly string[] {
  if (finding.evidence.length === 0) return [];
  return [`**Evidence**\n\n${finding.evidence.map(evidence => evidenceLine(evidence, lookups)).join('\n')}`];
}

function evidenceLine(evidence: Evidence, lookups: Lookups): string {
  const { claim } = evidence;
  const entity = lookups.entities.get(evidence.entity);
  const known = escapeMarkdown(entity?.entity.names[0]?.value ?? evidence.entity);
  const caveat =
    evidence.caveat === 'unverified'
      ? ' *(this signature is background knowledge, not verified at a source)*'
      : evidence.caveat === 'transcription'
        ? ' *(known by transcription, not checked at the official text)*'
        : '';
  return `- ${roleWord(claim.role).text} “${escapeMarkdown(claim.value)}” → “${escapeMarkdown(evidence.normalised)}” → ${known}, ${relationWords[evidence.relation].text}${caveat}`;
}

/** What a rule rests on that is no law. */
function cited({ sources = [] }: Finding, lookups: Lookups): readonly string[] {
  const links = sourcesOf(sources, lookups).map(({ title, url }) => link(title, url));
  return links.length === 0 ? [] : [`Source: ${links.join('; ')}`];
}

function law(judgement: Judgement, { contexts }: Review, lookups: Lookups): string {
  const stated = judgement.stated ? ', by what the document states of its site' : '';
  const origin = contexts.find(({ profile }) => profile !== null && profile === judgement.profile)?.origin;
  const from = origin === undefined || judgement.stated ? '' : ` (profile from ${escapeMarkdown(origin)})`;
  const title = judgement.profile
    ? `**For \`${judgement.profile}\` as of ${judgement.asOf}${stated}**${from}`
    : `**No profile chosen, as of ${judgement.asOf}**: choose who you review for to see what binds you`;
  const order = (verdict: Verdict) => outcomeOrder.indexOf(verdict.outcome);
  const verdicts = [...judgement.verdicts].sort((a, b) => order(a) - order(b));
  const near = verdicts.filter(
    verdict => verdict.outcome !== 'other-jurisdiction' && verdict.outcome !== 'out-of-scope',
  );
  const far = verdicts.filter(verdict => !near.includes(verdict));
  const lines = near.map(verdict => verdictLine(verdict, lookups));
  if (far.length > 0) lines.push(`- also looked at: ${far.map(verdict => short(verdict, lookups)).join('; ')}`);
  return [title, lines.length > 0 ? lines.join('\n') : 'No instrument found.'].join('\n\n');
}

function verdictLine(verdict: Verdict, lookups: Lookups): string {
  const instrument = lookups.instruments.get(verdict.instrument);
  const [reason, ...others] = verdict.because;
  const sources = sourcesOf(
    verdict.because.flatMap(({ sources }) => sources),
    lookups,
  );
  const name = instrument ? link(instrument.name, instrument.url) : escapeMarkdown(verdict.instrument);
  const status = escapeMarkdown(instrument?.status.text ?? verdict.status);
  const upcoming = verdict.upcoming
    ? ` Becomes ${outcomeWords[verdict.upcoming.outcome].text} on ${verdict.upcoming.on}.`
    : '';
  const open = instrument?.notVerified.map(fact => escapeMarkdown(fact.text, 500)).join(' ') ?? '';
  return [
    `- **${outcomeWords[verdict.outcome].text}** by ${name} (${status}): ${escapeMarkdown(reason.text.text, 600)}${upcoming}`,
    ...others.map(other => `  - ${escapeMarkdown(other.text.text, 600)}`),
    ...(sources.length > 0 ? [`  - Source: ${sources.map(({ title, url }) => link(title, url)).join('; ')}`] : []),
    ...(open === '' ? [] : [`  - Not verified: ${open}`]),
  ].join('\n');
}

function short(verdict: Verdict, lookups: Lookups): string {
  const name = lookups.instruments.get(verdict.instrument)?.short ?? verdict.instrument;
  return `${escapeMarkdown(name)} (${outcomeWords[verdict.outcome].text})`;
}

function alternatives(finding: Finding, lookups: Lookups): readonly string[] {
  if (finding.noOffers) return [escapeMarkdown(finding.noOffers.text, 400)];
  if (finding.offers.length === 0) return [];
  const lines = finding.offers.map(offer => {
    const caveats = offer.caveats.map(caveat => escapeMarkdown(caveat.text, 400)).join(' ');
    const sources = sourcesOf(offer.sources, lookups).map(({ title, url }) => link(title, url));
    const cited = sources.length > 0 ? ` (${sources.join('; ')})` : '';
    return `- **${escapeMarkdown(offer.vendor)}**: ${escapeMarkdown(offer.why.text, 400)} ${caveats}${cited}`;
  });
  return [`**Alternatives to look at**\n\n${lines.join('\n')}`];
}

function vendorNotes(finding: Finding, lookups: Lookups): readonly string[] {
  const vendor = finding.vendor === null ? undefined : lookups.vendors.get(finding.vendor);
  if (!vendor || vendor.notes.length === 0) return [];
  const lines = vendor.notes.map(note => {
    const reserve = reservations(note.provenance);
    return `- ${escapeMarkdown(note.text, 500)}${reserve === '' ? '' : ` *(${reserve})*`}`;
  });
  return [`**Also known of ${escapeMarkdown(vendor.display)}**\n\n${lines.join('\n')}`];
}
