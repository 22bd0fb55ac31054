import type { Bom } from './model/component.ts';
import type { ReviewContext } from './model/context.ts';
import type { Finding } from './model/finding.ts';
import type { Level } from './model/level.ts';
import type { Waiver } from './model/waiver.ts';
import type { Problem } from './text/problem.ts';
import type { Source } from './text/source.ts';

/** Levels by rule id: what a user set for a rule wins over what the rule would give; `off` drops its findings. */
export type RuleLevels = Readonly<Record<string, Level | 'off'>>;

export interface ReviewOptions {
  /** At least one; without a chosen profile the single context has `profile: null`. */
  readonly contexts: readonly ReviewContext[];
  readonly rules: RuleLevels;
  /** Complete, in-scope waivers; which of them hold is decided here, by component, vendor, profile and day. */
  readonly waivers: readonly Waiver[];
}

/** How much of a document can be judged at all: nothing is silently clean. */
export interface Coverage {
  readonly components: number;
  /** Components for which some field names an organisation. */
  readonly withOrganisation: number;
  /** No organisation, but an identifier. */
  readonly identifiersOnly: number;
  readonly nothing: number;
}

/** One document, judged. */
export interface Review {
  readonly source: Source;
  /** Undefined: the text is no SBOM that any reader knows. */
  readonly bom: Bom | undefined;
  readonly problems: readonly Problem[];
  readonly findings: readonly Finding[];
  readonly contexts: readonly ReviewContext[];
  readonly coverage: Coverage;
}
