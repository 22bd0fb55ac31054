import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Commit, type MergeBase, openMergeBase } from '../../../server/src/cli/git/commit.ts';
import { gitProgram } from '../../../server/src/cli/git/program.ts';
import { nodeHost } from '../../../server/src/host/node.ts';
import { Repository } from '../../support/repository.ts';

suite('A commit to compare with', () => {
  let repository: Repository;
  const open: Commit[] = [];

  setup(() => {
    repository = new Repository();
  });
  teardown(() => {
    for (const commit of open.splice(0)) commit.close();
    repository.remove();
  });

  async function opened(revision: string, folder = repository.folder): Promise<MergeBase> {
    const found = await openMergeBase(folder, revision);
    open.push(found.base, found.tip);
    return found;
  }

  async function mergeBase(revision: string, folder = repository.folder): Promise<Commit> {
    return (await opened(revision, folder)).base;
  }

  test('is where the branches parted, not the tip of the other', async () => {
    repository.write('a.json', 'one');
    const parted = repository.commit();
    repository.git('checkout', '--quiet', '-b', 'topic');
    repository.write('a.json', 'mine');
    repository.commit();
    repository.git('checkout', '--quiet', 'main');
    repository.write('a.json', 'theirs');
    repository.commit();
    repository.git('checkout', '--quiet', 'topic');
    const commit = await mergeBase('main');
    assert.equal(commit.id, parted);
    assert.equal(String(await commit.read('a.json')), 'one');
  });

  test('tells what differs in the working folder, staged or not', async () => {
    repository.write('kept.json', 'kept');
    repository.write('old name.json', 'a\nb\nc\nd\ne\nf\n');
    repository.write('gone.json', 'gone');
    repository.write('sub/changed.json', '1');
    repository.commit();
    repository.git('mv', 'old name.json', 'sub/new\tname.json');
    repository.git('rm', '--quiet', 'gone.json');
    repository.write('sub/changed.json', '2');
    repository.write('untracked.json', 'x');
    const { changes } = await opened('main', join(repository.folder, 'sub'));
    assert.deepEqual([...changes.renamed], [['sub/new\tname.json', 'old name.json']]);
    assert.deepEqual([...changes.changed], ['sub/changed.json']);
    assert.deepEqual([...changes.removed], ['gone.json']);
    assert.deepEqual([...changes.added], [], 'git knows nothing of what is not tracked');
  });

  test('gives contents of every size byte by byte, one after the other', async () => {
    const contents = new Map<string, Buffer>();
    for (const size of [0, 1, 70_000, 3_000_000]) {
      const content = Buffer.alloc(size, `${size}\n\0`);
      contents.set(`${size}.bin`, content);
      repository.write(`${size}.bin`, content);
    }
    repository.commit();
    const commit = await mergeBase('HEAD');
    const read = await Promise.all([...contents.keys()].map(path => commit.read(path)));
    assert.deepEqual(
      read.map(content => content?.length),
      [...contents.values()].map(({ length }) => length),
    );
    for (const [at, content] of [...contents.values()].entries())
      assert.ok(content.equals(read[at] ?? Buffer.alloc(0)));
    assert.equal(await commit.read('missing'), undefined);
  });

  test('stands in for the disk, below its repository only', async () => {
    repository.write('.bomwarden/waivers.yml', 'base');
    repository.write('packs/a b#.yml', 'pack');
    repository.commit();
    repository.write('.bomwarden/waivers.yml', 'head');
    repository.write('packs/more.yml', 'more');
    const disk = nodeHost(() => {});
    const host = (await mergeBase('main')).host(disk);
    const uri = (path: string) => pathToFileURL(join(repository.folder, path)).href;
    const text = async (path: string) => String(await host.read(uri(path)));
    assert.equal(await text('.bomwarden/waivers.yml'), 'base');
    assert.equal(await host.read(uri('packs/more.yml')), undefined);
    const entries = await host.list(uri('packs'));
    assert.deepEqual(
      entries.map(({ name, kind }) => ({ name, kind })),
      [{ name: 'a b#.yml', kind: 'file' }],
    );
    assert.equal(String(await host.read(entries[0]?.uri ?? '')), 'pack');
    assert.ok((await host.list(uri(''))).some(({ name }) => name === 'packs'));
    const outside = pathToFileURL(__dirname).href;
    assert.ok((await disk.list(outside)).length > 1);
    assert.deepEqual(await host.list(outside), await disk.list(outside));
  });

  test('follows links within itself', async () => {
    repository.write('real.json', 'real');
    symlinkSync('real.json', join(repository.folder, 'link.json'));
    repository.commit();
    assert.equal(String(await (await mergeBase('main')).read('link.json')), 'real');
  });

  test('knows the paths of its files', async () => {
    repository.commit();
    const commit = await mergeBase('main');
    assert.equal(commit.pathOf(join(repository.folder, 'a/b.json')), 'a/b.json');
    assert.equal(commit.pathOf(join(repository.folder, '..', 'b.json')), undefined);
    assert.equal(commit.pathOf(join(repository.folder, '..b.json')), '..b.json');
    assert.equal(commit.fileOf('a/b.json'), join(repository.folder, 'a', 'b.json'));
  });

  suite('is refused', () => {
    test('with what to do where a shallow clone lacks it', async () => {
      repository.write('a.json', 'one');
      repository.commit();
      repository.git('checkout', '--quiet', '-b', 'topic');
      repository.commit('two');
      const shallow = join(repository.folder, 'shallow');
      const url = pathToFileURL(repository.folder).href;
      repository.git('clone', '--quiet', '--depth=1', '--branch=topic', url, shallow);
      await assert.rejects(mergeBase('origin/main', shallow), {
        message:
          '--base origin/main: neither a file or folder, nor known to this clone. On GitHub, check out with `fetch-depth: 0`; elsewhere fetch that branch with its history (git fetch --unshallow).',
      });
      execFileSync('git', ['fetch', '--quiet', '--depth=1', 'origin', 'main:refs/remotes/origin/main'], {
        cwd: shallow,
      });
      await assert.rejects(mergeBase('origin/main', shallow), /no commit that it has in common .*`fetch-depth: 0`/);
    });

    test('where a content is missing', async () => {
      repository.write('a.json', 'one');
      repository.commit();
      const id = repository.git('rev-parse', 'HEAD:a.json');
      const commit = await mergeBase('main');
      const object = join(repository.folder, '.git/objects', id.slice(0, 2), id.slice(2));
      assert.ok(existsSync(object));
      execFileSync('rm', ['-f', object]);
      await assert.rejects(commit.read('a.json'), /the base of a\.json is not in this clone.*`fetch-depth: 0`/);
    });

    test('where Git LFS has the content', async () => {
      repository.write('a.json', 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n');
      repository.commit();
      await assert.rejects((await mergeBase('main')).read('a.json'), /a\.json is kept in Git LFS/);
    });

    test('outside of a repository', async () => {
      const folder = join(repository.folder, '..');
      await assert.rejects(mergeBase('main', folder), /this folder is not the working folder of a git repository/);
    });

    for (const revision of ['--output=pwned', '-h', 'no such', 'main..HEAD', '', '\u001b[31m']) {
      test(`for ${JSON.stringify(revision)}, which is no commit`, async () => {
        repository.commit();
        await assert.rejects(mergeBase(revision), /neither a file or folder, nor known to this clone/);
        assert.equal(existsSync(join(repository.folder, 'pwned')), false);
      });
    }
  });
});

suite('A name of more than one commit', () => {
  let repository: Repository;
  let head = '';

  setup(() => {
    repository = new Repository();
    repository.commit('base');
    repository.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    repository.git('checkout', '--quiet', '-b', 'topic');
    head = repository.commit('change');
  });
  teardown(() => repository.remove());

  const shadows: readonly (readonly [ref: string, asked: string])[] = [
    ['refs/tags/main', 'main'],
    ['refs/main', 'main'],
    ['refs/tags/origin/main', 'origin/main'],
    ['refs/heads/origin/main', 'origin/main'],
    ['refs/tags/origin/main', 'origin/main~0'],
    ['refs/tags/main', 'main^{commit}'],
  ];
  for (const [ref, asked] of shadows) {
    test(`is refused: ${asked} beside ${ref}`, async () => {
      repository.git('update-ref', ref, head);
      await assert.rejects(openMergeBase(repository.folder, asked), new RegExp(`${ref}.*: write the one in full`));
    });
  }

  test('is taken where an annotated tag is the same commit, or the name is in full', async () => {
    repository.git('tag', '--annotate', '--message', 'x', 'main', 'main');
    repository.git('update-ref', 'refs/tags/origin/main', head);
    for (const asked of ['main', 'refs/remotes/origin/main', 'remotes/origin/main', head]) {
      const { base, tip } = await openMergeBase(repository.folder, asked);
      assert.equal(tip.id, asked === head ? head : repository.git('rev-parse', 'refs/heads/main'), asked);
      for (const commit of [base, tip]) commit.close();
    }
  });

  test('is not made by a graft or a replacement', async () => {
    const before = repository.git('rev-parse', 'main');
    repository.write('.git/info/grafts', `${before} ${head}\n`);
    repository.git('replace', before, head);
    const { base, tip } = await openMergeBase(repository.folder, 'main');
    for (const commit of [base, tip]) commit.close();
    assert.equal(base.id, before);
  });
});

suite('The program git', () => {
  for (const [platform, name] of [
    ['win32', 'git.exe'],
    ['linux', 'git'],
    ['darwin', 'git'],
  ] as const) {
    test(`is never looked for in the working folder of ${platform}`, () => {
      const repository = new Repository();
      try {
        mkdirSync(join(repository.folder, 'bin'));
        repository.write(`bin/${name}`, '');
        const path = ['.', '', 'bin', './bin', join(repository.folder, 'nothing'), join(repository.folder, 'bin')];
        assert.equal(gitProgram(platform, path.join(':')), join(repository.folder, 'bin', name));
        assert.equal(gitProgram(platform, '.::bin:./bin'), `${name} is not in PATH`);
        assert.equal(gitProgram(platform, ''), `${name} is not in PATH`);
      } finally {
        repository.remove();
      }
    });
  }
});
