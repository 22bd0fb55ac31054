/** Where a fact comes from. Every fact of the data carries one, its own or that of the record it stands in. */
export interface Provenance {
  /** Ids into `SignatureSet.sources`. Empty only where `unverified` is set. */
  readonly sources: readonly string[];
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly asOf: string;
  readonly confidence: 'high' | 'medium' | 'low';
  /** Background knowledge: nobody has read a source for it. Shown as such, never as a sourced fact. */
  readonly unverified?: true;
  /** Known through somebody's transcription, not checked against the official text. */
  readonly transcription?: true;
  readonly note?: string;
}

export interface Fact {
  readonly text: string;
  readonly provenance: Provenance;
}
