import assert from 'node:assert/strict';
import { decodeText } from '../../../server/src/core/text/decode.ts';
import { decodeUtf32 } from '../../../server/src/core/text/utf32.ts';

function utf32(text: string, isLittle: boolean, mark = ''): Uint8Array {
  const points = Array.from(mark + text, character => character.codePointAt(0) ?? 0);
  const bytes = Buffer.alloc(points.length * 4);
  for (const [at, point] of points.entries()) {
    if (isLittle) bytes.writeUInt32LE(point, at * 4);
    else bytes.writeUInt32BE(point, at * 4);
  }
  return bytes;
}

suite('UTF-32', () => {
  for (const text of ['{"a": "海康威视 😀"}', '<bom/>', 'Manufacturer,Model\n', `{${' '.repeat(10_000)}}`]) {
    for (const isLittle of [true, false]) {
      test(`is read with and without a mark: ${text.slice(0, 20).trim()}, ${isLittle ? 'little' : 'big'}-endian`, () => {
        for (const mark of ['', '\ufeff']) {
          assert.deepEqual(decodeText(utf32(text, isLittle, mark)), { value: text, problems: [] });
        }
      });
    }
  }

  test('what is none of it is told, and what is no such text is left to others', () => {
    const broken = Buffer.concat([utf32('{"a":1}', true), Buffer.from([0, 0, 0x11, 0x7f, 0, 0xd8, 0, 0, 1])]);
    const read = decodeText(broken);
    assert.equal(read.value, '{"a":1}\ufffd\ufffd');
    assert.deepEqual(
      read.problems.map(({ code }) => code),
      ['invalid-encoding'],
    );
    for (const other of ['', '{}', '\ufeff{}', 'a\0\0\0']) {
      assert.equal(decodeUtf32(Buffer.from(other, 'utf16le')), undefined);
      assert.equal(decodeUtf32(Buffer.from(other)), undefined);
    }
  });
});
