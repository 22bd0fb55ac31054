/** What is used of the event that started the workflow. */
export interface Event {
  /** Undefined: the event is about no pull request. */
  readonly pullRequest: PullRequest | undefined;
  /** The commit that the event is about, in full. */
  readonly commit: string | undefined;
}

export interface PullRequest {
  readonly number: number;
  /** The commit of the branch that it goes into, as the event knew it. The branch may have gone on since. */
  readonly base: string;
  /** That branch. */
  readonly branch: string | undefined;
  readonly head: string;
}

/** @param json the file that `GITHUB_EVENT_PATH` names; whatever else it holds, there is then no pull request */
export function readEvent(json: string, commit: string | undefined): Event {
  const pullRequest = pullRequestOf(parse(json));
  return { pullRequest, commit: pullRequest?.head ?? commit };
}

function pullRequestOf(event: unknown): PullRequest | undefined {
  const found = member(event, 'pull_request');
  const number = member(found, 'number');
  const base = member(member(found, 'base'), 'sha');
  const branch = member(member(found, 'base'), 'ref');
  const head = member(member(found, 'head'), 'sha');
  const known = Number.isSafeInteger(number) && typeof number === 'number' && isCommit(base) && isCommit(head);
  return known ? { number, base, head, branch: isBranch(branch) ? branch : undefined } : undefined;
}

function isCommit(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{40,64}$/.test(value);
}

/** Nothing that git takes for more than a name. */
function isBranch(value: unknown): value is string {
  return typeof value === 'string' && /^[\p{L}\p{N}_][\p{L}\p{N}_./+#-]*$/u.test(value) && !value.includes('..');
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** A member of whatever somebody sent; undefined where it is no object. */
export function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
