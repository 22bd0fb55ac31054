import { normaliseOrganisation } from '../identity/organisation.ts';
import { isPlaceholder } from '../identity/placeholder.ts';
import type { Claim, Role } from '../model/claim.ts';
import type { Component } from '../model/component.ts';
import type { OtherParty } from '../model/match.ts';
import type { Lookups } from '../signatures/lookups.ts';
import { matchMention } from './mentions.ts';
import { matchName } from './names.ts';
import type { SignatureHit } from './signature-hit.ts';

/** Fields that say who made a component. A supplier may be a distributor. */
const MAKERS: ReadonlySet<Role> = new Set<Role>(['manufacturer', 'originator']);

/**
 * Whom a component itself names instead of the vendor. Undefined where a field names the vendor, or where no field
 * names anybody: then nothing speaks against what identifiers say.
 * @param own all that was seen of the vendor on the component
 * @param holds whether an entity belonged to the group on the day
 */
export function otherParty(
  component: Component,
  vendor: string,
  own: readonly SignatureHit[],
  holds: (hit: SignatureHit) => boolean,
  lookups: Lookups,
): OtherParty | undefined {
  const stated = own.filter(({ tier }) => tier === 'stated');
  if (stated.some(hit => hit.relation !== 'possible-oem' && holds(hit))) return undefined;
  const known = stated.find(
    ({ entity, provenance }) => isSourced(entity.provenance) && (isSourced(provenance) || entity.relation !== 'self'),
  );
  if (known) return { claim: known.claim, as: 'relabeller' };
  const maker = component.claims.find(claim => MAKERS.has(claim.role) && names(claim, vendor, lookups));
  if (maker) return { claim: maker, as: 'maker' };
  const supplier = component.claims.find(claim => claim.role === 'supplier' && names(claim, vendor, lookups));
  return supplier && { claim: supplier, as: 'supplier', ...(makes(supplier, lookups) ? { makes: true } : {}) };
}

/** Whether the data knows the organisation as a maker: it is then no mere distributor. */
function makes(claim: Claim, lookups: Lookups): boolean {
  if (lookups.otherMakers.byName.has(normaliseOrganisation(claim.value).key)) return true;
  return matchName(claim, lookups).some(({ relation, limit }) => relation !== 'possible-oem' && limit === undefined);
}

/** Whether the field names an organisation that is not the vendor in other words. */
function names(claim: Claim, vendor: string, lookups: Lookups): boolean {
  if (claim.party === 'person' || claim.party === 'tool' || isPlaceholder(claim.value)) return false;
  return matchMention(claim, vendor, lookups).length === 0;
}

function isSourced({ sources, unverified }: SignatureHit['provenance']): boolean {
  return sources.length > 0 && unverified !== true;
}

/** What kind of identifier a sign is: two of different kinds are independent of each other. */
const KINDS: Partial<Record<Role, string>> = {
  'model-number': 'model',
  name: 'model',
  mac: 'mac',
  'usb-id': 'usb',
  'pci-id': 'pci',
  'fcc-id': 'fcc',
  pen: 'pen',
  'bluetooth-id': 'bluetooth',
  'pnp-id': 'pnp',
  cpe: 'cpe',
  purl: 'package',
  swid: 'package',
  group: 'package',
  compatible: 'compatible',
  banner: 'platform',
  namespace: 'platform',
};

/** Whether two independent identifiers of the vendor agree. What is guessed, shared or given away is none. */
export function identifiersAgree(hits: readonly SignatureHit[]): boolean {
  const kinds = hits.filter(identifies).map(({ claim, signature }) => KINDS[claim.role] ?? byName(signature));
  return new Set(kinds).size > 1;
}

function identifies({ claim, tier, limit }: SignatureHit): boolean {
  return (
    tier === 'identifier' &&
    !claim.concluded &&
    limit !== 'guessed-cpe' &&
    limit !== 'common-model' &&
    limit !== 'open-source' &&
    limit !== 'stream-path' &&
    limit !== 'contained'
  );
}

/** A property is of the kind that its signature begins with: `mac:4447CC`. */
function byName(signature: string): string {
  return signature.slice(0, signature.indexOf(':')).replace('-id', '');
}
