import type { Fact, Provenance } from './fact.ts';
import type { Identifiers } from './identifiers.ts';

export interface Vendor {
  /** Kebab-case, stable: `hikvision`. */
  readonly id: string;
  readonly display: string;
  /** The vendor itself first, then the companies and brands of its group. */
  readonly entities: readonly Entity[];
  readonly identifiers: Identifiers;
  /** Packages written by others for this vendor's devices: never evidence that the vendor supplied anything. Purls without version. */
  readonly thirdPartyClients: readonly string[];
  /** Names that look alike and belong to somebody else: never a match. */
  readonly confusables: readonly Confusable[];
  /** The list that alone is known to name it: nothing but names is kept of it. */
  readonly list?: string;
  /** Open questions and statements that the page and the hover must tell, such as `not found on the 1260H list of 2026-06-08`. */
  readonly notes: readonly Fact[];
}

export interface Confusable {
  readonly value: string;
  readonly why: string;
  /** As `Name.compared`. */
  readonly compared?: ComparedName;
}

/** A company or brand. `self` is the vendor as the instruments name it. */
export interface Entity {
  /** Unique over all vendors: `hikvision`, `hikvision-canada`, `ezviz`. */
  readonly id: string;
  readonly relation: 'self' | 'affiliate' | 'brand' | 'possible-oem';
  readonly names: readonly Name[];
  /**
   * Known by the names of a list alone: a company with a legal form that none of them has is another, and one with words
   * of trade added is at most another of its group.
   */
  readonly byName?: true;
  /** OEM relations only: how good the evidence is (A owner or press, B technical, C single claim). */
  readonly oemTier?: 'A' | 'B' | 'C';
  /** Share that the vendor holds, in per cent, where it is known. It is told and not reckoned with. */
  readonly share?: string;
  /** First day on which the relation held, where it is known. */
  readonly since?: string;
  /** First day on which it no longer held (divestment); from then on the name alone never marks the vendor. */
  readonly until?: string;
  readonly provenance: Provenance;
}

export interface Name {
  readonly value: string;
  readonly kind: 'legal' | 'short' | 'native' | 'brand' | 'former';
  /**
   * How much the bare name proves. `distinctive`: a coined word (hikvision, kaspersky): it may stand with places, legal
   * forms and generic words around it. `exact`: counts only as the whole normalised organisation name. `weak`: the whole
   * name and a second signal (ZTE, DJI, Honor, Lorex, Autel). `line`: a line of products, a word of anybody's: only beside
   * another name of the vendor (TP-Link Archer).
   */
  readonly strength: 'distinctive' | 'exact' | 'weak' | 'line';
  readonly provenance: Provenance;
  /** How it is compared, worked out by the compiler so that no start pays for it; where it is missing, the lookups do it. */
  readonly compared?: ComparedName;
}

/** A name as `normaliseOrganisation` gives it, without what `comparedOf` makes of the name itself. */
export interface ComparedName {
  /** Absent: the name in lower case. */
  readonly key?: string;
  /** Absent: the key without spaces. */
  readonly squashed?: string;
  /** Absent: none. */
  readonly form?: string;
}
