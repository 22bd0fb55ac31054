import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from '../../../server/src/cli/run.ts';
import { documentText, type Planted } from '../../support/report.ts';
import { Repository } from '../../support/repository.ts';
import { root } from '../../support/shared.ts';
import { signatures } from '../../support/signatures.ts';
import { systemOf } from '../../support/system.ts';

const program = join(root, 'dist/cli.js');
const camera: Planted = { name: 'Camera', supplier: 'Hangzhou Hikvision Digital Technology Co., Ltd.' };
const recorder: Planted = { name: 'Recorder', supplier: 'Hangzhou Hikvision Digital Technology Co., Ltd.' };
const lens: Planted = { name: 'Lens', supplier: 'Axis Communications AB' };

function waiverFor(component: string, expires = '2027-12-31', more = ''): string {
  return `- id: w-${component}\n  component: ${component}\n  scope: component\n  reason: ordered\n  approver: a\n  expires: ${expires}\n${more}`;
}

suite('scan --base', () => {
  let repository: Repository;
  const json = JSON.stringify(signatures());

  setup(() => {
    repository = new Repository();
    repository.write('boms/a.json', documentText([camera, lens]));
    repository.commit();
    repository.git('checkout', '-q', '-b', 'topic');
  });
  teardown(() => repository.remove());

  async function scan(line: string, below = '') {
    const system = systemOf(join(repository.folder, below), { signatures: () => json });
    const args = line.split(' ').filter(part => part !== '');
    const status = await run(['scan', '--profile', 'ca-federal', '--as-of', '2026-11-22', ...args], system);
    const text = system.said.join('');
    return { status, text, verdict: text.trimEnd().split('\n').at(-1)?.split(', for ca-federal')[0] };
  }

  test('nothing changed, nothing fails', async () => {
    const { status, verdict } = await scan('boms --base main');
    assert.deepEqual([status, verdict], [0, '0 new, 1 unchanged, 0 resolved']);
  });

  suite('takes its policy from the branch as it is now, not from where the change left it', () => {
    /** The branch goes on without the change. */
    function onMain(action: () => void): void {
      repository.git('checkout', '-q', 'main');
      action();
      repository.commit();
      repository.git('checkout', '-q', 'topic');
    }

    function branchOff(): void {
      repository.commit();
      repository.git('checkout', '-q', 'main');
      repository.git('merge', '-q', 'topic');
      repository.git('checkout', '-q', 'topic');
    }

    test('a waiver that was revoked since', async () => {
      repository.write('.bomwarden/waivers.yml', waiverFor('Recorder'));
      branchOff();
      onMain(() => repository.git('rm', '-q', '.bomwarden/waivers.yml'));
      repository.write('boms/b.json', documentText([recorder]));
      repository.commit();
      const { status, verdict, text } = await scan('boms --base main');
      assert.deepEqual([status, verdict], [1, '1 new, 1 unchanged, 0 resolved']);
      assert.doesNotMatch(text, /Policy:/, 'the change does not touch it');
    });

    test('a waiver that came since', async () => {
      onMain(() => repository.write('.bomwarden/waivers.yml', waiverFor('Recorder')));
      repository.write('boms/b.json', documentText([recorder]));
      repository.commit();
      const { status, verdict } = await scan('boms --base main');
      assert.deepEqual([status, verdict], [0, '0 new, 1 unchanged, 0 resolved, 1 waived']);
    });

    test('rules and what is left out', async () => {
      repository.write('.bomwarden.yml', 'exclude: [secret]\nrules: {restricted-vendor: off}\n');
      branchOff();
      onMain(() => repository.write('.bomwarden.yml', 'rules: {licence-expression: off}\n'));
      repository.write('secret/b.json', documentText([recorder]));
      repository.write('boms/b.json', documentText([recorder]));
      repository.commit();
      assert.equal((await scan('. --base main')).status, 1);
      assert.equal((await scan('. --base main')).verdict, '2 new, 1 unchanged, 0 resolved');
    });

    test('a baseline', async () => {
      await run(
        ['baseline', 'create', '--profile', 'ca-federal', 'boms'],
        systemOf(repository.folder, { signatures: () => json }),
      );
      repository.write('.bomwarden.yml', 'baseline: .bomwarden-baseline.json\n');
      branchOff();
      onMain(() => repository.git('rm', '-q', '.bomwarden-baseline.json', '.bomwarden.yml'));
      assert.doesNotMatch((await scan('boms --base main')).text, /baseline/);
    });

    test('a pack with its key: neither takes effect, and neither is missed', async () => {
      repository.write('packs/vendors/acme.yaml', 'id: acme\n');
      repository.write('key.pem', 'a key');
      repository.write('boms/b.json', documentText([recorder]));
      repository.commit();
      const { status, text } = await scan('boms --base main --pack packs --pack-key key.pem');
      assert.equal(status, 1, text);
      assert.doesNotMatch(text, /key\.pem: There is no such file/);
    });

    test('and says what the change itself does to it', async () => {
      onMain(() => repository.write('.bomwarden/waivers.yml', waiverFor('Other')));
      repository.write('.bomwarden/waivers.yml', waiverFor('Recorder'));
      repository.write('boms/b.json', documentText([recorder]));
      repository.commit();
      const { status, text } = await scan('boms --base main');
      assert.equal(status, 1);
      assert.match(text, /Policy: \.bomwarden\/waivers\.yml was added and takes effect after the merge/);
    });
  });

  test('what is new and waived is told, and what was waived before is not', async () => {
    repository.git('checkout', '-q', 'main');
    repository.write(
      '.bomwarden/waivers.yml',
      `- {id: all, vendor: hikvision, scope: repository, reason: moving, approver: a, expires: 2027-12-31}\n`,
    );
    repository.commit();
    repository.git('checkout', '-q', '-B', 'topic');
    repository.write('boms/b.json', documentText([recorder]));
    repository.commit();
    const { status, text } = await scan('boms --base main');
    assert.equal(status, 0);
    assert.match(text, /New and waived: Hikvision in Recorder, boms\/b\.json:\d+, by the waiver all\./);
    assert.doesNotMatch(text, /New and waived: Hikvision in Camera/);
    for (const format of ['markdown', 'github', 'azure', 'html']) {
      assert.match(
        (await scan(`boms --base main --format ${format}`)).text,
        /New and waived: Hikvision in Recorder/,
        format,
      );
    }
    const { comparison } = JSON.parse((await scan('boms --base main --format json')).text);
    assert.equal(comparison.newlyWaived.length, 1);
    assert.equal(comparison.newlyWaived[0].waiver, 'all');
  });

  test('a reference of another component takes over no waiver', async () => {
    repository.git('checkout', '-q', 'main');
    repository.write('.bomwarden/waivers.yml', waiverFor('Camera'));
    repository.commit();
    repository.git('checkout', '-q', '-B', 'topic');
    const spoof = JSON.parse(documentText([recorder]));
    spoof.components[0]['bom-ref'] = 'Camera';
    repository.write('boms/b.json', JSON.stringify(spoof));
    repository.commit();
    assert.equal((await scan('boms --base main')).status, 1);
  });

  test('an uncommitted change counts, and so does a file that git does not know', async () => {
    repository.write('boms/a.json', documentText([camera, recorder]));
    assert.deepEqual((await scan('boms --base main')).verdict, '1 new, 1 unchanged, 0 resolved');
    repository.write('boms/b.json', documentText([recorder]));
    const { verdict, text, status } = await scan('boms --base main');
    assert.deepEqual([status, verdict], [1, '2 new, 1 unchanged, 0 resolved']);
    assert.match(text, /boms\/b\.json is not tracked by git, so there is nothing to compare it with/);
  });

  test('what others brought to the base meanwhile is not of this change', async () => {
    repository.git('checkout', '-q', 'main');
    repository.write('boms/a.json', documentText([lens]));
    repository.commit();
    repository.git('checkout', '-q', 'topic');
    assert.equal((await scan('boms --base main')).verdict, '0 new, 1 unchanged, 0 resolved');
  });

  suite('removing never fails', () => {
    test('a component', async () => {
      repository.write('boms/a.json', documentText([lens]));
      const { status, verdict, text } = await scan('boms --base main');
      assert.deepEqual([status, verdict], [0, '0 new, 0 unchanged, 1 resolved']);
      assert.match(text, /resolved +restricted-vendor: Hikvision in Camera 1\.0 +boms\/a\.json:5/);
    });

    for (const asked of ['boms', 'boms/a.json', '.']) {
      test(`all documents, asked for as ${asked}`, async () => {
        repository.git('rm', '-q', 'boms/a.json');
        repository.commit();
        const { status, verdict } = await scan(`${asked} --base main`);
        assert.deepEqual([status, verdict], [0, '0 new, 0 unchanged, 1 resolved']);
      });
    }

    test('but what was never there does', async () => {
      assert.equal((await scan('nothing --base main')).status, 2);
    });
  });

  test('a document that becomes unreadable is not resolved', async () => {
    repository.write('boms/a.json', documentText([camera]).slice(0, -20));
    assert.equal((await scan('boms --base main')).status, 2);
  });

  test('a base that was unreadable is said to be', async () => {
    repository.write('boms/a.json', documentText([camera, recorder]).slice(0, -8));
    repository.commit();
    repository.write('boms/a.json', documentText([camera, recorder, { ...camera, name: 'Another' }]));
    const { verdict, text } = await scan('boms --base HEAD');
    assert.equal(verdict, '1 new, 2 unchanged, 0 resolved');
    assert.match(text, /boms\/a\.json of the base could not be read whole/);
  });

  suite('policy is that of the base', () => {
    setup(() => {
      repository.write('boms/a.json', documentText([camera, recorder]));
    });

    test('a waiver that comes with the change takes effect after the merge', async () => {
      repository.write('.bomwarden/waivers.yml', waiverFor('Recorder'));
      repository.commit();
      const { status, verdict, text } = await scan('boms --base main');
      assert.deepEqual([status, verdict], [1, '1 new, 1 unchanged, 0 resolved']);
      const lines = text.split('\n');
      assert.equal(lines[0], 'Policy: .bomwarden/waivers.yml was added and takes effect after the merge.');
      const trusted = await scan('boms --base main --trust-head');
      assert.deepEqual([trusted.status, trusted.verdict], [0, '0 new, 1 unchanged, 0 resolved, 1 waived']);
      assert.match(trusted.text, /waivers\.yml was added and is in force here/);
    });

    test('a waiver of the base holds, and one that ends soon is told', async () => {
      repository.git('checkout', '-q', 'main');
      repository.write('.bomwarden/waivers.yml', waiverFor('Recorder', '2026-12-01'));
      repository.commit();
      repository.git('checkout', '-q', '-B', 'topic');
      repository.git('rm', '-q', '.bomwarden/waivers.yml');
      repository.write('boms/a.json', documentText([camera, recorder, lens]));
      repository.commit();
      const { status, verdict, text } = await scan('boms --base main');
      assert.deepEqual([status, verdict], [0, '0 new, 1 unchanged, 0 resolved, 1 expiring']);
      assert.match(text, /\.bomwarden\/waivers\.yml was removed and takes effect/);
    });

    test('a configuration that comes with the change cannot leave it out', async () => {
      repository.write('.bomwarden.yml', 'rules:\n  restricted-vendor: off\nexclude: boms\n');
      repository.commit();
      const { status, verdict, text } = await scan('boms --base main');
      assert.deepEqual([status, verdict], [1, '1 new, 1 unchanged, 0 resolved']);
      assert.match(text, /\.bomwarden\.yml was added and takes effect after the merge/);
    });

    test('what is wrong with the policy that the change brings is told while it can be mended', async () => {
      repository.write('.bomwarden/waivers.yml', '- id: w\n  component: Recorder\n  scope: component\n');
      repository.commit();
      for (const format of ['text', 'markdown', 'github', 'azure']) {
        const { text } = await scan(`boms --base main --format ${format}`);
        assert.match(
          text.replaceAll('\\', ''),
          /After the merge: \.bomwarden\/waivers\.yml:1:3 This waiver has no effect/,
          format,
        );
      }
      const trusted = await scan('boms --base main --trust-head');
      assert.doesNotMatch(trusted.text, /After the merge/);
    });

    test('a configuration, a baseline and a pack that the change brings and names have no say yet', async () => {
      repository.write('strict.yml', 'exclude: boms\n');
      repository.write('accepted.json', '{ "schemaVersion": 1, "findings": [] }');
      repository.write('own/vendors/acme.yaml', 'not read');
      repository.commit();
      const { status, verdict, text } = await scan(
        'boms --base main --config strict.yml --baseline accepted.json --pack own',
      );
      assert.deepEqual([status, verdict], [1, '1 new, 1 unchanged, 0 resolved']);
      for (const path of ['strict.yml', 'accepted.json', 'own']) {
        assert.ok(text.includes(`Policy: ${path} was added`), path);
      }
    });
  });

  suite('what only the day changes', () => {
    test('a waiver that ended is shown and fails no pull request, and fails where there is no base', async () => {
      repository.git('checkout', '-q', 'main');
      repository.write('.bomwarden/waivers.yml', waiverFor('Camera', '2026-11-21'));
      repository.commit();
      repository.git('checkout', '-q', '-B', 'topic');
      assert.deepEqual((await scan('boms --base main')).verdict, '0 new, 1 unchanged, 0 resolved');
      const compared = await scan('boms --base main');
      assert.equal(compared.status, 0);
      assert.match(compared.text, /^\.bomwarden\/waivers\.yml:\d+:\d+ Waiver “w-Camera” ended on 2026-11-21/m);
      assert.equal((await scan('boms')).status, 1);
      assert.equal((await scan('boms --as-of 2026-11-21')).status, 0);
    });

    test('a law that came into force since is judged on both sides', async () => {
      const early = await scan('boms --as-of 2015-01-01');
      assert.equal(early.status, 0, 'no law of that day: else this proves nothing');
      const { status, verdict } = await scan('boms --base main');
      assert.deepEqual([status, verdict], [0, '0 new, 1 unchanged, 0 resolved']);
    });
  });

  test('a document that moves out of the reach of its waiver is new', async () => {
    repository.git('checkout', '-q', 'main');
    repository.write(
      '.bomwarden/waivers.yml',
      waiverFor('Camera').replace('scope: component', 'scope: document\n  path: boms/a.json'),
    );
    repository.commit();
    repository.git('checkout', '-q', '-B', 'topic');
    repository.git('mv', 'boms/a.json', 'boms/b.json');
    assert.equal((await scan('boms --base main')).verdict, '1 new, 0 unchanged, 0 resolved');
  });

  test('works from a folder below, with names as seen from there', async () => {
    repository.write('boms/a.json', documentText([recorder]));
    const { verdict, text } = await scan('a.json --base main', 'boms');
    assert.equal(verdict, '1 new, 0 unchanged, 1 resolved');
    assert.match(text, /Hikvision in Camera 1\.0 +a\.json:5/);
  });

  test('the base may be a file or a folder', async () => {
    repository.write('old/a.json', documentText([camera]));
    repository.write('new/a.json', documentText([recorder, camera]));
    assert.equal((await scan('new/a.json --base old/a.json')).verdict, '1 new, 1 unchanged, 0 resolved');
    assert.equal((await scan('new --base old')).verdict, '1 new, 1 unchanged, 0 resolved');
    repository.write('empty/readme.json', '{}');
    const none = await scan('new --base empty');
    assert.equal(none.status, 2);
    assert.match(none.text, /--base empty: There is no SBOM/);
    const missing = await scan('new --base old/missing.json');
    assert.equal(missing.status, 2);
  });

  test('a shallow clone says what to fetch, and reports nothing', async () => {
    const shallow = join(repository.folder, 'shallow');
    const url = pathToFileURL(repository.folder).href;
    repository.commit('two');
    execFileSync('git', ['clone', '--quiet', '--depth=1', '--branch=topic', url, shallow]);
    const { status, text } = await scan('boms --base origin/main', 'shallow');
    assert.equal(status, 2);
    assert.match(text, /^error: --base origin\/main: .*`fetch-depth: 0`/);
    assert.doesNotMatch(text, /new/);
  });

  test('several threads compare as one does', async () => {
    for (let at = 0; at < 20; at++) repository.write(`boms/${at}.json`, documentText([camera]));
    repository.commit();
    for (let at = 0; at < 20; at++) repository.write(`boms/${at}.json`, documentText([camera, recorder]));
    const line = 'scan boms --base HEAD --profile ca-federal --as-of 2026-11-22 --format json';
    const started = (jobs: string) =>
      spawnSync(process.execPath, [program, ...line.split(' '), '--jobs', jobs], {
        cwd: repository.folder,
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      });
    const one = started('1');
    assert.equal(JSON.parse(one.stdout).comparison.counts.new, 20);
    const several = started('3');
    assert.deepEqual([several.status, several.stderr], [1, '']);
    assert.equal(several.stdout, one.stdout);
  });

  test('nothing fails where nothing is to fail', async () => {
    repository.write('boms/a.json', documentText([camera, recorder]));
    assert.equal((await scan('boms --base main --fail-on none')).status, 0);
  });

  for (const [line, message] of [
    ['boms --trust-head', '--trust-head needs --base'],
    ['boms --base main --shard 1/2', 'a part of a run knows too little'],
    ['boms --baseline x.json --format part', 'a part of a run knows too little'],
    ['boms --base main --format csv-annotated', 'gives a document back with all that is found: no --base'],
    ['boms --base main --format cyclonedx', 'gives a document back with all that is found: no --base'],
    ['boms --baseline missing.json', 'There is no such baseline'],
  ] as const) {
    test(`refuses ${line}`, async () => {
      const { status, text } = await scan(line);
      assert.equal(status, 2);
      assert.ok(text.includes(message), text);
    });
  }
});
