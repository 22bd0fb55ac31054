import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../../server/src/cli/run.ts';
import { documentText, type Planted } from '../../support/report.ts';
import { Repository } from '../../support/repository.ts';
import { signatures } from '../../support/signatures.ts';
import { systemOf } from '../../support/system.ts';

const camera: Planted = { name: 'Camera', supplier: 'Hangzhou Hikvision Digital Technology Co., Ltd.' };
const recorder: Planted = { name: 'Recorder', supplier: 'Hangzhou Hikvision Digital Technology Co., Ltd.' };
const file = '.bomwarden-baseline.json';

suite('bomwarden baseline', () => {
  let repository: Repository;
  const json = JSON.stringify(signatures());

  setup(() => {
    repository = new Repository();
    repository.write('boms/a.json', documentText([camera, camera]));
    repository.write('boms/b.json', documentText([recorder]));
  });
  teardown(() => repository.remove());

  async function bomwarden(line: string, below = '') {
    const system = systemOf(join(repository.folder, below), { signatures: () => json });
    const status = await run([...line.split(' '), '--profile', 'ca-federal', '--as-of', '2026-11-22'], system);
    return { status, text: system.said.join('') };
  }

  function entries(path = file): readonly { component: string; document: string; count?: number }[] {
    return JSON.parse(readFileSync(join(repository.folder, path), 'utf8')).findings;
  }

  function labels(path = file): readonly string[] {
    return entries(path)
      .map(({ component, document, count = 1 }) => `${count} ${component} in ${document}`)
      .sort();
  }

  test('create accepts what is found, and scan fails for more only', async () => {
    const created = await bomwarden('baseline create boms');
    assert.deepEqual(created, { status: 0, text: `${file}: 3 findings of 2 documents accepted.\n` });
    assert.deepEqual(labels(), ['1 Recorder in boms/b.json', '2 Camera in boms/a.json']);
    const same = await bomwarden(`scan boms --baseline ${file}`);
    assert.equal(same.status, 0, same.text);
    assert.match(same.text, /^Compared with the baseline \.bomwarden-baseline\.json\.\n/);
    assert.match(same.text, /\n0 new, 3 unchanged, 0 resolved, for ca-federal/);
    repository.write('boms/a.json', documentText([camera, camera, camera]));
    const more = await bomwarden(`scan boms --baseline ${file}`);
    assert.equal(more.status, 1);
    assert.match(more.text, /^1 new, 3 unchanged/m);
  });

  test('create takes the place of nothing', async () => {
    repository.write(file, 'x');
    assert.equal((await bomwarden('baseline create boms')).status, 2);
    assert.equal(readFileSync(join(repository.folder, file), 'utf8'), 'x');
    repository.write(file, '{ "schemaVersion": 1, "findings": [] }');
    const { status, text } = await bomwarden('baseline create boms');
    assert.equal(status, 2);
    assert.match(text, /is there already: use bomwarden baseline update/);
  });

  test('update accepts what is new and keeps what is not here', async () => {
    await bomwarden('baseline create boms');
    repository.write('boms/a.json', documentText([camera, recorder]));
    const { text, status } = await bomwarden('baseline update boms/a.json');
    assert.deepEqual(
      [status, text],
      [0, `${file}: 2 findings of 1 document accepted, 2 kept that are not found here.\n`],
    );
    assert.deepEqual(labels(), ['1 Recorder in boms/a.json', '1 Recorder in boms/b.json', '2 Camera in boms/a.json']);
  });

  test('prune takes out what is gone where it looked, and accepts nothing', async () => {
    await bomwarden('baseline create boms');
    repository.write('boms/a.json', documentText([camera, { ...recorder, name: 'Another' }]));
    repository.write('boms/b.json', documentText([]));
    const stale = await bomwarden(`scan boms --baseline ${file}`);
    assert.match(stale.text, /2 findings of the baseline are gone: bomwarden baseline prune takes them out/);
    assert.match(stale.text, /^1 new, 1 unchanged, 2 resolved/m);
    const elsewhere = await bomwarden(`scan boms/a.json --baseline ${file}`);
    assert.match(elsewhere.text, /1 finding of the baseline is gone/, 'b.json was not asked for');
    const { text, status } = await bomwarden('baseline prune boms/a.json');
    assert.deepEqual([status, text], [0, `${file}: 1 finding taken out, 2 left.\n`]);
    assert.deepEqual(labels(), ['1 Camera in boms/a.json', '1 Recorder in boms/b.json']);
    await bomwarden('baseline prune boms');
    assert.deepEqual(labels(), ['1 Camera in boms/a.json']);
  });

  test('names documents as seen from its own folder', async () => {
    await bomwarden('baseline create . --baseline ../accepted.json', 'boms');
    assert.deepEqual(labels('accepted.json'), ['1 Recorder in boms/b.json', '2 Camera in boms/a.json']);
    assert.equal((await bomwarden('scan boms --baseline accepted.json')).status, 0);
    assert.equal((await bomwarden('scan ./a.json --baseline ../accepted.json', 'boms')).status, 0);
  });

  test('has no waived finding: when the waiver ends it counts again', async () => {
    const waiver =
      '- id: w\n  component: Camera\n  scope: component\n  reason: r\n  approver: a\n  expires: 2026-11-22\n';
    repository.write('.bomwarden/waivers.yml', waiver);
    await bomwarden('baseline create boms');
    assert.deepEqual(labels(), ['1 Recorder in boms/b.json']);
    assert.equal((await bomwarden(`scan boms --baseline ${file}`)).status, 0);
    const later = await bomwarden(`scan boms --baseline ${file} --as-of 2026-11-23`);
    assert.equal(later.status, 0, 'the day of the test wins, as it is given last');
    const system = systemOf(repository.folder, { signatures: () => json });
    const args = ['scan', 'boms', '--baseline', file, '--profile', 'ca-federal', '--as-of', '2026-11-23'];
    assert.equal(await run(args, system), 1);
    assert.match(system.said.join(''), /^2 new, 1 unchanged/m);
  });

  test('is that of the configuration where no flag says otherwise', async () => {
    await bomwarden('baseline create boms --baseline accepted.json');
    assert.equal((await bomwarden('scan boms')).status, 1);
    repository.write('.bomwarden.yml', 'baseline: accepted.json\n');
    assert.equal((await bomwarden('scan boms')).status, 0);
  });

  test('is read from the base of a pull request', async () => {
    await bomwarden('baseline create boms');
    repository.commit();
    repository.git('checkout', '-q', '-b', 'topic');
    repository.write('boms/c.json', documentText([recorder]));
    await bomwarden('baseline update boms');
    repository.commit();
    const { status, text } = await bomwarden(`scan boms --base main --baseline ${file}`);
    assert.equal(status, 1);
    assert.match(text, /^Policy: \.bomwarden-baseline\.json was changed and takes effect after the merge\.\n/);
    assert.match(text, /\n1 new, 3 unchanged, /);
    assert.equal((await bomwarden(`scan boms --base main --baseline ${file} --trust-head`)).status, 0);
  });

  test('is held against the parts of a split run when they are joined', async () => {
    await bomwarden('baseline create boms');
    repository.write('boms/c.json', documentText([recorder]));
    for (const part of [1, 2]) await bomwarden(`scan boms --shard ${part}/2 --format part --output ${part}.part`);
    const system = systemOf(repository.folder);
    assert.equal(await run(['merge', '1.part', '2.part', '--baseline', file], system), 1);
    assert.match(system.said.join(''), /^1 new, 3 unchanged, 0 resolved, for ca-federal/m);
    const none = systemOf(repository.folder);
    assert.equal(await run(['merge', '1.part', '2.part', '--baseline', 'nothing.json'], none), 2);
    assert.match(none.said.join(''), /nothing\.json: There is no such baseline/);
  });

  test('is refused where it is damaged, with the place', async () => {
    await bomwarden('baseline create boms');
    const text = readFileSync(join(repository.folder, file), 'utf8');
    repository.write(file, text.replace('  "findings"', '<<<<<<< ours\n  "findings"'));
    for (const line of [`scan boms --baseline ${file}`, 'baseline update boms', 'baseline prune boms']) {
      const refused = await bomwarden(line);
      assert.equal(refused.status, 2, line);
      assert.match(refused.text, /^error: \.bomwarden-baseline\.json:3:1 /);
    }
  });

  test('is not written where a document cannot be read whole', async () => {
    repository.write('boms/b.json', documentText([recorder]).slice(0, -20));
    const { status, text } = await bomwarden('baseline create boms');
    assert.equal(status, 2);
    assert.match(text, /nothing was written: boms\/b\.json cannot be read whole/);
    assert.equal(existsSync(join(repository.folder, file)), false);
  });
});
