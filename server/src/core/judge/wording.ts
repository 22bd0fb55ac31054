import type { Match, OtherParty } from '../model/match.ts';
import type { Judgement, Outcome, Verdict } from '../model/verdict.ts';
import { outcomeWords, roleWord, whomWords } from '../model/words.ts';
import type { Lookups } from '../signatures/lookups.ts';
import type { Instrument } from '../signatures/types.ts';
import { type Argument, inset, joined, type Message, message, type Quote, quote } from '../text/message.ts';
import { printable } from '../text/printable.ts';
import { compareOutcomes, effectOf } from './level.ts';

/**
 * The first sentence of a finding: whose component, what that means for whom, by which act, how firm that act is.
 * @param judgements the strongest first
 */
export function headline(match: Match, judgements: readonly Judgement[], lookups: Lookups): Message {
  const [first, ...others] = judgements;
  if (match.other?.as === 'maker' && match.ceiling === 'information') return contradiction(match, match.other, lookups);
  const who = component(match, lookups);
  if (!first) return message('finding.unjudged', '{who}: nobody reviews.', { who });
  const more = others.map(other => message('finding.more', '; {text}', { text: brief(other) }));
  return message('finding', '{who}: {text}{more}', { who, text: sentence(first, match, lookups), more });
}

/** Says what contradicts what, and nothing of any law: whose the component is stands open. */
function contradiction({ vendor, evidence }: Match, { claim }: OtherParty, lookups: Lookups): Message {
  return message(
    'finding.contradicted',
    '“{maker}” is stated as the maker, but the {role} “{value}” reads like one of {vendor}: ask who made it.',
    {
      maker: printable(claim.value, 80),
      role: roleWord(evidence[0].claim.role),
      value: printable(evidence[0].claim.value, 80),
      vendor: lookups.vendors.get(vendor)?.display ?? vendor,
    },
  );
}

function component(match: Match, lookups: Lookups): Message {
  const vendor = lookups.vendors.get(match.vendor)?.display ?? match.vendor;
  if (match.contained) return message('who.contains', 'contains a part of {vendor}', { vendor });
  if (match.other) {
    const name = printable(match.other.claim.value, 80);
    return match.other.as === 'supplier'
      ? message('who.supplied', 'model of {vendor}, supplied by “{name}”', { vendor, name })
      : message('who.relabelled', 'possibly relabelled equipment of {vendor}, sold as “{name}”', { vendor, name });
  }
  const entity = lookups.entities.get(match.entity)?.entity;
  const names = entity?.names ?? [];
  const name = (names.find(({ kind }) => kind === 'short' || kind === 'brand') ?? names[0])?.value ?? match.entity;
  if (match.relation === 'possible-oem') {
    return message('who.possible-oem', '{name} component, possibly made by {vendor}', { name, vendor });
  }
  return entity?.relation === 'self'
    ? message('who.self', '{vendor} component', { vendor })
    : message('who.group', '{name} component ({vendor} group)', { name, vendor });
}

/** What the strongest verdict says, long enough to stand alone. */
function sentence(judgement: Judgement, match: Match, lookups: Lookups): Message {
  const { asOf: day, verdicts } = judgement;
  const whom = whomWords(judgement);
  const [first] = verdicts;
  if (!first) {
    const vendor = lookups.vendors.get(match.vendor)?.display ?? match.vendor;
    return message('finding.no-instrument', 'no instrument found that names {vendor} as of {day}', { vendor, day });
  }
  if (whom === undefined) return withoutProfile(judgement, lookups);
  const act = actOf(first, lookups);
  const args = { whom, act, also: also(judgement), ahead: later(judgement, lookups) };
  switch (first.outcome) {
    case 'prohibited':
      return message('finding.prohibited', 'prohibited for {whom} by {act}{also}{ahead}', args);
    case 'advised-against':
      return message('finding.advised-against', 'advised against for {whom} by {act}{also}{ahead}', args);
    case 'called-to-attention':
      return message('finding.called-to-attention', 'called to the attention of {whom} by {act}{also}{ahead}', args);
    case 'restricted':
      return isForPurposes(first)
        ? message('finding.purpose-limited', 'restricted for {whom} by {act}{also}: purpose-limited{ahead}', args)
        : message('finding.restricted', 'restricted for {whom} by {act}{also}{ahead}', args);
    case 'cannot-determine':
      return message('finding.cannot-determine', 'cannot be determined for {whom} under {act}{also}: {note}{ahead}', {
        ...args,
        note: note(first),
      });
    case 'listed':
      return message('finding.listed', 'named in {act}{also}; none of that restricts {whom} today{ahead}', args);
    case 'other-jurisdiction':
      return message(
        'finding.other-jurisdiction',
        'no instrument found that binds {whom} as of {day}; {elsewhere}{ahead}',
        { ...args, day, elsewhere: elsewhere(judgement, lookups) },
      );
    case 'out-of-scope':
      return message('finding.out-of-scope', 'out of scope for {whom} as of {day} under {act}: {note}{ahead}', {
        ...args,
        act: shortOf(first, lookups),
        day,
        note: note(first),
      });
  }
}

/** What a further context gets, in a few words. */
function brief(judgement: Judgement): Message {
  const [first] = judgement.verdicts;
  const whom = whomWords(judgement) ?? message('whom.nobody', 'a review without a profile');
  return first
    ? message('brief', '{outcome} for {whom}', { outcome: words[first.outcome], whom })
    : message('brief.no-instrument', 'no instrument found for {whom}', { whom });
}

