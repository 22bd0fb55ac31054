import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { readInputs } from '../../server/src/action/inputs.ts';
import { camera, documentText, type Planted } from '../support/report.ts';
import { root } from '../support/shared.ts';

const token = 'ghs_secret';
const marker = '<!-- bomwarden -->';

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: Record<string, unknown> | undefined;
}

const bot = { login: 'github-actions[bot]', type: 'Bot' };

/** The few calls of GitHub's REST API that the action makes. */
class GitHub {
  calls: Call[] = [];
  /** What a token of a fork may not do. */
  readOnly = false;
  comments: { id: number; body: string; user?: { login: string; type: string } }[] = [];
  /** Undefined: the token is that of an app, and may not ask whose it is. */
  viewer: string | undefined;
  /** Whose token GraphQL says that it is; undefined: it does not say. */
  app: string | undefined;
  /** What is answered to every call instead. */
  answer: string | undefined;
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => void this.#answer(request, response));
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

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const sent = await text(request);
    const call = {
      method: request.method ?? '',
      path: request.url ?? '',
      body: sent === '' ? undefined : JSON.parse(sent),
    };
    const send = (status: number, body: unknown) => response.writeHead(status).end(JSON.stringify(body));
    if (request.headers.authorization !== `Bearer ${token}`) return void send(401, { message: 'Bad credentials' });
    if (call.path === '/graphql') {
      if (this.app === undefined) return void send(403, { message: 'Resource not accessible by integration' });
      return void send(200, { data: { viewer: { login: this.app, databaseId: 8 } } });
    }
    this.calls.push(call);
    if (this.answer !== undefined) return void response.writeHead(200).end(this.answer);
    if (this.readOnly && call.method !== 'GET') {
      return void send(403, { message: 'Resource not accessible by integration' });
    }
    const [path = ''] = call.path.split('?');
    if (call.method === 'GET' && path === '/user') {
      if (this.viewer === undefined) return void send(403, { message: 'Resource not accessible by integration' });
      return void send(200, { login: this.viewer });
    }
    if (call.method === 'GET' && path === '/repos/o/r/issues/7/comments') {
      const page = Number(new URL(call.path, 'http://x').searchParams.get('page'));
      return void send(200, this.comments.slice((page - 1) * 100, page * 100));
    }
    if (call.method === 'POST' && path === '/repos/o/r/issues/7/comments') return void send(201, { id: 1 });
    if (call.method === 'PATCH' && /^\/repos\/o\/r\/issues\/comments\/\d+$/.test(path)) return void send(200, {});
    if (call.method === 'POST' && path === '/repos/o/r/check-runs') return void send(201, { id: 42 });
    if (call.method === 'PATCH' && path === '/repos/o/r/check-runs/42') return void send(200, {});
    send(404, { message: 'Not Found' });
  }
}

