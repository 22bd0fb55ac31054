import assert from 'node:assert/strict';
import { isOrdinaryDigest } from '../../../server/src/core/identity/ordinary.ts';

suite('a digest by its bytes', () => {
  const isOne = (text: string) => {
    const bytes = new TextEncoder().encode(`"${text}"`);
    return isOrdinaryDigest(bytes, 1, 1 + text.length);
  };
  for (const [text, expected] of [
    ['0123456789abcdef'.repeat(2), true],
    ['ABCDEF09'.repeat(5), true],
    [`deadbeef${'x'.repeat(24)}`, true],
    ['0'.repeat(32), true],
    ['0'.repeat(31), false],
    ['g'.repeat(32), false],
    [`/${'0'.repeat(31)}`, false],
    [`:${'0'.repeat(31)}`, false],
    [`${'0'.repeat(7)}g${'0'.repeat(24)}`, false],
    ['', false],
  ] as const) {
    test(`“${text}” ${expected ? 'is one' : 'is none'}`, () => assert.equal(isOne(text), expected));
  }
});
