import type { Claim, Tier } from '../model/claim.ts';
import type { Limit, Relation } from '../model/match.ts';
import type { Owned } from '../signatures/lookups.ts';
import type { Entity, Provenance } from '../signatures/types.ts';

/** One claim met one signature; what it is worth beside the others of its component is not decided yet. */
export interface Sighting {
  readonly claim: Claim;
  readonly vendor: string;
  readonly entity: Entity;
  readonly relation: Relation;
  readonly tier: Tier;
  readonly signature: string;
  readonly normalised: string;
  readonly provenance: Provenance;
  readonly limit: Limit | undefined;
}

export const NO_SIGHTINGS: readonly Sighting[] = [];

interface Found {
  readonly claim: Claim;
  readonly tier: Tier;
  readonly signature: string;
  readonly normalised: string;
  readonly limit?: Limit | undefined;
}

/** A sighting of an identifier of the data. */
export function sightingOf(owned: Owned<{ readonly provenance: Provenance }>, found: Found): Sighting {
  const { vendor, entity, identifier } = owned;
  return {
    vendor,
    entity,
    relation: entity.relation,
    provenance: identifier.provenance,
    claim: found.claim,
    tier: found.tier,
    signature: found.signature,
    normalised: found.normalised,
    limit: found.limit,
  };
}

/** The claim cut to a part of its text, where the text stands in the document unit by unit; else as it is. */
export function narrow(claim: Claim, start: number, end: number): Claim {
  const { span, value } = claim;
  if (span.end - span.start !== value.length || (start === 0 && end === value.length)) return claim;
  return { ...claim, value: value.slice(start, end), span: { start: span.start + start, end: span.start + end } };
}
