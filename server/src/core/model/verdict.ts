import type { Message } from '../text/message.ts';
import type { Level } from './level.ts';

/** What one instrument says of one match in one context, strongest first. */
export type Outcome =
  | 'prohibited'
  | 'restricted'
  | 'cannot-determine'
  | 'advised-against'
  | 'called-to-attention'
  | 'listed'
  | 'other-jurisdiction'
  | 'out-of-scope';

/** A clause that decided, in words, with the ids of its sources (`SignatureSet.sources`). */
export interface Reason {
  readonly clause: string;
  readonly text: Message;
  readonly sources: readonly string[];
}

export interface Verdict {
  readonly instrument: string;
  readonly outcome: Outcome;
  /** The instrument's own status on the day: `in-force`, `announced`, `repealed` … */
  readonly status: string;
  readonly because: readonly [Reason, ...Reason[]];
  /** The clause that decided leaves open whether it reaches the component. */
  readonly open: boolean;
  /** The clause that decided holds only for certain uses, and nothing else is open. */
  readonly forPurposes: boolean;
  /** Set when the outcome will change on a later day: `{ on: '2027-12-23', outcome: 'prohibited' }`. */
  readonly upcoming?: { readonly on: string; readonly outcome: Outcome };
}

/** All verdicts of one match in one context, and the level they allow before the evidence caps it. */
export interface Judgement {
  readonly profile: string | null;
  readonly asOf: string;
  readonly level: Level;
  readonly verdicts: readonly Verdict[];
  /** For a context that the document states and nobody chose. */
  readonly stated?: true;
}
