import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/shared.ts';
import { sourceFiles } from './support/house.ts';

/** Types that files of a folder give to others. */
function typesIn(folder: string): readonly string[] {
  return sourceFiles()
    .filter(file => file.startsWith(`server/src/${folder}`))
    .flatMap(file => [
      ...readFileSync(join(root, file), 'utf8').matchAll(/^export (?:abstract )?(?:interface|type|class) (\w+)/gm),
    ])
    .map(([, name = '']) => name);
}

suite('The words of ARCHITECTURE.md', () => {
  const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  const table = text.slice(text.indexOf('## Words'), text.indexOf('## What is where'));
  const words = [...table.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`(\w+)`/g)].map(([, word = '']) => word),
  );

  test('have every type of the model', () => {
    assert.deepEqual(
      [...new Set(typesIn('core/model/'))].filter(name => !words.includes(name)),
      [],
    );
  });

  test('are types of the code, each said once', () => {
    const types = new Set([...typesIn('core/'), ...typesIn('lsp/')]);
    assert.deepEqual(
      words.filter(word => !types.has(word)),
      [],
    );
    assert.deepEqual(
      words.filter((word, at) => words.indexOf(word) !== at),
      [],
    );
  });
});
