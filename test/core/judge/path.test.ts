import assert from 'node:assert/strict';
import { Paths } from '../../../server/src/core/judge/path.ts';
import type { Bom } from '../../../server/src/core/model/component.ts';
import { bom, component } from '../../support/bom.ts';

function path(document: Bom, index: number): readonly number[] {
  return new Paths(document).to(index).map(one => one.index);
}

suite('judge: the way from the product', () => {
  const four = [component([]), component([]), component([]), component([])];

  test('by the dependency graph, on a shortest way', () => {
    const dependencies = [
      { from: 0, to: 1 },
      { from: 1, to: 2 },
      { from: 2, to: 3 },
      { from: 1, to: 3 },
    ];
    assert.deepEqual(path({ ...bom(...four), product: 0, dependencies }, 3), [0, 1, 3]);
  });

  test('what it is nested in comes before the graph', () => {
    const nested = [component([]), component([]), component([], { parent: 1 })];
    const dependencies = [
      { from: 0, to: 1 },
      { from: 0, to: 2 },
    ];
    assert.deepEqual(path({ ...bom(...nested), product: 0, dependencies }, 2), [0, 1, 2]);
  });

  test('a circle ends where it began', () => {
    const circle = [component([], { parent: 1 }), component([], { parent: 0 })];
    assert.deepEqual(path(bom(...circle), 1), [0, 1]);
  });

  test('what nothing brings in stands alone, and a way is never long', () => {
    assert.deepEqual(path({ ...bom(...four), product: 0 }, 2), [2]);
    const chain = Array.from({ length: 1000 }, (_, index) =>
      component([], { parent: index === 0 ? undefined : index - 1 }),
    );
    assert.equal(path(bom(...chain), 999).length, 20);
  });
});
