import assert from 'node:assert/strict';
import { Refusal } from '../../../server/src/cli/packs.ts';
import { held } from '../../../server/src/cli/scan/held.ts';

suite('A report that no text can hold', () => {
  test('is refused in one sentence', () => {
    const tooLong = () => held(() => 'a'.repeat(2 ** 30), 'ndjson');
    assert.throws(
      tooLong,
      (reason: unknown) => reason instanceof Refusal && /too large for --format ndjson/.test(reason.message),
    );
  });

  test('is told from a bug', () => {
    const bug = () =>
      held(() => {
        throw new RangeError('Invalid array length');
      }, 'json');
    assert.throws(bug, /Invalid array length/);
    assert.equal(
      held(() => 'a', 'json'),
      'a',
    );
  });
});
