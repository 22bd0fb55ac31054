import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageTags } from '../../../server/src/core/l10n/language.ts';
import { outputs } from '../../../server/src/core/report/index.ts';
import { goldenReport } from '../../support/golden-report.ts';
import { root } from '../../support/shared.ts';

/** What people read, in every language, read by a person line by line. UPDATE_REPORTS=1 writes it anew, for somebody to read again. */
suite('Golden reports', () => {
  const folder = join(root, 'test/cases/reports');
  const update = process.env['UPDATE_REPORTS'] === '1';
  if (update) mkdirSync(folder, { recursive: true });

  for (const language of languageTags) {
    for (const [format, end] of [
      ['text', 'txt'],
      ['text', 'details.txt'],
      ['markdown', 'md'],
      ['html', 'html'],
    ] as const) {
      test(`${end} in ${language}`, () => {
        const details = end === 'details.txt';
        const options = { style: { width: 100, colour: false }, rules: [], token: 'fence', language, details };
        const actual = outputs[format](goldenReport(), options);
        const file = join(folder, `${language}.${end}`);
        if (update) writeFileSync(file, actual);
        assert.equal(actual, readFileSync(file, 'utf8'));
      });
    }
  }
});
