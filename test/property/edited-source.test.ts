import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Source } from '../../server/src/core/text/source.ts';
import { lineStarts } from '../support/line-starts.ts';

const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n', '📷'), maxLength: 30 });
const edit = fc.record({ from: fc.nat(40), length: fc.nat(10), insert: text });

suite('property: a source that is edited', () => {
  test('has the line starts of its text, edit after edit', () => {
    fc.assert(
      fc.property(text, fc.array(edit, { maxLength: 5 }), (first, edits) => {
        let source = new Source(first);
        for (const { from, length, insert } of edits) {
          assert.ok(source.lineCount > 0);
          const start = Math.min(from, source.length);
          source = source.replaced({ start, end: Math.min(start + length, source.length) }, insert);
          assert.deepEqual(lineStarts(source), lineStarts(new Source(source.text)));
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('has the text of the edit', () => {
    const source = new Source('ab\ncd').replaced({ start: 1, end: 4 }, 'x');
    assert.equal(source.text, 'axd');
    assert.deepEqual(lineStarts(source), [0]);
  });
});
