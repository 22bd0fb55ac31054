import type { Claim } from '../model/claim.ts';
import type { Lookups } from '../signatures/lookups.ts';
import { matchUrl } from './domains.ts';
import { hitOf, type SignatureHit } from './signature-hit.ts';

const MOST_UNITS = 500;

/**
 * The host of a stream may be the vendor's own. A path that only the vendor's firmware is known to have says whose software
 * answers there; any other is a hint to be told beside something stronger.
 */
export function matchStream(claim: Claim, lookups: Lookups): readonly SignatureHit[] {
  const address = claim.value.slice(0, MOST_UNITS);
  const hints = lookups.streams.flatMap(owned => {
    const found = owned.pattern?.exec(address)?.[0];
    if (found === undefined) return [];
    const signature = `stream:${owned.identifier.what}`;
    const { confidence } = owned.identifier.provenance;
    const worth =
      confidence === 'high' ? ({ tier: 'identifier', limit: 'stream-path' } as const) : ({ tier: 'mention' } as const);
    return [hitOf(owned, { claim, signature, normalised: found, ...worth })];
  });
  return [...matchUrl(claim, lookups), ...hints];
}
