import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../../server/src/cli/run.ts';
import { cacheKeyOf } from '../../../server/src/cli/scan/cache-key.ts';
import type { System } from '../../../server/src/cli/system.ts';
import { camera, documentText } from '../../support/report.ts';
import { Repository } from '../../support/repository.ts';
import { root } from '../../support/shared.ts';
import { signatures } from '../../support/signatures.ts';
import { systemOf } from '../../support/system.ts';

suite('Results that are kept count only where we made them', () => {
  let repository: Repository;

  setup(() => {
    repository = new Repository();
    repository.write('boms/a.json', documentText([camera]));
    repository.write('boms/clean.json', documentText([{ name: 'x', supplier: 'Axis Communications AB' }]));
    repository.commit();
  });
  teardown(() => repository.remove());

  async function scan(args: string, changes: Partial<System> = {}) {
    const system = systemOf(repository.folder, {
      signatures: () => JSON.stringify(signatures()),
      program: join(root, 'package.json'),
      ...changes,
    });
    return { code: await run(['scan', ...args.split(' ')], system), text: system.said.join('') };
  }

  function entries(cache = 'kept'): readonly string[] {
    return readdirSync(join(repository.folder, cache), { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.json'))
      .map(name => join(repository.folder, cache, name));
  }

  /** Results for the two files, the one with the finding first. */
  function kept(): { readonly finding: string; readonly clean: string } {
    const [finding = '', clean = ''] = [...entries()].sort((a, b) => statSync(b).size - statSync(a).size);
    return { finding, clean };
  }

  const forgeries: readonly (readonly [string, (finding: string, clean: string) => string])[] = [
    ['without its findings', finding => finding.replace(/"findings":\[.*\]/, '"findings":[]')],
    ['that is another’s', (_, clean) => clean],
    ['of another shape', () => '{"document":{"x":1}}'],
    ['without a code', finding => finding.slice(finding.indexOf('\n') + 1)],
    ['with the code of a key that can be guessed', finding => `${'0'.repeat(64)}\n${finding.slice(65)}`],
    ['that says that it is no document', finding => `${finding.slice(0, 64)}\n{"document":null}`],
    ['that is empty', () => ''],
    ['with a short code', finding => `00\n${finding.slice(65)}`],
  ];
  for (const [name, forge] of forgeries) {
    test(`not one ${name}`, async () => {
      const honest = await scan('boms --cache kept');
      assert.equal(honest.code, 1);
      const { finding, clean } = kept();
      writeFileSync(finding, forge(readFileSync(finding, 'utf8'), readFileSync(clean, 'utf8')));
      assert.deepEqual(await scan('boms --cache kept'), honest);
    });
  }

  const posix = process.platform === 'win32' ? test.skip : test;
  posix('not one that is a pipe, a device, a folder or a link to one, for which nobody waits', () => {
    // programs of their own: one that waits for a pipe ends by nothing else
    const scanned = () => {
      const args = ['scan', 'boms', '--profile', 'ca-federal', '--as-of', '2026-11-22', '--cache', 'kept'];
      const env = { ...process.env, BOMWARDEN_CACHE_KEY: 'k'.repeat(32) };
      const options = { cwd: repository.folder, timeout: 20_000, env, encoding: 'utf8' } as const;
      const { signal, status, stdout } = spawnSync(process.execPath, [join(root, 'dist/cli.js'), ...args], options);
      return { signal, status, stdout };
    };
    const honest = scanned();
    assert.equal(honest.status, 1);
    const pipe = join(repository.folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const kinds: readonly ((entry: string) => void)[] = [
      entry => execFileSync('mkfifo', [entry]),
      entry => symlinkSync(pipe, entry),
      entry => symlinkSync('/dev/zero', entry),
      entry => mkdirSync(entry),
    ];
    const [first = '', second = ''] = entries();
    for (const at of [0, 2]) {
      for (const [nth, entry] of [first, second].entries()) {
        rmSync(entry, { recursive: true });
        kinds[at + nth]?.(entry);
      }
      assert.deepEqual(scanned(), honest);
    }
  });

  test('one of our own is used', async () => {
    await scan('boms --cache kept');
    const { finding } = kept();
    const before = statSync(finding).mtimeMs;
    const text = readFileSync(finding, 'utf8');
    await scan('boms --cache kept');
    assert.equal(readFileSync(finding, 'utf8'), text);
    assert.equal(statSync(finding).mtimeMs, before);
    await scan('boms --cache kept', { cacheKey: () => ({ key: 'another key' }) });
    assert.notEqual(readFileSync(finding, 'utf8'), text, 'made with another key, it is made anew');
  });

  test('a folder in which the repository tracks a file is refused', async () => {
    await scan('boms --cache kept');
    assert.equal((await scan('boms --cache kept')).code, 1);
    repository.commit();
    for (const cache of ['kept', './kept/', join(repository.folder, 'kept')]) {
      const { code, text } = await scan(`boms --cache ${cache}`);
      assert.equal(code, 2);
      assert.match(text, /the repository tracks files there, so a change could bring results of its own/);
    }
    assert.equal((await scan('boms --cache .')).code, 2);
  });

  test('a folder behind a link that leaves the repository is refused', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'bomwarden-cache-'));
    symlinkSync(outside, join(repository.folder, 'kept'));
    for (const cache of ['kept', 'kept/new', 'kept/new/deep']) {
      assert.equal((await scan(`boms --cache ${cache}`)).code, 2, cache);
      assert.deepEqual(readdirSync(outside), []);
    }
    rmSync(outside, { recursive: true });
  });

  test('a link to itself keeps nothing, and the review goes on', async () => {
    symlinkSync('kept', join(repository.folder, 'kept'));
    for (const cache of ['kept', 'kept/new']) assert.equal((await scan(`boms --cache ${cache}`)).code, 1, cache);
  });

  test('without a secret nothing is kept or read, and the review goes on', async () => {
    const { code, text } = await scan('boms --cache kept', { cacheKey: () => ({ refused: 'no' }) });
    assert.equal(code, 1);
    assert.match(text, /warning: --cache keeps nothing and is not read: no/);
    assert.throws(() => entries());
  });

  suite('the secret', () => {
    let home = '';
    setup(() => {
      home = mkdtempSync(join(tmpdir(), 'bomwarden-home-'));
    });
    teardown(() => rmSync(home, { recursive: true, force: true }));

    test('is made once for a user, who alone can read it', () => {
      const environment = { XDG_STATE_HOME: home };
      const first = cacheKeyOf(environment, repository.folder);
      assert.ok('key' in first && first.key.length === 64);
      assert.deepEqual(cacheKeyOf(environment, repository.folder), first);
      assert.equal(statSync(join(home, 'bomwarden/cache-key')).mode & 0o077, 0);
    });

    test('is that of the environment, if it is long enough', () => {
      assert.deepEqual(cacheKeyOf({ BOMWARDEN_CACHE_KEY: 'a'.repeat(16) }, home), { key: 'a'.repeat(16) });
      assert.ok('refused' in cacheKeyOf({ BOMWARDEN_CACHE_KEY: 'short' }, home));
    });

    test('is not taken from among the documents', () => {
      mkdirSync(join(repository.folder, 'state/bomwarden'), { recursive: true });
      writeFileSync(join(repository.folder, 'state/bomwarden/cache-key'), 'x'.repeat(64));
      assert.ok(
        'refused' in cacheKeyOf({ XDG_STATE_HOME: join(repository.folder, 'state') }, join(repository.folder, 'boms')),
      );
    });

    test('that cannot be kept is none', () => {
      writeFileSync(join(home, 'bomwarden'), '');
      assert.ok('refused' in cacheKeyOf({ XDG_STATE_HOME: home }, repository.folder));
    });
  });
});
