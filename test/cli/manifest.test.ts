import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../support/shared.ts';

const program = join(root, 'dist/cli.js');

suite('bomwarden manifest', () => {
  let folder = '';
  setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-'));
  });
  teardown(() => rmSync(folder, { recursive: true }));

  function run(args: readonly string[], input = '') {
    return spawnSync(process.execPath, [program, 'manifest', ...args], { cwd: folder, encoding: 'utf8', input });
  }

  const table = 'Manufacturer,Model,MAC\nHikvision,DS-2CD2043G2-I,44:47:CC:00:00:01\n';

  test('new prints one to fill in, or writes it where none is', () => {
    assert.match(run(['new']).stdout, /^deviceManifest: "1\.0"\n/);
    assert.equal(run(['new', '--output', 'a.devices.yaml']).status, 0);
    const again = run(['new', '--output', 'a.devices.yaml']);
    assert.equal(again.status, 2);
    assert.match(again.stderr, /"a\.devices\.yaml": it is there already/);
    assert.match(run(['new', '--output', 'no/a.yaml']).stderr, /cannot be written \(ENOENT\)/);
  });

  test('convert makes one of another list, from a file or the standard input', () => {
    writeFileSync(join(folder, 'list.csv'), table);
    const { stdout, status } = run(['convert', 'list.csv']);
    assert.equal(status, 0);
    assert.match(stdout, /^# Made by bomwarden from list\.csv \(device-csv\)/);
    assert.match(run(['convert', '-'], table).stdout, /manufacturer: Hikvision/);
    assert.equal(run(['convert', 'list.csv', '--output', 'b.devices.yaml']).status, 0);
    assert.match(readFileSync(join(folder, 'b.devices.yaml'), 'utf8'), /mac: \["44:47:CC:00:00:01"\]/);
  });

  test('convert refuses what is no list of devices, with the reason', () => {
    assert.match(run(['convert', '-'], 'hello').stderr, /no list of devices/);
    assert.match(run(['convert', 'missing.csv']).stderr, /There is no such file/);
    assert.equal(run(['convert']).status, 2);
  });
});
