import type { ReviewContext } from '../model/context.ts';
import type { Level } from '../model/level.ts';
import type { Outcome } from '../model/verdict.ts';
import type { Clause, ClauseTarget, Instrument, Reach } from '../signatures/types/instrument.ts';
import { acquisitionFit } from './acquisition.ts';
import { speaksIn } from './context.ts';
import { effectOf, levelOf, levelWithoutProfile } from './level.ts';
import type { Subject } from './subject.ts';

/** What keeps a clause from applying, in the order in which it is looked at: a later one means that more of it fits. */
export type Obstacle = 'entity' | 'product' | 'jurisdiction' | 'party' | 'activity' | 'date' | 'acquisition';

/** What keeps a clause that applies from being all it could be. Each is told in words. */
export type Doubt =
  | { readonly kind: 'reach'; readonly reach: Reach }
  | {
      readonly kind: 'unsettled-product' | 'assumed-product' | 'acquisition' | 'undecidable' | 'purpose' | 'no-profile';
    };

/** What one clause says of a subject in a context. */
export interface Application {
  readonly clause: Clause;
  readonly outcome: Outcome;
  readonly level: Level;
  readonly obstacle: Obstacle | undefined;
  /** It holds on the day of the review, whether or not it applies. */
  readonly current: boolean;
  /** The clause itself leaves open whether it reaches the subject. */
  readonly open: boolean;
  readonly doubts: readonly Doubt[];
}

type Cover = ClauseTarget['reach'][Reach];

/** Undefined where the clause does not speak of the subject at all. */
export function applyClause(
  clause: Clause,
  instrument: Instrument,
  subject: Subject,
  context: ReviewContext,
): Application | undefined {
  const target =
    clause.targets.find(({ vendor }) => vendor === subject.vendor) ?? listTarget(clause, instrument, subject);
  return target
    ? applyToTarget(clause, target, instrument, subject, context)
    : applyToCategory(clause, instrument, subject, context);
}

/** What an imported list makes of who stands on it. */
function listTarget({ ofList }: Clause, { id }: Instrument, subject: Subject): ClauseTarget | undefined {
  const { vendor, entity, relation, lists } = subject;
  if (!ofList || vendor === undefined || !lists?.includes(id)) return undefined;
  return {
    vendor,
    ...(entity !== undefined && relation !== 'self' ? { entities: [entity] } : {}),
    reach: ofList.reach,
  };
}

function applyToTarget(
  clause: Clause,
  target: ClauseTarget,
  instrument: Instrument,
  subject: Subject,
  context: ReviewContext,
): Application | undefined {
  if (clause.undecidable !== undefined && !speaksHere(instrument, context)) return undefined;
  const reached = reachOf(target, subject);
  const product = fitOf(clause, subject);
  const acquired = acquisitionFit(clause, subject.acquisition, context.asOf);
  const hindrance = obstacleOf(clause, instrument, context, reached.cover, product);
  const obstacle = hindrance ?? (acquired === 'outside' ? 'acquisition' : undefined);
  const doubts: Doubt[] = [];
  if (reached.cover === 'undefined') doubts.push({ kind: 'reach', reach: reached.reach });
  if (product === 'unsettled') doubts.push({ kind: 'unsettled-product' });
  if (acquired === 'unsettled' && obstacle === undefined) doubts.push({ kind: 'acquisition' });
  if (clause.undecidable !== undefined) doubts.push({ kind: 'undecidable' });
  const open = doubts.length > 0;
  if (product === 'assumed') doubts.push({ kind: 'assumed-product' });
  return conclude(clause, instrument, context, obstacle, open, doubts);
}

/** A clause that names nobody concerns the goods of every maker, where it binds whoever reviews, and nobody elsewhere. */
function applyToCategory(
  clause: Clause,
  instrument: Instrument,
  subject: Subject,
  context: ReviewContext,
): Application | undefined {
  if (clause.undecidable === undefined || context.profile === null) return undefined;
  if (clause.products && fitOf(clause, subject) !== 'inside') return undefined;
  if (obstacleOf(clause, instrument, context, 'covered', 'inside')) return undefined;
  return conclude(clause, instrument, context, undefined, true, [{ kind: 'undecidable' }]);
}

