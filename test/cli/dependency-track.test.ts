import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { runProgram } from '../support/program.ts';
import { camera, documentText } from '../support/report.ts';

const key = 'odt_secret';

/** Answers as the server's OpenAPI description says, for 250 projects, of which every hundredth has a camera. */
class DependencyTrack {
  readonly asked: string[] = [];
  readonly #server: Server;
  readonly #projects = Array.from({ length: 250 }, (_, at) => ({
    uuid: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
    name: at === 1 ? 'group/part' : `project ${at}`,
    ...(at % 2 === 0 ? { version: `1.${at}` } : {}),
    active: true,
  }));

  constructor() {
    this.#server = createServer((request, response) => this.#answer(request, response));
  }

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '', 'http://server');
    this.asked.push(url.pathname);
    const send = (status: number, type: string, body: string, headers = {}) =>
      response.writeHead(status, { 'content-type': type, ...headers }).end(body);
    if (request.headers['x-api-key'] !== key) return void send(401, 'text/plain', '');
    if (url.pathname === '/moved/api/v1/project')
      return void send(302, 'text/plain', '', { location: '/api/v1/project' });
    if (url.pathname === '/other/api/v1/project') return void send(200, 'text/html', '<html>');
    if (url.pathname === '/api/v1/project') {
      assert.equal(url.searchParams.get('excludeInactive'), 'true');
      const size = Number(url.searchParams.get('pageSize'));
      const page = Number(url.searchParams.get('pageNumber'));
      const list = this.#projects.slice((page - 1) * size, page * size);
      return void send(200, 'application/json', JSON.stringify(list), { 'x-total-count': `${this.#projects.length}` });
    }
    const at = this.#projects.findIndex(({ uuid }) => url.pathname === `/api/v1/bom/cyclonedx/project/${uuid}`);
    if (at < 0 || at === 5) return void send(404, 'text/plain', 'The project could not be found.');
    assert.equal(url.searchParams.get('format'), 'json');
    assert.equal(url.searchParams.get('variant'), 'inventory');
    const part = at % 100 === 0 ? camera : { name: 'part', supplier: 'Axis' };
    send(200, 'application/vnd.cyclonedx+json', documentText([part]));
  }
}

suite('bomwarden, over the projects of a Dependency-Track server', () => {
  const server = new DependencyTrack();
  let address = '';

  suiteSetup(async () => {
    address = await server.start();
  });
  suiteTeardown(() => server.stop());

  async function scan(path: string, withKey: string | undefined, ...more: readonly string[]) {
    const args = ['scan', '--from', 'dependency-track', address + path, '--format', 'ndjson', ...more];
    const env = { PATH: process.env['PATH'], ...(withKey === undefined ? {} : { DEPENDENCY_TRACK_API_KEY: withKey }) };
    const { stdout: out, stderr: error, status } = await runProgram(args, { cwd: tmpdir(), env });
    return { out, error, status: Number(status) };
  }

  function documentsIn(out: string) {
    return out
      .trimEnd()
      .split('\n')
      .map(
        line => JSON.parse(line) as { kind: string; path: string; findings: object[]; problems: { message: string }[] },
      )
      .filter(({ kind }) => kind === 'document');
  }

  test('reviews every project, page by page, and tells the one that cannot be had', async () => {
    const { out, status } = await scan('/', key, '--profile', 'ca-federal', '--as-of', '2026-11-22');
    assert.equal(status, 2);
    const documents = documentsIn(out);
    assert.equal(documents.length, 250);
    assert.deepEqual(
      documents.slice(0, 3).map(({ path }) => path),
      ['project 0@1.0', 'group_part', 'project 2@1.2'],
    );
    assert.deepEqual(
      documents.filter(({ findings }) => findings.length > 0).map(({ path }) => path),
      ['project 0@1.0', 'project 100@1.100', 'project 200@1.200'],
    );
    assert.match(documents[5]?.problems[0]?.message ?? '', /cannot be had: the server answers 404/);
  });

  test('one part asks only for its own projects', async () => {
    server.asked.length = 0;
    const { out } = await scan('', key, '--shard', '2/5', '--format', 'part');
    const inventories = server.asked.filter(path => path.includes('/bom/')).length;
    assert.equal(documentsIn(out).length, inventories);
    assert.ok(inventories > 20 && inventories < 90, `${inventories}`);
  });

  for (const [name, path, withKey, why] of [
    ['no key', '', undefined, /the key for the server is missing: set DEPENDENCY_TRACK_API_KEY/],
    ['a wrong key', '', 'odt_wrong', /the server answers 401, the key is not accepted/],
    ['a server that sends elsewhere', '/moved', key, /cannot be reached, or sends elsewhere/],
    ['another kind of server', '/other', key, /does not answer as Dependency-Track does/],
  ] as const) {
    test(`${name} is told, and the key is not`, async () => {
      const { status, error, out } = await scan(path, withKey);
      assert.equal(status, 2);
      assert.match(error, why);
      assert.ok(!(error + out).includes('odt_'));
    });
  }
});
