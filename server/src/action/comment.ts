import type { GitHubApi } from './api.ts';

/** Marks the comment that is ours: it is changed instead of adding another one. */
const marker = '<!-- bomwarden -->';
/** A comment of GitHub may have so many characters. */
const longest = 65_536;
const perPage = 100;
/** Comments that are looked through for ours. */
const mostPages = 30;

interface Comment {
  readonly id: number;
  readonly body?: string | null;
  readonly user?: { readonly login?: string; readonly type?: string } | null;
}

/**
 * Writes the summary as a comment of a pull request: one comment, always the same.
 * @param repository `owner/name`
 * @param add where there is no such comment yet
 * @throws Denied
 */
export async function writeComment(
  api: GitHubApi,
  repository: string,
  pullRequest: number,
  summary: string,
  add: boolean,
): Promise<void> {
  const body = `${marker}\n${shortened(summary, longest - marker.length - 1)}`;
  const ours = await findOurs(api, repository, pullRequest);
  if (ours) await api.request('PATCH', `/repos/${repository}/issues/comments/${ours.id}`, { body });
  else if (add) await api.request('POST', `/repos/${repository}/issues/${pullRequest}/comments`, { body });
}

async function findOurs(api: GitHubApi, repository: string, pullRequest: number): Promise<Comment | undefined> {
  const isOurs = await authorship(api);
  for (let page = 1; page <= mostPages; page++) {
    const path = `/repos/${repository}/issues/${pullRequest}/comments?per_page=${perPage}&page=${page}`;
    const answer = await api.request('GET', path);
    const comments = Array.isArray(answer) ? (answer as readonly Comment[]) : [];
    const ours = comments.find(comment => comment.body?.startsWith(marker) && isOurs(comment));
    if (ours || comments.length < perPage) return ours;
  }
  return undefined;
}

/**
 * Anybody can write the marker, and could then rewrite what we said. A token of a person tells whose it is; one of an app,
 * such as that of a workflow, may not ask, and what apps write is theirs: only an app that is installed here can write here.
 */
async function authorship(api: GitHubApi): Promise<(comment: Comment) => boolean> {
  const viewer = (await api.request('GET', '/user').catch(() => undefined)) as { readonly login?: string } | undefined;
  const login = viewer?.login;
  return ({ user }) => (login === undefined ? user?.type === 'Bot' : user?.login === login);
}

/** Whole lines as far as they fit, and a word that there is more. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const word = '\n\nThe rest is in the summary of the workflow run.\n';
  const room = text.slice(0, most - word.length);
  return room.slice(0, Math.max(0, room.lastIndexOf('\n'))) + word;
}