/** As they stand in a sentence of their own. */
const words: Readonly<Record<Outcome, Message>> = {
  ...outcomeWords,
  listed: message('brief.listed', 'only listed'),
  'other-jurisdiction': message('brief.other-jurisdiction', 'only named elsewhere'),
};

function instrumentOf({ instrument }: Verdict, lookups: Lookups): Instrument | undefined {
  return lookups.instruments.get(instrument);
}

function shortOf(verdict: Verdict, lookups: Lookups): Quote {
  return quote(instrumentOf(verdict, lookups)?.short ?? verdict.instrument);
}

/** The act, with its status where that is less than law in force. */
function actOf(verdict: Verdict, lookups: Lookups): Argument {
  const status = instrumentOf(verdict, lookups)?.status;
  const act = shortOf(verdict, lookups);
  if (!status || status.value === 'in-force') return act;
  return message('act.status', '{act} ({status})', { act, status: quote(status.text) });
}

/** How many more instruments say the same. */
function also({ verdicts }: Judgement): Argument {
  const same = verdicts.filter(({ outcome }) => outcome === verdicts[0]?.outcome).length - 1;
  return same > 0 ? andMore(same) : '';
}

function andMore(n: number): Message {
  return message('and-more', { one: ' and {n} more', other: ' and {n} more' }, { n });
}

/** A later day on which something stronger begins than what holds today. */
function later({ verdicts }: Judgement, lookups: Lookups): Argument {
  const today = verdicts[0]?.outcome ?? 'out-of-scope';
  const [next] = verdicts
    .flatMap(verdict => (verdict.upcoming ? [{ verdict, ...verdict.upcoming }] : []))
    .filter(({ outcome }) => compareOutcomes(outcome, today) < 0)
    .sort((a, b) => compareOutcomes(a.outcome, b.outcome) || (a.on < b.on ? -1 : 1));
  if (!next) return '';
  return message('finding.ahead', '; becomes {outcome} on {day} by {act}', {
    outcome: words[next.outcome],
    day: next.on,
    act: shortOf(next.verdict, lookups),
  });
}

/** Acts of other jurisdictions, those of the same country first; a mere list is no restriction. */
function elsewhere({ profile, verdicts }: Judgement, lookups: Lookups): Message {
  const countries = lookups.profiles.get(profile ?? '')?.jurisdictions.map(code => code.slice(0, 2)) ?? [];
  const far = (verdict: Verdict) => {
    const country = instrumentOf(verdict, lookups)?.jurisdiction.slice(0, 2) ?? '';
    return countries.includes(country) ? 0 : 1;
  };
  const others = verdicts.filter(({ outcome }) => outcome === 'other-jurisdiction').sort((a, b) => far(a) - far(b));
  const certain = others.filter(verdict => !isOpen(verdict));
  const restricting = certain.filter(verdict => compareOutcomes(effect(verdict, lookups), 'advised-against') < 0);
  if (restricting.length > 0) {
    return message('elsewhere.restricted', 'restricted elsewhere by {acts}', { acts: list(restricting, lookups) });
  }
  return certain.length > 0
    ? message('elsewhere.named', 'named elsewhere in {acts}', { acts: list(certain, lookups) })
    : message('elsewhere.may', 'may fall under {acts}', { acts: list(others, lookups) });
}

/** The clause that decided leaves open whether it reaches the component. */
function isOpen({ because }: Verdict): boolean {
  return because[0].text.args['open'] === 'yes';
}

/** What the deciding clause does to those whom it binds. */
function effect(verdict: Verdict, lookups: Lookups): Outcome {
  const clause = instrumentOf(verdict, lookups)?.clauses.find(({ id }) => id === verdict.because[0].clause);
  return clause ? effectOf(clause) : 'listed';
}

/** The first two, and how many more. */
function list(verdicts: readonly Verdict[], lookups: Lookups): Argument {
  const named = verdicts.slice(0, 2).map(verdict => {
    const act = shortOf(verdict, lookups);
    const isAnnounced = instrumentOf(verdict, lookups)?.status.value === 'announced';
    return isAnnounced ? message('act.announced', '{act} (announced)', { act }) : act;
  });
  const more = verdicts.length - named.length;
  if (more > 0) return [joined(named, ', '), andMore(more)].flat();
  const [first = '', second] = named;
  return second === undefined ? first : message('and', '{first} and {second}', { first, second });
}

/** The first thing that is open or stands in the way, else what the clause says. */
function firstNote({ because }: Verdict): Message | undefined {
  const first = because[0].text.args['first'];
  const [said] = Array.isArray(first) ? first : [];
  return typeof said === 'object' && 'id' in said ? said : undefined;
}

function note(verdict: Verdict): Argument {
  return inset(firstNote(verdict) ?? verdict.because[0].text);
}

function isForPurposes(verdict: Verdict): boolean {
  return firstNote(verdict)?.id === 'doubt.purpose';
}

function withoutProfile({ asOf, verdicts }: Judgement, lookups: Lookups): Message {
  const byEffect = (a: Verdict, b: Verdict) => compareOutcomes(effect(a, lookups), effect(b, lookups));
  const speaking = verdicts.filter(({ outcome }) => outcome !== 'out-of-scope').sort(byEffect);
  if (speaking.length === 0) {
    return message('unchosen.none', 'no instrument found that speaks of it as of {day}', { day: asOf });
  }
  const certain = speaking.filter(verdict => !isOpen(verdict));
  return certain.length > 0
    ? message('unchosen.falls', 'falls under {acts}; choose who you review for to see what that means', {
        acts: list(certain, lookups),
      })
    : message('unchosen.may', 'may fall under {acts}; choose who you review for to see what that means', {
        acts: list(speaking, lookups),
      });
}
