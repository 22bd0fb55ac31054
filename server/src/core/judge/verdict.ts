import type { ReviewContext } from '../model/context.ts';
import { atLeast, type Level } from '../model/level.ts';
import type { Reason, Verdict } from '../model/verdict.ts';
import type { Lookups } from '../signatures/lookups.ts';
import type { Provenance } from '../signatures/types/fact.ts';
import type { Instrument } from '../signatures/types/instrument.ts';
import { knownOn } from './acquisition.ts';
import { compareOutcomes, effectOf, rankOf } from './level.ts';
import { reasonOf } from './reasons.ts';
import { type Application, applyClause, type Obstacle } from './scope.ts';
import type { Subject } from './subject.ts';

/** A verdict, the level that it allows, and where it stands among others. */
export interface Weighed {
  readonly verdict: Verdict;
  readonly level: Level;
  /** Less is stronger. */
  readonly rank: number;
  /** How badly its clause is known, 0 is well: of equals the best known is told first. */
  readonly doubt: number;
}

/** Undefined where the instrument does not speak of the subject. */
export function verdictOf(
  instrument: Instrument,
  stated: Subject,
  context: ReviewContext,
  lookups: Lookups,
): Weighed | undefined {
  // Advisories on weaknesses are a matter of their own, never mixed with restrictions.
  if (instrument.kind === 'vulnerability') return undefined;
  const { acquisition } = stated;
  const subject = acquisition ? { ...stated, acquisition: knownOn(acquisition, context.asOf) } : stated;
  const deciding = decide(instrument, subject, context);
  const [first] = deciding;
  if (!first) return undefined;
  const [reason, ...others] = deciding.map(application => reasonOf(application, instrument, subject, context, lookups));
  if (!reason) return undefined;
  const because: readonly [Reason, ...Reason[]] = [reason, ...others];
  const { outcome, level } = first;
  const upcoming = upcomingOf(instrument, subject, context, first);
  const verdict: Verdict = {
    instrument: instrument.id,
    outcome,
    status: instrument.status.value,
    because,
    open: first.open,
    forPurposes: first.obstacle === undefined && first.doubts[0]?.kind === 'purpose',
  };
  return {
    verdict: upcoming ? { ...verdict, upcoming } : verdict,
    level,
    rank: rankOf(outcome, first.clause),
    doubt: doubtOf(first.clause.provenance),
  };
}

const CONFIDENCE: readonly Provenance['confidence'][] = ['high', 'medium', 'low'];

function doubtOf({ unverified, transcription, confidence }: Provenance): number {
  return (unverified ? 10 : 0) + (transcription ? 1 : 0) + 2 * CONFIDENCE.indexOf(confidence);
}

/** The clauses that decide: the strongest that apply, which all say the same, else the one that comes nearest to applying. */
function decide(instrument: Instrument, subject: Subject, context: ReviewContext): readonly Application[] {
  const all = instrument.clauses.flatMap(clause => applyClause(clause, instrument, subject, context) ?? []);
  const [strongest] = [...all].sort(strongestFirst);
  if (!strongest) return [];
  if (strongest.obstacle) return [strongest];
  return all.filter(
    ({ outcome, level, obstacle }) =>
      outcome === strongest.outcome && level === strongest.level && obstacle === undefined,
  );
}

function strongestFirst(a: Application, b: Application): number {
  const byLevel = Number(atLeast(b.level, a.level)) - Number(atLeast(a.level, b.level));
  return (
    byLevel ||
    rankOf(a.outcome, a.clause) - rankOf(b.outcome, b.clause) ||
    nearness(b.obstacle) - nearness(a.obstacle) ||
    Number(b.current) - Number(a.current) ||
    compareOutcomes(effectOf(a.clause), effectOf(b.clause))
  );
}

const OBSTACLES: readonly (Obstacle | undefined)[] = [
  'entity',
  'product',
  'jurisdiction',
  'party',
  'activity',
  'date',
  'acquisition',
  undefined,
];

function nearness(obstacle: Obstacle | undefined): number {
  return OBSTACLES.indexOf(obstacle);
}

/** The first later day on which the outcome for whoever reviews is another one. */
function upcomingOf(
  instrument: Instrument,
  subject: Subject,
  context: ReviewContext,
  today: Application,
): Verdict['upcoming'] {
  if (context.profile === null) return undefined;
  const days = instrument.clauses.flatMap(({ from, until }) => [from ?? '', until ?? '']);
  for (const on of [...new Set(days)].filter(day => day > context.asOf).sort()) {
    const then = decide(instrument, subject, { ...context, asOf: on })[0];
    if (then?.outcome === 'other-jurisdiction') return undefined;
    if (then && then.outcome !== today.outcome) return { on, outcome: then.outcome };
  }
  return undefined;
}
