import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { usage } from '../../server/src/lsp/usage.ts';
import { root } from '../support/shared.ts';

suite('bomwarden-language-server, started by hand', () => {
  function start(...args: readonly string[]) {
    return spawnSync(process.execPath, [join(root, 'dist/server.js'), ...args], { encoding: 'utf8', input: '' });
  }

  test('tells in one screen how it is started', () => {
    const { stdout, stderr, status } = start('--help');
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /^bomwarden-language-server \[--stdio/);
    assert.ok(stdout.split('\n').length <= 24);
  });

  test('tells its version', () => {
    const { stdout, status } = start('--version');
    assert.equal(status, 0);
    assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
  });

  test('without a way to speak to it, it says what is missing', () => {
    for (const args of [[], ['--loud']]) {
      const { stdout, stderr, status } = start(...args);
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, /--stdio/);
    }
  });

  test('an editor is never in its way', () => {
    for (const arg of ['--stdio', '--node-ipc', '--socket=4711', '--pipe=/tmp/x', '--socket']) {
      assert.equal(usage([arg, '--clientProcessId=1'], '1.2.3'), undefined, arg);
    }
  });
});
