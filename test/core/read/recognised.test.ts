import assert from 'node:assert/strict';
import { read } from '../../../server/src/core/read/index.ts';
import { Source } from '../../../server/src/core/text/source.ts';

suite('documents that are known but not read', () => {
  for (const [code, text] of [
    ['protobuf-text', '# proto-file: x\n\nspec_version: "1.6"\ncomponents: {\n  name: "a"\n}\n'],
    ['spreadsheet', 'PK\u0003\u0004\u0014[Content_Types].xml'],
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
});
