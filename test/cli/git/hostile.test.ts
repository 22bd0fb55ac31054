import assert from 'node:assert/strict';
import { existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Commit, type MergeBase, openMergeBase } from '../../../server/src/cli/git/commit.ts';
import { Repository } from '../../support/repository.ts';

/** A key of git's configuration that names a program, with what else it takes to have that program started. */
interface Trap {
  readonly key: string;
  readonly value?: (program: string) => string;
  readonly attributes?: string;
  readonly more?: readonly (readonly [key: string, value: string])[];
}

const shell = (program: string) => `sh -c '${program}; cat'`;
const everyJson = (attribute: string) => `*.json ${attribute}\n`;

/** From the list of `git help --config`: what names a program, a folder of programs, or a file that may hold such keys. */
const traps: readonly Trap[] = [
  { key: 'filter.x.clean', value: shell, attributes: everyJson('filter=x') },
  { key: 'filter.x.process', value: shell, attributes: everyJson('filter=x') },
  { key: 'filter.x.clean', value: shell, attributes: everyJson('filter=x'), more: [['filter.x.required', 'true']] },
  { key: 'filter.a=b.clean', value: shell, attributes: everyJson('filter=a=b') },
  { key: 'filter.a.b.clean', value: shell, attributes: everyJson('filter=a.b') },
  { key: 'diff.external' },
  { key: 'diff.x.command', attributes: everyJson('diff=x') },
  { key: 'diff.x.textconv', attributes: everyJson('diff=x') },
  { key: 'core.fsmonitor' },
  { key: 'core.pager', more: [['pager.diff', 'true']] },
  { key: 'pager.diff' },
  { key: 'pager.ls-tree' },
  { key: 'core.editor' },
  { key: 'core.askPass' },
  { key: 'core.sshCommand' },
  { key: 'core.alternateRefsCommand' },
  { key: 'core.gitProxy' },
  { key: 'credential.helper', value: program => `!${program}` },
  { key: 'gpg.program', more: [['log.showSignature', 'true']] },
  { key: 'merge.x.driver', attributes: everyJson('merge=x') },
];

suite('git starts nothing that a repository names', () => {
  let repository: Repository;
  let marker: string;
  let program: string;
  const open: Commit[] = [];

  setup(() => {
    repository = new Repository();
    marker = join(repository.folder, '.git/started');
    program = `touch '${marker}'`;
    repository.write('a.json', 'before');
    repository.write('b.json', 'x');
    repository.commit();
  });
  teardown(() => {
    for (const commit of open.splice(0)) commit.close();
    repository.remove();
  });

  async function compare(folder = repository.folder): Promise<MergeBase> {
    const found = await openMergeBase(folder, 'main');
    open.push(found.base, found.tip);
    return found;
  }

  /** Of the same length, so that only a look at the content tells that the file has changed. */
  function change(): void {
    repository.write('a.json', 'behind');
  }

  for (const { key, value = (named: string) => named, attributes = '', more = [] } of traps) {
    test(`by ${key}${more.map(([other]) => ` with ${other}`).join('')}`, async () => {
      repository.git('config', key, value(program));
      for (const [other, content] of more) repository.git('config', other, content);
      writeFileSync(join(repository.folder, '.git/info/attributes'), attributes);
      change();
      const { base, changes } = await compare();
      assert.equal(String(await base.read('a.json')), 'before');
      assert.deepEqual([...changes.changed], ['a.json']);
      assert.ok(!existsSync(marker));
    });
  }

  test('by an included file', async () => {
    const included = join(repository.folder, '.git/more');
    writeFileSync(included, `[filter "x"]\n\tclean = "${program}; cat"\n`);
    repository.git('config', 'include.path', included);
    writeFileSync(join(repository.folder, '.git/info/attributes'), everyJson('filter=x'));
    change();
    await compare();
    assert.ok(!existsSync(marker));
  });

  for (const place of ['hooks', 'elsewhere']) {
    test(`by a hook in .git/${place}`, async () => {
      const folder = join(repository.folder, '.git', place);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'post-index-change'), `#!/bin/sh\n${program}\n`, { mode: 0o755 });
      if (place !== 'hooks') repository.git('config', 'core.hooksPath', folder);
      // git writes its index anew where a file that it knows has another day
      utimesSync(join(repository.folder, 'b.json'), 1, 1);
      change();
      await compare();
      assert.ok(!existsSync(marker));
    });
  }

  test('by a filter, where the environment has settings of its own', async () => {
    const own = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'filter.x.clean', GIT_CONFIG_VALUE_0: shell(program) };
    writeFileSync(join(repository.folder, '.git/info/attributes'), everyJson('filter=x'));
    change();
    Object.assign(process.env, own);
    try {
      await compare();
    } finally {
      for (const name of Object.keys(own)) delete process.env[name];
    }
    assert.ok(!existsSync(marker));
  });

  for (const [how, url] of [
    ['a remote of this machine', '.'],
    ['a remote that is a command', `ext::sh -c "touch% MARKER"`],
    ['a remote by ssh', 'ssh://example.invalid/x'],
  ] as const) {
    test(`to fetch what is missing from ${how}`, async () => {
      const id = repository.git('rev-parse', 'HEAD:a.json');
      rmSync(join(repository.folder, '.git/objects', id.slice(0, 2), id.slice(2)));
      const settings = [
        ['remote.origin.url', url.replace('MARKER', marker)],
        ['remote.origin.promisor', 'true'],
        ['remote.origin.uploadpack', `${program}; git-upload-pack`],
        ['core.repositoryFormatVersion', '1'],
        ['extensions.partialClone', 'origin'],
        ['core.sshCommand', program],
        ['protocol.ext.allow', 'always'],
      ] as const;
      for (const [key, value] of settings) repository.git('config', key, value);
      const { base } = await compare();
      await assert.rejects(base.read('a.json'), /is not in this clone/);
      assert.ok(!existsSync(marker));
    });
  }

  test('by files that look like a repository', async () => {
    const config = `[core]\n\tbare = true\n\trepositoryformatversion = 0\n\tfsmonitor = "${program}"\n`;
    repository.write('sboms/HEAD', 'ref: refs/heads/main\n');
    repository.write('sboms/config', config);
    for (const folder of ['objects', 'refs/heads'])
      mkdirSync(join(repository.folder, 'sboms', folder), { recursive: true });
    await assert.rejects(compare(join(repository.folder, 'sboms')), /bare repository/);
    assert.ok(!existsSync(marker));
  });
});
