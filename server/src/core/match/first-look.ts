import { mayBeDisguised } from '../identity/disguise.ts';
import type { Role } from '../model/claim.ts';
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
  return claim => looks.get(claim.kind)?.(claim, lookups) ?? true;
}

type FirstLook = (claim: ClaimLook, lookups: Lookups) => boolean;

const never: FirstLook = () => false;

/** By role. Whatever else begins a match is always worth the whole look. */
const looks: ReadonlyMap<Role, FirstLook> = new Map<Role, FirstLook>([
  ['supplier', mayName],
  ['manufacturer', mayName],
  ['originator', mayName],
  ['provider', mayName],
  ['author', mayName],
  ['publisher', mayName],
  ['licensor', mayName],
  ['data-owner', mayName],
  ['purl', mayIdentify],
  ['cpe', mayIdentify],
  ['swid', mayIdentify],
  ['url', mayIdentify],
  ['download', mayIdentify],
  ['email', mayIdentify],
  ['group', (claim, lookups) => mayIdentify(claim, lookups) || mayName(claim, lookups)],
  ['property', claim => propertyMatters(claim.more?.label)],
  ['hash', never],
  ['copyright', never],
  ['name', never],
  ['description', never],
  ['document-actor', never],
]);

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
