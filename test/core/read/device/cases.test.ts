import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { deviceFormats } from '../../../../server/src/core/read/device/index.ts';
import { caretCases, caretsOf } from '../../../support/caret-cases.ts';
import { reviewText } from '../../../support/review.ts';

suite('lists of devices, case by case', () => {
  for (const { id } of deviceFormats) {
    const cases = caretCases(id);
    test(`${id} has cases`, () => assert.ok(cases.length > 0));
    for (const one of cases) {
      test(one.id, () => {
        const review = reviewText(one.text, ['ca-federal', 'us-federal-agency']);
        const carets = caretsOf(review);
        if (process.env['BOMWARDEN_ACCEPT'] === '1') writeFileSync(one.expectedPath, carets);
        else assert.equal(carets, one.expected);
        assert.equal(review.bom?.format, id);
      });
    }
  }
});
