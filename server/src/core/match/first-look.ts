import { mayBeDisguised } from '../identity/disguise.ts';
import type { ClaimLook } from '../model/look.ts';
import type { Lookups } from '../signatures/lookups.ts';
import { emptySpan } from '../text/span.ts';
import { matchName } from './names.ts';
import { propertyMatters } from './properties.ts';

/**
 * A first look at claims, at some nanoseconds each and without a text of any: whether one may begin a match. It may say
 * yes wrongly, never no wrongly.
 */
export function firstLook(lookups: Lookups): (claim: ClaimLook) => boolean {
  return claim => {
    switch (claim.kind) {
      case 'supplier':
      case 'manufacturer':
      case 'originator':
      case 'provider':
      case 'author':
      case 'publisher':
      case 'licensor':
      case 'data-owner':
        return mayName(claim, lookups);
      case 'purl':
      case 'cpe':
      case 'swid':
      case 'url':
      case 'download':
      case 'email':
        return mayIdentify(claim, lookups);
      case 'group':
        return mayIdentify(claim, lookups) || mayName(claim, lookups);
      case 'property':
        return propertyMatters(claim.more?.label);
      case 'hash':
      case 'copyright':
      case 'name':
      case 'description':
      case 'document-actor':
        return false;
      default:
        return true;
    }
  };
}

function mayIdentify(claim: ClaimLook, { identifiers }: Lookups): boolean {
  return claim.isPlain
    ? identifiers.mayHoldBytes(claim.bytes, claim.start, claim.end)
    : identifiers.mayHold(claim.value);
}

/** Names in other writing are read: documents have few of them, and each is read once. */
function mayName(claim: ClaimLook, lookups: Lookups): boolean {
  if (!lookups.listed && claim.isPlain) {
    const { bytes, start, end } = claim;
    return mayBeDisguised(bytes, start, end) || lookups.names.filter.mayHoldBytes(bytes, start, end);
  }
  return matchName({ role: 'supplier', value: claim.value, span: emptySpan }, lookups).length > 0;
}
