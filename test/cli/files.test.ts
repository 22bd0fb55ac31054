import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFiles } from '../../server/src/cli/files.ts';

suite('Files to review', () => {
  let folder = '';

  setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-files-'));
    for (const path of ['b/c.json', 'b/a.XML', 'b/readme.md', 'b/node_modules/x.json', 'b/.git/y.json', 'z.cdx.json']) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), path);
    }
  });

  teardown(() => rmSync(folder, { recursive: true, force: true }));

  async function found(...paths: string[]): Promise<{ found: string[]; skipped: string[] }> {
    const skipped: string[] = [];
    const list: string[] = [];
    for await (const file of findFiles(folder, paths, path => skipped.push(path))) {
      const { path, named, place } = file;
      list.push('failure' in place ? `${path}: ${place.failure}` : `${path}${named ? ' (named)' : ''}`);
    }
    return { found: list, skipped };
  }

  test('a named file is taken whatever its name', async () => {
    assert.deepEqual(await found('b/readme.md'), { found: ['b/readme.md (named)'], skipped: [] });
  });

  test('a folder is walked in the order of names, packages and git left out, others counted', async () => {
    assert.deepEqual(await found('.'), {
      found: ['./b/a.XML', './b/c.json', './z.cdx.json'],
      skipped: ['./b/readme.md'],
    });
    assert.deepEqual((await found('b/')).found, ['b/a.XML', 'b/c.json']);
  });

  test('a glob finds files of any ending, and a file that is called like one is that file', async () => {
    assert.deepEqual(await found('**/*.json'), { found: ['b/c.json', 'z.cdx.json'], skipped: [] });
    assert.deepEqual((await found('./b/*')).found, ['b/a.XML', 'b/c.json', 'b/readme.md']);
    assert.deepEqual((await found('{b,c}/?.json')).found, ['b/c.json']);
    assert.deepEqual((await found('b/**/none*')).found, []);
    writeFileSync(join(folder, 'a[1].json'), '');
    assert.deepEqual((await found('a[1].json')).found, ['a[1].json (named)']);
    rmSync(join(folder, 'a[1].json'));
  });

  test('what is not there is told, without a path of this machine', async () => {
    assert.deepEqual((await found('nothing.json')).found, ['nothing.json: There is no such file or folder.']);
  });

  test('a link to a folder is not followed, a link to a file is', async () => {
    symlinkSync('..', join(folder, 'b/up'));
    symlinkSync('../z.cdx.json', join(folder, 'b/link.json'));
    symlinkSync('loop.json', join(folder, 'b/loop.json'));
    const { found: files, skipped } = await found('b');
    assert.deepEqual(files, ['b/a.XML', 'b/c.json', 'b/link.json']);
    assert.deepEqual(skipped, ['b/loop.json', 'b/readme.md', 'b/up']);
  });

  test('says where a file is', async () => {
    for await (const { place } of findFiles(folder, ['b/c.json'], () => assert.fail())) {
      assert.deepEqual(place, { file: join(folder, 'b/c.json') });
    }
  });
});
