import assert from 'node:assert/strict';
import { Progress } from '../../../server/src/cli/scan/progress.ts';

suite('Progress of a long run', () => {
  let shown: string[] = [];
  let now = 0;

  setup(() => {
    shown = [];
    now = 0;
  });

  function progress(total: number | undefined): Progress {
    return new Progress(
      total,
      line => shown.push(line),
      () => now,
    );
  }

  test('tells how many of all, how fast, and how long it still takes', () => {
    const told = progress(400);
    now = 2000;
    told.add(100, 7);
    assert.deepEqual(shown, ['██████░░░░░░░░░░░░░░░░░░ 100 of 400 files, 7 findings, 50 files/s, 6 s left']);
  });

  test('counts where nobody knows how many there are', () => {
    const told = progress(undefined);
    now = 4000;
    told.add(10, 0);
    assert.deepEqual(shown, ['10 files, 0 findings, 2.5 files/s']);
  });

  test('says nothing of what is done at once, and not more often than anybody reads', () => {
    const told = progress(1000);
    for (now = 10; now <= 1000; now += 10) told.add(1, 0);
    assert.equal(shown.length, 9);
    told.end();
    assert.equal(shown.at(-1), '');
  });

  test('more files than were counted do not make the bar longer', () => {
    const told = progress(1);
    now = 1000;
    told.add(3, 0);
    assert.match(shown[0] ?? '', /^█{24} 3 of 1 files/);
  });
});
