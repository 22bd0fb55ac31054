import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { root } from '../support/shared.ts';

const registries = [
  ['registry', 'npmjs', 'org'],
  ['registry', 'yarnpkg', 'com'],
].map(parts => parts.join('.'));

suite('Tracked files', () => {
  const files = trackedFiles();

  test('are found', () => {
    assert.ok(files.length > 100, `${files.length} files`);
  });

  test('name no folder of the machine they were written on, and no registry', () => {
    const machine = [homedir(), root].filter(path => path.split('/').filter(part => part !== '').length > 0);
    const forbidden = [...machine.map(path => `${path}/`), ...registries];
    const found = files.flatMap(file => {
      const text = readFileSync(join(root, file), 'utf8');
      return forbidden.filter(word => text.includes(word)).map(word => `${file}: ${word}`);
    });
    assert.deepEqual(found, []);
  });

  test('leave nothing for later', () => {
    const marker = new RegExp(
      `\\b(${['TO', 'FIX', 'XX'].map((start, at) => start + ['DO', 'ME', 'X'][at]).join('|')})\\b`,
    );
    const code = files.filter(
      file => /\.(ts|mjs|md|json|ya?ml)$/.test(file) && !/^test\/(cases|official)\//.test(file),
    );
    assert.deepEqual(
      code.filter(file => marker.test(readFileSync(join(root, file), 'utf8'))),
      [],
    );
  });

  test('run all their tests', () => {
    const only = new RegExp(`\\b(suite|test)\\.${'only'}\\(`);
    assert.deepEqual(
      files.filter(file => file.endsWith('.test.ts') && only.test(readFileSync(join(root, file), 'utf8'))),
      [],
    );
  });
});

/** What git knows, less what was deleted since. */
function trackedFiles(): readonly string[] {
  return execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
    .split('\0')
    .filter(file => file !== '' && existsSync(join(root, file)));
}
