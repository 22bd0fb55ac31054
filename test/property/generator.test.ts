import assert from 'node:assert/strict';
import { atLeast } from '../../server/src/core/model/level.ts';
import { type Generated, generate, generated } from '../support/generator.ts';
import { reviewText } from '../support/review.ts';
import { skipLoudly, tools } from '../support/shared.ts';

/** Findings that stand exactly where something was planted, by its place. */
function check(format: string, { text, components, planted }: Generated): void {
  const review = reviewText(text);
  assert.equal(review.bom?.format, format);
  assert.equal(review.bom.componentCount, components);
  const marked = new Map<string, boolean>();
  for (const { rule, span, level } of review.findings) {
    if (rule !== 'restricted-vendor') continue;
    const key = JSON.stringify(review.source.rangeOf(span));
    marked.set(key, atLeast(level, 'warning') || (marked.get(key) ?? false));
  }
  for (const { range, expect, raw, vendor, disguise } of planted) {
    const key = JSON.stringify({ start: range.start, end: range.end });
    const strong = marked.get(key);
    marked.delete(key);
    if (expect === 'flag') assert.notEqual(strong, undefined, `${vendor}, ${disguise}: ${raw}`);
    else if (expect === 'none') assert.equal(strong, undefined, `decoy ${raw}`);
    else assert.notEqual(strong, true, `decoy ${raw}`);
  }
  assert.deepEqual([...marked.keys()], [], 'nothing else is marked');
}

suite('generated documents: everything planted is marked at its place, and nothing else', function () {
  this.timeout(120_000);

  for (const [id, { format, styles }] of generated) {
    for (const style of styles) {
      test(`${id}, ${style}`, function () {
        const folder = tools() ?? skipLoudly(this, 'generator');
        check(id, generate(folder, format, style, 300));
      });
    }
  }
});
