import { mayBeDisguised } from '../identity/disguise.ts';
import type { Role } from '../model/claim.ts';
import type { Question } from '../model/glances.ts';
import type { ClaimLook } from '../model/look.ts';
import type { Lookups } from '../signatures/lookups.ts';
import { emptySpan } from '../text/span.ts';
import { isHost, matchName } from './names.ts';
import { propertyMatters } from './properties.ts';

/**
 * A first look at claims, at some nanoseconds each and without a text of any: whether one may begin a match. It may say
 * yes wrongly, never no wrongly.
 * @param roles those that begin matches
 */
export function firstLook(roles: Iterable<Role>, lookups: Lookups): Question {
  const holdsIn: Question['holdsIn'] = role => {
    const look = looks.get(role);
    return look ? claim => look(claim, lookups) : () => true;
  };
  return { roles, holds: claim => looks.get(claim.kind)?.(claim, lookups) ?? true, holdsIn };
}

type FirstLook = (claim: ClaimLook, lookups: Lookups) => boolean;

/** By role. Whatever else begins a match is always worth the whole look. */
const looks: ReadonlyMap<Role, FirstLook> = new Map<Role, FirstLook>([
  ['supplier', (claim, lookups) => mayName(claim, lookups) || mayNameHost(claim, lookups)],
  ['manufacturer', (claim, lookups) => mayName(claim, lookups) || mayNameHost(claim, lookups)],
  ['originator', mayName],
  ['provider', mayName],
  ['author', mayName],
  ['publisher', mayName],
  ['licensor', mayName],
  ['data-owner', mayName],
  ['purl', mayBePackage],
  ['cpe', mayBeCpe],
  ['swid', mayIdentify],
  ['url', mayIdentify],
  ['download', mayIdentify],
  ['email', mayIdentify],
  ['group', (claim, lookups) => mayIdentify(claim, lookups) || mayName(claim, lookups)],
  ['property', claim => propertyMatters(claim.more?.label)],
]);

function mayIdentify(claim: ClaimLook, { identifiers }: Lookups): boolean {
  return claim.isPlain
    ? identifiers.mayHoldBytes(claim.bytes, claim.start, claim.end)
    : identifiers.mayHold(claim.value);
}

/** A site in the place of a name: `hikvision.com`. */
function mayNameHost(claim: ClaimLook, lookups: Lookups): boolean {
  if (!claim.isPlain) return isHost(claim.value) && lookups.identifiers.mayHold(claim.value);
  const { bytes, start, end } = claim;
  if (end - start > longestHost) return false;
  let dots = 0;
  for (let next = start; next < end; next++) {
    if (bytes[next] === space) return false;
    if (bytes[next] === dot) dots++;
  }
  return dots > 0 && lookups.identifiers.mayHoldBytes(bytes, start, end);
}

const longestHost = 80;
const [space, dot] = [32, 46];

const [hash, slash, colon, question, at, underscore] = [35, 47, 58, 63, 64, 95];

/** Only the vendor of a CPE counts. One in the usual form has it between two colons. */
function mayBeCpe(claim: ClaimLook, lookups: Lookups): boolean {
  if (!claim.isPlain || !claim.startsWith('cpe:2.3:')) return mayIdentify(claim, lookups);
  const { bytes, end } = claim;
  let start = claim.start + cpeHead;
  while (start < end && bytes[start] !== colon) start++;
  let behind = start + 1;
  while (behind < end && bytes[behind] !== colon) behind++;
  return lookups.identifiers.mayHoldBytes(bytes, start, Math.min(behind, end));
}

const cpeHead = 'cpe:2.3:'.length;

/** What ends the name of a package, parts it, or stands before its version; 0 for all other bytes. */
const signs = new Uint8Array(256);
const ending = 1;
signs[question] = ending;
signs[hash] = ending;
signs[slash] = slash;
signs[at] = at;

/** Neither the version of a package counts nor its qualifiers, but for addresses. */
function mayBePackage(claim: ClaimLook, { identifiers }: Lookups): boolean {
  if (!claim.isPlain) return identifiers.mayHold(claim.value);
  const { bytes, start, end } = claim;
  let behind = start;
  let version = -1;
  for (; behind < end; behind++) {
    const sign = signs[bytes[behind] as number] as number;
    if (sign === 0) continue;
    if (sign === ending) break;
    // what is written behind the last slash
    version = sign === at && bytes[behind - 1] !== slash ? behind : -1;
  }
  return (
    identifiers.mayHoldBytes(bytes, start, version < 0 ? behind : version) ||
    identifiers.mayBeginBytes(bytes, start, behind) ||
    (mayHoldAddress(bytes, behind, end) && identifiers.mayHoldBytes(bytes, behind, end))
  );
}

/** The names of qualifiers that hold addresses have an underscore in them, those of nearly all others none. */
function mayHoldAddress(bytes: Uint8Array, start: number, end: number): boolean {
  for (let next = start; next < end; next++) if (bytes[next] === underscore) return true;
  return false;
}

/** Names in other writing are read: documents have few of them, and each is read once. */
function mayName(claim: ClaimLook, lookups: Lookups): boolean {
  if (!lookups.listed && claim.isPlain) {
    const { bytes, start, end } = claim;
    if (!mayBeDisguised(bytes, start, end) && !lookups.names.filter.mayHoldBytes(bytes, start, end)) return false;
  }
  return matchName({ role: 'supplier', value: claim.value, span: emptySpan }, lookups).length > 0;
}
