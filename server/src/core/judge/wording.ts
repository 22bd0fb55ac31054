import type { Match } from '../model/match.ts';
import { type Message, message } from '../model/message.ts';
import type { Judgement, Outcome, Verdict } from '../model/verdict.ts';
import type { Lookups } from '../signatures/lookups.ts';

/** The first sentence of a finding: whose component, what that means for whom, by which act, how firm that act is. */
export function headline(match: Match, judgements: readonly Judgement[], lookups: Lookups): Message {
  const [first, ...others] = judgements;
  const who = component(match, lookups);
  if (!first) return message('finding.unjudged', '{who}: nobody reviews.', { who });
  const text = sentence(first, match, lookups);
  const more = others.map(other => `; ${clause(other, lookups)}`).join('');
  return message(`finding.${first.verdicts[0]?.outcome ?? 'no-instrument'}`, '{who}: {text}{more}', {
    who,
    text,
    more,
  });
}

function component(match: Match, lookups: Lookups): string {
  const vendor = lookups.vendors.get(match.vendor)?.display ?? match.vendor;
  const name = lookups.entities.get(match.entity)?.entity.names[0]?.value ?? match.entity;
  switch (match.relation) {
    case 'self':
      return `${vendor} component`;
    case 'possible-oem':
      return `${name} component, possibly made by ${vendor}`;
    case 'affiliate':
    case 'brand':
      return lookups.entities.get(match.entity)?.entity.relation === 'self'
        ? `${vendor} component`
        : `${name} component (${vendor} group)`;
  }
}

/** What the strongest verdict says, long enough to stand alone. */
function sentence(judgement: Judgement, match: Match, lookups: Lookups): string {
  const [first] = judgement.verdicts;
  const display = lookups.vendors.get(match.vendor)?.display ?? match.vendor;
  if (!first) return nothingFound(judgement, display);
  if (judgement.profile === null) return withoutProfile(judgement, lookups);
  const told = clause(judgement, lookups);
  if (first.outcome === 'cannot-determine') return `${told}: ${openQuestion(first)}`;
  if (first.outcome === 'restricted') return `${told}${condition(first)}`;
  return told;
}

/** `prohibited for ca-federal by the statement of 27 June 2025 (announced; no legal text found)`. */
function clause(judgement: Judgement, lookups: Lookups): string {
  const { profile, asOf, verdicts } = judgement;
  const [first] = verdicts;
  const whom = profile ?? 'a review without a profile';
  if (!first) return `no instrument found for ${whom} as of ${asOf}`;
  const act = actOf(first, lookups);
  switch (first.outcome) {
    case 'prohibited':
    case 'restricted':
    case 'advised-against':
      return `${outcomeWords[first.outcome]} for ${whom} by ${act}${also(judgement)}`;
    case 'cannot-determine':
      return `cannot be determined for ${whom} under ${act}${also(judgement)}`;
    case 'listed':
      return `named in ${act}, which restricts nothing for ${whom}${also(judgement)}`;
    case 'other-jurisdiction':
      return `no instrument found that binds ${whom} as of ${asOf}; restricted elsewhere by ${elsewhere(judgement, lookups)}`;
    case 'out-of-scope':
      return `out of scope for ${whom} as of ${asOf} under ${shortOf(first, lookups)}: ${openQuestion(first)}`;
  }
}

const outcomeWords = {
  prohibited: 'prohibited',
  restricted: 'restricted',
  'advised-against': 'advised against',
} satisfies Partial<Record<Outcome, string>>;

function shortOf({ instrument }: Verdict, lookups: Lookups): string {
  return lookups.instruments.get(instrument)?.short ?? instrument;
}

/** The act, with its status where that is less than law in force. */
function actOf(verdict: Verdict, lookups: Lookups): string {
  const instrument = lookups.instruments.get(verdict.instrument);
  if (!instrument) return verdict.instrument;
  return instrument.status.value === 'in-force' ? instrument.short : `${instrument.short} (${instrument.status.text})`;
}

/** How many more instruments say the same. */
function also({ verdicts }: Judgement): string {
  const same = verdicts.filter(({ outcome }) => outcome === verdicts[0]?.outcome).length - 1;
  return same > 0 ? ` and ${same} more` : '';
}

function elsewhere({ verdicts }: Judgement, lookups: Lookups): string {
  const others = verdicts.filter(({ outcome }) => outcome === 'other-jurisdiction');
  const named = others.slice(0, 2).map(verdict => shortOf(verdict, lookups));
  const more = others.length - named.length;
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(' and ');
}

/** What is open or stands in the way: all that follows what the clause says. */
function openQuestion({ because }: Verdict): string {
  const notes = because[0].text.args['notes'];
  return typeof notes === 'string' && notes !== '' ? notes.replace(/\.$/, '') : because[0].text.text;
}

function condition({ because }: Verdict): string {
  const notes = because[0].text.args['notes'];
  return typeof notes === 'string' && notes.startsWith('That holds only for') ? ': purpose-limited' : '';
}

function withoutProfile({ asOf, verdicts }: Judgement, lookups: Lookups): string {
  const naming = verdicts.filter(({ outcome }) => outcome !== 'out-of-scope');
  const [first, second] = naming.map(verdict => shortOf(verdict, lookups));
  if (first === undefined) return `no instrument found that speaks of it as of ${asOf}`;
  const more = naming.length - 2;
  const list =
    second === undefined ? first : more > 0 ? `${first}, ${second} and ${more} more` : `${first} and ${second}`;
  return `named in ${list}; choose who you review for to see what that means`;
}

function nothingFound({ profile, asOf }: Judgement, vendor: string): string {
  return `no instrument found that names ${vendor} ${profile === null ? '' : `for ${profile} `}as of ${asOf}`;
}
