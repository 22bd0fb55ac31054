import assert from 'node:assert/strict';
import { Source } from '../../../server/src/core/text/source.ts';
import { lineStarts } from '../../support/line-starts.ts';

/** Texts in which characters of one to four bytes stand at and around the borders that an index may have. */
const texts: readonly string[] = [
  '',
  'plain',
  'é',
  '\ufeffmark',
  `${'a'.repeat(127)}é${'b'.repeat(300)}杭州${'c'.repeat(126)}😀\r\nlast\r`,
  '杭州海康威视\n'.repeat(60),
  'a😀'.repeat(200),
  `${'a'.repeat(127)}😀${'b'.repeat(200)}`,
  `${'a'.repeat(126)}😀${'b'.repeat(125)}😀é`,
  `${'x'.repeat(1000)}\n${'y'.repeat(1000)}é`,
  `line\r\n\r\n\rother\n${'é'.repeat(129)}\n`,
];

suite('A source made of bytes', () => {
  test('a large one has the offsets of its text, wherever letters beyond ASCII stand', () => {
    const signs = ['é', '杭', '😀'];
    for (const rare of [1, 127, 128, 129, 5000, 131_071, 131_072, 131_073, 400_000]) {
      let text = '';
      for (let at = 0; text.length < 300_000; at++) text += 'a'.repeat(rare) + signs[at % 3];
      const bytes = new TextEncoder().encode(text);
      const { offsets } = new Source(bytes);
      assert.ok(offsets.isValid);
      assert.equal(offsets.length, text.length);
      let [unit, byte] = [0, 0];
      for (const sign of text) {
        if (unit % 1021 === 0 || byte % 128 < 2) {
          if (offsets.unitAt(byte) !== unit || offsets.byteAt(unit) !== byte) assert.fail(`${rare}: ${unit} ${byte}`);
        }
        unit += sign.length;
        byte += (sign.codePointAt(0) as number) < 0x80 ? 1 : new TextEncoder().encode(sign).length;
      }
    }
  });

  test('a large one that is no UTF-8 is known, wherever the wrong byte stands', () => {
    for (const at of [0, 127, 128, 131_071, 131_072, 199_999]) {
      const bytes = new Uint8Array(200_000).fill(97);
      bytes[at] = 0xff;
      assert.equal(new Source(bytes).offsets.isValid, false, `${at}`);
    }
  });

  test('lines are found in many bytes, wherever the ends stand', () => {
    const random = (seed: number) => Math.abs(Math.sin(seed) * 10_000) % 1;
    for (let round = 0; round < 6; round++) {
      const text = Array.from({ length: 5000 }, (_, at) =>
        random(at * 7 + round) < 0.1 ? '\n' : 'aé杭\u000b\u008a'[at % 5],
      ).join('');
      const ofBytes = new Source(new TextEncoder().encode(text));
      const ofText = new Source(text);
      assert.deepEqual(lineStarts(ofBytes), lineStarts(ofText));
      for (let at = 0; at < text.length; at += 97) assert.deepEqual(ofBytes.positionAt(at), ofText.positionAt(at));
      const end = { line: ofText.lineCount, character: 3 };
      for (const position of [
        { line: 3, character: 2 },
        { line: 3, character: 9999 },
        { line: -1, character: 0 },
        end,
      ]) {
        assert.equal(ofBytes.offsetAt(position), ofText.offsetAt(position));
      }
    }
  });

  test('slices, lines and positions are those of the text', () => {
    for (const text of texts) {
      const bytes = new TextEncoder().encode(text);
      const ofText = new Source(text);
      assert.equal(new Source(bytes).length, text.length);
      assert.deepEqual(lineStarts(new Source(bytes)), lineStarts(ofText));
      for (let start = 0; start <= text.length; start += 7) {
        if (/[\udc00-\udfff]/.test(text.charAt(start))) continue;
        const source = new Source(bytes);
        assert.equal(source.slice({ start, end: text.length }), text.slice(start));
        const rest = { start, end: text.length };
        assert.equal(source.utf8Length(rest), Buffer.byteLength(text.slice(start)));
        assert.equal(ofText.utf8Length(rest), Buffer.byteLength(text.slice(start)));
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
