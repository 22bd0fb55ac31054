import assert from 'node:assert/strict';
import { escapeMarkdown, link } from '../../../server/src/core/explain/markdown.ts';

suite('Markdown of what others wrote', () => {
  for (const [what, text, expected] of [
    ['a link', '[x](http://evil)', '\\[x\\](http&#58;//evil)'],
    ['HTML', '<img src=x>', '\\<img src=x\\>'],
    ['emphasis and code', '**a** `b`', '\\*\\*a\\*\\* \\`b\\`'],
    ['a bare address', 'http://evil', 'http&#58;//evil'],
    ['a line break', 'a\n# b', 'a\\\\u000a# b'],
    ['a heading', '# a', '\\# a'],
    ['a list', '- a', '\\- a'],
    ['a numbered list', '1. a', '1\\. a'],
    ['an address without scheme', 'www.evil.org', 'www&#46;evil.org'],
    ['an e-mail address', 'a@b.org', 'a&#64;b.org'],
    ['plain words', 'Co., Ltd. (CN) 2.0-1 + x', 'Co., Ltd. (CN) 2.0-1 + x'],
    ['a terminal escape', '\u001b[31m', '\\\\u001b\\[31m'],
    ['a right-to-left override', 'a\u202eb', 'a\\\\u202eb'],
    ['an entity', '&lt;', '\\&lt;'],
    ['Chinese', '海康威视', '海康威视'],
  ] as const) {
    test(`${what} shows and does nothing`, () => assert.equal(escapeMarkdown(text), expected));
  }
  test('what is long is cut', () => assert.equal(escapeMarkdown('a'.repeat(9), 4), 'aaaa…'));
  test('only an address of the web becomes a link', () => {
    assert.equal(link('Law', 'https://example.org/a'), '[Law](https://example.org/a)');
    assert.equal(link('Law', 'javascript:alert(1)'), 'Law');
    assert.equal(link('Law', 'command:x'), 'Law');
    assert.equal(link('a](b', 'https://example.org/a)b'), 'a\\](b');
  });
});
