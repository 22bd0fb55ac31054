import { foundName } from '../model/found-name.ts';
import type { Limit, Match, OtherParty } from '../model/match.ts';
import type { Judgement, Outcome, Verdict } from '../model/verdict.ts';
import { andMore, outcomeWords, roleWord, whomWords } from '../model/words.ts';
import type { Lookups } from '../signatures/lookups.ts';
import type { Instrument } from '../signatures/types/instrument.ts';
import { bareName } from '../text/bare-name.ts';
import { cutMiddle, cutWords } from '../text/fit.ts';
import { type Argument, type Message, message, type Quote, quote } from '../text/message.ts';
import { printable } from '../text/printable.ts';
import { compareOutcomes, effectOf } from './level.ts';

/**
 * What a finding says of its component: whose it is, what follows for whom, by which act. The longest form first; shorter ones
 * leave out what the long explanation has.
 * @param judgements the strongest first
 */
export function headline(match: Match, judgements: readonly Judgement[], lookups: Lookups): Forms {
  if (match.other?.as === 'maker' && match.ceiling === 'information') {
    return [contradiction(match, match.other, lookups)];
  }
  const who = whose(match, lookups);
  const [first] = judgements;
  const verdict = first?.verdicts[0];
  if (!first || !verdict) return [noAct(who)];
  const whom = whomOf(first, judgements);
  if (whom === undefined) return withoutProfile(match, first, lookups);
  const act = unjudged(first, verdict, lookups) ?? deciding(judgements, lookups) ?? verdict;
  const by = byWords(shortOf(act, lookups));
  const briefly = byWords(quote(cutWords(shortOf(act, lookups).quote, 24)));
  const ahead = later(first);
  const said = (by: Argument, ahead: Argument, whose = who) =>
    sentence(verdict, act, lookups, { who: whose, whom, by, ahead });
  const short = whoseBriefly(match, lookups);
  return [said(by, ahead), said(briefly, ahead), said(briefly, ''), said('', ''), said('', '', short)];
}

/** Where all that is known is that lists name it, an imported one comes first: of it nobody may say that it restricts nothing. */
function unjudged({ verdicts }: Judgement, { outcome }: Verdict, lookups: Lookups): Verdict | undefined {
  if (outcome !== 'listed') return undefined;
  return verdicts.find(verdict => verdict.outcome === 'listed' && isUnjudged(verdict, lookups));
}

function isUnjudged(verdict: Verdict, lookups: Lookups): boolean {
  return instrumentOf(verdict, lookups)?.unjudged === true;
}

function byWords(act: Quote): Message {
  return message('finding.by', ' ({act})', { act });
}

function noAct(who: Message): Message {
  return message('finding.no-act', '{who}, no act found that names it', { who });
}

/**
 * The verdict whose act a finding names: the one that decides; where that is only named elsewhere, or nobody chose who
 * reviews, the one that restricts most. Undefined where no act speaks.
 * @param judgements the strongest first
 */
export function deciding([judgement]: readonly Judgement[], lookups: Lookups): Verdict | undefined {
  const [first] = judgement?.verdicts ?? [];
  if (!judgement || !first) return undefined;
  if (whomWords(judgement) === undefined) return speaking(judgement, lookups)[0];
  return first.outcome === 'other-jurisdiction' ? (elsewhere(judgement, lookups)[0] ?? first) : first;
}

/** What speaks of a component while nobody chose who reviews: what is certain, else what may; what restricts most first. */
function speaking({ verdicts }: Judgement, lookups: Lookups): readonly Verdict[] {
  const byEffect = (a: Verdict, b: Verdict) => compareOutcomes(effect(a, lookups), effect(b, lookups));
  const all = verdicts.filter(({ outcome }) => outcome !== 'out-of-scope').sort(byEffect);
  const certain = all.filter(({ open }) => !open);
  return certain.length > 0 ? certain : all;
}

type Forms = readonly [Message, ...Message[]];

/** Whom the strongest outcome is for, and how many more profiles it is for. */
function whomOf(first: Judgement, judgements: readonly Judgement[]): Message | undefined {
  const whom = first.stated
    ? message('whom.as-stated', '{profile} as stated', { profile: first.profile ?? '' })
    : whomWords(first);
  const same = judgements.filter(({ verdicts }) => verdicts[0]?.outcome === first.verdicts[0]?.outcome).length - 1;
  return whom === undefined || same <= 0
    ? whom
    : message('whom.more', { one: '{whom} and {n} more', other: '{whom} and {n} more' }, { whom, n: same });
}

