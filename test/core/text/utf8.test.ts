import assert from 'node:assert/strict';
import { Source } from '../../../server/src/core/text/source.ts';

/** Texts in which characters of one to four bytes stand at and around the borders that an index may have. */
const texts: readonly string[] = [
  '',
  'plain',
  'é',
  '\ufeffmark',
  `${'a'.repeat(127)}é${'b'.repeat(300)}杭州${'c'.repeat(126)}😀\r\nlast\r`,
  '杭州海康威视\n'.repeat(60),
  'a😀'.repeat(200),
  `${'x'.repeat(1000)}\n${'y'.repeat(1000)}é`,
  `line\r\n\r\n\rother\n${'é'.repeat(129)}\n`,
];

suite('A source made of bytes', () => {
  test('slices, lines and positions are those of the text', () => {
    for (const text of texts) {
      const bytes = new TextEncoder().encode(text);
      const ofText = new Source(text);
      assert.equal(new Source(bytes).length, text.length);
      assert.deepEqual(new Source(bytes).lineStarts, ofText.lineStarts);
      for (let start = 0; start <= text.length; start += 7) {
        if (/[\udc00-\udfff]/.test(text.charAt(start))) continue;
        const source = new Source(bytes);
        assert.equal(source.slice({ start, end: text.length }), text.slice(start));
        assert.deepEqual(source.positionAt(start), ofText.positionAt(start));
      }
      assert.equal(new Source(bytes).text, text);
    }
  });

  test('every character has its place in the bytes and in the units', () => {
    for (const text of texts) {
      const source = new Source(text);
      let unit = 0;
      let byte = 0;
      for (const character of text) {
        assert.deepEqual([source.offsets.unitAt(byte), source.offsets.byteAt(unit)], [unit, byte]);
        unit += character.length;
        byte += new TextEncoder().encode(character).length;
        assert.equal(source.textOf(0, byte), text.slice(0, unit));
      }
    }
  });

  test('half of a surrogate pair keeps its place', () => {
    const source = new Source('a\ud83d"b"é\udc00c');
    assert.equal(source.textOf(source.offsets.byteAt(2), source.offsets.byteAt(5)), '"b"');
    assert.equal(source.textOf(0, source.utf8.length), source.text);
  });
});
