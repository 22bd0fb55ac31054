import assert from 'node:assert/strict';
import { Source } from '../../server/src/core/text/source.ts';
import { chooseEncoding, offsetAt, type PositionEncoding, positionAt } from '../../server/src/lsp/encoding.ts';

const encodings: readonly PositionEncoding[] = ['utf-16', 'utf-8', 'utf-32'];

suite('lsp/encoding', () => {
  test('UTF-16 unless the client says that it cannot', () => {
    assert.equal(chooseEncoding(undefined), 'utf-16');
    assert.equal(chooseEncoding([]), 'utf-16');
    assert.equal(chooseEncoding(['utf-8', 'utf-16']), 'utf-16');
    assert.equal(chooseEncoding(['utf-8', 'utf-32']), 'utf-8');
    assert.equal(chooseEncoding(['utf-32']), 'utf-32');
    assert.equal(chooseEncoding(['utf-7']), 'utf-16');
  });

  test('characters are counted in the units of the encoding', () => {
    const source = new Source('a\r\né半📷z');
    const offset = source.text.indexOf('z');
    assert.deepEqual(
      encodings.map(encoding => positionAt(source, offset, encoding)),
      [
        { line: 1, character: 4 },
        { line: 1, character: 9 },
        { line: 1, character: 3 },
      ],
    );
  });

  for (const encoding of encodings) {
    test(`every offset between characters survives the way through ${encoding} and back`, () => {
      const source = new Source('\ufeff{"📷": "半球",\r\n"é": 1}\n\n🇨🇦\rend');
      for (let at = 0; at <= source.length; at += (source.text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) {
        assert.equal(offsetAt(source, positionAt(source, at, encoding), encoding), at);
      }
    });

    test(`positions beyond a line or the text are moved inside in ${encoding}`, () => {
      const source = new Source('ab\ncd');
      assert.equal(offsetAt(source, { line: 9, character: 0 }, encoding), 5);
      assert.equal(offsetAt(source, { line: 1, character: 99 }, encoding), 5);
    });
  }
});
