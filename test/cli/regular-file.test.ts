import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRegular } from '../../server/src/cli/regular-file.ts';

const posix = process.platform === 'win32' ? suite.skip : suite;

posix('Files at places of our own making are read only if they are files', () => {
  let folder = '';
  setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-regular-'));
  });
  teardown(() => rmSync(folder, { recursive: true, force: true }));
  const at = (name: string) => join(folder, name);
  const read = (name: string, most = 100) => readRegular(at(name), most)?.toString();

  test('a file, and a link to one', () => {
    writeFileSync(at('file'), 'text');
    symlinkSync('file', at('link'));
    assert.equal(read('file'), 'text');
    assert.equal(read('link'), 'text');
    assert.equal(read('file', 4), 'text');
    assert.equal(read('file', 3), undefined);
  });

  test('no pipe, device, folder, link to one, and nothing that is not there', () => {
    execFileSync('mkfifo', [at('pipe')]);
    symlinkSync('pipe', at('link to pipe'));
    symlinkSync('/dev/zero', at('device'));
    symlinkSync('itself', at('itself'));
    mkdirSync(at('folder'));
    for (const name of ['pipe', 'link to pipe', 'device', 'itself', 'folder', 'none'])
      assert.equal(read(name), undefined);
  });

  test('no socket', async () => {
    const server = createServer();
    await new Promise<void>(resolve => void server.listen(at('socket'), resolve));
    try {
      assert.equal(read('socket'), undefined);
    } finally {
      server.close();
    }
  });
});
