import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeText } from '../../../server/src/core/text/decode.ts';

function bytes(...parts: (string | number[])[]): Uint8Array {
  return Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
}

function places(input: Uint8Array): string[] {
  const { value, problems } = decodeText(input);
  return problems.map(({ code, span }) => `${code} ${span.start}-${span.end} ${value.slice(span.start, span.end)}`);
}

suite('decoding bytes', () => {
  test('UTF-8 with and without a byte-order mark, and UTF-16 both ways, give the same text', () => {
    const text = '{"name": "杭州海康威视 📷"}';
    const little = Buffer.from(text, 'utf16le');
    const big = Buffer.from(little).swap16();
    for (const input of [
      bytes(text),
      bytes([0xef, 0xbb, 0xbf], text),
      bytes([0xff, 0xfe], [...little]),
      bytes([0xfe, 0xff], [...big]),
      little,
      big,
    ]) {
      assert.deepEqual(decodeText(input), { value: text, problems: [] });
    }
  });

  test('invalid UTF-8 is told of at its place in the text, behind characters of every length', () => {
    assert.deepEqual(places(bytes('aé杭📷', [0xff], 'b')), ['invalid-encoding 5-6 �']);
    assert.deepEqual(places(bytes([0xef, 0xbb, 0xbf], 'a', [0xe6, 0x9d], 'b')), ['invalid-encoding 1-2 �']);
    assert.deepEqual(places(bytes('a', [0xf0, 0x9f, 0x93])), ['invalid-encoding 1-2 �']);
  });

  test('places beside each other are one problem, and a replacement character that was written is none', () => {
    assert.deepEqual(places(bytes('a', [0xed, 0xa0, 0x80], 'b', [0xc0])), [
      'invalid-encoding 1-4 ���',
      'invalid-encoding 5-6 �',
    ]);
    assert.deepEqual(places(bytes('a\ufffd', [0x80])), ['invalid-encoding 2-3 �']);
  });

  test('a lone surrogate and a cut unit in UTF-16 are told of', () => {
    assert.deepEqual(places(bytes([0xff, 0xfe, 0x61, 0, 0, 0xd8, 0xfd, 0xff, 0x62])), [
      'invalid-encoding 1-2 �',
      'invalid-encoding 3-4 �',
    ]);
  });

  test('every place told of holds a replacement character, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), input => {
        const { value, problems } = decodeText(input);
        assert.equal(typeof value, 'string');
        for (const { span } of problems) assert.match(value.slice(span.start, span.end), /^\ufffd+$/);
      }),
      { numRuns: 2000 },
    );
  });

  test('an empty document is an empty text', () => {
    assert.deepEqual(decodeText(new Uint8Array()), { value: '', problems: [] });
  });
});
