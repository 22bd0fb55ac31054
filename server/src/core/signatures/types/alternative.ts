import type { Fact, Provenance } from './fact.ts';

export interface AlternativeCategory {
  /** `ip-camera`. */
  readonly id: string;
  readonly title: string;
  readonly suppliers: readonly Alternative[];
}

export interface Alternative {
  /** What it is called in lists of alternatives; may say what it is known for, or name several. */
  readonly supplier: string;
  /** Names to be written for a maker, where that is not what it is called in lists. */
  readonly makers?: readonly string[];
  /** Country and city as background; never a ground for anything. */
  readonly seat: Fact | undefined;
  readonly families: Fact | undefined;
  /** On which lists the name was looked for and not found, as of which day. */
  readonly notFoundOn: readonly string[];
  readonly checkedAsOf: string;
  readonly caveats: readonly Fact[];
  /** The name stands in CISA's catalogue of known exploited vulnerabilities. */
  readonly inKev?: true;
  /** Kept for completeness, never offered: the reason. */
  readonly notOffered?: string;
  readonly provenance: Provenance;
}
