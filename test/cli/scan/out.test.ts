import assert from 'node:assert/strict';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOut } from '../../../server/src/cli/scan/out.ts';
import { systemOf } from '../../support/system.ts';

suite('A report that goes to a file of a checkout', () => {
  let top = '';
  let checkout = '';

  setup(() => {
    top = mkdtempSync(join(tmpdir(), 'bomwarden-out-'));
    checkout = join(top, 'checkout');
    mkdirSync(join(checkout, '.git'), { recursive: true });
    mkdirSync(join(checkout, 'sub'));
    mkdirSync(join(top, 'elsewhere'));
    writeFileSync(join(top, 'victim'), 'original');
  });

  teardown(() => rmSync(top, { recursive: true, force: true }));

  async function write(output: string, folder = checkout): Promise<void> {
    const out = await openOut(output, systemOf(folder));
    await out.write('report\n');
    await out.close();
  }

  const links: readonly (readonly [string, string])[] = [
    ['report.sarif', '../victim'],
    ['report.sarif', join('..', 'nobody')],
    ['report.sarif', '/dev/full'],
    ['report.sarif', 'sub/inside'],
    ['sub/report.sarif', '../../victim'],
    ['report.sarif.unfinished', '../victim'],
    ['.report.sarif.unfinished', '../victim'],
  ];
  for (const [link, leadsTo] of links) {
    test(`replaces ${link}, a link to ${leadsTo}, and never follows it`, async () => {
      writeFileSync(join(checkout, 'sub/inside'), 'original');
      symlinkSync(leadsTo, join(checkout, link));
      const output = link.startsWith('sub/') ? 'sub/report.sarif' : 'report.sarif';
      await write(output);
      assert.ok(lstatSync(join(checkout, output)).isFile());
      assert.equal(readFileSync(join(checkout, output), 'utf8'), 'report\n');
      assert.equal(readFileSync(join(top, 'victim'), 'utf8'), 'original');
      assert.equal(readFileSync(join(checkout, 'sub/inside'), 'utf8'), 'original');
      assert.deepEqual(readdirSync(top).sort(), ['checkout', 'elsewhere', 'victim']);
    });
  }

  const folders: readonly (readonly [string, string, string])[] = [
    ['reports/a.json', '../elsewhere', '.'],
    ['reports/a.json', '/dev', '.'],
    ['reports/deeper/a.json', '..', '.'],
    ['../reports/a.json', '../elsewhere', 'sub'],
  ];
  for (const [output, leadsTo, from] of folders) {
    test(`is not written to ${output} from ${from} where reports leads to ${leadsTo}`, async () => {
      mkdirSync(join(top, 'deeper'));
      symlinkSync(leadsTo, join(checkout, 'reports'));
      await assert.rejects(write(output, join(checkout, from)), /cannot be written: a link leads out of the folder/);
      assert.deepEqual(readdirSync(join(top, 'elsewhere')), []);
      assert.deepEqual(readdirSync(join(top, 'deeper')), []);
    });
  }

  test('goes through a linked folder that stays inside', async () => {
    symlinkSync('sub', join(checkout, 'reports'));
    await write('reports/a.json');
    assert.equal(readFileSync(join(checkout, 'sub/a.json'), 'utf8'), 'report\n');
  });

  test('goes outside where that was asked for by its words', async () => {
    await write('../elsewhere/a.json');
    await write(join(top, 'elsewhere', 'b.json'));
    assert.deepEqual(readdirSync(join(top, 'elsewhere')), ['a.json', 'b.json']);
  });

  test('leaves what was there, and nothing else, until it is complete', async () => {
    writeFileSync(join(checkout, 'a.json'), 'old');
    const out = await openOut('a.json', systemOf(checkout));
    await out.write('x'.repeat(100_000));
    assert.equal(readFileSync(join(checkout, 'a.json'), 'utf8'), 'old');
    await out.close();
    assert.equal(readFileSync(join(checkout, 'a.json'), 'utf8').length, 100_000);
    assert.deepEqual(readdirSync(checkout).sort(), ['.git', 'a.json', 'sub']);
  });

  test('that takes the place of a folder is refused, and leaves nothing behind', async () => {
    await assert.rejects(write('sub'), /"sub" cannot be written/);
    assert.deepEqual(readdirSync(checkout).sort(), ['.git', 'sub']);
  });

  test('two at once leave one of them whole', async () => {
    await Promise.all([write('a.json'), write('a.json'), write('a.json')]);
    assert.equal(readFileSync(join(checkout, 'a.json'), 'utf8'), 'report\n');
  });

  for (const output of ['/dev/stdout', '/dev/fd/1', '/proc/self/fd/1']) {
    test(`is printed where ${output} is named`, async () => {
      const system = systemOf(checkout);
      const out = await openOut(output, system);
      await out.write('::error::x\n');
      await out.close();
      assert.deepEqual(system.said, [':\\u003aerror::x\n']);
    });
  }

  test('goes into a device that was named', async () => {
    await write('/dev/null');
    await assert.rejects(write('/dev/full'), /the disk is full/);
    assert.ok(!lstatSync('/dev/null').isFile());
  });
});
