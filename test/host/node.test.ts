import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { utcDay } from '../../server/src/host/host.ts';
import { nodeHost } from '../../server/src/host/node.ts';
import { webHost } from '../../server/src/host/web.ts';

suite('host/node', () => {
  let folder: string;
  const host = nodeHost(() => undefined);
  setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'bomwarden #%é '));
    writeFileSync(join(folder, 'b.json'), 'text');
    mkdirSync(join(folder, 'a folder'));
  });
  teardown(() => rmSync(folder, { recursive: true, force: true }));

  test('files are read and folders listed by URI, whatever their names', async () => {
    const uri = pathToFileURL(folder).href;
    const entries = await host.list(uri);
    assert.deepEqual(
      entries.map(({ name, kind }) => [name, kind]),
      [
        ['a folder', 'folder'],
        ['b.json', 'file'],
      ],
    );
    assert.equal(new TextDecoder().decode(await host.read(entries[1]?.uri ?? '')), 'text');
  });

  test('a link to a device is no file: it would be read for ever', async () => {
    if (process.platform === 'win32') return;
    symlinkSync('/dev/zero', join(folder, 'endless'));
    symlinkSync('b.json', join(folder, 'link'));
    const uri = pathToFileURL(folder).href;
    assert.equal(await host.read(`${uri}/endless`), undefined);
    assert.equal(new TextDecoder().decode(await host.read(`${uri}/link`)), 'text');
  });

  test('no link is followed out of the repository, or else out of the folder, where that is asked for', async () => {
    if (process.platform === 'win32') return;
    const careful = nodeHost(() => undefined, { around: true });
    const inside = `${pathToFileURL(folder).href}/a%20folder`;
    symlinkSync('../b.json', join(folder, 'a folder/link'));
    assert.equal(await careful.read(`${inside}/link`), undefined, 'out of the folder');
    assert.equal(new TextDecoder().decode(await host.read(`${inside}/link`)), 'text');
    mkdirSync(join(folder, '.git'));
    assert.equal(new TextDecoder().decode(await careful.read(`${inside}/link`)), 'text', 'within the repository');
    symlinkSync(tmpdir(), join(folder, 'a folder/out'));
    assert.deepEqual(await careful.list(`${inside}/out`), []);
    assert.notDeepEqual(await host.list(`${inside}/out`), []);
  });

  test('what is not there, or is no file, is undefined or empty', async () => {
    const uri = pathToFileURL(folder).href;
    assert.equal(await host.read(`${uri}/none.json`), undefined);
    assert.equal(await host.read(uri), undefined);
    assert.equal(await host.read('https://example.test/bom.json'), undefined);
    assert.equal(await host.read('file:///a%2Fb'), undefined);
    assert.deepEqual(await host.list(`${uri}/none`), []);
    assert.deepEqual(await host.list('untitled:x'), []);
  });

  test('reading can be aborted', async () => {
    const uri = `${pathToFileURL(folder).href}/b.json`;
    await assert.rejects(host.read(uri, AbortSignal.abort()), { name: 'AbortError' });
  });

  test('today is the day in UTC', () => {
    assert.equal(utcDay(new Date('2026-11-22T23:59:59-05:00')), '2026-11-23');
    assert.match(host.now(), /^\d{4}-\d{2}-\d{2}$/);
  });

  test('a worker sees no files', async () => {
    const web = webHost(() => undefined);
    assert.equal(await web.read('file:///x'), undefined);
    assert.deepEqual(await web.list('file:///x'), []);
  });
});
