import { findDomain, hostOfTagId } from '../identity/domain.ts';
import { type Purl, packageKey, parsePurl, purlQualifier } from '../identity/purl.ts';
import type { Claim } from '../model/claim.ts';
import type { Lookups, Owned, PurlTable } from '../signatures/lookups.ts';
import type { PurlIdentifier } from '../signatures/types/identifiers.ts';
import { matchAccount } from './accounts.ts';
import { matchSwid, matchUrl } from './domains.ts';
import { matchName } from './names.ts';
import { hitOf, NO_HITS, type SignatureHit } from './signature-hit.ts';

/** The namespace or name of a package URL, and the hosts its qualifiers name. */
export function matchPurl(claim: Claim, lookups: Lookups): readonly SignatureHit[] {
  const purl = parsePurl(claim.value);
  if (!purl) return NO_HITS;
  const found = findPackage(purl, lookups.purls);
  if (purl.type === 'swid') return fromSwid(purl, claim, lookups);
  const owned = found ? [fromPurl(found, purl, claim)] : fromReverseDomain(purl.type, purl.namespace, claim, lookups);
  const named = owned.length > 0 ? owned : matchAccount(purl, claim, lookups);
  const hosts = purl.qualifiers === '' ? NO_HITS : fromQualifiers(purl, claim, lookups);
  if (named.length === 0 && hosts.length === 0) return NO_HITS;
  const key = packageKey(purl);
  return [...named, ...hosts].filter(({ vendor }) => !isSomebodyElses(vendor, purl, key, lookups));
}

/** A group that is a listed namespace or a reverse domain of the vendor, or the name of its company and nothing else. */
export function matchGroup(claim: Claim, lookups: Lookups): readonly SignatureHit[] {
  const group = claim.value;
  const isSpace = /^[^\s,./]*[./][^\s,]*$/.test(group) || group.startsWith('@');
  if (!isSpace) return fromName(claim, lookups);
  if (!group.includes('.') && !group.startsWith('@')) return NO_HITS;
  if (!lookups.identifiers.mayHold(group)) return NO_HITS;
  const type = group.startsWith('@') ? 'npm' : group.includes('/') ? 'golang' : 'maven';
  const purl: Purl = {
    type,
    namespace: group,
    name: '',
    version: undefined,
    qualifiers: '',
  };
  const found = findPackage(purl, lookups.purls);
  const hits = found ? [fromPurl(found, purl, claim)] : fromReverseDomain(type, group, claim, lookups);
  return hits.filter(({ vendor }) => !isSomebodyElses(vendor, purl, '', lookups));
}

/** The bare name of a company where a namespace stands says where it comes from. */
function fromName(claim: Claim, lookups: Lookups): readonly SignatureHit[] {
  return matchName({ ...claim, role: 'supplier' }, lookups)
    .filter(({ limit, relation }) => limit === undefined && relation !== 'possible-oem')
    .map(({ part: _, ...hit }) => ({ ...hit, claim, tier: 'origin' }));
}

/** A SWID tag is named by its creator: `pkg:swid/Acme/acme.example/Product`, by name and by domain. */
function fromSwid({ namespace }: Purl, claim: Claim, lookups: Lookups): readonly SignatureHit[] {
  return namespace.split('/').flatMap(segment => {
    const host = hostOfTagId(segment);
    if (host !== undefined) return matchSwid({ ...claim, value: segment }, lookups).map(found => ({ ...found, claim }));
    const named = matchName({ role: 'supplier', value: segment, span: claim.span }, lookups);
    return named
      .filter(({ limit }) => limit === undefined)
      .map(({ part: _, ...hit }): SignatureHit => ({ ...hit, claim, tier: 'identifier' }));
  });
}

/** The package itself, its namespace, or a namespace above it that is listed with all below it. */
function findPackage({ type, namespace, name }: Purl, table: PurlTable): Owned<PurlIdentifier> | undefined {
  const space = namespace.toLowerCase();
  const key = space === '' ? type : `${type}/${space}`;
  const low = name.toLowerCase();
  const exact = table.exact.get(`${key}/${low}`) ?? (space === '' ? undefined : table.exact.get(key));
  if (exact) return exact;
  for (const [prefix, owned] of table.prefixes.get(key) ?? []) if (low.startsWith(prefix)) return owned;
  for (let end = lastSeparator(space, space.length); end > 0; end = lastSeparator(space, end)) {
    const above = table.exact.get(`${type}/${space.slice(0, end)}`);
    if (above && (above.identifier.below === true || isPrefix(above.identifier) || type === 'golang')) return above;
  }
  return undefined;
}

function isPrefix(identifier: PurlIdentifier): boolean {
  return /[./]$/.test(identifier.namespace ?? '');
}

function lastSeparator(text: string, before: number): number {
  return Math.max(text.lastIndexOf('.', before - 1), text.lastIndexOf('/', before - 1));
}

function fromPurl(owned: Owned<PurlIdentifier>, purl: Purl, claim: Claim): SignatureHit {
  const { type, namespace, name, use } = owned.identifier;
  return hitOf(owned, {
    claim,
    tier: 'identifier',
    signature: `purl:${[type, namespace, name].filter(part => part !== undefined).join('/')}`,
    normalised: [purl.type, purl.namespace, purl.name].filter(part => part !== '').join('/'),
    limit: use === 'open-source' ? 'open-source' : undefined,
  });
}

/** `com.hikvision.sdk` is a name under hikvision.com. */
function fromReverseDomain(type: string, namespace: string, claim: Claim, lookups: Lookups): readonly SignatureHit[] {
  if (type !== 'maven' || !namespace.includes('.')) return NO_HITS;
  const host = namespace.toLowerCase().split('.').reverse().join('.');
  const owned = findDomain(host, lookups.domains);
  if (!owned) return NO_HITS;
  return [
    hitOf(owned, {
      claim,
      tier: 'identifier',
      signature: `domain:${owned.identifier.value}`,
      normalised: namespace.toLowerCase(),
    }),
  ];
}

const HOST_QUALIFIERS = ['repository_url', 'download_url', 'vcs_url'];

function fromQualifiers(purl: Purl, claim: Claim, lookups: Lookups): readonly SignatureHit[] {
  return HOST_QUALIFIERS.flatMap(key => {
    const url = purlQualifier(purl, key);
    return url === undefined ? [] : matchUrl({ ...claim, value: url }, lookups).map(found => ({ ...found, claim }));
  });
}

function isSomebodyElses(vendor: string, purl: Purl, key: string, lookups: Lookups): boolean {
  const { clients, confusables } = lookups;
  const low = purl.namespace.toLowerCase();
  return (
    clients.get(key)?.has(vendor) === true ||
    confusables.get(low)?.has(vendor) === true ||
    confusables.get(`${low}/*`)?.has(vendor) === true ||
    confusables.get(`${low}/${purl.name.toLowerCase()}`)?.has(vendor) === true ||
    confusables.get(purl.name.toLowerCase())?.has(vendor) === true
  );
}
