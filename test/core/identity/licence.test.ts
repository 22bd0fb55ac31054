import assert from 'node:assert/strict';
import { checkException, checkLicenceExpression, checkLicenceId } from '../../../server/src/core/identity/licence.ts';

/** `ok`, or the marked text with the suggestion behind an arrow. */
function verdict(text: string, check = checkLicenceExpression): string {
  const result = check(text);
  if (result.ok) return 'ok';
  const marked = text.slice(result.span.start, result.span.end);
  return result.suggestion === undefined ? marked : `${marked} → ${result.suggestion}`;
}

suite('licence expressions', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['MIT', 'ok'],
    ['NONE', 'ok'],
    ['NOASSERTION', 'ok'],
    ['GPL-2.0+', 'ok'],
    ['(MIT OR Apache-2.0) AND BSD-3-Clause', 'ok'],
    ['MIT\n  OR\tISC', 'ok'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', 'ok'],
    ['LicenseRef-scancode-public-domain', 'ok'],
    ['DocumentRef-other:LicenseRef-x', 'ok'],
    ['GPL-2.0-only WITH AdditionRef-ours', 'ok'],
    ['mit', 'ok'],
    ['Apache-2.0 or mIT', 'ok'],
    ['zlib and gpl-2.0-ONLY with classpath-EXCEPTION-2.0', 'ok'],
    ['licenseref-X', 'ok'],
    ['gpl-2.0+', 'ok'],
    ['MIT+', 'ok'],
    ['MIT AND Apache-2.0 or ISC', 'ok'],
    ['MIT Or Apache-2.0', 'Or → OR'],
    ['MIT aND ISC', 'aND → AND'],
    ['GPL-2.0-only With Classpath-exception-2.0', 'With → WITH'],
    ['GPL-2.0-or-later WITH harbour-exception', 'ok'],
    ['LGPL-2.1-only WITH Qt-LGPL-exception-1.1', 'ok'],
    ['Apache-2.0 WITH LLVM-exception+', 'LLVM-exception+'],
    ['MIT WITH Apache-2.0', 'Apache-2.0'],
    ['MIT ++', '++'],
    ['MIT++', 'MIT++ → MIT+'],
    ['LLVM-exception', 'LLVM-exception'],
    ['GPL-2.0-only WITH', 'WITH'],
    ['MIT WITH (LLVM-exception)', '('],
    ['()', ')'],
    ['DocumentRef-a:MIT', 'DocumentRef-a:MIT'],
    ['LicenseRef-', 'LicenseRef-'],
    ['LicenseRef-a_b', 'LicenseRef-a_b'],
    ['GPLv2', 'GPLv2 → GPL-2.0-only'],
    ['Apache 2.0', 'Apache 2.0 → Apache-2.0'],
    ['MIT License', 'MIT License → MIT'],
    ['MIT OR Apache License 2.0', 'Apache License 2.0 → Apache-2.0'],
    ['LicenseRef-x+', 'LicenseRef-x+ → LicenseRef-x'],
    ['MIT AND Foo-1.0', 'Foo-1.0'],
    ['GPL-2.0-only WITH Foo', 'Foo'],
    ['MIT AND', 'AND'],
    ['OR MIT', 'OR'],
    ['MIT)', ')'],
    ['((MIT)', '('],
    ['(MIT OR ISC) WITH Classpath-exception-2.0', 'WITH'],
    ['MIT/Apache-2.0', 'MIT/Apache-2.0'],
    ['MIT, Apache-2.0', 'MIT,'],
    ['MIT ISC', 'ISC'],
    ['GPL-2.0 +', '+'],
    ['UNLICENSED', 'UNLICENSED'],
    ['unlicensed', 'unlicensed'],
    ['MIT OR UNLICENSED', 'UNLICENSED'],
    ['SEE LICENSE IN LICENSE.txt', 'SEE LICENSE IN LICENSE.txt'],
    ['Public Domain', 'Public'],
    ['__proto__', '__proto__'],
    ['', ''],
    ['   ', '   '],
  ];
  for (const [text, expected] of cases) test(JSON.stringify(text), () => assert.equal(verdict(text), expected));

  const ids: readonly (readonly [string, string])[] = [
    ['MIT', 'ok'],
    ['mit', 'mit → MIT'],
    ['apache-2.0', 'apache-2.0 → Apache-2.0'],
    ['ZLIB', 'ZLIB → Zlib'],
    ['llvm-EXCEPTION', 'llvm-EXCEPTION → LLVM-exception'],
    ['Classpath-exception-2.0', 'ok'],
    ['GPL-2.0+', 'ok'],
    ['Apache 2', 'Apache 2 → Apache-2.0'],
    ['Nonsense', 'Nonsense'],
  ];
  for (const [text, expected] of ids) {
    test(`as an id: ${text}`, () => assert.equal(verdict(text, checkLicenceId), expected));
  }

  const exceptions: readonly (readonly [string, string])[] = [
    ['Autoconf-exception-2.0', 'ok'],
    ['CGAL-linking-exception', 'ok'],
    ['pcre2-exception', 'ok'],
    ['AdditionRef-ours', 'ok'],
    ['MIT', 'MIT'],
    ['LLVM-exception OR MIT', 'LLVM-exception OR MIT'],
    ['', ''],
  ];
  for (const [text, expected] of exceptions) {
    test(`as an exception: ${text}`, () => assert.equal(verdict(text, checkException), expected));
  }

  const hostile: readonly (readonly [string, string])[] = [
    ['20,000 terms', 'MIT AND '.repeat(20_000)],
    ['500 terms within 4 KB', 'MIT OR '.repeat(580)],
    ['4,000 open parentheses', '('.repeat(4000)],
    ['60 open parentheses', `${'('.repeat(60)}MIT${')'.repeat(60)}`],
    ['control characters', 'MIT\u001b[31m AND \u0000'],
    ['a lone surrogate', '\ud800'],
  ];
  for (const [what, text] of hostile) {
    test(`${what} is an error and no exception`, () => {
      const result = checkLicenceExpression(text);
      assert.ok(!result.ok);
      assert.ok(result.span.end <= text.length && result.span.start <= result.span.end);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that none is echoed is what is tested
      assert.doesNotMatch(result.message.text, /[\u0000-\u001f\ud800-\udfff]/);
    });
  }
  test('50 open parentheses are checked', () => {
    assert.deepEqual(checkLicenceExpression(`${'('.repeat(50)}MIT${')'.repeat(50)}`), { ok: true });
  });
});
