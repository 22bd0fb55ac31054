import assert from 'node:assert/strict';
import { Budget, type Limits, usualLimits } from '../../../../server/src/core/read/firmware/budget.ts';

const MiB = 1 << 20;

function budget(limits: Partial<Limits> = {}, size = 100 * MiB, isOver?: () => boolean): Budget {
  return new Budget({ ...usualLimits, ...limits }, size, isOver);
}

suite('The budget of an image', () => {
  test('a stream may become so many times as much, and a small one so much freely', () => {
    const own = budget({ ratio: 10, freely: 1000 });
    assert.equal(own.most(10), 1000);
    assert.equal(own.most(100), 1000);
    assert.equal(own.most(101), 1010);
    own.spend(1010, true);
    assert.deepEqual([...own.met], [['ratio', 1]]);
  });

  test('one stream, and all together, have a limit, which is told by its name', () => {
    const own = budget({ stream: 700, total: 1000 });
    assert.equal(own.most(MiB), 700);
    assert.equal(own.spend(700, true), false);
    assert.equal(own.most(MiB), 300);
    assert.equal(own.spend(300, true), false);
    assert.equal(own.most(MiB), 0);
    assert.deepEqual([...own.met.keys()], ['stream', 'total']);
  });

  test('what is worked is gone, and half of what is left may be unpacked: it is looked at too', () => {
    const own = budget({ work: 600, workEach: 4 }, 100);
    assert.equal(own.most(MiB), 500);
    own.work(400);
    assert.equal(own.most(MiB), 300);
    assert.equal(own.spend(300, true), false);
    assert.equal(own.most(MiB), 150);
    assert.equal(own.worked, 700);
    assert.deepEqual([...own.met.keys()], ['work']);
  });

  test('as many files and texts as are stated, and not one more', () => {
    const own = budget({ entries: 2, texts: 3 });
    assert.deepEqual([own.entry(), own.entry(), own.entry()], [true, true, false]);
    assert.deepEqual([own.text(), own.text(), own.text(), own.text()], [true, true, true, false]);
    assert.deepEqual(
      [...own.met],
      [
        ['entries', 1],
        ['texts', 1],
      ],
    );
  });

  test('it is over when the work is done or the time, each by its own name, and stays so', () => {
    let isLate = false;
    const timed = budget({}, MiB, () => isLate);
    assert.equal(timed.isOver, false);
    isLate = true;
    assert.equal(timed.isOver, true);
    isLate = false;
    assert.equal(timed.isOver, true);
    assert.deepEqual([...timed.met], [['time', 1]]);
    const worked = budget({ work: 10, workEach: 0 });
    worked.work(10);
    assert.equal(worked.isOver, true);
    assert.deepEqual([...worked.met.keys()], ['work']);
  });
});
