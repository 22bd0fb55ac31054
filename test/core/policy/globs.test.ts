import assert from 'node:assert/strict';
import { globSet, reasonAgainstGlob } from '../../../server/src/core/policy/globs.ts';
import { emptySpan } from '../../../server/src/core/text/span.ts';

function matches(glob: string, path: string): boolean {
  assert.equal(reasonAgainstGlob(glob), undefined, glob);
  return globSet([{ value: glob, span: emptySpan }]).matches(path);
}

suite('Globs', () => {
  const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['dist', ['dist', 'dist/a.json', 'a/dist/b/c.json'], ['distant/a.json', 'a/dist.json']],
    ['dist/', ['dist/a.json', 'a/dist/b.json'], ['dist.json']],
    ['./sites/quebec', ['sites/quebec/a.json'], ['a/sites/quebec/b.json', 'sites/quebecois/a.json']],
    ['sites/**', ['sites/a.json', 'sites/a/b.json'], ['other/a.json', 'a/other.json']],
    ['*.cdx.json', ['a.cdx.json', 'x/y/a.cdx.json', '.cdx.json/a'], ['a.json', 'a.cdx.json5']],
    ['sites/*/devices.csv', ['sites/a/devices.csv'], ['sites/devices.csv', 'sites/a/b/devices.csv']],
    ['**/test-?/**', ['test-1/a.json', 'x/test-2/y/a.json'], ['test-12/a.json']],
    ['{a,b}/*.json', ['a/x.json', 'b/x.json'], ['c/x.json', 'a/x/y.json']],
    ['[ab].json', ['a.json', 'x/b.json'], ['c.json']],
    ['**', ['a', '.a/.b'], []],
    ['.github', ['.github/a.json'], ['github/a.json']],
    // Regular expressions and extended globs stand for themselves.
    ['(a+)+b', ['(a+)+b/c'], ['aab']],
    ['a|b$', ['a|b$'], ['a', 'b']],
    ['@(a|b)', ['@(a|b)'], ['a']],
  ];
  for (const [glob, holds, fails] of cases) {
    test(glob, () => {
      for (const path of holds) assert.equal(matches(glob, path), true, path);
      for (const path of fails) assert.equal(matches(glob, path), false, path);
    });
  }

  test('are refused where they leave the folder, exclude, or could take long', () => {
    for (const glob of ['../a', 'a/../b', '/a', 'C:/a', 'a\\b', '!a', '*a*a*a*a', '**/**/**/**', 'a'.repeat(257)]) {
      assert.equal(typeof reasonAgainstGlob(glob), 'string', glob);
    }
  });
});
