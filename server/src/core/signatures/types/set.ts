import type { NameList } from '../name-list.ts';
import type { Advisory } from './advisory.ts';
import type { AlternativeCategory } from './alternative.ts';
import type { OtherRegistrant } from './identifiers.ts';
import type { Instrument } from './instrument.ts';
import type { Profile } from './profile.ts';
import type { Vendor } from './vendor.ts';

/**
 * Compiled signature data: what `signatures/**` says, checked and joined into one value. Plain data, so that it can be
 * one JSON file for every face. The YAML files and their JSON Schemas have the same shape and the same names.
 */
export interface SignatureSet {
  readonly schemaVersion: 1;
  /** YYYY-MM-DD: the newest `as_of` of the data, shown in every output as the age of the signatures. */
  readonly date: string;
  /** `sha256:` of the canonical JSON of all that follows. */
  readonly digest: string;
  readonly vendors: readonly Vendor[];
  /** Names of lists that a user imported. */
  readonly nameLists?: readonly NameList[];
  readonly instruments: readonly Instrument[];
  readonly categories: readonly AlternativeCategory[];
  readonly profiles: readonly Profile[];
  readonly advisories: readonly Advisory[];
  readonly otherRegistrants: readonly OtherRegistrant[];
  /** Those whom clauses bind and whom profiles speak for, by party id. */
  readonly parties: Readonly<Record<string, Party>>;
  /** By source id. */
  readonly sources: Readonly<Record<string, SourceReference>>;
}

export interface Party {
  /** In the plural, as it stands after “binds”. */
  readonly title: string;
  readonly description?: string;
}

export interface SourceReference {
  readonly title: string;
  readonly url: string;
  readonly kind: string;
  /** YYYY-MM-DD, when somebody last looked at it; absent where nobody noted that. */
  readonly looked?: string;
}
