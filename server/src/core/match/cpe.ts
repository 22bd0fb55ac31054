import { parseCpe } from '../identity/cpe.ts';
import type { Claim } from '../model/claim.ts';
import type { Lookups } from '../signatures/lookups.ts';
import { hitOf, NO_HITS, type SignatureHit } from './signature-hit.ts';

/** The vendor field of a CPE. Part `a` is weak: scanners make such names up from package names. */
export function matchCpe(claim: Claim, lookups: Lookups): readonly SignatureHit[] {
  const cpe = parseCpe(claim.value);
  const owned = cpe && lookups.cpe.get(cpe.vendor);
  if (!owned) return NO_HITS;
  const guessed = cpe.part !== 'o' && cpe.part !== 'h';
  return [
    hitOf(owned, {
      claim,
      tier: 'identifier',
      signature: `cpe:${cpe.vendor}`,
      normalised: `${cpe.part}:${cpe.vendor}:${cpe.product}`,
      limit: guessed ? 'guessed-cpe' : undefined,
    }),
  ];
}
