import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GitHubApi } from '../../server/src/action/api.ts';
import { writeCheckRun } from '../../server/src/action/check-run.ts';
import { shortened, writeComment } from '../../server/src/action/comment.ts';

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** An API that keeps what it is asked and answers from a table. */
function api(answers: (path: string) => unknown) {
  const calls: Call[] = [];
  const request = async (method: string, path: string, body?: object) => {
    calls.push({ method, path, body });
    return answers(path);
  };
  const viewer = async () => answers('viewer');
  return { calls, api: { request, viewer } as unknown as GitHubApi };
}

suite('what the action writes', () => {
  test('a check run has all annotations, fifty with each request', async () => {
    const { calls, api: github } = api(() => ({ id: 7 }));
    const annotations = Array.from({ length: 120 }, (_, at) => ({
      path: 'a',
      start_line: at + 1,
      end_line: at + 1,
      annotation_level: 'notice' as const,
      title: 't',
      message: 'm',
    }));
    await writeCheckRun(github, 'o/r', 'abc', 'failure', 'title', 'summary', annotations);
    assert.deepEqual(
      calls.map(({ method, path }) => `${method} ${path}`),
      ['POST /repos/o/r/check-runs', 'PATCH /repos/o/r/check-runs/7', 'PATCH /repos/o/r/check-runs/7'],
    );
    const sent = calls.map(
      ({ body }) => (body as { output: { annotations: { start_line: number }[] } }).output.annotations,
    );
    assert.deepEqual(
      sent.map(({ length }) => length),
      [50, 50, 20],
    );
    assert.deepEqual(
      sent.flat().map(line => line.start_line),
      annotations.map(line => line.start_line),
    );
  });

  test('a text that is too long is cut at a line, and says so', () => {
    const text = 'first line\nsecond line\nthird line\n'.repeat(10);
    assert.equal(shortened(text, text.length), text);
    const word = '\n\nThe rest is in the summary of the workflow run.\n';
    const cut = shortened(text, 100);
    assert.ok(cut.length <= 100 && cut.endsWith(word));
    assert.ok(text.startsWith(`${cut.slice(0, -word.length)}\n`), 'whole lines');
    assert.equal(shortened('x'.repeat(200), 100), word, 'no line fits');
  });

  test('our comment is changed where there is one, and nobody else’s', async () => {
    const ours = { id: 3, body: '<!-- bomwarden -->\nold', user: { login: 'me' } };
    const theirs = { id: 2, body: '<!-- bomwarden -->\nfake', user: { login: 'other' } };
    const answer = (comments: readonly object[]) => (path: string) =>
      path === 'viewer' ? { login: 'me', id: 9 } : comments;
    const written = async (comments: readonly object[], add: boolean) => {
      const { calls, api: github } = api(answer(comments));
      await writeComment(github, 'o/r', 5, 'new', add);
      return calls.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
    };
    assert.deepEqual(await written([theirs, ours], true), ['PATCH /repos/o/r/issues/comments/3']);
    assert.deepEqual(await written([theirs], true), ['POST /repos/o/r/issues/5/comments']);
    assert.deepEqual(await written([theirs], false), []);
    const by = (id: number, login: string) => ({ id: 4, body: '<!-- bomwarden -->\nold', user: { login, id } });
    assert.deepEqual(await written([by(9, 'renamed')], true), ['PATCH /repos/o/r/issues/comments/4']);
    assert.deepEqual(await written([by(8, 'me')], true), ['POST /repos/o/r/issues/5/comments']);
  });

  test('where nobody says whose the token is, only what a workflow wrote is ours', async () => {
    const marked = (id: number, login: string) => ({
      id,
      body: '<!-- bomwarden -->\nold',
      user: { login, type: 'Bot' },
    });
    const comments = [marked(1, 'welcome[bot]'), marked(2, 'github-actions'), marked(3, 'github-actions[bot]')];
    const { calls, api: github } = api(path => (path === 'viewer' ? undefined : comments));
    await writeComment(github, 'o/r', 5, 'new', true);
    assert.equal(calls.at(-1)?.path, '/repos/o/r/issues/comments/3');
  });

  suite('an answer that is none leads nowhere', () => {
    const user = { login: 'me' };
    const body = '<!-- bomwarden -->\nold';
    const ids = ['5/../../x', -1, 0, 1.5, 2 ** 60, Number.NaN, null, {}, undefined];
    const answers: readonly unknown[] = [
      ...[undefined, null, 7, 'x', {}, [null, 1, 'x', [], { user: null }, { body: 1, user }]],
      ...ids.map(id => [{ id, body, user }]),
    ];
    for (const [at, answer] of answers.entries()) {
      test(`${at}: ${JSON.stringify(answer)}`, async () => {
        const { calls, api: github } = api(path => (path === 'viewer' ? { login: 'me', id: undefined } : answer));
        await writeComment(github, 'o/r', 5, 'new', true);
        assert.equal(calls.at(-1)?.method, 'POST');
        const check = writeCheckRun(github, 'o/r', 'abc', 'failure', 'title', 'summary', []);
        await assert.rejects(check, /GitHub does not say which it is/);
      });
    }
  });

  suite('whose a token is', () => {
    const asked: readonly (readonly [
      name: string,
      base: string,
      answers: Readonly<Record<string, unknown>>,
      viewer: unknown,
    ])[] = [
      ['a person', '', { '/user': { login: 'me', id: 7 } }, { login: 'me', id: 7 }],
      [
        'an app',
        '',
        { '/graphql': { data: { viewer: { login: 'a[bot]', databaseId: 8 } } } },
        { login: 'a[bot]', id: 8 },
      ],
      [
        'an app without a number',
        '',
        { '/graphql': { data: { viewer: { login: 'a[bot]' } } } },
        { login: 'a[bot]', id: undefined },
      ],
      [
        'an app of an enterprise',
        '/api/v3',
        { '/api/graphql': { data: { viewer: { login: 'a[bot]', databaseId: 8 } } } },
        { login: 'a[bot]', id: 8 },
      ],
      ['nobody says', '', {}, undefined],
      ['no text', '', { '/user': { login: 7 }, '/graphql': { data: { viewer: null } } }, undefined],
    ];
    for (const [name, base, answers, viewer] of asked) {
      test(name, async () => {
        const server = createServer((request, response) => {
          const found = answers[request.url ?? ''];
          response.writeHead(found === undefined ? 403 : 200).end(JSON.stringify(found ?? {}));
        });
        server.listen(0, '127.0.0.1');
        await once(server, 'listening');
        const { port } = server.address() as AddressInfo;
        try {
          assert.deepEqual(await new GitHubApi(`http://127.0.0.1:${port}${base}`, 't').viewer(), viewer);
        } finally {
          server.close();
          server.closeAllConnections();
        }
      });
    }
  });
});
