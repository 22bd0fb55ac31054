import type { GitHubApi, Viewer } from './api.ts';
import { member } from './event.ts';

/** Marks the comment that is ours: it is changed instead of adding another one. */
const marker = '<!-- bomwarden -->';
/** A comment of GitHub may have so many characters. */
const longest = 65_536;
/** Whose the token of a workflow is, which may ask nobody. */
const workflows: Viewer = { login: 'github-actions[bot]', id: undefined };
const perPage = 100;
/** Comments that are looked through for ours. */
const mostPages = 30;

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
  if (ours !== undefined) await api.request('PATCH', `/repos/${repository}/issues/comments/${ours}`, { body });
  else if (add) await api.request('POST', `/repos/${repository}/issues/${pullRequest}/comments`, { body });
}

/** The number of the comment that we wrote before. */
async function findOurs(api: GitHubApi, repository: string, pullRequest: number): Promise<number | undefined> {
  // Anybody can write the marker, a person or another app that repeats what people write, and could then rewrite what we said.
  const us = (await api.viewer()) ?? workflows;
  for (let page = 1; page <= mostPages; page++) {
    const path = `/repos/${repository}/issues/${pullRequest}/comments?per_page=${perPage}&page=${page}`;
    const answer = await api.request('GET', path);
    const comments: readonly unknown[] = Array.isArray(answer) ? answer : [];
    const ours = comments.find(comment => isMarked(comment) && isBy(us, member(comment, 'user')));
    const id = member(ours, 'id');
    if (typeof id === 'number' && Number.isSafeInteger(id) && id > 0) return id;
    if (comments.length < perPage) return undefined;
  }
  return undefined;
}

/** By its number where both have one: a login that somebody gave up may be another's. */
function isBy({ login, id }: Viewer, user: unknown): boolean {
  const author = member(user, 'id');
  return typeof author === 'number' && id !== undefined ? author === id : member(user, 'login') === login;
}

function isMarked(comment: unknown): boolean {
  const body = member(comment, 'body');
  return typeof body === 'string' && body.startsWith(marker);
}

/** Whole lines as far as they fit, and a word that there is more. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const word = '\n\nThe rest is in the summary of the workflow run.\n';
  const room = text.slice(0, most - word.length);
  return room.slice(0, Math.max(0, room.lastIndexOf('\n'))) + word;
}
