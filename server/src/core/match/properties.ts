import type { Claim } from '../model/claim.ts';
import { roleOfProperty } from '../model/property-role.ts';
import type { Lookups } from '../signatures/lookups.ts';
import { matchHardwareId } from './hardware-ids.ts';
import { matchMac } from './mac.ts';
import { matchModel } from './models.ts';
import { NO_HITS, type SignatureHit } from './signature-hit.ts';

/** A property whose name says that its value is a hardware address, a hardware id or a model number. */
export function matchProperty(claim: Claim, lookups: Lookups): readonly SignatureHit[] {
  if (claim.label === undefined) return NO_HITS;
  const role = roleOfProperty(claim.label);
  if (role === undefined) return NO_HITS;
  if (role === 'mac') return matchMac(claim, lookups);
  if (role === 'model-number') return matchModel(claim, lookups, false);
  return matchHardwareId({ ...claim, role }, lookups).map(found => ({ ...found, claim }));
}

/** Whether a property of that name is looked at. */
export function propertyMatters(label: string | undefined): boolean {
  return label !== undefined && roleOfProperty(label) !== undefined;
}
