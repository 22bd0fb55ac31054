import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/shared.ts';
import { folderOf, importsIn, importsOf, refusal, sourceFiles, tableRows, targetOf } from './support/house.ts';

suite('The house: who imports whom', () => {
  const rows = tableRows();
  const files = sourceFiles();

  test('the table in ARCHITECTURE.md is read', () => {
    assert.ok(rows.length >= 15, `${rows.length} rows`);
    assert.deepEqual(rows.find(({ folder }) => folder === 'core/text')?.mayImport, []);
    assert.deepEqual(rows.find(({ folder }) => folder === 'core/syntax')?.mayImport, ['core/text']);
  });

  test('every row names a folder or file that is there', () => {
    for (const { folder } of rows) {
      const place = folder === 'entries' ? 'server/src' : folder === 'client' ? 'client/src' : `server/src/${folder}`;
      assert.ok(existsSync(join(root, place)), `ARCHITECTURE.md names ${folder}, and ${place} is not there`);
    }
  });

  test('every import is allowed by its row', () => {
    const refused = files.flatMap(importsOf).flatMap(imported => refusal(imported, rows) ?? []);
    assert.deepEqual(refused, []);
  });

  test('no file imports itself by way of others', () => {
    assert.deepEqual(cycles(new Map(files.map(file => [file, targets(file)]))), []);
  });

  suite('reads imports of every form', () => {
    const forms = [
      [`import type { A } from '../x.ts';`, '../x.ts'],
      [`import '../x.ts';`, '../x.ts'],
      [`export * from "../x.ts";`, '../x.ts'],
      [`import {\n  a,\n  type B,\n} from '../x.ts';`, '../x.ts'],
      [`const a = await import('../x.ts');`, '../x.ts'],
      [`let a: import('../x.ts').A;`, '../x.ts'],
      [`const a = require("node:fs");`, 'node:fs'],
      ['const a = import(name);', undefined],
    ] as const;
    for (const [code, specifier] of forms) {
      test(code.replaceAll('\n', ' '), () => {
        assert.deepEqual(importsIn('a.ts', code), [{ from: 'a.ts', specifier }]);
      });
    }

    test('none in comments', () => {
      assert.deepEqual(importsIn('a.ts', `// import './a.ts'\n/* require('b') */ const url = 'https://x';`), []);
    });
  });

  suite('refuses', () => {
    const cases = [
      ['server/src/core/model/a.ts', '../read/index.ts'],
      ['server/src/core/text/a.ts', 'node:fs'],
      ['server/src/core/match/a.ts', '../../lsp/server.ts'],
      ['server/src/core/report/a.ts', '../review.ts'],
      ['client/src/a.ts', '../../server/src/core/text/span.ts'],
      ['client/src/a.ts', '../../server/src/lsp/fixes.ts'],
      ['server/src/lsp/a.ts', '../cli/run.ts'],
      ['server/src/core/text/a.ts', undefined],
    ] as const;
    for (const [from, specifier] of cases) {
      test(`${specifier ?? 'a computed import'} in ${folderOf(from)}`, () => {
        assert.notEqual(refusal({ from, specifier }, rows), undefined);
      });
    }

    test('a cycle', () => {
      const graph = new Map([
        ['a', ['b']],
        ['b', ['c']],
        ['c', ['a']],
        ['d', ['a']],
      ]);
      assert.deepEqual(cycles(graph), ['a → b → c → a']);
    });
  });

  test('accepts what the rows name', () => {
    assert.equal(
      refusal({ from: 'client/src/a.ts', specifier: '../../server/src/lsp/protocol/fixes.ts' }, rows),
      undefined,
    );
    assert.equal(refusal({ from: 'server/src/lsp/a.ts', specifier: 'vscode-languageserver/node' }, rows), undefined);
  });
});

function targets(file: string): readonly string[] {
  return importsOf(file).flatMap(imported => targetOf(imported) ?? []);
}

/** Each cycle found by walking depth first, written as its path. */
function cycles(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): void => {
    const at = path.indexOf(file);
    if (at >= 0) found.push([...path.slice(at), file].join(' → '));
    if (at >= 0 || done.has(file)) return;
    path.push(file);
    for (const target of graph.get(file) ?? []) visit(target);
    path.pop();
    done.add(file);
  };
  for (const file of graph.keys()) visit(file);
  return found;
}