/** Says what contradicts what, and nothing of any law: whose the component is stands open. */
function contradiction({ vendor, evidence }: Match, { claim }: OtherParty, lookups: Lookups): Message {
  return message('finding.contradicted', 'maker stated as “{maker}”, but the {role} “{value}” reads like {vendor}', {
    maker: cutMiddle(printable(claim.value, 80), 24),
    role: roleWord(evidence[0].claim.role),
    value: cutMiddle(printable(evidence[0].claim.value, 80), 24),
    vendor: lookups.vendors.get(vendor)?.display ?? vendor,
  });
}

/** An image says in whose form it is built, and never whose device it is for. */
const imageWords: Partial<Record<Limit, (vendor: string) => Message>> = {
  'image-format': vendor => message('who.image-format', 'built in {vendor}’s image format', { vendor }),
  'image-report': vendor => message('who.image-report', 'by another tool’s report, has signs of {vendor}', { vendor }),
  'image-text': vendor => message('who.image-text', 'holds a text of {vendor}’s software', { vendor }),
  certificate: vendor => message('who.certificate', 'holds a certificate issued to {vendor}', { vendor }),
};

/** The same where there is little room: the vendor, and that it is not sure. */
function whoseBriefly({ vendor: id, relation, contained, other, evidence }: Match, lookups: Lookups): Message {
  const vendor = cutMiddle(lookups.vendors.get(id)?.display ?? id, 16);
  if (contained) return message('who.contains', 'contains a part of {vendor}', { vendor });
  const { limit } = evidence[0];
  const ofImage = limit && imageWords[limit]?.(vendor);
  if (ofImage) return ofImage;
  if (other?.as === 'supplier') return message('who.model', 'model of {vendor}', { vendor });
  return relation === 'possible-oem' || other
    ? message('who.possibly', 'possibly {vendor}', { vendor })
    : message('who.self', '{vendor}', { vendor });
}

/** Whose a component is, in the words of the evidence. */
export function whoseWords(match: Match, lookups: Lookups): Message {
  return whose(match, lookups);
}

function whose(match: Match, lookups: Lookups): Message {
  const vendor = lookups.vendors.get(match.vendor)?.display ?? match.vendor;
  if (match.contained) return message('who.contains', 'contains a part of {vendor}', { vendor });
  const [{ limit }] = match.evidence;
  const ofImage = limit && imageWords[limit]?.(vendor);
  if (ofImage) return ofImage;
  if (match.other) {
    const name = cutMiddle(printable(match.other.claim.value, 80), 24);
    return match.other.as === 'supplier'
      ? message('who.supplied', 'model of {vendor} from “{name}”', { vendor, name })
      : message('who.relabelled', 'possibly {vendor}, sold as “{name}”', { vendor, name });
  }
  const entity = lookups.entities.get(match.entity)?.entity;
  const names = entity?.names ?? [];
  const called =
    foundName(match.entity, match.evidence[0].signature) ??
    (names.find(({ kind }) => kind === 'short' || kind === 'brand') ?? names[0])?.value ??
    match.entity;
  const name = cutMiddle(called, 24);
  if (match.relation === 'possible-oem') {
    return message('who.possible-oem', '{name}, possibly made by {vendor}', { name, vendor });
  }
  return entity?.relation === 'self' || name === vendor
    ? message('who.self', '{vendor}', { vendor })
    : message('who.group', '{name} ({vendor} group)', { name, vendor });
}

/** What the strongest verdict comes to. */
function sentence({ outcome }: Verdict, act: Verdict, lookups: Lookups, args: Said): Message {
  switch (outcome) {
    case 'prohibited':
      return message('finding.prohibited', '{who}, prohibited for {whom}{by}{ahead}', args);
    case 'advised-against':
      return message('finding.advised-against', '{who}, advised against for {whom}{by}{ahead}', args);
    case 'called-to-attention':
      return message('finding.called-to-attention', '{who}, called to the attention of {whom}{by}{ahead}', args);
    case 'restricted':
      return act.forPurposes
        ? message('finding.purpose-limited', '{who}, restricted for some uses of {whom}{by}{ahead}', args)
        : message('finding.restricted', '{who}, restricted for {whom}{by}{ahead}', args);
    case 'cannot-determine':
      return message('finding.cannot-determine', '{who}, cannot be determined for {whom}{by}{ahead}', args);
    case 'listed':
      if (isUnjudged(act, lookups)) {
        return message('finding.on-list', '{who}, listed, effect on {whom} not judged here{by}{ahead}', args);
      }
      return message('finding.listed', '{who}, listed, no restriction found for {whom}{by}{ahead}', args);
    case 'other-jurisdiction':
      return act.open || !isRestricting(act, lookups)
        ? message('finding.named-elsewhere', '{who}, no act found for {whom}; named elsewhere{by}{ahead}', args)
        : message('finding.elsewhere', '{who}, no act found for {whom}; restricted elsewhere{by}{ahead}', args);
    case 'out-of-scope':
      return message('finding.out-of-scope', '{who}, out of scope for {whom}{by}{ahead}', args);
  }
}

