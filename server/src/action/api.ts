import { boundedText, TooLongError } from '../cli/sources/bounded.ts';
import { withoutEnd } from '../core/text/trim.ts';

/** The server does not let this workflow do something, as it does for forks: worth a warning, never a failure. */
export class Denied extends Error {}

/** Time limit for one answer, in milliseconds. */
const patience = 30_000;
/** Bytes of one answer; a hundred comments of the longest kind take half. */
const longest = 64_000_000;

/** The few calls of GitHub's REST API that an action may want. Addresses and token come from the runner. */
export class GitHubApi {
  readonly #base: string;
  readonly #token: string;

  /** @param base `https://api.github.com`, or that of an enterprise server */
  constructor(base: string, token: string) {
    this.#base = withoutEnd(base, /\//);
    this.#token = token;
  }

  /**
   * @param path behind the address, beginning with a slash
   * @throws Denied where the token may not do it, or nobody answers
   */
  async request(method: 'GET' | 'POST' | 'PATCH', path: string, body?: object): Promise<unknown> {
    const answer = await fetch(this.#base + path, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${this.#token}`,
        'x-github-api-version': '2022-11-28',
        'user-agent': 'bomwarden',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    }).catch(() => {
      throw new Denied('GitHub cannot be reached');
    });
    if (!answer.ok) throw new Denied(`GitHub answers ${answer.status}`);
    const text = await boundedText(answer, longest).catch((reason: unknown) => {
      throw new Denied(reason instanceof TooLongError ? 'GitHub answers too much' : 'GitHub cannot be reached');
    });
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  }
}
