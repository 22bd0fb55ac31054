import { findDomain, hostOfEmail, hostOfTagId, locate } from '../identity/domain.ts';
import type { Claim, Tier } from '../model/claim.ts';
import { hostingOwnerOf } from '../signatures/hosting.ts';
import type { Lookups } from '../signatures/lookups.ts';
import { hitOf, NO_HITS, type SignatureHit } from './signature-hit.ts';

/**
 * References that say something about the component, not where it comes from: anybody may link a vendor's manual or
 * its advisory on somebody else's software.
 */
const NOT_ORIGIN: ReadonlySet<string> = new Set([
  'advisories',
  'adversary-model',
  'attestation',
  'bom',
  'certification-report',
  'chat',
  'citation',
  'codified-infrastructure',
  'component-analysis-report',
  'documentation',
  'dynamic-analysis-report',
  'electronic-signature',
  'evidence',
  'exploitability-statement',
  'license',
  'log',
  'maturity-report',
  'model-card',
  'other',
  'patent',
  'patent-family',
  'pentest-report',
  'poam',
  'quality-metrics',
  'rfc-9116',
  'risk-assessment',
  'runtime-analysis-report',
  'security-contact',
  'social',
  'static-analysis-report',
  'threat-model',
  'vulnerability-assertion',
]);

/** The host of a URL under a domain of the vendor, or the vendor's account on a code-hosting site. */
export function matchUrl(claim: Claim, lookups: Lookups): readonly SignatureHit[] {
  if (claim.label !== undefined && NOT_ORIGIN.has(claim.label)) return NO_HITS;
  const place = locate(claim.value);
  if (!place) return NO_HITS;
  const domain = findDomain(place.host, lookups.domains);
  if (domain) {
    const signature = `domain:${domain.identifier.value}`;
    const limit = claim.label === 'dns-name' ? 'dns-name' : undefined;
    return [hitOf(domain, { claim, tier: 'origin', signature, normalised: place.host, limit })];
  }
  // a host that is talked to is no account
  if (claim.label === 'dns-name') return NO_HITS;
  const key = hostingOwnerOf(place.host, place.path);
  const owner = key === undefined ? undefined : lookups.hosting.get(key);
  if (key === undefined || !owner) return NO_HITS;
  return [hitOf(owner, { claim, tier: 'origin', signature: `hosting:${key}`, normalised: key, limit: 'hosting-site' })];
}

/** The domain of the address at which the supplier is reached. Where a person who wrote something works is a mention. */
export function matchEmail(claim: Claim, lookups: Lookups): readonly SignatureHit[] {
  return fromHost(claim, hostOfEmail(claim.value), claim.party === 'person' ? 'mention' : 'origin', lookups);
}

/** The domain in the tag id of a SWID tag. */
export function matchSwid(claim: Claim, lookups: Lookups): readonly SignatureHit[] {
  return fromHost(claim, hostOfTagId(claim.value), 'identifier', lookups);
}

function fromHost(claim: Claim, host: string | undefined, tier: Tier, lookups: Lookups): readonly SignatureHit[] {
  const owned = host === undefined ? undefined : findDomain(host, lookups.domains);
  if (host === undefined || !owned) return NO_HITS;
  return [hitOf(owned, { claim, tier, signature: `domain:${owned.identifier.value}`, normalised: host })];
}
