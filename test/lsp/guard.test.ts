import assert from 'node:assert/strict';
import { CancellationToken, CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver';
import { guard, guardNotification, Superseded } from '../../server/src/lsp/guard.ts';

suite('lsp/guard', () => {
  const lines: string[] = [];
  const log = (line: string) => {
    lines.push(line);
  };
  setup(() => {
    lines.length = 0;
  });

  test('what a handler throws costs one line and gives the fallback', async () => {
    const handler = guard('hover', log, 'fallback', () => {
      throw new Error('broken\nin two lines');
    });
    assert.equal(await handler({}, CancellationToken.None), 'fallback');
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /^hover: Error: broken at /);
    assert.doesNotMatch(lines[0] ?? '', /\n/);
  });

  test('a value that is no error is not shown', async () => {
    const handler = guardNotification('didOpen', log, () => Promise.reject('the text of a document'));
    await handler({});
    assert.deepEqual(lines, ['didOpen: failed with a value that is no error']);
  });

  test('a request cancelled before or meanwhile is refused, and nothing is logged', async () => {
    const source = new CancellationTokenSource();
    const handler = guard('hover', log, null, () => {
      source.cancel();
      return null;
    });
    await assert.rejects(handler({}, source.token), { code: LSPErrorCodes.RequestCancelled });
    const never = guard('hover', log, null, () => assert.fail('it was not to run'));
    await assert.rejects(never({}, source.token), { code: LSPErrorCodes.RequestCancelled });
    assert.deepEqual(lines, []);
  });

  test('a version that is gone asks the client to come again', async () => {
    const handler = guard('diagnostic', log, null, () => Promise.reject(new Superseded('changed')));
    const refused = { code: LSPErrorCodes.ServerCancelled, data: { retriggerRequest: true } };
    await assert.rejects(handler({}, CancellationToken.None), refused);
    assert.deepEqual(lines, []);
  });
});
