import type { Provenance } from './fact.ts';

/** Weaknesses of one maker's devices that are known to be attacked. They restrict nothing. */
export interface Advisory {
  /** Kebab-case, the maker: `d-link`. */
  readonly id: string;
  readonly display: string;
  /** Where the maker is one of the vendors: then its names and identifiers are theirs. */
  readonly vendor?: string;
  /** Names under which others state the maker, compared as names of organisations. */
  readonly names: readonly string[];
  /** CPE vendor fields, lower case. */
  readonly cpe: readonly string[];
  readonly weaknesses: readonly Weakness[];
}

export interface Weakness {
  /** Unique within the advisory; the CVE in lower case where there is one. */
  readonly id: string;
  readonly cve?: string;
  /** What it is, in a few words. */
  readonly title: string;
  /** Who told of attacks, by instrument id, and when: before the first of these days nothing is marked. */
  readonly told: readonly { readonly instrument: string; readonly on: string; readonly due?: string }[];
  readonly affected: readonly Affected[];
  readonly provenance: Provenance;
}

/** Devices that have a weakness. */
export interface Affected {
  /** JavaScript expression, case ignored, for the beginning of a model number; absent: the source names no models. */
  readonly models?: string;
  /** Classes of goods, where no models are named. */
  readonly goods?: readonly string[];
  /** Versions of the firmware as their maker writes them: `5.4.0 build 160530`. Absent: all. */
  readonly firmware?: {
    readonly from?: string;
    /** The last that is affected. */
    readonly to?: string;
    /** The first that is not affected. */
    readonly before?: string;
    /** Affected is what was built before that day. */
    readonly builtBefore?: string;
  };
  /** Which devices, as a person would say it. */
  readonly text: string;
}
