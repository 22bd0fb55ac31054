import { findMacs, type Mac } from '../identity/mac.ts';
import type { Claim } from '../model/claim.ts';
import type { Lookups, Owned } from '../signatures/lookups.ts';
import type { MacIdentifier } from '../signatures/types/identifiers.ts';
import { matchName } from './names.ts';
import { hitOf, narrow, type SignatureHit } from './signature-hit.ts';

/** Hardware addresses in a field made for one; or whom a scanner looked up as their registrant, which says the same. */
export function matchMac(claim: Claim, lookups: Lookups): readonly SignatureHit[] {
  if (claim.label === 'registrant') {
    return matchName(claim, lookups).map(found => ({ ...found, tier: 'identifier', limit: 'interface-registrant' }));
  }
  return hits(claim, findMacs(claim.value), lookups);
}

function hits(claim: Claim, macs: readonly Mac[], lookups: Lookups): readonly SignatureHit[] {
  return macs.flatMap(({ digits, span }) => {
    const block = findBlock(digits, lookups.macs);
    if (!block) return [];
    return [
      hitOf(block.owned, {
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
