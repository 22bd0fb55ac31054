import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EqualItems } from '../../server/src/validate/unique-items.ts';

/** The first repetition by comparing every item with every other one, as validators do. */
function compared(items: readonly unknown[]): { index: number; other: number } | undefined {
  for (const [index, item] of items.entries()) {
    for (let other = 0; other < index; other++) if (equal(items[other], item)) return { index, other };
  }
  return undefined;
}

/** Equal in the sense of JSON Schema. */
function equal(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [ours, theirs] = [Object.entries(one), new Map(Object.entries(other))];
  return ours.length === theirs.size && ours.every(([key, value]) => theirs.has(key) && equal(value, theirs.get(key)));
}

suite('validate/unique-items', () => {
  const cases: readonly (readonly [readonly unknown[], number | undefined])[] = [
    [[], undefined],
    [[{}, []], undefined],
    [[1, '1', true, 'true', null, 'null', 0, false], undefined],
    [[0, -0], 1],
    [[1, 1.0], 1],
    [
      [
        { a: 1, b: [2] },
        { b: [2], a: 1 },
      ],
      1,
    ],
    [[{ a: 1 }, { a: '1' }], undefined],
    [[{ 'a,"b': 1 }, { a: 1, b: 1 }], undefined],
    [[[1, 2], [12], [1, [2]]], undefined],
    [['a', 'b', 'c', 'b'], 3],
  ];
  for (const [items, index] of cases) {
    test(JSON.stringify(items), () => assert.equal(new EqualItems().repetition(items)?.index, index));
  }

  test('says what comparing each item with each other one says', () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(fc.array(value, { maxLength: 6 }), fc.nat(), (values, seed) => {
        const again = values[seed % Math.max(1, values.length)];
        const items = JSON.parse(JSON.stringify([...values, ...(seed % 2 === 0 ? [again ?? null] : [])])) as unknown[];
        assert.deepEqual(new EqualItems().repetition(items), compared(items));
      }),
    );
  });

  test('lists in lists are numbered once', () => {
    let inner: unknown = ['deep'];
    for (let depth = 0; depth < 500; depth++) inner = [inner];
    const items = new EqualItems();
    const other = JSON.parse(JSON.stringify(inner)) as unknown;
    assert.deepEqual(items.repetition([inner, other]), { index: 1, other: 0 });
  });
});
