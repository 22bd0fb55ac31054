import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../../server/src/cli/run.ts';
import { inLog, onTerminal, Progress } from '../../../server/src/cli/scan/progress.ts';
import { camera, documentText } from '../../support/report.ts';
import { signatureText } from '../../support/signatures.ts';
import { systemOf } from '../../support/system.ts';

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
      onTerminal(line => shown.push(line)),
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

  test('in a log every ten seconds, and in the end how much was done', () => {
    const told = new Progress(
      60,
      inLog(line => shown.push(line)),
      () => now,
    );
    for (now = 1000; now <= 30_000; now += 1000) told.add(2, 1);
    told.end();
    assert.deepEqual(
      shown.map(line => /\d+ of 60 files, \d+ findings/.exec(line)?.[0]),
      ['40 of 60 files, 20 findings', '60 of 60 files, 30 findings', '60 of 60 files, 30 findings'],
    );
  });

  for (const [flag, onTerminal, inLog] of [
    ['', true, false],
    ['--progress', true, true],
    ['--no-progress', false, false],
  ] as const) {
    test(`with ${flag || 'no flag'}: on a terminal ${onTerminal}, in a log ${inLog}`, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'bomwarden-progress-'));
      writeFileSync(join(folder, 'camera.json'), documentText([camera]));
      const argv = ['scan', 'camera.json', '--output', 'out.txt', ...(flag ? [flag] : [])];
      const seen = systemOf(folder, { signatures: signatureText, progress: line => void shown.push(line) });
      await run(argv, seen);
      assert.equal(shown.length > 0, onTerminal);
      const unseen = systemOf(folder, { signatures: signatureText });
      await run(argv, unseen);
      assert.equal(/1 of 1 files/.test(unseen.said.join('')), inLog, unseen.said.join(''));
      rmSync(folder, { recursive: true, force: true });
    });
  }

  test('more files than were counted do not make the bar longer', () => {
    const told = progress(1);
    now = 1000;
    told.add(3, 0);
    assert.match(shown[0] ?? '', /^█{24} 3 of 1 files/);
  });
});
