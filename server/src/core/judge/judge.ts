import type { ReviewContext } from '../model/context.ts';
import { byStrength, stronger } from '../model/level.ts';
import type { Match } from '../model/match.ts';
import type { Judgement } from '../model/verdict.ts';
import type { Lookups } from '../signatures/lookups.ts';
import type { JudgedMatch } from './judged.ts';
import { type Enclosures, type Subject, subjectOf } from './subject.ts';
import { verdictOf, type Weighed } from './verdict.ts';

/** A match with what the law is asked about it and what it says in each context: made once, everything else reads it. */
export function judgeMatch(
  match: Match,
  enclosures: Enclosures,
  contexts: readonly ReviewContext[],
  lookups: Lookups,
): JudgedMatch {
  const subject = subjectOf(match, enclosures, lookups);
  return { match, subject, contexts, judgements: contexts.map(context => judgeSubject(subject, context, lookups)) };
}

/**
 * What every instrument of the signatures says of a subject in a context, strongest first, and the level that this allows.
 * Equal subjects have equal judgements: a document of ten thousand parts by one maker asks the law a few times.
 */
export function judgeSubject(subject: Subject, context: ReviewContext, lookups: Lookups): Judgement {
  let known = lookups.judgements.get(context);
  if (!known) lookups.judgements.set(context, (known = new Map()));
  const { vendor, entity, relation, abroad, builtIn, product, acquisition } = subject;
  const { earliest, latest, isThere, stated } = acquisition ?? {};
  const dates = acquisition ? [earliest, latest, isThere, stated?.text].join() : '';
  const key = [vendor, entity, relation, abroad, builtIn, product?.id, dates].join('|');
  let judgement = known.get(key);
  if (!judgement) known.set(key, (judgement = judge(subject, context, lookups)));
  return judgement;
}

function judge(subject: Subject, context: ReviewContext, lookups: Lookups): Judgement {
  const weighed = lookups.set.instruments
    .flatMap(instrument => verdictOf(instrument, subject, context, lookups) ?? [])
    .sort(strongestFirst);
  return {
    profile: context.profile,
    asOf: context.asOf,
    level: weighed.map(({ level }) => level).reduce(stronger, 'none'),
    verdicts: weighed.map(({ verdict }) => verdict),
    ...(context.stated ? { stated: true } : {}),
  };
}

function strongestFirst(a: Weighed, b: Weighed): number {
  return byStrength(a.level, b.level) || a.rank - b.rank || a.doubt - b.doubt;
}
