import type { Match } from '../model/match.ts';
import { type Message, message } from '../model/message.ts';
import type { Judgement, Outcome, Verdict } from '../model/verdict.ts';
import { whomWords } from '../model/words.ts';
import type { Lookups } from '../signatures/lookups.ts';
import type { Instrument } from '../signatures/types.ts';
import { compareOutcomes, effectOf } from './level.ts';

/**
 * The first sentence of a finding: whose component, what that means for whom, by which act, how firm that act is.
 * @param judgements the strongest first
 */
export function headline(match: Match, judgements: readonly Judgement[], lookups: Lookups): Message {
  const [first, ...others] = judgements;
  const who = component(match, lookups);
  if (!first) return message('finding.unjudged', '{who}: nobody reviews.', { who });
  const text = sentence(first, match, lookups);
  const more = others.map(other => `; ${brief(other)}`).join('');
  return message(`finding.${first.verdicts[0]?.outcome ?? 'no-instrument'}`, '{who}: {text}{more}', {
    who,
    text,
    more,
  });
}

function component(match: Match, lookups: Lookups): string {
  const vendor = lookups.vendors.get(match.vendor)?.display ?? match.vendor;
  const entity = lookups.entities.get(match.entity)?.entity;
  const names = entity?.names ?? [];
  const name = (names.find(({ kind }) => kind === 'short' || kind === 'brand') ?? names[0])?.value ?? match.entity;
  if (match.relation === 'possible-oem') return `${name} component, possibly made by ${vendor}`;
  return entity?.relation === 'self' ? `${vendor} component` : `${name} component (${vendor} group)`;
}

/** What the strongest verdict says, long enough to stand alone. */
function sentence(judgement: Judgement, match: Match, lookups: Lookups): string {
  const { asOf, verdicts } = judgement;
  const profile = whomWords(judgement);
  const [first] = verdicts;
  if (!first) {
    const vendor = lookups.vendors.get(match.vendor)?.display ?? match.vendor;
    return `no instrument found that names ${vendor} as of ${asOf}`;
  }
  if (profile === undefined) return withoutProfile(judgement, lookups);
  const act = `${actOf(first, lookups)}${also(judgement)}`;
  const ahead = later(judgement, lookups);
  switch (first.outcome) {
    case 'prohibited':
    case 'advised-against':
      return `${words[first.outcome]} for ${profile} by ${act}${ahead}`;
    case 'restricted':
      return `restricted for ${profile} by ${act}${purpose(first)}${ahead}`;
    case 'cannot-determine':
      return `cannot be determined for ${profile} under ${act}: ${note(first)}${ahead}`;
    case 'listed':
      return `named in ${act}; none of that restricts ${profile} today${ahead}`;
    case 'other-jurisdiction':
      return `no instrument found that binds ${profile} as of ${asOf}; ${elsewhere(judgement, lookups)}${ahead}`;
    case 'out-of-scope':
      return `out of scope for ${profile} as of ${asOf} under ${shortOf(first, lookups)}: ${note(first)}${ahead}`;
  }
}

const words: Readonly<Record<Outcome, string>> = {
  prohibited: 'prohibited',
  restricted: 'restricted',
  'cannot-determine': 'cannot be determined',
  'advised-against': 'advised against',
  listed: 'only listed',
  'other-jurisdiction': 'only named elsewhere',
  'out-of-scope': 'out of scope',
};

/** What a further context gets, in a few words. */
function brief(judgement: Judgement): string {
  const [first] = judgement.verdicts;
  const whom = whomWords(judgement) ?? 'a review without a profile';
  return `${first ? words[first.outcome] : 'no instrument found'} for ${whom}`;
}

function instrumentOf({ instrument }: Verdict, lookups: Lookups): Instrument | undefined {
  return lookups.instruments.get(instrument);
}

function shortOf(verdict: Verdict, lookups: Lookups): string {
  return instrumentOf(verdict, lookups)?.short ?? verdict.instrument;
}

/** The act, with its status where that is less than law in force. */
function actOf(verdict: Verdict, lookups: Lookups): string {
  const status = instrumentOf(verdict, lookups)?.status;
  const short = shortOf(verdict, lookups);
  return !status || status.value === 'in-force' ? short : `${short} (${status.text})`;
}

/** How many more instruments say the same. */
function also({ verdicts }: Judgement): string {
  const same = verdicts.filter(({ outcome }) => outcome === verdicts[0]?.outcome).length - 1;
  return same > 0 ? ` and ${same} more` : '';
}

/** A later day on which something stronger begins than what holds today. */
function later({ verdicts }: Judgement, lookups: Lookups): string {
  const today = verdicts[0]?.outcome ?? 'out-of-scope';
  const [next] = verdicts
    .flatMap(verdict => (verdict.upcoming ? [{ verdict, ...verdict.upcoming }] : []))
    .filter(({ outcome }) => compareOutcomes(outcome, today) < 0)
    .sort((a, b) => compareOutcomes(a.outcome, b.outcome) || (a.on < b.on ? -1 : 1));
  return next ? `; becomes ${words[next.outcome]} on ${next.on} by ${shortOf(next.verdict, lookups)}` : '';
}

/** Acts of other jurisdictions, those of the same country first; a mere list is no restriction. */
function elsewhere({ profile, verdicts }: Judgement, lookups: Lookups): string {
  const countries = lookups.profiles.get(profile ?? '')?.jurisdictions.map(code => code.slice(0, 2)) ?? [];
  const far = (verdict: Verdict) => {
    const country = instrumentOf(verdict, lookups)?.jurisdiction.slice(0, 2) ?? '';
    return countries.includes(country) ? 0 : 1;
  };
  const others = verdicts.filter(({ outcome }) => outcome === 'other-jurisdiction').sort((a, b) => far(a) - far(b));
  const certain = others.filter(verdict => !isOpen(verdict));
  const restricting = certain.filter(verdict => compareOutcomes(effect(verdict, lookups), 'advised-against') < 0);
  if (restricting.length > 0) return `restricted elsewhere by ${list(restricting, lookups)}`;
  return certain.length > 0
    ? `named elsewhere in ${list(certain, lookups)}`
    : `may fall under ${list(others, lookups)}`;
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
function list(verdicts: readonly Verdict[], lookups: Lookups): string {
  const named = verdicts.slice(0, 2).map(verdict => {
    const announced = instrumentOf(verdict, lookups)?.status.value === 'announced';
    return `${shortOf(verdict, lookups)}${announced ? ' (announced)' : ''}`;
  });
  const more = verdicts.length - named.length;
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(' and ');
}

/** What is open or stands in the way, in one sentence without its full stop. */
function note({ because }: Verdict): string {
  const first = because[0].text.args['first'];
  return (typeof first === 'string' && first !== '' ? first : because[0].text.text).replace(/\.$/, '');
}

function purpose(verdict: Verdict): string {
  return note(verdict).startsWith('That holds only for') ? ': purpose-limited' : '';
}

function withoutProfile({ asOf, verdicts }: Judgement, lookups: Lookups): string {
  const byEffect = (a: Verdict, b: Verdict) => compareOutcomes(effect(a, lookups), effect(b, lookups));
  const speaking = verdicts.filter(({ outcome }) => outcome !== 'out-of-scope').sort(byEffect);
  if (speaking.length === 0) return `no instrument found that speaks of it as of ${asOf}`;
  const certain = speaking.filter(verdict => !isOpen(verdict));
  const says =
    certain.length > 0 ? `falls under ${list(certain, lookups)}` : `may fall under ${list(speaking, lookups)}`;
  return `${says}; choose who you review for to see what that means`;
}
