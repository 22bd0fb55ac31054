import { printable } from '../../core/text/printable.ts';
import { withoutEnd } from '../../core/text/trim.ts';
import type { FoundFile, TextPlace } from '../files.ts';
import { Refusal } from '../packs.ts';
import { boundedAnswer, TooLongError, TooSlowError } from './bounded.ts';

/** The variable of the environment that holds the key; there is no option for it, as command lines are seen by others. */
export const keyVariable = 'DEPENDENCY_TRACK_API_KEY';

/** What is used of a project, as `GET /api/v1/project` describes it. */
interface Project {
  readonly uuid: string;
  readonly name: string;
  readonly version?: string;
}

const pageSize = 100;
/** Time limit for one answer, in milliseconds. */
const patience = 60_000;
/** Bytes of one inventory. */
const longestInventory = 256_000_000;
/** Bytes of one page of projects. */
const longestPage = 16_000_000;
/** A list that goes on is no list. */
const mostPages = 10_000;

/**
 * The bills of materials of all active projects of a Dependency-Track server, through its REST API (v1): the projects page
 * by page, then the CycloneDX inventory of each. A project whose inventory cannot be had is told and the others go on.
 * @param address of the server, without `/api`
 * @throws Refusal where the server, or the list of projects, cannot be reached
 */
export async function* dependencyTrackBoms(address: string, key: string | undefined): AsyncGenerator<FoundFile> {
  const api = new Api(baseOf(address), key ?? missingKey());
  for await (const { uuid, name, version } of api.projects()) {
    // A name may hold slashes, which would make folders of it that nobody has.
    const path = `${name}${version ? `@${version}` : ''}`.replaceAll('/', '_');
    yield { path, named: true, place: () => api.inventory(uuid) };
  }
}

function missingKey(): never {
  throw new Refusal(`the key for the server is missing: set ${keyVariable}`);
}

function baseOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new Refusal(`"${printable(address)}" is no address that begins with https://`);
  }
  if (url.username !== '' || url.password !== '') throw new Refusal('an address with a password in it is not used');
  return `${url.origin}${withoutEnd(url.pathname, /\//)}`;
}

class Api {
  readonly #base: string;
  readonly #key: string;

  constructor(base: string, key: string) {
    this.#base = base;
    this.#key = key;
  }

  async *projects(): AsyncGenerator<Project> {
    let known = 0;
    for (let page = 1; page <= mostPages; page++) {
      const query = `excludeInactive=true&pageNumber=${page}&pageSize=${pageSize}`;
      const answer = await this.#get(`/api/v1/project?${query}`, 'application/json', longestPage).catch(
        (reason: unknown) => {
          throw new Refusal(`the projects of ${this.#base} cannot be listed: ${why(reason)}`);
        },
      );
      const projects = projectsIn(answer.text);
      yield* projects;
      known += projects.length;
      // Without the total a short page is the last one.
      if (projects.length === 0 || (answer.total === undefined ? projects.length < pageSize : known >= answer.total))
        return;
    }
    throw new Refusal(`${this.#base} lists more than ${mostPages * pageSize} projects`);
  }

  async inventory(uuid: string): Promise<TextPlace> {
    const query = 'format=json&variant=inventory';
    try {
      const path = `/api/v1/bom/cyclonedx/project/${encodeURIComponent(uuid)}?${query}`;
      const { text } = await this.#get(path, 'application/vnd.cyclonedx+json', longestInventory);
      return { bytes: new TextEncoder().encode(text) };
    } catch (reason) {
      return { failure: `Its inventory cannot be had: ${why(reason)}.` };
    }
  }

  async #get(
    path: string,
    accept: string,
    most: number,
  ): Promise<{ readonly text: string; readonly total: number | undefined }> {
    const ask = async (signal: AbortSignal) => {
      // The key goes to the server that was named and to no other.
      const headers = { accept, 'x-api-key': this.#key };
      const answer = await fetch(this.#base + path, { headers, redirect: 'error', signal });
      if (!answer.ok) throw new Refusal(`the server answers ${answer.status}${hints[answer.status] ?? ''}`);
      return answer;
    };
    const { answer, text } = await boundedAnswer(ask, most, patience);
    const total = answer.headers.get('x-total-count');
    return { text, total: total === null ? undefined : Number(total) };
  }
}

const hints: Readonly<Record<number, string>> = {
  401: ', the key is not accepted',
  403: ', the key has no permission (VIEW_PORTFOLIO is needed)',
  404: ', there is no such thing',
};

function projectsIn(text: string): readonly Project[] {
  try {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list)) return list.filter(isProject);
  } catch {
    // Told below: it is not what such a server answers.
  }
  throw new Refusal('the server does not answer as Dependency-Track does');
}

function isProject(value: unknown): value is Project {
  const { uuid, name, version } = (value ?? {}) as Record<string, unknown>;
  return typeof uuid === 'string' && typeof name === 'string' && (version == null || typeof version === 'string');
}

/** In words that never hold the key or an address with one. */
function why(reason: unknown): string {
  if (reason instanceof Refusal) return reason.message;
  if (reason instanceof TooLongError) return 'the server answers more than is taken of it';
  if (reason instanceof TooSlowError) return 'the server takes too long';
  return 'the server cannot be reached, or sends elsewhere';
}
