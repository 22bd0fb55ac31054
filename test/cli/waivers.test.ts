import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../support/program.ts';
import { documentText } from '../support/report.ts';
import { waiverText } from '../support/waivers.ts';

const gate = { name: 'Gate', supplier: 'Hangzhou Hikvision Digital Technology Co., Ltd.' };

suite('bomwarden waivers', () => {
  let folder = '';
  setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-waivers-'));
    write('bom.json', documentText([gate]));
    write('sub/bom.json', documentText([gate]));
  });
  teardown(() => rmSync(folder, { recursive: true, force: true }));

  function write(path: string, content: string): void {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  }

  async function run(...args: readonly string[]) {
    const line = ['waivers', ...args, '--as-of', '2026-11-22'];
    const { stdout, stderr, status } = await runProgram(line, { cwd: folder });
    return { status, stderr, lines: stdout.trimEnd().split('\n'), stdout };
  }

  const waivers = (...changes: readonly Readonly<Record<string, string | undefined>>[]) =>
    write('.bomwarden/waivers.yml', changes.map(each => waiverText({ component: 'Gate', ...each })).join(''));

  test('without any there is nothing to tell', async () => {
    const { status, lines } = await run('check');
    assert.equal(status, 0);
    assert.deepEqual(lines, ['Waivers: 0; files: 0; findings: 0, as of 2026-11-22.']);
  });

  test('one that is needed is nothing to tell of', async () => {
    waivers({ id: 'needed' });
    const { status, lines } = await run('check');
    assert.deepEqual([status, lines], [0, ['Waivers: 1; files: 1; findings: 0, as of 2026-11-22.']]);
  });

  test('each that is over, too broad, stale or unused is told at its place', async () => {
    waivers(
      { id: 'needed' },
      { id: 'over', expires: '2020-01-01' },
      { id: 'broad', component: undefined, scope: 'repository' },
      { id: 'gone', component: 'Door' },
      { id: 'second' },
    );
    const { status, lines } = await run('check');
    assert.equal(status, 1);
    assert.deepEqual(
      lines.slice(1).map(line => line.replace(/^(\S+ \S+).*\((.*)\)$/, '$1 $2')),
      [
        '.bomwarden/waivers.yml:14:12 warning waiver-expired',
        '.bomwarden/waivers.yml:17:10 warning waiver-broad',
        '.bomwarden/waivers.yml:15:7 information waiver-unused',
        '.bomwarden/waivers.yml:22:14 information waiver-stale',
        '.bomwarden/waivers.yml:28:7 information waiver-unused',
      ],
    );
  });

  test('a rule that is off tells nothing, one of level none fails nothing', async () => {
    waivers({ id: 'over', expires: '2020-01-01' });
    assert.equal((await run('check')).status, 1);
    write('.bomwarden.yml', 'rules: { waiver-expired: none }\n');
    assert.equal((await run('check')).status, 0);
    write('.bomwarden.yml', 'rules: { waiver-expired: off }\n');
    assert.equal((await run('check')).lines.length, 1);
  });

  test('what a profile is for decides what is needed', async () => {
    waivers({ id: 'other', profile: 'us-private' });
    assert.match((await run('check', '--profile', 'ca-federal')).stdout, /waiver-unused/);
    write('.bomwarden.yml', 'profiles: us-federal-agency\n');
    waivers({ id: 'own', profile: 'us-federal-agency' });
    assert.equal((await run('check')).status, 0);
  });

  test('a part of the folder cannot tell whether they are needed, and that is said', async () => {
    waivers({ id: 'gone', component: 'Door' });
    for (const part of ['sub', 'bom.json']) {
      const { status, lines } = await run('check', part);
      assert.equal(status, 0);
      assert.match(
        lines[1] ?? '',
        /of \.bomwarden\/waivers\.yml are still needed is not known: not all of their folder/,
      );
    }
    write('broken.cdx.json', '{ "bomFormat": "CycloneDX", "specVersion": "1.6", "components": [');
    const { status, stdout } = await run('check');
    assert.equal(status, 2);
    assert.match(stdout, /some documents that they reach cannot be read/);
  });

  test('an entry without effect is told with its place and ends with 2', async () => {
    waivers({ id: 'empty', reason: '""' });
    const { status, stdout } = await run('check');
    assert.equal(status, 2);
    assert.match(stdout, /^\.bomwarden\/waivers\.yml:\d+:\d+ .*\(waiver-incomplete\)$/m);
  });

  test('nothing that came with received documents is listed or counts', async () => {
    write('.bomwarden.yml', 'received: [incoming]\n');
    write('incoming/bom.json', documentText([gate]));
    write('incoming/.bomwarden/waivers.yml', waiverText({ id: 'theirs' }));
    assert.match((await run('list')).stdout, /^Waivers: 0; files: 0/);
    waivers({ id: 'own', scope: 'document', path: 'incoming/bom.json' });
    assert.match((await run('check')).stdout, /waiver-stale/);
  });

  suite('a scan', () => {
    const scan = (...args: readonly string[]) =>
      runProgram(['scan', ...args, '--as-of', '2026-11-22', '--profile', 'ca-federal'], { cwd: folder });
    setup(() => waivers({ id: 'over', expires: '2020-01-01' }, { id: 'long', expires: '2099-01-01' }));

    test('tells of waivers that are over or too broad, and fails on them only where asked to', async () => {
      const { stdout, status } = await scan('.');
      assert.equal(status, 0, stdout);
      assert.match(stdout.trimEnd().split('\n').at(-1) ?? '', /^0 errors, 2 warnings, .* 2 waived in 2 documents/m);
      assert.match(stdout, /^\.bomwarden\/waivers\.yml:\d+:\d+ +warning /m);
      assert.match(stdout, /Waiver “over” ended on 2020-01-01/);
      assert.match((await scan('.', '--lang', 'fr')).stdout, /La dérogation «.over.» a pris fin/);
      assert.equal((await scan('.', '--fail-on', 'warning')).status, 1);
    });

    test('gives reviewers a suggestion: one that is over may go, of another the day is asked for', async () => {
      const suggestions = (await scan('.', '--format', 'rdjsonl')).stdout
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line))
        .filter(({ code }) => code.value.startsWith('waiver-'))
        .map(({ location, suggestions }) => [location.path, suggestions[0].range, suggestions[0].text]);
      const line = (number: number, column = 1) => ({ line: number, column });
      assert.deepEqual(suggestions, [
        ['.bomwarden/waivers.yml', { start: line(1), end: line(8) }, ''],
        ['.bomwarden/waivers.yml', { start: line(14, 12), end: line(14, 22) }, '""'],
      ]);
    });

    test('of one line a document has them too', async () => {
      const lines = (await scan('.', '--format', 'ndjson')).stdout
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line));
      assert.deepEqual(
        lines.filter(({ format }) => format === 'waivers').map(({ path, findings }) => [path, findings.length]),
        [['.bomwarden/waivers.yml', 2]],
      );
    });

    test('with a base says which are over and fails on none: a change is not asked for what time did', async () => {
      write('base.json', documentText([gate]));
      const { stdout, status } = await scan('bom.json', '--base', 'base.json', '--fail-on', 'warning');
      assert.equal(status, 0, stdout);
      assert.match(stdout, /waivers\.yml:7:12 Waiver “over” ended on 2020-01-01/);
      assert.match(stdout, /^0 new, 0 unchanged, 0 resolved, 1 waived/m);
    });

    test('where nothing is an SBOM waivers do not make it one', async () => {
      write('nothing/readme.json', '{}');
      assert.equal((await scan('nothing')).status, 2);
    });
  });

  test('list names every waiver below, also where there is no document', async () => {
    waivers({ id: 'one' });
    write('empty/.bomwarden.yml', 'waivers: accepted.yml\n');
    write('empty/accepted.yml', waiverText({ id: 'two', scope: 'folder', path: 'a', profile: 'ca-private' }));
    const { status, lines } = await run('list');
    assert.equal(status, 0);
    assert.deepEqual(lines, [
      'Waivers: 2; files: 2; findings: 0, as of 2026-11-22.',
      '.bomwarden/waivers.yml:1:3 one until 2027-03-31: hikvision, Gate (component), accepted by j.tremblay',
      'empty/accepted.yml:1:3 two until 2027-03-31: hikvision, Camera (folder a, ca-private), accepted by j.tremblay',
    ]);
    assert.match((await run('list', '--lang', 'fr')).stdout, /acceptée par j\.tremblay/);
  });

  test('as JSON', async () => {
    waivers({ id: 'over', expires: '2020-01-01', reason: '"\\u202e"' });
    const { stdout, status } = await run('check', '--format', 'json');
    assert.equal(status, 1);
    assert.doesNotMatch(stdout, /\u202e/);
    const { asOf, files } = JSON.parse(stdout);
    assert.equal(asOf, '2026-11-22');
    assert.equal(files[0].needKnown, true);
    const [waiver] = files[0].waivers;
    assert.deepEqual([waiver.id, waiver.line, waiver.holds, waiver.reason], ['over', 1, false, '\u202e']);
    const [finding] = files[0].findings;
    assert.deepEqual(
      [finding.rule, finding.waiver, finding.range.start],
      ['waiver-expired', 'over', { line: 6, character: 11 }],
    );
  });
});
