import type { ReviewContext } from '../model/context.ts';
import type { Match } from '../model/match.ts';
import type { Judgement } from '../model/verdict.ts';
import type { Subject } from './subject.ts';

/** A match with what the law says of it. */
export interface JudgedMatch {
  readonly match: Match;
  /** What the law was asked about. */
  readonly subject: Subject;
  /** In which it was asked: the chosen ones, then those that the document states of where the component stands. */
  readonly contexts: readonly ReviewContext[];
  /** One for each context, in their order. */
  readonly judgements: readonly Judgement[];
}

/** The matches of each component that has any, in the order in which they come. */
export function matchesByComponent(judged: readonly JudgedMatch[]): ReadonlyMap<number, readonly Match[]> {
  const matches = new Map<number, Match[]>();
  for (const { match } of judged) {
    const list = matches.get(match.component);
    if (list) list.push(match);
    else matches.set(match.component, [match]);
  }
  return matches;
}
