import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentText } from '../support/report.ts';
import { root } from '../support/shared.ts';

const program = join(root, 'dist/cli.js');

suite('On a full disk', () => {
  let folder = '';

  suiteSetup(function () {
    // a device that has no room for anything, where there is one
    if (!existsSync('/dev/full')) this.skip();
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-full-'));
    writeFileSync(join(folder, 'clean.cdx.json'), documentText([{ name: 'x', supplier: 'Axis Communications AB' }]));
  });
  suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

  function run(args: string, stderr: 'pipe' | number = 'pipe') {
    const full = openSync('/dev/full', 'w');
    return spawnSync(process.execPath, [program, ...args.split(' ')], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', full, stderr],
    });
  }

  for (const args of [
    'scan clean.cdx.json',
    'scan clean.cdx.json --format json',
    'scan clean.cdx.json --format ndjson',
    'scan clean.cdx.json --format cyclonedx',
    'scan clean.cdx.json --list-files',
    'validate clean.cdx.json',
    'waivers list .',
    'explain hikvision',
    'signatures list',
    'manifest new',
    '--help',
  ]) {
    test(`${args} says so in one sentence and ends with 2`, () => {
      const { status, stderr } = run(args);
      assert.equal(stderr, 'error: the standard output cannot be written (the disk is full)\n');
      assert.equal(status, 2);
    });
  }

  test('so does a file', () => {
    const { status, stderr } = run('scan clean.cdx.json --output /dev/full');
    assert.equal(stderr, 'error: "/dev/full" cannot be written (the disk is full)\n');
    assert.equal(status, 2);
  });

  test('what has room is written all the same', () => {
    const { status } = run(
      'scan clean.cdx.json --output /dev/full --also html=a.html --also json=missing/a.json --also sarif=a.sarif',
    );
    assert.equal(status, 2);
    assert.match(readFileSync(join(folder, 'a.html'), 'utf8'), /<\/html>\n$/);
    assert.match(readFileSync(join(folder, 'a.sarif'), 'utf8'), /\}\n$/);
  });

  test('where nobody can be told, the exit status tells', () => {
    assert.equal(run('scan nothing.json', openSync('/dev/full', 'w')).status, 2);
  });
});
