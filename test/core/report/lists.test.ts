import assert from 'node:assert/strict';
import { english } from '../../../server/src/core/l10n/language.ts';
import { outputs } from '../../../server/src/core/report/index.ts';
import { listsLine } from '../../../server/src/core/report/verdict-line.ts';
import { goldenReport } from '../../support/golden-report.ts';

suite('How whole the lists are, at the head of a report', () => {
  const options = { style: { width: 1000, colour: false }, rules: [], token: 'fence', language: 'en' } as const;
  const heads = [
    'text',
    'markdown',
    'html',
    'github',
    'azure',
    'legacy',
    'legacy-markdown',
    'json',
    'ndjson',
    'sarif',
  ] as const;

  for (const format of heads) {
    test(`${format} tells it`, () => {
      const text = outputs[format](goldenReport(), options);
      assert.match(text, /Camera Act \(2024-01-01\): 2 of 3 names/);
      assert.match(text, /Phone notice: 1 name, not the whole list/);
    });
  }

  test('where there is no list there is no line', () => {
    const report = { ...goldenReport(), lists: [] };
    assert.equal(listsLine(report, english), '');
    for (const format of heads)
      assert.doesNotMatch(outputs[format](report, options), /Names known of each list|Camera Act \(2024/);
  });
});
