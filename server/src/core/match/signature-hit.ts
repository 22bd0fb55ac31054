import type { Claim, Stated, Tier } from '../model/claim.ts';
import type { Limit, Relation } from '../model/match.ts';
import type { Owned } from '../signatures/lookups.ts';
import type { Provenance } from '../signatures/types/fact.ts';
import type { Entity } from '../signatures/types/vendor.ts';
import type { Span } from '../text/span.ts';

/** One claim met one signature; what it is worth beside the others of its component is not decided yet. */
export interface SignatureHit {
  readonly claim: Claim;
  readonly vendor: string;
  readonly entity: Entity;
  readonly relation: Relation;
  readonly tier: Tier;
  readonly signature: string;
  readonly normalised: string;
  readonly provenance: Provenance;
  readonly limit: Limit | undefined;
  /** The part of the claim's text that was met, where the text names others too. */
  readonly part?: Span;
}

export const NO_HITS: readonly SignatureHit[] = [];

interface Found {
  readonly claim: Claim;
  readonly tier: Tier;
  readonly signature: string;
  readonly normalised: string;
  readonly limit?: Limit | undefined;
}

/** A hit of an identifier of the data. */
export function hitOf(owned: Owned<{ readonly provenance: Provenance }>, found: Found): SignatureHit {
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

/** Where a part of a stated text stands in the document, escapes included. */
export type LocatePart = (stated: Stated<string>, part: Span) => Span;

/** For texts that stand in the document unit by unit; of any other the whole. */
export const locatePlain: LocatePart = ({ value, span }, part) =>
  span.end - span.start === value.length ? { start: span.start + part.start, end: span.start + part.end } : span;

/** The hit with its claim cut to the part that was met. */
export function cutToPart(hit: SignatureHit, locate: LocatePart): SignatureHit {
  const { part, claim } = hit;
  if (!part) return hit;
  const { part: _, ...rest } = hit;
  return { ...rest, claim: { ...claim, value: claim.value.slice(part.start, part.end), span: locate(claim, part) } };
}

/** The claim cut to a part of its text, where the text stands in the document unit by unit; else as it is. */
export function narrow(claim: Claim, start: number, end: number): Claim {
  const { span, value } = claim;
  if (span.end - span.start !== value.length || (start === 0 && end === value.length)) return claim;
  return { ...claim, value: value.slice(start, end), span: { start: span.start + start, end: span.start + end } };
}
