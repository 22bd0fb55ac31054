import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeText, encodingOf } from '../../../server/src/core/text/decode.ts';
import { type Encoding, encodeText } from '../../../server/src/core/text/encode.ts';
import { insertAtLineEnds } from '../../../server/src/core/text/line-insertions.ts';

/** Offsets of all line ends of a text, and of its end. */
function ends(text: string): readonly number[] {
  return [...[...text.matchAll(/\r\n|\r|\n/g)].map(({ index }) => index), text.length];
}

suite('core/text/line-insertions', () => {
  const encodings: readonly Encoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'];

  test('what stands between the insertions stays, in every encoding', () => {
    const part = fc.constantFrom('a', 'é', '海', '\n', '\r\n', '\r', ',', '"');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), fc.constantFrom(...encodings), (parts, encoding) => {
        const text = parts.join('');
        const insertions = ends(text).map(at => ({ at, text: '[é]' }));
        const expected = insertions.reduceRight(
          (left, { at, text: added }) => left.slice(0, at) + added + left.slice(at),
          text,
        );
        const bytes = insertAtLineEnds(encodeText(text, encoding), text, encoding, insertions);
        assert.deepEqual([...bytes], [...encodeText(expected, encoding)]);
      }),
      { numRuns: 1000 },
    );
  });

  test('bytes that are no text are carried as they are', () => {
    const bytes = Uint8Array.of(0x61, 0xff, 0xe6, 0x0a, 0x62);
    const { value } = decodeText(bytes);
    assert.deepEqual(
      [...insertAtLineEnds(bytes, value, encodingOf(bytes), [{ at: value.indexOf('\n'), text: '!' }])],
      [0x61, 0xff, 0xe6, 0x21, 0x0a, 0x62],
    );
  });

  test('what GB18030 has no two bytes for is told as a question mark', () => {
    assert.deepEqual([...encodeText('海é😀', 'gb18030')], [0xba, 0xa3, 0xa8, 0xa6, 0x3f]);
  });
});
