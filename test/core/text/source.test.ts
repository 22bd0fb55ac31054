import assert from 'node:assert/strict';
import { Source } from '../../../server/src/core/text/source.ts';
import { lineStarts } from '../../support/line-starts.ts';

suite('lines and characters', () => {
  for (const [what, text, starts] of [
    ['nothing', '', [0]],
    ['no line end', 'ab', [0]],
    ['LF', 'a\nb\n', [0, 2, 4]],
    ['CRLF', 'a\r\nb\r\n', [0, 3, 6]],
    ['CR', 'a\rb\r', [0, 2, 4]],
    ['a mixture', 'a\r\n\r\r\n\n\rb', [0, 3, 4, 6, 7, 8]],
    ['CR last', 'a\n\r', [0, 2, 3]],
  ] as const) {
    test(`of ${what}`, () => assert.deepEqual(lineStarts(new Source(text)), starts));
  }
  test('characters are UTF-16 units', () => {
    const source = new Source('一\n"📹", "海康"');
    assert.deepEqual(source.positionAt(source.text.indexOf('海')), { line: 1, character: 7 });
    assert.equal(source.offsetAt({ line: 1, character: 7 }), source.text.indexOf('海'));
  });
  test('places outside are moved inside', () => {
    const source = new Source('ab\ncd');
    assert.deepEqual(source.positionAt(99), { line: 1, character: 2 });
    assert.deepEqual(source.positionAt(-1), { line: 0, character: 0 });
    assert.equal(source.offsetAt({ line: 0, character: 99 }), 3);
    assert.equal(source.offsetAt({ line: 9, character: 0 }), 5);
    assert.equal(source.offsetAt({ line: -1, character: 5 }), 0);
  });
});