suite('The GitHub Action', () => {
  const github = new GitHub();
  let api = '';
  let folder = '';
  let base = '';
  let head = '';

  suiteSetup(async () => {
    const built = spawnSync(process.execPath, [join(root, 'scripts/action.mjs')], { encoding: 'utf8' });
    assert.equal(built.status, 0, built.stderr);
    api = await github.start();
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-action-'));
    mkdirSync(join(folder, 'repository/boms'), { recursive: true });
    git('init', '--quiet', '--initial-branch', 'main');
    const before: readonly Planted[] = [camera, { name: 'Lens', supplier: 'Axis' }];
    write('boms/product.json', documentText(before));
    write('boms/other.json', documentText([{ name: 'Old camera', supplier: 'Dahua' }]));
    write('package.json', '{}');
    mkdirSync(join(folder, 'repository/elsewhere'));
    write('elsewhere/readme.txt', 'nothing');
    base = commit('before');
    const recorder = { name: 'Recorder\n::add-mask::x', supplier: 'Hangzhou Hikvision Digital Technology Co., Ltd.' };
    write('boms/product.json', documentText([{ name: 'Lens', supplier: 'Axis' }, recorder, camera]));
    write('package.json', '{ "name": "x" }');
    head = commit('after');
  });

  suiteTeardown(() => {
    github.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  setup(() => {
    github.calls = [];
    github.readOnly = false;
    github.comments = [];
    github.viewer = undefined;
    github.app = undefined;
    github.answer = undefined;
  });

  function git(...args: readonly string[]): string {
    const identity = ['-c', 'user.name=x', '-c', 'user.email=x@example.com', '-c', 'commit.gpgsign=false'];
    const { stdout, status, stderr } = spawnSync('git', [...identity, ...args], {
      cwd: join(folder, 'repository'),
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    return stdout.trim();
  }

  function write(path: string, content: string): void {
    writeFileSync(join(folder, 'repository', path), content);
  }

  function commit(message: string): string {
    git('add', '--all');
    git('commit', '--quiet', '--message', message);
    return git('rev-parse', 'HEAD');
  }

  /** Runs the built bundle as the runner would, with nothing of this project beside it. */
  async function run(
    inputs: Readonly<Record<string, string>>,
    pullRequest: boolean | object = true,
    repository = 'repository',
    environment: Readonly<Record<string, string>> = {},
  ) {
    cpSync(join(root, 'dist/action/index.js'), join(folder, 'bundle/index.js'));
    const event =
      typeof pullRequest === 'object'
        ? pullRequest
        : pullRequest
          ? { pull_request: { number: 7, base: { sha: base }, head: { sha: head } } }
          : {};
    writeFileSync(join(folder, 'event.json'), JSON.stringify(event));
    for (const name of ['output', 'summary']) writeFileSync(join(folder, name), '');
    mkdirSync(join(folder, 'temporary'), { recursive: true });
    const given = { profiles: 'ca-federal', 'as-of': '2026-11-22', token, ...inputs };
    const child = spawn(process.execPath, [join(folder, 'bundle/index.js')], {
      cwd: tmpdir(),
      env: {
        PATH: process.env['PATH'],
        GITHUB_WORKSPACE: join(folder, repository),
        GITHUB_EVENT_PATH: join(folder, 'event.json'),
        GITHUB_SHA: 'f'.repeat(40),
        GITHUB_REPOSITORY: 'o/r',
        GITHUB_API_URL: api,
        GITHUB_OUTPUT: join(folder, 'output'),
        GITHUB_STEP_SUMMARY: join(folder, 'summary'),
        RUNNER_TEMP: join(folder, 'temporary'),
        ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
        ...environment,
      },
    });
    const ended = once(child, 'exit');
    const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)]);
    const [status] = await ended;
    assert.ok(!(out + error).includes(token), 'the token is nowhere');
    return { out, error, status: Number(status), outputs: outputs(), summary: read('summary') };
  }

  function read(name: string): string {
    return readFileSync(join(folder, name), 'utf8');
  }

  function outputs(): Readonly<Record<string, string>> {
    const found = [...read('output').matchAll(/^(\S+)<<(\S+)\n(.*)\n\2$/gm)];
    return Object.fromEntries(found.map(([, name = '', , value = '']) => [name, value]));
  }

  /** Commands that would act, outside of what is fenced off. */
  function commands(out: string): readonly string[] {
    const acting: string[] = [];
    let fence: string | undefined;
    for (const line of out.split('\n')) {
      if (fence !== undefined) {
        if (line === `::${fence}::`) fence = undefined;
        continue;
      }
      const stop = /^::stop-commands::(.+)$/.exec(line)?.[1];
      if (stop !== undefined) fence = stop;
      else if (/^\s*::/.test(line)) acting.push(line);
    }
    return acting;
  }

  test('goes on a branch of its own, which holds nothing else', async () => {
    const repository = join(folder, 'release');
    const { status } = spawnSync('git', ['clone', '--quiet', join(folder, 'repository'), repository]);
    assert.equal(status, 0);
    const inRelease = (...args: readonly string[]) => git('-C', repository, ...args);
    inRelease('config', 'user.name', 'x');
    inRelease('config', 'user.email', 'x@example.com');
    const script = pathToFileURL(join(root, 'scripts/branch.mjs')).href;
    const { commitFolder } = await import(script);
    const release = () =>
      commitFolder(repository, join(root, 'dist/action'), 'action', (source: string) => `Built from ${source}`);
    const first = release();
    const second = release();
    const files = ['LICENSE', 'NOTICES.txt', 'action.yml', 'index.js'];
    assert.deepEqual(inRelease('ls-tree', '-r', '--name-only', 'action').split('\n'), files);
    assert.equal(inRelease('log', '--format=%H %P', '-1', 'action'), `${second} ${first}`);
    assert.equal(inRelease('log', '--format=%s', '-1', 'action'), `Built from ${head}`);
    assert.equal(inRelease('status', '--porcelain'), '');
    writeFileSync(join(repository, 'package.json'), '{ "changed": true }');
    assert.throws(release, /commit your changes first/);
  });

  test('describes the inputs that it reads and the outputs that it sets', async () => {
    const description = parse(readFileSync(join(root, 'action/action.yml'), 'utf8'));
    const asked = new Set<string>();
    readInputs(new Proxy({}, { get: (_, name) => void asked.add(String(name)) }));
    const named = Object.keys(description.inputs).map(name => `INPUT_${name.toUpperCase()}`);
    assert.deepEqual([...asked].sort(), named.sort());
    const { outputs } = await run({});
    assert.deepEqual(Object.keys(outputs).sort(), Object.keys(description.outputs).sort());
    assert.equal(description.runs.using, 'node24');
    assert.ok(existsSync(join(root, 'dist/action', description.runs.main)));
  });

  test('tells only what the pull request brings', async () => {
    const { status, out, outputs, summary } = await run({});
    assert.equal(status, 1);
    const acting = commands(out);
    assert.equal(acting.length, 1, acting.join('\n'));
    assert.match(acting[0] ?? '', /^::error file=boms\/product\.json,line=\d+,.*Recorder/);
    assert.match(summary, /^\*\*1 new, 2 unchanged, 0 resolved, for ca-federal/);
    assert.equal(outputs['conclusion'], 'failure');
    assert.equal(outputs['findings-count'], '3');
    assert.equal(outputs['new-findings-count'], '1');
    assert.equal(outputs['highest-level'], 'error');
    assert.equal(JSON.parse(readFileSync(outputs['report-json'] ?? '', 'utf8')).documents.length, 2);
    const sarif = JSON.parse(read(`repository/${outputs['sarif-file']}`));
    assert.equal(sarif.runs[0].results.length, 3);
    assert.deepEqual(github.calls, []);
  });

  test('tells everything where nothing is compared', async () => {
    for (const result of [await run({}, false), await run({ 'base-ref': 'none' })]) {
      assert.equal(result.outputs['new-findings-count'], '3');
      assert.equal(commands(result.out).length, 3);
    }
  });

  test('looks only into what the pull request touches', async () => {
    const { outputs } = await run({ scope: 'changed' });
    const { documents } = JSON.parse(readFileSync(outputs['report-json'] ?? '', 'utf8'));
    assert.deepEqual(
      documents.map(({ path }: { path: string }) => path),
      ['boms/product.json'],
    );
    assert.equal(outputs['new-findings-count'], '1');
  });

  test('a pull request that touches no bill of materials passes', async () => {
    for (const scope of ['all', 'changed']) {
      const { status, outputs, out } = await run({ paths: 'elsewhere', scope });
      assert.equal(status, 0, out);
      assert.equal(outputs['conclusion'], 'success');
    }
  });

  test('a file that was asked for and is no bill of materials does not pass', async () => {
    const { status, outputs } = await run({ paths: 'package.json' });
    assert.equal(status, 2);
    assert.equal(outputs['conclusion'], 'failure');
  });

  suite('with a token', () => {
    test('writes a check run and a comment', async () => {
      const { status, out } = await run({ annotations: 'checks', comment: 'always' });
      assert.equal(status, 1);
      assert.deepEqual(commands(out), []);
      const [check, , list, comment] = github.calls;
      assert.equal(check?.path, '/repos/o/r/check-runs');
      assert.equal(check?.body?.['head_sha'], head);
      assert.equal(check?.body?.['conclusion'], 'failure');
      const output = check?.body?.['output'] as { title: string; annotations: Record<string, unknown>[] };
      assert.match(output.title, /^1 new, 2 unchanged/);
      assert.equal(output.annotations.length, 1);
      assert.equal(output.annotations[0]?.['path'], 'boms/product.json');
      assert.equal(output.annotations[0]?.['annotation_level'], 'failure');
      assert.match(list?.path ?? '', /comments\?per_page=100&page=1$/);
      assert.equal(comment?.method, 'POST');
      assert.match(String(comment?.body?.['body']), new RegExp(`^${marker}\n\\*\\*1 new`));
    });

    test('changes its own comment and no other', async () => {
      const others = Array.from({ length: 120 }, (_, id) => ({ id, body: `quoting ${marker}` }));
      github.comments = [...others, { id: 777, body: `${marker}\nold`, user: bot }];
      await run({ comment: 'on-failure' });
      const written = github.calls.filter(({ method }) => method !== 'GET');
      assert.deepEqual(
        written.map(({ method, path }) => `${method} ${path}`),
        ['PATCH /repos/o/r/issues/comments/777'],
      );
    });

    test('takes nobody else’s comment for its own, whatever it begins with', async () => {
      const stranger = { login: 'github-actions', type: 'User' };
      github.comments = [
        { id: 1, body: `${marker}\nall is well`, user: stranger },
        { id: 2, body: `${marker}\nall is well` },
        { id: 3, body: `${marker}\nold`, user: bot },
      ];
      await run({ comment: 'on-failure' });
      assert.equal(github.calls.at(-1)?.path, '/repos/o/r/issues/comments/3');
      github.comments = [{ id: 1, body: `${marker}\nall is well`, user: stranger }];
      await run({ comment: 'on-failure' });
      assert.equal(github.calls.at(-1)?.method, 'POST');
    });

    test('knows its own comment where the token is that of a person', async () => {
      github.viewer = 'reviewer';
      github.comments = [
        { id: 1, body: `${marker}\nold`, user: bot },
        { id: 2, body: `${marker}\nold`, user: { login: 'stranger', type: 'User' } },
        { id: 3, body: `${marker}\nold`, user: { login: 'reviewer', type: 'User' } },
      ];
      await run({ comment: 'on-failure' });
      assert.equal(github.calls.at(-1)?.path, '/repos/o/r/issues/comments/3');
    });

    test('takes no comment of another app for its own: such apps repeat what people write', async () => {
      const apps = ['welcome[bot]', 'dependabot[bot]', 'our-app[bot]'];
      github.comments = apps.map((login, id) => ({ id: id + 1, body: `${marker}\nold`, user: { login, type: 'Bot' } }));
      await run({ comment: 'on-failure' });
      assert.equal(github.calls.at(-1)?.method, 'POST', 'the token of a workflow');
      github.app = 'our-app[bot]';
      await run({ comment: 'on-failure' });
      assert.equal(github.calls.at(-1)?.path, '/repos/o/r/issues/comments/3', 'the token of an app');
    });

    test('is not hindered by an answer that is none', async () => {
      github.answer = '[null, 1, "x", [], {"user": null}]';
      const { status, outputs, error } = await run({ annotations: 'checks', comment: 'always' });
      assert.equal(status, 1, error);
      assert.equal(outputs['conclusion'], 'failure');
    });

    test('adds no comment to what passes, but changes the one that said otherwise', async () => {
      await run({ comment: 'on-failure', 'fail-on': 'none' });
      assert.deepEqual(
        github.calls.filter(({ method }) => method !== 'GET'),
        [],
      );
      github.comments = [{ id: 5, body: `${marker}\nold`, user: bot }];
      await run({ comment: 'on-failure', 'fail-on': 'none' });
      assert.equal(github.calls.at(-1)?.path, '/repos/o/r/issues/comments/5');
    });

    test('adds annotations to a check run fifty at a time, up to the most', async () => {
      const many = Array.from({ length: 130 }, (_, at) => ({ name: `Camera ${at}`, supplier: 'Hikvision' }));
      mkdirSync(join(folder, 'many'), { recursive: true });
      writeFileSync(join(folder, 'many/bom.json'), documentText(many));
      await run({ annotations: 'checks', 'base-ref': 'none', 'max-annotations': '120' }, true, 'many');
      const outputs = github.calls.map(({ body }) => body?.['output'] as { annotations: object[] } | undefined);
      const counts = outputs.map(output => output?.annotations.length);
      assert.deepEqual(counts, [50, 50, 20]);
    });
  });

  test('what the token of a fork may not do is a warning', async () => {
    github.readOnly = true;
    const { status, out } = await run({ annotations: 'checks', comment: 'always' });
    assert.equal(status, 1);
    const acting = commands(out);
    assert.match(
      acting[0] ?? '',
      /^::warning title=bomwarden::a check run could not be written: GitHub answers 403\.$/,
    );
    assert.match(acting[1] ?? '', /^::error file=boms\/product\.json/);
    assert.match(acting[2] ?? '', /^::warning title=bomwarden::a comment could not be written/);
  });

  test('without its history the base cannot be had, and the step says what to do', async () => {
    git('clone', '--quiet', '--depth', '1', `file://${join(folder, 'repository')}`, '../shallow');
    const { status, out } = await run({}, true, 'shallow');
    assert.equal(status, 2);
    assert.equal(commands(out).length, 1);
    assert.match(out, /^::error title=bomwarden::.*`fetch-depth: 0`/m);
  });

  test('a file that is called like the base is not the base', async () => {
    const shallow = join(folder, 'brought');
    git('clone', '--quiet', '--depth', '1', `file://${join(folder, 'repository')}`, '../brought');
    mkdirSync(join(shallow, 'main'));
    for (const name of [base, 'main/product.json']) {
      cpSync(join(shallow, 'boms/product.json'), join(shallow, name));
    }
    git('-C', '../brought', 'add', '--all');
    git('-C', '../brought', 'commit', '--quiet', '--message', 'brings its own base');
    const { status, out } = await run({}, true, 'brought');
    assert.equal(status, 2, out);
    assert.match(out, /^::error title=bomwarden::.*`fetch-depth: 0`/m);
  });

  suite('a run that is started again after a waiver was revoked', () => {
    const address = 'https://github.com/o/r';
    const clones: readonly (readonly [name: string, remote: string, status: number])[] = [
      ['judges by the branch as it is now', `${address}.git`, 1],
      ['also over ssh', 'git@github.com:o/r.git', 1],
      ['and keeps to the event where origin is a fork', 'https://github.com/stranger/r', 0],
      ['or another server', 'https://github.com.example/o/r', 0],
      ['or leads on', 'https://stranger.example/https://github.com/o/r', 0],
    ];
    for (const [at, [name, remote, expected]] of clones.entries()) {
      test(name, async () => {
        const clone = `again-${at}`;
        const inClone = (...args: readonly string[]) => git('-C', `../${clone}`, ...args);
        git('clone', '--quiet', `file://${join(folder, 'repository')}`, `../${clone}`);
        const waivers = join(folder, clone, '.bomwarden/waivers.yml');
        mkdirSync(join(folder, clone, '.bomwarden'));
        const waived =
          '- id: w\n  vendor: hikvision\n  scope: repository\n  reason: r\n  approver: a\n  expires: 2027-01-31\n';
        const put = (text: string): string => {
          writeFileSync(waivers, text);
          inClone('add', '--all');
          inClone('commit', '--quiet', '--message', 'policy');
          return inClone('rev-parse', 'HEAD');
        };
        inClone('checkout', '--quiet', '--detach', base);
        const old = put(waived);
        const now = put('[]\n');
        inClone('checkout', '--quiet', old);
        cpSync(join(folder, 'repository/boms/product.json'), join(folder, clone, 'boms/product.json'));
        inClone('commit', '--quiet', '--all', '--message', 'adds a recorder');
        inClone('update-ref', 'refs/remotes/origin/main', now);
        inClone('remote', 'set-url', 'origin', remote);
        const event = { pull_request: { number: 7, base: { sha: old, ref: 'main' }, head: { sha: head } } };
        const { status, out } = await run({}, event, clone);
        assert.equal(status, expected, out);
      });
    }
  });

  test('what the runner’s files cannot take is told in a sentence', async () => {
    const nowhere = join(folder, 'nowhere/file');
    for (const name of ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'RUNNER_TEMP']) {
      const { status, out, error } = await run({}, true, 'repository', { [name]: nowhere });
      assert.equal(status, 2);
      assert.match(out, new RegExp(`^::error title=bomwarden::The f.* of ${name} cannot be written`, 'm'));
      assert.equal(error, '');
    }
  });

  test('a day that is none is told as an input', async () => {
    const { status, out, error } = await run({ 'as-of': '2026-13-45' });
    assert.equal(status, 2);
    assert.match(out, /^::error title=bomwarden::.*YYYY-MM-DD/m);
    assert.equal(error, '');
  });

  test('a wrong input is named, its value is not', async () => {
    const { status, out } = await run({ comment: '::add-mask::x' });
    assert.equal(status, 2);
    assert.equal(out, '::error title=bomwarden::The input "comment" is one of: never, on-failure, always.\n');
  });

  test('a folder of the repository', async () => {
    const { outputs } = await run({ 'working-directory': 'boms', paths: 'product.json', 'sarif-file': 'out.sarif' });
    assert.equal(outputs['sarif-file'], 'boms/out.sarif');
    assert.ok(existsSync(join(folder, 'repository/boms/out.sarif')));
    const { documents } = JSON.parse(readFileSync(outputs['report-json'] ?? '', 'utf8'));
    assert.deepEqual(
      documents.map(({ path }: { path: string }) => path),
      ['boms/product.json'],
    );
  });
});
