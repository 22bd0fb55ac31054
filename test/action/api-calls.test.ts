import assert from 'node:assert/strict';
import type { GitHubApi } from '../../server/src/action/api.ts';
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
  return { calls, api: { request } as unknown as GitHubApi };
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
    const answer = (comments: readonly object[]) => (path: string) => (path === '/user' ? { login: 'me' } : comments);
    const written = async (comments: readonly object[], add: boolean) => {
      const { calls, api: github } = api(answer(comments));
      await writeComment(github, 'o/r', 5, 'new', add);
      return calls.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
    };
    assert.deepEqual(await written([theirs, ours], true), ['PATCH /repos/o/r/issues/comments/3']);
    assert.deepEqual(await written([theirs], true), ['POST /repos/o/r/issues/5/comments']);
    assert.deepEqual(await written([theirs], false), []);
  });
});
