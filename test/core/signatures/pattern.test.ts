import assert from 'node:assert/strict';
import { patternFault } from '../../../server/src/core/signatures/pattern.ts';

suite('core/signatures/pattern', () => {
  test('takes what the shipped patterns need', () => {
    for (const pattern of [
      'i?DS-2(?:CD|DE)\\w[\\w/().-]*',
      'Hi3(?:51\\d|52\\d)[A-Z]{0,2}(?:V\\d{3})?',
      '[\\]()+]*x',
      '\\(+\\)',
    ]) {
      assert.equal(patternFault(pattern, 'i'), undefined, pattern);
    }
  });

  test('refuses what could run for long', () => {
    for (const pattern of ['(a+)+', '(?:a*)*b', '((?:ab){2,})*', '(?:(?:a|b+)x)+', '(?:a{1,}){3,}']) {
      assert.equal(patternFault(pattern, ''), 'The pattern repeats something that is itself repeated.', pattern);
    }
    for (const pattern of ['(?=a)b', '(?<!a)b', '(?<x>a)\\k<x>', '(a)\\1']) {
      assert.equal(
        patternFault(pattern, ''),
        'The pattern uses look-around, a named group or a back reference.',
        pattern,
      );
    }
  });

  test('refuses what does not compile, is empty or too long', () => {
    assert.equal(patternFault('(', ''), 'The pattern is not a regular expression that JavaScript understands.');
    assert.equal(patternFault('a', 'q'), 'The pattern is not a regular expression that JavaScript understands.');
    assert.equal(patternFault('', ''), 'The pattern is empty.');
    assert.equal(patternFault('a'.repeat(501), ''), 'The pattern is longer than 500 characters.');
  });
});
