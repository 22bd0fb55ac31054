import { findDomain, hostOf } from '../identity/domain.ts';
import type { Claim } from '../model/claim.ts';
import type { Lookups } from '../signatures/lookups.ts';
import { hitOf, NO_HITS, type SignatureHit } from './signature-hit.ts';

/** The namespace in which a device speaks of itself: whose software it runs, whatever name is on the label. */
export function matchNamespace(claim: Claim, lookups: Lookups): readonly SignatureHit[] {
  const host = hostOf(claim.value);
  const owned = host === undefined ? undefined : findDomain(host, lookups.namespaces);
  if (host === undefined || !owned) return NO_HITS;
  const signature = `namespace:${owned.identifier.value}`;
  return [hitOf(owned, { claim, tier: 'identifier', signature, normalised: host, limit: 'platform' })];
}
