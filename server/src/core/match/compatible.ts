import type { Claim } from '../model/claim.ts';
import type { Lookups } from '../signatures/lookups.ts';
import { hitOf, NO_HITS, type SignatureHit } from './signature-hit.ts';

/** The prefix of a devicetree string, which a registry gives to one maker: `hisilicon` of `hisilicon,hi3516cv500`. */
export function matchCompatible(claim: Claim, lookups: Lookups): readonly SignatureHit[] {
  const comma = claim.value.indexOf(',');
  if (comma < 1) return NO_HITS;
  const prefix = claim.value.slice(0, comma).trim().toLowerCase();
  const owned = lookups.compatible.get(prefix);
  if (!owned) return NO_HITS;
  // what a board is built on is a chip, and the maker of the chip is not that of the board
  const limit = claim.label === 'built on' ? 'contained' : undefined;
  return [hitOf(owned, { claim, tier: 'identifier', signature: `compatible:${prefix}`, normalised: prefix, limit })];
}
