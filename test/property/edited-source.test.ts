import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Source } from '../../server/src/core/text/source.ts';
import { bomOf, hikvision } from '../support/documents.ts';
import { lineStarts } from '../support/line-starts.ts';
import { profile, reviewer } from '../support/review.ts';

const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n', '📷'), maxLength: 30 });
const edit = fc.record({ from: fc.nat(40), length: fc.nat(10), insert: text });

const units = fc.string({ unit: fc.constantFrom('a', 'é', '海', '📷', '\ud83d', '\udcf7', '\n'), maxLength: 12 });
const unitsEdit = fc.record({ from: fc.nat(40), length: fc.nat(4), insert: units, isAsked: fc.boolean() });

/** Typing in an SBOM: names of vendors come and go, quotes and brackets break and are mended. */
const keys = fc.constantFrom('Hikvision', 'Dahua', 'x', '"', '{', '}', ',', '\n', '📷', '');
const key = fc.record({ at: fc.nat(100_000), length: fc.nat(12), insert: keys });

function reviewed(source: Source): string {
  const { findings, problems, coverage } = reviewer().review(source, {
    contexts: [profile('ca-federal')],
    rules: {},
    waivers: [],
  });
  return JSON.stringify({ findings, problems, coverage });
}

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

  test('has the bytes of its text, edit after edit, halves of characters too', () => {
    fc.assert(
      fc.property(units, fc.array(unitsEdit, { maxLength: 5 }), (first, edits) => {
        let source = new Source(first);
        for (const { from, length, insert, isAsked } of edits) {
          if (isAsked) assert.ok(source.utf8.length >= 0);
          const start = Math.min(from, source.length);
          source = source.replaced({ start, end: Math.min(start + length, source.length) }, insert);
        }
        assert.deepEqual([...source.utf8], [...new TextEncoder().encode(source.text)]);
      }),
      { numRuns: 2000 },
    );
  });

  test('is reviewed like a document that is opened with that text, whatever was typed', () => {
    const first = bomOf(hikvision, 'Zhejiang Dahua Vision Technology Co., Ltd.', 'Acme', '海康威视');
    fc.assert(
      fc.property(fc.array(key, { maxLength: 6 }), edits => {
        let source = new Source(first);
        for (const { at, length, insert } of edits) {
          assert.equal(reviewed(source), reviewed(new Source(source.text)));
          const start = at % (source.length + 1);
          source = source.replaced({ start, end: Math.min(start + length, source.length) }, insert);
        }
        assert.equal(reviewed(source), reviewed(new Source(source.text)));
      }),
      { numRuns: 15 },
    );
  });

  test('has the text of the edit', () => {
    const source = new Source('ab\ncd').replaced({ start: 1, end: 4 }, 'x');
    assert.equal(source.text, 'axd');
    assert.deepEqual(lineStarts(source), [0]);
  });
});
