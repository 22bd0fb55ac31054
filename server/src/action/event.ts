/** What is used of the event that started the workflow. */
export interface Event {
  /** Undefined: the event is about no pull request. */
  readonly pullRequest: PullRequest | undefined;
  /** The commit that the event is about, in full. */
  readonly commit: string | undefined;
}

export interface PullRequest {
  readonly number: number;
  /** The newest commit of the branch that it goes into. */
  readonly base: string;
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
  const head = member(member(found, 'head'), 'sha');
  const known = typeof number === 'number' && isCommit(base) && isCommit(head);
  return known ? { number, base, head } : undefined;
}

function isCommit(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{40,64}$/.test(value);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
