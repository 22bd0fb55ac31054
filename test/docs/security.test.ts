import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/shared.ts';

suite('SECURITY.md', () => {
  const text = readFileSync(join(root, 'SECURITY.md'), 'utf8');
  const rows = (text.split('## What is promised')[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter(line => /^\| [A-Z]/.test(line));

  test('promises much', () => assert.ok(rows.length >= 14, `${rows.length} rows`));

  for (const row of rows) {
    const [, promise = '', proof = ''] = row.split('|');
    test(`has a proof of: ${promise.trim().slice(0, 60)}`, () => {
      const paths = [...proof.matchAll(/`(test\/[^`]+)`/g)].map(([, path = '']) => path);
      assert.ok(paths.length > 0);
      assert.deepEqual(
        paths.filter(path => !existsSync(join(root, path))),
        [],
      );
    });
  }

  test('and docs/hardening.md lead to files that are there', () => {
    for (const file of ['SECURITY.md', 'docs/hardening.md']) {
      const links = [...readFileSync(join(root, file), 'utf8').matchAll(/\]\(([^)#:]+)\)/g)].map(
        ([, path = '']) => path,
      );
      assert.ok(links.length > 0);
      for (const link of links) assert.ok(existsSync(join(root, file, '..', link)), `${file}: ${link}`);
    }
  });
});
