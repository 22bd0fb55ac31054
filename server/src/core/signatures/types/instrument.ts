import type { Fact, Provenance } from './fact.ts';

/** A law, order, list or advisory. */
export interface Instrument {
  readonly id: string;
  readonly name: string;
  /** A few words for tables and code lenses: `Section 889`. */
  readonly short: string;
  /** `CA`, `CA-QC`, `US`, `US-TX`, `GB` … */
  readonly jurisdiction: string;
  readonly issuer: string;
  readonly citation: string;
  readonly url: string;
  /** What kind of act it is: it decides how strongly anybody may speak of it. Export-control and investment lists are never bans. */
  readonly kind:
    | 'prohibition'
    | 'equipment-authorisation'
    | 'export-control'
    | 'investment'
    | 'policy'
    | 'advisory'
    | 'proposal'
    | 'vulnerability'
    | 'none-found';
  readonly status: InstrumentStatus;
  /** A list that a user imported: what it does to anybody is not judged here, wherever it is from. */
  readonly unjudged?: true;
  /** How whole its names are held here; absent where nobody said so, as in packs. */
  readonly coverage?: Coverage;
  readonly clauses: readonly Clause[];
  /** What it does not do, and what could not be verified. */
  readonly limits: readonly Fact[];
  readonly facts: readonly Fact[];
  readonly notVerified: readonly Fact[];
  readonly provenance: Provenance;
}

export interface InstrumentStatus {
  readonly value:
    | 'in-force'
    | 'announced'
    | 'enacted'
    | 'proposed'
    | 'advisory'
    | 'soft-law'
    | 'repealed'
    | 'paused'
    | 'none';
  /** `announced in a ministerial statement; no legal text found`. */
  readonly text: string;
}

/** What is held of the names of an instrument. */
export interface Coverage {
  /** `list`: of a list whose length is known; `of-interest`: some names of a longer one; `nobody`: it names nobody; `not-read`: nobody read its names. */
  readonly held: 'list' | 'of-interest' | 'nobody' | 'not-read';
  /** How many companies the clauses name, counted by the compiler. */
  readonly names: number;
  /** How many the list has. */
  readonly of?: number;
  /** YYYY-MM-DD. */
  readonly edition?: string;
  /** Against what the names were compared. */
  readonly checked?: 'official' | 'transcription' | 'reports';
  /** Ids of the clauses that hold the names; absent: all. */
  readonly clauses?: readonly string[];
  /** Ids of companies that the clauses reach and the list does not name. */
  readonly without?: readonly string[];
}

/** The smallest thing that decides: what it does, to whom, about which entities and products, when. */
export interface Clause {
  /** Unique within the instrument. */
  readonly id: string;
  /** One sentence, our own words, no stronger than the source: `Departments, agencies and Crown corporations may not buy or use Hikvision products.` */
  readonly text: string;
  /** `calls-attention`: it asks to take note and to decide for oneself, which is less than advice. */
  readonly effect: 'prohibits' | 'restricts' | 'advises-against' | 'calls-attention' | 'lists';
  /** `use`, `procurement`, `import`, `sale`, `authorisation`, `operation`, `contract-with-user`, `funding`, `supply`, `investment`, `export-to`. */
  readonly restricts: readonly string[];
  /** Party ids; `everyone` where the clause speaks to all. */
  readonly binds: readonly string[];
  readonly targets: readonly ClauseTarget[];
  /** It speaks of all whom an imported list names as being on this instrument. */
  readonly ofList?: { readonly list: string; readonly reach: ClauseTarget['reach'] };
  /** What the text leaves open, by reach: one sentence that names the term, told where a verdict cannot be determined. */
  readonly open?: Readonly<Partial<Record<Reach, string>>>;
  /** A limit on the products: classes of goods the clause speaks of, and those of which it is not settled. Absent: no limit. */
  readonly products?: {
    readonly classes: readonly string[];
    readonly unsettled?: readonly string[];
    /** What the document does not describe is not taken for such goods: the group makes other things as well. */
    readonly stated?: true;
    /** Reads on after “it speaks of”: `video surveillance and telecommunications equipment`. */
    readonly text: string;
  };
  /** A limit on the purpose: prohibited for these purposes, otherwise restricted. The text reads on after “only for”. */
  readonly purposes?: { readonly values: readonly string[]; readonly text: string };
  /**
   * The clause names no vendor: one sentence on what would have to be known to decide (place of production, for
   * example). Targets are then the vendors that a source says it is about; it also concerns any other maker's goods of
   * its product classes.
   */
  readonly undecidable?: string;
  /** It speaks only of what was acquired in that time; where the day is not stated, that cannot be determined. */
  readonly acquired?: {
    /** The first day. */
    readonly from?: string;
    /** The first day behind it. */
    readonly until?: string;
  };
  /** What was published on taking away what is in place. Absent: nothing is known. */
  readonly removal?: {
    /** The last day; absent: none was published. */
    readonly by?: string;
    /** One sentence, where there is more to say. */
    readonly text?: string;
  };
  /** First day; absent: its instrument's status alone decides. */
  readonly from?: string;
  /** First day on which it no longer holds. */
  readonly until?: string;
  readonly provenance: Provenance;
}

/** How far a clause reaches into a vendor's group. */
export interface ClauseTarget {
  readonly vendor: string;
  /** Entities that are covered by name, whatever `reach` says of their relation. */
  readonly entities?: readonly string[];
  /** The clause speaks of products and not of companies: a foreign company under the vendor's own name counts as the vendor. */
  readonly speaksOf?: 'products';
  /** `covered`, `not-covered`, or `undefined` where the text leaves it open (then the verdict is cannot-determine and says which term). */
  readonly reach: Readonly<Record<Reach, 'covered' | 'not-covered' | 'undefined'>>;
}

/** `self`: the entity named. `component`: a part of that maker inside another's product; `relabel`: sold under another's brand. */
export type Reach = 'self' | 'affiliate' | 'brand' | 'component' | 'relabel';
