import { boundedAnswer, TooLongError } from '../cli/sources/bounded.ts';
import { withoutEnd } from '../core/text/trim.ts';
import { member } from './event.ts';

/** The server does not let this workflow do something, as it does for forks: worth a warning, never a failure. */
export class Denied extends Error {}

/** Bytes of one answer; a hundred comments of the longest kind take half. */
const longest = 64_000_000;

/** An account as REST knows it: that of an app ends in `[bot]`. */
export interface Viewer {
  readonly login: string;
  /** Stays where the account is renamed; undefined where a server does not tell it. */
  readonly id: number | undefined;
}

function viewerOf(login: unknown, id: unknown): Viewer | undefined {
  return typeof login === 'string' ? { login, id: typeof id === 'number' ? id : undefined } : undefined;
}

/** The few calls of GitHub's API that an action may want. Addresses and token come from the runner. */
export class GitHubApi {
  readonly #base: string;
  readonly #token: string;
  readonly #patience: number;

  /**
   * @param base `https://api.github.com`, or that of an enterprise server
   * @param patience from a request to the end of its answer, in milliseconds
   */
  constructor(base: string, token: string, patience = 30_000) {
    this.#base = withoutEnd(base, /\//);
    this.#token = token;
    this.#patience = patience;
  }

  /**
   * Whose the token is: a person, or an app such as `github-actions[bot]`. A person may ask REST, which refuses the tokens of
   * apps and workflows; they ask GraphQL, which an enterprise server has beside REST. Undefined where neither says so.
   */
  async viewer(): Promise<Viewer | undefined> {
    const user = await this.request('GET', '/user').catch(() => undefined);
    const person = viewerOf(member(user, 'login'), member(user, 'id'));
    if (person) return person;
    const graph = `${this.#base.replace(/\/api\/v3$/, '/api')}/graphql`;
    const answer = await this.#json('POST', graph, { query: '{ viewer { login databaseId } }' }).catch(() => undefined);
    const viewer = member(member(answer, 'data'), 'viewer');
    return viewerOf(member(viewer, 'login'), member(viewer, 'databaseId'));
  }

  /**
   * What is answered, whatever it is; undefined where it is no JSON.
   * @param path behind the address, beginning with a slash
   * @throws Denied where the token may not do it, or nobody answers in time
   */
  async request(method: 'GET' | 'POST' | 'PATCH', path: string, body?: object): Promise<unknown> {
    return this.#json(method, this.#base + path, body);
  }

  async #json(method: string, address: string, body: object | undefined): Promise<unknown> {
    const ask = async (signal: AbortSignal) => {
      const answer = await fetch(address, {
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
        signal,
      });
      if (!answer.ok) throw new Denied(`GitHub answers ${answer.status}`);
      return answer;
    };
    const { text } = await boundedAnswer(ask, longest, this.#patience).catch((reason: unknown) => {
      if (reason instanceof Denied) throw reason;
      throw new Denied(reason instanceof TooLongError ? 'GitHub answers too much' : 'GitHub cannot be reached');
    });
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  }
}
