import type { ReviewContext } from './model/context.ts';
import type { Level } from './model/level.ts';
import type { Waiver } from './model/waiver.ts';

/** Levels by rule id: what a user set for a rule wins over what the rule would give; `off` drops its findings. */
export type RuleLevels = Readonly<Record<string, Level | 'off'>>;

export interface ReviewOptions {
  /** At least one; without a chosen profile the single context has `profile: null`. */
  readonly contexts: readonly ReviewContext[];
  readonly rules: RuleLevels;
  /** Complete, in-scope waivers; which of them hold is decided here, by component, vendor, profile and day. */
  readonly waivers: readonly Waiver[];
}

export type { Coverage, Review } from './model/review.ts';
