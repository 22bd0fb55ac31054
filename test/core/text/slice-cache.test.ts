import assert from 'node:assert/strict';
import { SliceCache } from '../../../server/src/core/text/slice-cache.ts';

/** A cache that answers with the last digit of a value, and what it was asked for. */
function counting() {
  const asked: string[] = [];
  const cache = new SliceCache();
  const find = (value: string) => {
    asked.push(value);
    return value.charCodeAt(value.length - 1) & 15;
  };
  return { asked, of: (text: string, start = 0, end = text.length) => cache.recall(text, start, end, find) };
}

suite('answers for slices of texts', () => {
  test('are found out once for each value, wherever it stands', () => {
    const { asked, of } = counting();
    assert.deepEqual([of('a1'), of('xa1y', 1, 3), of('a1a1', 2, 4), of('a2'), of('a1')], [1, 1, 1, 2, 1]);
    assert.deepEqual(asked, ['a1', 'a2']);
  });

  test('are of that slice and of none that begins or ends alike', () => {
    const { asked, of } = counting();
    const text = 'a12';
    assert.deepEqual([of(text, 0, 2), of(text, 1, 3), of(text, 0, 3), of(text, 1, 2)], [1, 2, 2, 1]);
    assert.deepEqual(asked, ['a1', '12', 'a12', '1']);
  });

  test('are kept apart where two values have one hash', () => {
    // `Aa` and `BB` have one in every hash of the form 31 h + c
    const { asked, of } = counting();
    for (const text of ['AaAa5', 'BBBB5', 'AaBB5', 'BBAa5', 'AaAa5', 'BBAa5']) assert.equal(of(text), 5);
    assert.deepEqual(asked, ['AaAa5', 'BBBB5', 'AaBB5', 'BBAa5']);
  });

  test('stay right when there are more values than are kept', () => {
    const { asked, of } = counting();
    const values = Array.from({ length: 17_000 }, (_, n) => `value ${n}`);
    const all = () => values.map(value => of(value));
    const first = all();
    assert.equal(asked.length, values.length);
    assert.deepEqual(all(), first);
    assert.equal(asked.length, 2 * values.length - 16_384);
  });
});
