import { findMacs, type Mac } from '../identity/mac.ts';
import type { Claim } from '../model/claim.ts';
import type { Lookups, Owned } from '../signatures/lookups.ts';
import type { MacIdentifier } from '../signatures/types.ts';
import { matchName } from './names.ts';
import { narrow, type Sighting, sightingOf } from './sighting.ts';

/** Hardware addresses in a field made for one; or whom a scanner looked up as their registrant, which says the same. */
export function matchMac(claim: Claim, lookups: Lookups): readonly Sighting[] {
  if (claim.label === 'registrant') {
    return matchName(claim, lookups).map(found => ({ ...found, tier: 'identifier', limit: 'interface-registrant' }));
  }
  return sightings(claim, findMacs(claim.value), lookups);
}

function sightings(claim: Claim, macs: readonly Mac[], lookups: Lookups): readonly Sighting[] {
  return macs.flatMap(({ digits, span }) => {
    const block = findBlock(digits, lookups.macs);
    if (!block) return [];
    return [
      sightingOf(block.owned, {
        claim: narrow(claim, span.start, span.end),
        tier: 'identifier',
        signature: `mac:${block.prefix}`,
        normalised: digits,
        limit: 'interface-registrant',
      }),
    ];
  });
}

interface Block {
  readonly prefix: string;
  readonly owned: Owned<MacIdentifier>;
}

/** The smallest block that holds the address: registries cut large blocks into smaller ones of others. */
function findBlock(digits: string, macs: Lookups['macs']): Block | undefined {
  for (const length of [9, 7, 6]) {
    const prefix = digits.slice(0, length);
    const owned = macs.get(prefix);
    if (owned) return { prefix, owned };
  }
  return undefined;
}
