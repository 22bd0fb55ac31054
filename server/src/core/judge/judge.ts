import type { Bom } from '../model/component.ts';
import type { ReviewContext } from '../model/context.ts';
import { type Level, stronger } from '../model/level.ts';
import type { Match } from '../model/match.ts';
import type { Judgement } from '../model/verdict.ts';
import type { Lookups } from '../signatures/lookups.ts';
import { type Subject, subjectOf } from './subject.ts';
import { verdictOf, type Weighed } from './verdict.ts';

/** What every instrument of the signatures says of a match in a context, strongest first, and the level that this allows. */
export function judgeMatch(match: Match, bom: Bom, context: ReviewContext, lookups: Lookups): Judgement {
  return judgeSubject(subjectOf(match, bom, lookups), context, lookups);
}

const memory = new WeakMap<Lookups, WeakMap<ReviewContext, Map<string, Judgement>>>();

/** Equal subjects have equal judgements: a document of ten thousand parts by one maker asks the law a few times. */
export function judgeSubject(subject: Subject, context: ReviewContext, lookups: Lookups): Judgement {
  let contexts = memory.get(lookups);
  if (!contexts) memory.set(lookups, (contexts = new WeakMap()));
  let known = contexts.get(context);
  if (!known) contexts.set(context, (known = new Map()));
  const { vendor, entity, relation, abroad, builtIn, product, acquisition } = subject;
  const { earliest, latest, isThere, stated } = acquisition ?? {};
  const dates = acquisition ? [earliest, latest, isThere, stated?.text].join() : '';
  const key = [vendor, entity, relation, abroad, builtIn, product?.id, dates].join('|');
  let judgement = known.get(key);
  if (!judgement) known.set(key, (judgement = judge(subject, context, lookups)));
  return judgement;
}

const LEVELS: readonly Level[] = ['error', 'warning', 'information', 'none'];

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
  return LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || a.rank - b.rank || a.doubt - b.doubt;
}
