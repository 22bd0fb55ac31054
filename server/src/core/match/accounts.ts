import type { Purl } from '../identity/purl.ts';
import type { Claim } from '../model/claim.ts';
import type { Lookups } from '../signatures/lookups.ts';
import { matchName } from './names.ts';
import type { SignatureHit } from './signature-hit.ts';

/** Types whose namespace is an account at a registry or a code-hosting site. */
const OF_ACCOUNTS: ReadonlySet<string> = new Set(
  'npm docker oci github gitlab bitbucket gitee huggingface composer'.split(' '),
);
const HOSTED = /^(?:github\.com|gitlab\.com|gitee\.com|bitbucket\.org|gitcode\.com|codeberg\.org)\/([^/]+)/;

/** The account under which a package is published: `acme` of `pkg:npm/@acme/core`, `pkg:golang/github.com/acme/core`. */
function accountOf({ type, namespace, name }: Purl): string | undefined {
  if (type === 'golang' || type === 'swift') return HOSTED.exec(namespace)?.[1];
  // an owner of names there has what stands before the first dot: `Acme.Core`
  if (type === 'nuget') return /^([^.]{3,})\./.exec(name)?.[1];
  if (!OF_ACCOUNTS.has(type)) return undefined;
  const account = namespace.replace(/^@/, '');
  return /^[^./:]{2,}$/.test(account) ? account : undefined;
}

/**
 * Accounts that are called as a vendor is and nothing else. Anybody may open one: it says who publishes there, and no more.
 * Names on lists alone are left out, as are those that others go by too.
 */
export function matchAccount(purl: Purl, claim: Claim, lookups: Lookups): readonly SignatureHit[] {
  const account = accountOf(purl);
  // the first look asks the same, and what it passes over is not looked at
  if (account === undefined || !lookups.identifiers.mayHold(claim.value)) return [];
  return matchName({ role: 'supplier', value: account, span: claim.span }, lookups)
    .filter(({ limit, entity, relation }) => limit === undefined && !entity.byName && relation !== 'possible-oem')
    .map(
      ({ part: _, ...hit }): SignatureHit => ({
        ...hit,
        claim,
        tier: 'origin',
        signature: `account:${purl.type}/${account.toLowerCase()}`,
        limit: 'hosting-site',
      }),
    );
}
