import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../support/shared.ts';
import { generatedFiles, generatedFolders, isWriting, textOf, write } from './generated-files.ts';

suite('What follows from something said elsewhere', () => {
  for (const { path, from, make } of generatedFiles()) {
    test(`${path} follows from ${from}: run "npm run generate" where it does not`, () => {
      const before = textOf(path);
      const text = make(before);
      if (isWriting && !isSame(path, before, text)) write(path, text);
      assert.ok(isSame(path, textOf(path), text), `${path} is stale: run "npm run generate"`);
    });
  }

  for (const folder of generatedFolders) {
    test(`${folder} has nothing else`, () => {
      const made = generatedFiles().flatMap(({ path }) => (path.startsWith(`${folder}/`) ? [basename(path)] : []));
      assert.deepEqual(readdirSync(join(root, folder)).sort(), made.sort());
    });
  }
});

/** JSON is the same where it says the same in the same order, however it is laid out. */
function isSame(path: string, a: string, b: string): boolean {
  return path.endsWith('.json') && a !== '' ? JSON.stringify(JSON.parse(a)) === JSON.stringify(JSON.parse(b)) : a === b;
}
