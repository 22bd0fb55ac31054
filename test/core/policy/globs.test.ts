import assert from 'node:assert/strict';
import fc from 'fast-check';
import picomatch from 'picomatch/posix';
import { globMachine } from '../../../server/src/core/policy/glob-machine.ts';
import { globSet, reasonAgainstGlob } from '../../../server/src/core/policy/globs.ts';
import { emptySpan } from '../../../server/src/core/text/span.ts';
import { slowTest } from '../../support/tier.ts';

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

  test('are refused where they leave the folder or exclude', () => {
    for (const glob of ['../a', 'a/../b', '/a', 'C:/a', 'a\\b', '!a', 'a'.repeat(257)]) {
      assert.equal(typeof reasonAgainstGlob(glob), 'string', glob);
    }
  });

  test('a name with everything below it is that name at any depth; the longest that is taken is 256 signs', () => {
    assert.equal(matches('sites/**', 'a/sites/b.json'), true);
    assert.equal(matches('a/sites/**', 'b/a/sites/c.json'), false);
    assert.equal(reasonAgainstGlob('a'.repeat(256)), undefined);
  });

  const whole: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['[]a]x', [']x', 'ax'], ['bx', '[x']],
    ['[!]a]', ['b', '!'], [']', 'a']],
    ['[^]a]', ['b', '^'], [']', 'a']],
    ['[a-c]', ['a', 'b', 'c'], ['-', 'd']],
    ['[^a-c]', ['d', '-'], ['a', 'b', 'c']],
    ['[a-]', ['a', '-'], ['b']],
    ['[!]', ['[!]'], ['a']],
    ['{a,{b,c}}d', ['ad', 'bd', 'cd'], ['a', 'd']],
    ['{a{b,c}}', ['{ab}', '{ac}'], ['ab', 'ac']],
    ['{[,],b}', [',', 'b'], ['[', ']']],
    ['{[}],b}', ['}', 'b'], ['[']],
    ['{[a],b}', ['a', 'b'], ['[a]']],
    ['{a', ['{a'], ['a']],
    ['\\*', ['*'], ['a', '\\*']],
    ['\\{a,b}', ['{a,b}'], ['a']],
    ['{a\\,b,c}', ['a,b', 'c'], ['a', 'b']],
    ['a\\', ['a\\'], ['a']],
    ['a**', ['a', 'abc'], ['a/b', 'b']],
    ['a/**', ['a', 'a/b', 'a/b/c'], ['ab', 'b']],
    ['**/**/a', ['a', 'x/a', 'x/y/a'], ['b']],
    ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['ab', 'axb']],
  ];
  for (const [glob, holds, fails] of whole) {
    test(`${glob}, as the whole of a path`, () => {
      const { fits } = globMachine(glob);
      for (const path of holds) assert.equal(fits(path), true, path);
      for (const path of fails) assert.equal(fits(path), false, path);
    });
  }

  slowTest('mean what picomatch takes them for', () => {
    const part = fc.constantFrom('a', 'b', 'ab', '*', '**', '?', '[ab]', '[^a]', '{a,b}', '{a,b*}', 'a*b', '.x', '*.b');
    // picomatch takes `a/**` for `a` too, and `*/**` not
    const clear = (text: string) => !/\*\}?(?:\/\*\*)+$/.test(text);
    const glob = fc
      .array(part, { minLength: 1, maxLength: 5 })
      .map(parts => parts.join('/'))
      .filter(clear);
    const name = fc.stringMatching(/^[ab.x]{1,3}$/).filter(text => !/^\.+$/.test(text));
    const path = fc.array(name, { minLength: 1, maxLength: 5 }).map(names => names.join('/'));
    const options = { dot: true, nonegate: true, noextglob: true };
    fc.assert(
      fc.property(glob, path, (pattern, text) => {
        const expected = picomatch(pattern, options)(text);
        assert.equal(globMachine(pattern).fits(text), expected, `${pattern} on ${text}`);
      }),
      { numRuns: 5000 },
    );
  });

  const hostile: Readonly<Record<string, readonly [string, string]>> = {
    'braces in a row': ['{a,aa}'.repeat(40), `${'a'.repeat(80)}b`],
    'braces within braces': [`${'{a,'.repeat(60)}a${'}'.repeat(60)}`, 'a'.repeat(200)],
    'three times any folder': ['**/a/**/a/**/a/b', 'a/'.repeat(2000)],
    'many times any folder': ['**/'.repeat(80), 'a/'.repeat(2000)],
    'stars within a name': ['*a*a*a'.repeat(30), 'a'.repeat(4000)],
    'stars in every folder': ['*a*a*a/'.repeat(30), `${'aaaaaaaaaaaa/'.repeat(30)}b`],
    'sets of signs': ['[ab]*'.repeat(50), 'ab'.repeat(2000)],
  };
  for (const [name, [glob, path]] of Object.entries(hostile)) {
    test(`cost at most one step per sign of the path and of the glob: ${name}`, () => {
      const machine = globMachine(glob);
      machine.fits(path);
      assert.ok(machine.steps() <= path.length * glob.length * 3, `${machine.steps()} steps`);
      machine.fitsAbove(path);
      assert.ok(machine.steps() <= path.length * glob.length * 6, `${machine.steps()} steps`);
    });
  }

  test('hold for a folder with everything below it, whatever its depth', () => {
    assert.equal(matches('{a,b}/[c-e]', 'b/d/x/y'), true);
    assert.equal(matches('{a,b}/[c-e]', 'b/f/x/y'), false);
    assert.equal(matches('[!a].json', 'b.json'), true);
    assert.equal(matches('[!a].json', 'a.json'), false);
    assert.equal(matches('x/a[!b]c', 'x/a/c'), false);
    assert.equal(matches('a**b', 'axxb'), true);
    assert.equal(matches('a**b', 'a/b'), false);
    assert.equal(matches('[a', '[a'), true);
    assert.equal(matches('{a', '{a'), true);
    assert.equal(matches('{a}', '{a}'), true);
    assert.equal(matches('x{,y}.json', 'x.json'), true);
  });
});