function conclude(
  clause: Clause,
  instrument: Instrument,
  context: ReviewContext,
  obstacle: Obstacle | undefined,
  open: boolean,
  doubts: Doubt[],
): Application {
  const current = holdsOn(clause, context.asOf);
  const finish = (outcome: Outcome, level: Level): Application => ({
    clause,
    outcome,
    level,
    obstacle,
    current,
    open,
    doubts: inOrder(doubts),
  });
  if (obstacle === 'jurisdiction') {
    return finish('other-jurisdiction', levelOf('other-jurisdiction', clause, instrument));
  }
  if (obstacle) return finish('out-of-scope', 'none');
  const effect = effectOf(clause);
  const binding = effect === 'prohibited' || effect === 'restricted';
  if (context.profile === null) {
    if (binding) doubts.push({ kind: 'no-profile' });
    const outcome = binding || open ? 'cannot-determine' : effect;
    return finish(outcome, levelWithoutProfile(outcome, clause, instrument));
  }
  const limited = clause.purposes && !clause.purposes.values.some(value => context.purposes.includes(value));
  if (limited) doubts.push({ kind: 'purpose' });
  const bounded = limited && effect === 'prohibited' ? 'restricted' : effect;
  const outcome = open ? 'cannot-determine' : bounded;
  return finish(outcome, levelOf(outcome, clause, instrument));
}

/** What had to be assumed is told last. */
function inOrder(doubts: readonly Doubt[]): readonly Doubt[] {
  const assumed = ({ kind }: Doubt) => kind === 'assumed-product';
  return [...doubts.filter(doubt => !assumed(doubt)), ...doubts.filter(assumed)];
}

function obstacleOf(
  clause: Clause,
  instrument: Instrument,
  context: ReviewContext,
  cover: Cover,
  product: Fit,
): Obstacle | undefined {
  if (cover === 'not-covered') return 'entity';
  if (product === 'outside') return 'product';
  const outOfTime = holdsOn(clause, context.asOf) ? undefined : 'date';
  if (context.profile === null) return clause.binds.includes(NAMED_ENTITY) ? 'party' : outOfTime;
  if (!instrument.unjudged && !speaksIn(instrument.jurisdiction, context)) return outOfTime ?? 'jurisdiction';
  // A list tells who is on it, whoever asks; only what it does to its addressees depends on who they are.
  if (clause.effect === 'lists') return outOfTime;
  if (!clause.binds.includes('everyone') && !meets(clause.binds, context.parties)) return 'party';
  if (clause.restricts.length > 0 && !meets(clause.restricts, context.activities)) return 'activity';
  return outOfTime;
}

/** Binds the company it is addressed to, and so nobody who reviews a bill of materials. */
const NAMED_ENTITY = 'named-entity';

function meets(some: readonly string[], others: readonly string[]): boolean {
  return some.some(one => others.includes(one));
}

function speaksHere(instrument: Instrument, context: ReviewContext): boolean {
  return context.profile === null || speaksIn(instrument.jurisdiction, context);
}

/** From its first day on, and no longer on the day it ends. */
function holdsOn({ from, until }: Clause, day: string): boolean {
  return (from === undefined || from <= day) && (until === undefined || day < until);
}

const WEAKEST_FIRST: readonly Cover[] = ['not-covered', 'undefined', 'covered'];

/** How far the clause reaches towards the subject, and the relation on which that turns. */
function reachOf(target: ClauseTarget, subject: Subject): { readonly cover: Cover; readonly reach: Reach } {
  const own = ownReach(target, subject);
  if (!subject.builtIn) return own;
  const part = { cover: target.reach.component, reach: 'component' as const };
  return WEAKEST_FIRST.indexOf(part.cover) <= WEAKEST_FIRST.indexOf(own.cover) ? part : own;
}

function ownReach(target: ClauseTarget, subject: Subject): { readonly cover: Cover; readonly reach: Reach } {
  const { entity, relation, abroad } = subject;
  if (relation === 'possible-oem') return { cover: target.reach.relabel, reach: 'relabel' };
  const itself = abroad && target.speaksOf === 'products';
  const reach = itself ? 'self' : relation;
  const named = entity !== undefined && target.entities?.includes(entity) === true;
  return { cover: named ? 'covered' : target.reach[reach], reach };
}

type Fit = 'inside' | 'assumed' | 'unsettled' | 'outside';

/** Classes so wide that what a maker of such goods does not describe is taken for one of them. */
const WIDE_CLASSES: readonly string[] = ['equipment', 'video-surveillance', 'telecommunications'];

function fitOf({ products }: Clause, { product }: Subject): Fit {
  if (products === undefined) return 'inside';
  const { classes, unsettled = [], stated } = products;
  if (product === undefined) {
    if (!stated && meets(classes, WIDE_CLASSES)) return 'assumed';
    return classes.every(one => one === 'service' || one === 'telecommunications-service') ? 'outside' : 'unsettled';
  }
  if (meets(product.classes, classes)) return 'inside';
  return meets(product.classes, unsettled) ? 'unsettled' : 'outside';
}
