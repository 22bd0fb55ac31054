import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runProgram } from '../../support/program.ts';
import { camera, documentText } from '../../support/report.ts';
import { root } from '../../support/shared.ts';

const program = join(root, 'dist/cli.js');
const files = 60;

suite('bomwarden, over many files', () => {
  let folder = '';

  suiteSetup(() => {
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-fleet-'));
    for (let at = 0; at < files; at++) {
      mkdirSync(join(folder, `boms/${at % 4}`), { recursive: true });
      const harmless = { name: `Part ${at}`, supplier: 'Axis Communications AB' };
      const text =
        at % 10 === 9 ? '{ "name": "no SBOM" }' : documentText(at % 3 === 0 ? [camera, harmless] : [harmless]);
      writeFileSync(join(folder, `boms/${at % 4}/${at}.json`), text);
    }
  });

  suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

  async function run(line: string, input = '') {
    const args = ['scan', '--profile', 'ca-federal', '--as-of', '2026-11-22', ...line.split(' ')];
    const { stdout, stderr, status } = await runProgram(args, { cwd: folder, input });
    return { out: stdout, error: stderr, status: status ?? -1 };
  }

  function pathsIn(ndjson: string): readonly string[] {
    return ndjson
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as { kind: string; path?: string; document?: { path: string } })
      .flatMap(({ kind, path, document }) => (kind === 'document' ? [path ?? document?.path ?? ''] : []));
  }

  test('threads give what one gives, in the same order', async () => {
    for (const format of ['ndjson', 'json', 'text']) {
      const one = await run(`boms --format ${format}`);
      assert.equal(one.status, 1);
      assert.deepEqual(await run(`boms --format ${format} --jobs 3`), one, format);
    }
    assert.equal(pathsIn((await run('boms --format ndjson')).out).length, files - files / 10);
  });

  test('a thread tells why a document cannot be reviewed, as the main one does', async () => {
    const one = await run('boms/0/0.json missing.json --format ndjson');
    assert.equal(one.status, 2);
    assert.match(one.out, /There is no such file/);
    assert.deepEqual(await run('boms/0/0.json missing.json --format ndjson --jobs 2'), one);
  });

  suite('lists of paths', () => {
    for (const [name, list] of [
      ['NUL', 'boms/0/0.json\0boms/3/3.json\0'],
      ['line ends', 'boms/0/0.json\r\nboms/3/3.json\n'],
    ] as const) {
      test(`from the standard input, ended by ${name}`, async () => {
        assert.deepEqual(pathsIn((await run('--files-from - --format ndjson', list)).out), [
          'boms/0/0.json',
          'boms/3/3.json',
        ]);
      });
    }
    test('a path with a line end in its name', async () => {
      const { out } = await run('--files-from - --format ndjson', 'boms/0/0.json\0a\nb.json\0');
      assert.deepEqual(pathsIn(out), ['boms/0/0.json', 'a\nb.json']);
    });
    test('from a file, which may be missing', async () => {
      writeFileSync(join(folder, 'list.txt'), 'boms/0/0.json');
      assert.deepEqual(pathsIn((await run('--files-from list.txt --format ndjson')).out), ['boms/0/0.json']);
      const { status, error } = await run('--files-from none.txt');
      assert.equal(status, 2);
      assert.match(error, /"none.txt": There is no such file/);
    });
  });

  test('parts cover everything once, and every file stays in its part', async () => {
    const whole = pathsIn((await run('boms --format part')).out);
    const parts: (readonly string[])[] = [];
    for (const index of [1, 2, 3]) parts.push(pathsIn((await run(`boms --format part --shard ${index}/3`)).out));
    assert.ok(parts.every(part => part.length > 5));
    assert.deepEqual(parts.flat().sort(), [...whole].sort());
    const some = pathsIn((await run('boms/0 --format part --shard 1/3')).out);
    assert.deepEqual(
      some,
      (parts[0] ?? []).filter(path => path.startsWith('boms/0/')),
    );
  });

  suite('merge', () => {
    suiteSetup(async () => {
      for (const index of [1, 2, 3])
        await run(`boms missing.json --format part --shard ${index}/3 --output ${index}.part`);
    });

    for (const format of ['ndjson', 'json', 'text', 'part']) {
      test(`gives what one run gives, as ${format}`, async () => {
        const whole = await run(`boms missing.json --format ${format}`);
        assert.equal(whole.status, 2);
        assert.deepEqual(await merge(`3.part 1.part 2.part --format ${format}`), whole);
      });
    }

    test('ends with what the findings demand', async () => {
      for (const index of [1, 2]) await run(`boms --format part --shard ${index}/2 --output found-${index}.part`);
      assert.equal((await merge('found-1.part found-2.part')).status, 1);
      assert.equal((await merge('found-1.part found-2.part --fail-on none')).status, 0);
    });

    for (const [name, line, why] of [
      ['a missing part', '1.part 3.part', /of 3 parts these are missing: 2\n/],
      ['a part given twice', '1.part 2.part 2.part', /"2.part" and "2.part" are both part 2/],
      ['a part that was cut off', '1.part 2.part cut.part', /"cut.part" was cut off/],
      ['an empty file', '1.part 2.part empty.part', /"empty.part" was not written by/],
      ['another output', '1.part 2.part boms/0/0.json', /"boms\/0\/0.json" was not written by/],
      ['a part of another day', '1.part 2.part day.part', /same profiles and day/],
      ['a part of another version', '1.part 2.part version.part', /the same version with the same signatures/],
      ['a part of another split', '1.part 2.part split.part', /one is of 3 parts, the other of 4/],
      ['a part that is not there', '1.part 2.part none.part', /"none.part": There is no such file/],
    ] as const) {
      test(`refuses ${name}`, async () => {
        const third = readFileSync(join(folder, '3.part'), 'utf8');
        writeFileSync(join(folder, 'cut.part'), third.slice(0, third.length - 40));
        writeFileSync(join(folder, 'empty.part'), '');
        writeFileSync(join(folder, 'day.part'), third.replace('"asOf":"2026-11-22"', '"asOf":"2026-11-21"'));
        writeFileSync(join(folder, 'version.part'), third.replace(/"version":"[^"]*"/, '"version":"0.0.1"'));
        writeFileSync(join(folder, 'split.part'), third.replace('"count":3', '"count":4'));
        const { status, error, out } = await merge(line);
        assert.equal(status, 2);
        assert.match(error, why);
        assert.equal(out, '');
      });
    }

    async function merge(line: string) {
      const { stdout, stderr, status } = await runProgram(['merge', ...line.split(' ')], { cwd: folder });
      return { out: stdout, error: stderr, status: status ?? -1 };
    }
  });

  test('killed half way and run again, nothing is lost and nothing double', async () => {
    const line = 'boms --format ndjson --output killed.ndjson --cache killed --jobs 2'.split(' ');
    const args = [program, 'scan', '--profile', 'ca-federal', '--as-of', '2026-11-22', ...line];
    const child = spawn(process.execPath, args, { cwd: folder, stdio: 'ignore' });
    const ended = once(child, 'exit');
    while (!existsSync(join(folder, 'killed')) || entries('killed').length < 10) await sleep(2);
    child.kill('SIGKILL');
    assert.deepEqual(await ended, [null, 'SIGKILL']);
    assert.ok(!existsSync(join(folder, 'killed.ndjson')));
    const before = entries('killed').length;
    assert.ok(before >= 10 && before < files, `${before} of ${files} were kept`);
    assert.equal((await run(line.join(' '))).status, 1);
    assert.equal(readFileSync(join(folder, 'killed.ndjson'), 'utf8'), (await run('boms --format ndjson')).out);
  });

  suite('results that are kept', () => {
    test('are used, and no longer once they are damaged', async () => {
      const plain = await run('boms --format ndjson');
      assert.deepEqual(await run('boms --format ndjson --cache kept'), plain);
      const kept = entries('kept');
      assert.ok(kept.length > 10);
      assert.deepEqual(await run('boms --format ndjson --cache kept --jobs 2'), plain);
      for (const file of kept) writeFileSync(file, '{"document":');
      assert.deepEqual(await run('boms --format ndjson --cache kept'), plain);
      assert.ok(kept.every(file => readFileSync(file, 'utf8').endsWith('}')));
    });

    test('are those of the text, wherever it lies', async () => {
      await run('boms --format ndjson --cache moved');
      const before = entries('moved').length;
      writeFileSync(join(folder, 'elsewhere.json'), readFileSync(join(folder, 'boms/0/0.json')));
      const { out } = await run('elsewhere.json --format ndjson --cache moved');
      assert.deepEqual(pathsIn(out), ['elsewhere.json']);
      assert.match(out, /hikvision/);
      assert.equal(entries('moved').length, before);
    });

    test('are those of one profile and day', async () => {
      await run('boms/0/0.json --cache days');
      const other = await run('boms/0/0.json --cache days --as-of 2020-01-01');
      assert.deepEqual(other, await run('boms/0/0.json --as-of 2020-01-01'));
    });

    test('do not hide that a named file is no SBOM', async () => {
      assert.equal((await run('boms --cache names')).status, 1);
      assert.equal((await run('boms/1/9.json --cache names')).status, 2);
    });

    test('that cannot be kept cost nothing', async () => {
      writeFileSync(join(folder, 'occupied'), '');
      assert.deepEqual(await run('boms --format ndjson --cache occupied'), await run('boms --format ndjson'));
    });
  });

  test('one run writes as many formats as are wanted', async () => {
    const { out } = await run('boms --format ndjson --also json=also.json --also sarif=also.sarif --jobs 2');
    assert.ok(out === (await run('boms --format ndjson')).out);
    assert.ok(readFileSync(join(folder, 'also.json'), 'utf8') === (await run('boms --format json')).out);
    assert.match(readFileSync(join(folder, 'also.sarif'), 'utf8'), /"version": "2.1.0"/);
    assert.match((await run('boms --also json=missing/a.json')).error, /"missing\/a.json" cannot be written/);
  });

  test('a file takes its name only when the report is complete', async () => {
    assert.equal((await run('boms --format ndjson --output whole.ndjson')).status, 1);
    assert.equal(readFileSync(join(folder, 'whole.ndjson'), 'utf8'), (await run('boms --format ndjson')).out);
    assert.deepEqual(
      readdirSync(folder).filter(name => /whole.*unfinished$/.test(name)),
      [],
    );
  });

  test('a pipe is written as it is', async () => {
    const { out } = await run('boms --format ndjson');
    const options = '--profile ca-federal --as-of 2026-11-22 --format ndjson --output pipe';
    const script = `mkfifo pipe; cat pipe > piped & "${process.execPath}" "${program}" scan boms ${options}; wait`;
    spawnSync('sh', ['-c', script], { cwd: folder });
    assert.ok(readFileSync(join(folder, 'piped'), 'utf8') === out);
  });

  function entries(cache: string): readonly string[] {
    return readdirSync(join(folder, cache), { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.json'))
      .map(name => join(folder, cache, name));
  }
});
