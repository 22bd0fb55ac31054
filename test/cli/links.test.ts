import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../server/src/cli/run.ts';
import { camera, documentText } from '../support/report.ts';
import { Repository } from '../support/repository.ts';
import { signatures } from '../support/signatures.ts';
import { systemOf } from '../support/system.ts';

/** What stands outside of the repository, and in no output. */
const secret = 'SUPERSECRET';

suite('Nothing is read behind a link that leaves the repository', () => {
  let repository: Repository;
  let outside = '';

  setup(() => {
    repository = new Repository();
    outside = realpathSync(mkdtempSync(join(tmpdir(), 'bomwarden-outside-')));
    writeFileSync(join(outside, 'a.cdx.json'), documentText([{ ...camera, name: secret }]));
    writeFileSync(join(outside, 'policy.yml'), `Token ${secret}: x\nprofiles: [${secret}]\n`);
    writeFileSync(join(outside, 'waivers.yml'), `- {id: ${secret}, vendor: hikvision, scope: repository}\n`);
    writeFileSync(join(outside, 'list.txt'), `${secret}\n`);
    mkdirSync(join(outside, '.bomwarden'));
    writeFileSync(join(outside, '.bomwarden/waivers.yml'), `- {id: ${secret}, vendor: hikvision}\n`);
    repository.write('boms/own.cdx.json', documentText([camera]));
    repository.commit();
  });

  teardown(() => {
    repository.remove();
    rmSync(outside, { recursive: true, force: true });
  });

  function link(path: string, target: string): void {
    mkdirSync(dirname(join(repository.folder, path)), { recursive: true });
    rmSync(join(repository.folder, path), { force: true, recursive: true });
    symlinkSync(target, join(repository.folder, path));
    repository.commit('links');
  }

  async function said(line: string, folder = ''): Promise<{ readonly code: number; readonly text: string }> {
    const system = systemOf(join(repository.folder, folder), { signatures: () => JSON.stringify(signatures()) });
    const code = await run(line.split(' '), system);
    return { code, text: system.said.join('') };
  }

  const cases: readonly (readonly [string, string, string, string?])[] = [
    ['boms/x.cdx.json', 'a.cdx.json', 'scan .'],
    ['boms/x.cdx.json', 'a.cdx.json', 'scan boms/x.cdx.json'],
    ['boms/x.cdx.json', 'a.cdx.json', 'scan *.json', 'boms'],
    ['boms/x.cdx.json', 'a.cdx.json', 'scan . --format cyclonedx'],
    ['linked', '.', 'scan linked'],
    ['linked', '.', 'scan linked/a.cdx.json'],
    ['linked', '.', 'scan linked/*.json'],
    ['boms/linked', '.', 'scan .'],
    ['boms/x.txt', 'policy.yml', 'scan .'],
    ['.bomwarden.yml', 'policy.yml', 'scan boms'],
    ['boms/.bomwarden.yml', 'policy.yml', 'scan boms'],
    ['.bomwarden/waivers.yml', 'waivers.yml', 'scan boms'],
    ['.bomwarden', '.bomwarden', 'scan boms'],
    ['.bomwarden', '.bomwarden', 'waivers list .'],
    ['linked', '.', 'waivers list linked'],
    ['config.yml', 'policy.yml', 'scan boms --config config.yml'],
    ['baseline.json', 'a.cdx.json', 'scan boms --baseline baseline.json'],
    ['pack', '.', 'scan boms --pack pack'],
    ['list.txt', 'list.txt', 'scan --files-from list.txt'],
    ['linked', '.', 'scan boms --base ./linked'],
    ['part', 'a.cdx.json', 'merge part'],
    ['list.csv', 'a.cdx.json', 'manifest convert list.csv'],
  ];
  for (const [path, target, line, folder] of cases) {
    test(`${path} → ${target}: ${line}`, async () => {
      link(path, join(outside, target));
      const { code, text } = await said(line, folder);
      assert.doesNotMatch(text, new RegExp(secret));
      assert.ok(!text.includes(outside), text);
      assert.ok(code !== 0 || /Nothing of it is read/.test(text), text);
    });

    test(`${path} → ${target}, as a relative link: ${line} --base`, async () => {
      if (!line.startsWith('scan ') || /--|linked/.test(line)) return;
      repository.git('branch', 'before');
      link(path, join('../'.repeat(path.split('/').length), outside.split('/').pop() ?? '', target));
      const { text } = await said(`${line} --base before`, folder);
      assert.doesNotMatch(text, new RegExp(secret));
      assert.ok(!text.includes(outside), text);
    });
  }

  suite('what git keeps for itself is read by no name, as it may hold the token of the runner', () => {
    const named = (places: string) => ({ '.bomwarden.yml': `profiles: [ca-federal]\n${places}\n` });
    const links: readonly (readonly [path: string, target: string])[] = [
      ['.bomwarden.yml', '.git/config'],
      ['boms/.bomwarden.yml', '../.git/config'],
      ['.bomwarden/waivers.yml', '../.git/config'],
      ['.bomwarden', '.git'],
      ['boms/x.cdx.json', '../.git/config'],
      ['boms/x.csv', '../.git/config'],
      ['boms/x.yaml', '../.git/config'],
      ['boms/git', '../.git'],
      ['boms/x.spdx', '../boms/../.git/config'],
    ];
    const places: readonly Readonly<Record<string, string>>[] = [
      named('waivers: .git/config'),
      named('waivers: ./.git/config'),
      named('waivers: boms/../.git/config'),
      named('waivers: .git'),
      named('baseline: .git/config'),
      named('signatures: {packs: [.git]}'),
      named('signatures: {packs: [boms], keys: [.git/config]}'),
      named('answers: .git'),
      { 'boms/.bomwarden.yml': 'waivers: ../.git/config\n' },
      {
        'boms/own.cdx.json':
          '{"bomFormat":"CycloneDX","specVersion":"1.6","externalReferences":[{"type":"bom","url":"../.git/config"}]}',
      },
    ];

    setup(() => {
      repository.git('config', 'http.https://example.com/.extraheader', `AUTHORIZATION: basic ${secret}`);
      repository.git('config', `x.${secret}.y`, `${secret}: {${secret}`);
      repository.git('branch', 'before');
    });

    for (const [path, target] of links) {
      test(`a link ${path} → ${target}`, async () => {
        link(path, target);
        await silent();
      });
    }
    for (const files of places) {
      test(JSON.stringify(files), async () => {
        for (const [path, text] of Object.entries(files)) repository.write(path, text);
        repository.commit();
        await silent();
      });
    }

    async function silent(): Promise<void> {
      for (const line of [
        'scan .',
        'scan . --base before',
        'scan . --details',
        'scan . --format json',
        'waivers list .',
      ]) {
        const { text } = await said(line);
        assert.doesNotMatch(text, new RegExp(`${secret}|extraheader`, 'i'), line);
      }
    }

    test('nothing is written there through a link', async () => {
      link('reports', '.git/hooks');
      const { code, text } = await said('scan boms --also html=reports/pre-commit');
      assert.equal(code, 2, text);
      assert.match(text, /a link leads out of the folder/);
      assert.equal(existsSync(join(repository.folder, '.git/hooks/pre-commit')), false);
      assert.equal((await said('scan boms --cache reports/kept')).code, 2);
    });
  });

  test('a link that stays inside is followed', async () => {
    link('boms/y.cdx.json', 'own.cdx.json');
    const { code, text } = await said('scan . --format json');
    assert.equal(code, 1);
    assert.match(text, /boms\/y\.cdx\.json/);
  });

  test('a link that leads nowhere is told where its name is that of a BOM', async () => {
    symlinkSync('loop.cdx.json', join(repository.folder, 'boms/loop.cdx.json'));
    symlinkSync('gone.json', join(repository.folder, 'boms/sbom.json'));
    symlinkSync('nowhere', join(repository.folder, 'boms/parts.spdx'));
    symlinkSync('gone.json', join(repository.folder, 'boms/settings.json'));
    mkdirSync(join(repository.folder, 'folder.spdx'));
    symlinkSync('../folder.spdx', join(repository.folder, 'boms/folder.spdx'));
    const { code, text } = await said('scan .');
    assert.equal(code, 2);
    assert.match(text, /boms\/loop\.cdx\.json.* It cannot be read \(ELOOP\)/);
    assert.match(text, /boms\/sbom\.json.* There is no such file/);
    assert.match(text, /boms\/parts\.spdx.* There is no such file/);
    assert.doesNotMatch(text, /settings\.json|folder\.spdx/);
  });

  test('links to devices and to themselves end, and are told or passed over', async () => {
    for (const [path, target] of [
      ['boms/zero.json', '/dev/zero'],
      ['boms/kmsg.json', '/proc/kmsg'],
      ['boms/loop.json', 'loop.json'],
      ['boms/stdin.json', '/dev/stdin'],
    ] as const) {
      symlinkSync(target, join(repository.folder, path));
    }
    const { code, text } = await said('scan .');
    assert.equal(code, 2);
    assert.match(text, /boms\/zero\.json\s+(?:unreadable|error)\s+A link leads out of the repository/);
  });

  test('a linked folder with waivers holds in the base as in a checkout', async () => {
    repository.write(
      'policy/waivers.yml',
      '- {id: w, vendor: hikvision, scope: repository, reason: moving, approver: boss, expires: 2027-06-30}\n',
    );
    link('.bomwarden', 'policy');
    repository.git('branch', 'before');
    repository.write('boms/new.cdx.json', documentText([{ ...camera, name: 'new' }]));
    repository.commit();
    const { code, text } = await said('scan . --base before --profile ca-federal');
    assert.match(text, /waived/);
    assert.doesNotMatch(text, /added/);
    assert.equal(code, 0, text);
  });

  test('what a base holds behind a link out of it is told', async () => {
    link('.bomwarden.yml', join(outside, 'policy.yml'));
    repository.git('branch', 'before');
    rmSync(join(repository.folder, '.bomwarden.yml'));
    repository.commit();
    const { code, text } = await said('scan . --base before');
    assert.match(text, /\.bomwarden\.yml:1:1 Nothing of it is read: a link leads out of the repository/);
    assert.equal(code, 2);
  });
});
