import type { Level } from '../model/level.ts';
import { weaker } from '../model/level.ts';
import type { Outcome } from '../model/verdict.ts';
import type { Clause, Instrument } from '../signatures/types/instrument.ts';

/** What each outcome allows, strongest outcome first. */
const LEVELS: Readonly<Record<Outcome, Level>> = {
  prohibited: 'error',
  restricted: 'warning',
  'cannot-determine': 'warning',
  'advised-against': 'information',
  'called-to-attention': 'information',
  listed: 'information',
  'other-jurisdiction': 'information',
  'out-of-scope': 'none',
};

const ORDER = Object.keys(LEVELS) as readonly Outcome[];

/** What a clause does to those whom it binds, where nothing stands in the way. */
const EFFECTS: Readonly<Record<Clause['effect'], Outcome>> = {
  prohibits: 'prohibited',
  restricts: 'restricted',
  'advises-against': 'advised-against',
  'calls-attention': 'called-to-attention',
  lists: 'listed',
};

/** An export-control or investment list restricts neither buying nor using anything; a proposal restricts nothing yet. */
const TELLING_ONLY: readonly Instrument['kind'][] = ['export-control', 'investment', 'proposal'];

/** Activities of people who buy, use, bring in or sell products. */
const OF_THE_MARKET: readonly string[] = ['use', 'procurement', 'contract-with-user', 'import', 'sale', 'supply'];

export function effectOf(clause: Clause): Outcome {
  return EFFECTS[clause.effect];
}

/** Negative where `a` is the stronger outcome. */
export function compareOutcomes(a: Outcome, b: Outcome): number {
  return ORDER.indexOf(a) - ORDER.indexOf(b);
}

/** For sorting, strongest first: what cannot be determined stands just behind what it might turn out to be, if that is weaker. */
export function rankOf(outcome: Outcome, clause: Clause): number {
  const effect = ORDER.indexOf(effectOf(clause));
  const own = ORDER.indexOf(outcome);
  return outcome === 'cannot-determine' && effect > own ? effect + 0.5 : own;
}

/** The level that an outcome allows: what cannot be determined is never worth more than what it might turn out to be. */
export function levelOf(outcome: Outcome, clause: Clause, instrument: Instrument): Level {
  const level = weaker(LEVELS[outcome], outcome === 'cannot-determine' ? LEVELS[effectOf(clause)] : 'error');
  return TELLING_ONLY.includes(instrument.kind) ? weaker(level, 'information') : level;
}

/** Without a profile: a warning where an instrument on use, procurement, import or sale names the vendor, else information. */
export function levelWithoutProfile(outcome: Outcome, clause: Clause, instrument: Instrument): Level {
  if (clause.undecidable !== undefined) return 'information';
  const level = levelOf(outcome, clause, instrument);
  return clause.restricts.some(activity => OF_THE_MARKET.includes(activity)) ? level : weaker(level, 'information');
}
