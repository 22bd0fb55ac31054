import { withoutEnd } from '../text/trim.ts';
import type { PurlIdentifier } from './types/identifiers.ts';

/** Where a purl type keeps its owners on the web: the host, and what stands before the owner in the path. */
const SITES: Readonly<Record<string, string>> = {
  github: 'github.com/',
  gitlab: 'gitlab.com/',
  bitbucket: 'bitbucket.org/',
  gitee: 'gitee.com/',
  huggingface: 'huggingface.co/',
  docker: 'hub.docker.com/',
  npm: 'npmjs.com/',
};

const GO_HOSTS = /^(?:github\.com|gitlab\.com|gitee\.com|bitbucket\.org|gitcode\.com|codeberg\.org)\/[^/]+/;

/** `host/owner`, lower case, under which the packages of a purl namespace are hosted; undefined where the type says nothing of that. */
export function hostingOwner({ type, namespace, name }: PurlIdentifier): string | undefined {
  if (namespace === undefined || name !== undefined) return undefined;
  const owner = withoutEnd(namespace.toLowerCase(), /[./]/);
  if (type === 'golang') return GO_HOSTS.exec(owner)?.[0];
  return Object.hasOwn(SITES, type) && !owner.includes('/') ? `${SITES[type]}${owner}` : undefined;
}

/** Path segments that stand between the host and the owner. */
const BEFORE_OWNER: ReadonlySet<string> = new Set([
  'r',
  'u',
  'package',
  'orgs',
  'org',
  'repository',
  'repos',
  '_',
  'settings',
]);

/** The same key for a URL: `https://www.npmjs.com/package/@huaweicloud/x` and `huaweicloud.github.io` included. */
export function hostingOwnerOf(host: string, path: readonly string[]): string | undefined {
  const site = host.startsWith('www.') ? host.slice(4) : host;
  const pages = /^([a-z0-9-]+)\.(github|gitlab|gitee)\.io$/.exec(site);
  if (pages) return `${pages[2]}.com/${pages[1]}`;
  const owner = path.find(segment => !BEFORE_OWNER.has(segment));
  return owner === undefined ? undefined : `${site}/${decodeOwner(owner)}`;
}

function decodeOwner(owner: string): string {
  return owner.toLowerCase().replace('%40', '@');
}
