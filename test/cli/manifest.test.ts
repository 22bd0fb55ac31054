import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../support/program.ts';

suite('bomwarden manifest', () => {
  let folder = '';
  setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-'));
  });
  teardown(() => rmSync(folder, { recursive: true }));

  function run(args: readonly string[], input = '') {
    return runProgram(['manifest', ...args], { cwd: folder, input });
  }

  const table = 'Manufacturer,Model,MAC\nHikvision,DS-2CD2043G2-I,44:47:CC:00:00:01\n';

  test('new prints one to fill in, or writes it where none is', async () => {
    assert.match((await run(['new'])).stdout, /^deviceManifest: "1\.0"\n/);
    assert.equal((await run(['new', '--output', 'a.devices.yaml'])).status, 0);
    const again = await run(['new', '--output', 'a.devices.yaml']);
    assert.equal(again.status, 2);
    assert.match(again.stderr, /"a\.devices\.yaml": it is there already/);
    assert.match((await run(['new', '--output', 'no/a.yaml'])).stderr, /cannot be written \(ENOENT\)/);
  });

  test('convert makes one of another list, from a file or the standard input', async () => {
    writeFileSync(join(folder, 'list.csv'), table);
    const { stdout, status } = await run(['convert', 'list.csv']);
    assert.equal(status, 0);
    assert.match(stdout, /^# Made by bomwarden from list\.csv \(device-csv\)/);
    assert.match((await run(['convert', '-'], table)).stdout, /manufacturer: Hikvision/);
    assert.equal((await run(['convert', 'list.csv', '--output', 'b.devices.yaml'])).status, 0);
    assert.match(readFileSync(join(folder, 'b.devices.yaml'), 'utf8'), /mac: \["44:47:CC:00:00:01"\]/);
  });

  test('convert refuses what is no list of devices, with the reason', async () => {
    assert.match((await run(['convert', '-'], 'hello')).stderr, /no list of devices/);
    assert.match((await run(['convert', 'missing.csv'])).stderr, /There is no such file/);
    assert.equal((await run(['convert'])).status, 2);
  });
});
