import assert from 'node:assert/strict';
import { read } from '../../../server/src/core/read/index.ts';
import { decodeText } from '../../../server/src/core/text/decode.ts';
import { Source } from '../../../server/src/core/text/source.ts';

suite('documents that are known but not read', () => {
  for (const [code, text] of [
    ['protobuf-text', '# proto-file: x\n\nspec_version: "1.6"\ncomponents: {\n  name: "a"\n}\n'],
    ['spreadsheet', 'PK\u0003\u0004\u0014[Content_Types].xml PK xl/workbook.xml'],
    ['spreadsheet', 'PK\u0003\u0004\u0014mimetypeapplication/vnd.oasis.opendocument.spreadsheet'],
    ['spreadsheet', '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1'],
    ['office-document', 'PK\u0003\u0004\u0014[Content_Types].xml PK word/document.xml'],
    ['office-document', 'PK\u0003\u0004\u0014mimetypeapplication/vnd.oasis.opendocument.text'],
    ['archive', 'PK\u0003\u0004\u0014bom.json'],
    ['archive', '\u001f\ufffd\b'],
    ['unknown-format', 'spec_version is a word'],
    ['unknown-format', 'PK'],
  ] as const) {
    test(`${code}: ${JSON.stringify(text.slice(0, 20))}`, () => {
      const { bom, problems, format } = read(new Source(text));
      assert.equal(bom, undefined);
      assert.equal(format, undefined);
      assert.deepEqual(
        problems.map(problem => problem.code),
        [code],
      );
    });
  }

  test('a workbook of a spreadsheet program is told how to be saved, whatever its size and however little of it is text', () => {
    const names = Buffer.from('xl/workbook.xml');
    const noise = Buffer.from(Array.from({ length: 200_000 }, (_, at) => (at * 167 + (at >> 3)) & 255));
    const { value, problems } = decodeText(Buffer.concat([Buffer.from('PK\u0003\u0004'), noise, names]));
    assert.deepEqual(problems, []);
    assert.match(read(new Source(value)).problems[0]?.message ?? '', /as \.xlsx, or the sheet as CSV/);
  });
});