interface Said {
  readonly who: Message;
  readonly whom: Argument;
  readonly by: Argument;
  readonly ahead: Argument;
  readonly [name: string]: Argument;
}

function instrumentOf({ instrument }: Verdict, lookups: Lookups): Instrument | undefined {
  return lookups.instruments.get(instrument);
}

/** `Entity List`: its name without an article, as it stands in brackets. */
function shortOf(verdict: Verdict, lookups: Lookups): Quote {
  return quote(bareName(instrumentOf(verdict, lookups)?.short ?? verdict.instrument));
}

/** A later day on which something stronger begins than what holds today. */
function later({ verdicts }: Judgement): Argument {
  const today = verdicts[0]?.outcome ?? 'out-of-scope';
  const [next] = verdicts
    .flatMap(({ upcoming }) => upcoming ?? [])
    .filter(({ outcome }) => compareOutcomes(outcome, today) < 0)
    .sort((a, b) => compareOutcomes(a.outcome, b.outcome) || (a.on < b.on ? -1 : 1));
  if (!next) return '';
  return message('finding.ahead', ', {outcome} from {day}', { outcome: outcomeWords[next.outcome], day: next.on });
}

/** Acts of other jurisdictions, the strongest first, then those of the same country. */
function elsewhere({ profile, verdicts }: Judgement, lookups: Lookups): readonly Verdict[] {
  const countries = lookups.profiles.get(profile ?? '')?.jurisdictions.map(code => code.slice(0, 2)) ?? [];
  const far = (verdict: Verdict) => {
    const country = instrumentOf(verdict, lookups)?.jurisdiction.slice(0, 2) ?? '';
    return countries.includes(country) ? 0 : 1;
  };
  const others = verdicts.filter(({ outcome }) => outcome === 'other-jurisdiction').sort((a, b) => far(a) - far(b));
  const certain = others.filter(({ open }) => !open);
  const restricting = certain.filter(verdict => isRestricting(verdict, lookups));
  return [restricting, certain, others].find(({ length }) => length > 0) ?? [];
}

function isRestricting(verdict: Verdict, lookups: Lookups): boolean {
  return compareOutcomes(effect(verdict, lookups), 'advised-against') < 0;
}

/** What the deciding clause does to those whom it binds. */
function effect(verdict: Verdict, lookups: Lookups): Outcome {
  const clause = instrumentOf(verdict, lookups)?.clauses.find(({ id }) => id === verdict.because[0].clause);
  return clause ? effectOf(clause) : 'listed';
}

/** Nobody chose who reviews: the act that would restrict most, and how many more speak of it. */
function withoutProfile(match: Match, judgement: Judgement, lookups: Lookups): Forms {
  const who = whose(match, lookups);
  const [first, ...others] = speaking(judgement, lookups);
  if (!first) return [noAct(who)];
  const act = shortOf(first, lookups);
  const more = others.length > 0 ? andMore(others.length) : '';
  const args = { who, act, more };
  if (isUnjudged(first, lookups)) {
    return [message('unchosen.on-list', '{who}, listed in {act}{more}; not judged here', args)];
  }
  const briefly = { who: whoseBriefly(match, lookups), act: quote(cutWords(act.quote, 24)), more };
  return first.open
    ? [
        message('unchosen.may', '{who}, may fall under {act}{more}; no profile chosen', args),
        message('unchosen.may-short', '{who}, may fall under {act}{more}', args),
        message('unchosen.may-short', '{who}, may fall under {act}{more}', briefly),
      ]
    : [
        message('unchosen.falls', '{who}, falls under {act}{more}; no profile chosen', args),
        message('unchosen.falls-short', '{who}, falls under {act}{more}', args),
        message('unchosen.falls-short', '{who}, falls under {act}{more}', briefly),
      ];
}
