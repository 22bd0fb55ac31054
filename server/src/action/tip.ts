import { git } from '../cli/git/program.ts';
import type { PullRequest } from './event.ts';

/**
 * With what a pull request is compared: the branch that it goes into, as it is now. The event knows a commit of it that may be
 * old, as when a run is started again; policy of that day, such as a waiver that was revoked since, is not to hold. The clone
 * says what the branch is now, if it is one of the repository of the run: that of a fork is the contributor's own.
 */
export async function newestOf(
  { base, branch }: PullRequest,
  environment: Readonly<Record<string, string | undefined>>,
  folder: string,
): Promise<string> {
  if (branch === undefined || !(await isOwn(environment, folder))) return base;
  const here = `refs/remotes/origin/${branch}`;
  // a clone that is kept between runs may be older than the event
  const goesOn = await git(['merge-base', '--is-ancestor', base, here], folder);
  return goesOn.ok ? here : base;
}

/** Whether `origin` is the repository of the run, under any protocol. */
async function isOwn(
  {
    GITHUB_SERVER_URL: server = 'https://github.com',
    GITHUB_REPOSITORY: repository,
  }: Readonly<Record<string, string | undefined>>,
  folder: string,
): Promise<boolean> {
  const found = await git(['config', '--get', 'remote.origin.url'], folder);
  if (!found.ok || repository === undefined || !URL.canParse(server)) return false;
  const [host, path] = placeOf(found.output.toString('utf8').trim());
  return host === new URL(server).hostname.toLowerCase() && path === repository.toLowerCase();
}

/** Host and path of a repository, in small letters: `https://host/o/r.git`, `ssh://git@host/o/r`, `git@host:o/r`. */
function placeOf(remote: string): readonly [host: string, path: string] {
  const [, server = '', way = ''] = /^[^/:@]+@([^/:@]+):([^:]+)$/.exec(remote) ?? [];
  const { hostname, pathname } = URL.canParse(remote) ? new URL(remote) : { hostname: server, pathname: way };
  const path = pathname
    .replace(/^\//, '')
    .replace(/\/$/, '')
    .replace(/\.git$/, '');
  return [hostname.toLowerCase(), path.toLowerCase()];
}
