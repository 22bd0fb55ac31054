import assert from 'node:assert/strict';
import { applyEdits, findWritten, type TextEdit, writerOf } from '../../../server/src/core/text/edit.ts';
import { span } from '../../../server/src/core/text/span.ts';

suite('core/text/edit', () => {
  const text = 'maker: A, model: B, slug: C';
  const edits: readonly TextEdit[] = [
    { span: span(26, 27), text: 'open' },
    { span: span(7, 8), text: 'Axis Communications' },
    { span: span(17, 18), text: "'to be chosen'" },
  ];

  test('what an edit writes is found in the text that all of them make', () => {
    const place = findWritten(edits, 'to be chosen');
    assert.ok(place);
    assert.equal(applyEdits(text, edits).slice(place.start, place.end), 'to be chosen');
    assert.equal(findWritten(edits, 'nobody'), undefined);
  });

  test('the edit that writes a place is known, with the place within its text', () => {
    const place = findWritten(edits, 'to be chosen');
    assert.ok(place);
    assert.deepEqual(writerOf(edits, place), { edit: edits[2], at: 1 });
  });

  test('a place that no edit writes, or that one writes in part, has none', () => {
    assert.equal(writerOf(edits, span(0, 4)), undefined);
    assert.equal(writerOf(edits, span(5, 12)), undefined);
  });
});
