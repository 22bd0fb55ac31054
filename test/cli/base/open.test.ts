import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Base } from '../../../server/src/cli/base/base.ts';
import { openBase } from '../../../server/src/cli/base/open.ts';
import type { RevisionOptions } from '../../../server/src/cli/base/revision.ts';
import { reportDocument } from '../../support/report-document.ts';
import { Repository } from '../../support/repository.ts';
import { systemOf } from '../../support/system.ts';

suite('The base of a comparison', () => {
  let repository: Repository;
  const open: Base[] = [];

  setup(() => {
    repository = new Repository();
  });
  teardown(() => {
    for (const base of open.splice(0)) base.close();
    repository.remove();
  });

  async function baseOf(revision: string, changes: Partial<RevisionOptions> = {}, below = ''): Promise<Base> {
    const options = { revision, trustHead: false, paths: ['.'], stdinFilename: undefined, ...changes };
    const base = await openBase(options, systemOf(join(repository.folder, below)));
    open.push(base);
    return base;
  }

  async function planned(base: Base, ...paths: readonly string[]) {
    const { pairs, same, files, notes } = await base.plan(paths.map(path => reportDocument(path)));
    const reviewed: string[] = [];
    for await (const { found, as } of files()) {
      const text = 'bytes' in found.place ? new TextDecoder().decode(found.place.bytes) : 'a file';
      reviewed.push(`${found.path} as ${as}: ${text}`);
    }
    return { pairs: [...pairs], same: [...same], reviewed, notes };
  }

  suite('as a revision', () => {
    setup(() => {
      for (const name of ['kept', 'changed', 'gone', 'moved', 'skipped/node_modules/x', 'other/far']) {
        repository.write(`boms/${name}.json`, `${name} ${'x'.repeat(50)}`);
      }
      repository.write('boms/readme.md', 'text');
      repository.write('elsewhere/gone.json', 'elsewhere');
      repository.commit();
      repository.write('boms/changed.json', 'now otherwise');
      repository.git('mv', 'boms/moved.json', 'boms/sub.json');
      repository.git('rm', '-q', 'boms/gone.json', 'boms/readme.md', 'elsewhere/gone.json');
      repository.git('rm', '-q', 'boms/skipped/node_modules/x.json');
      repository.commit();
      repository.write('boms/new.json', 'new');
      repository.commit();
      repository.write('boms/untracked.json', 'untracked');
    });

    test('reviews again only what differs, and what is gone of what was asked for', async () => {
      const base = await baseOf('HEAD~2', { paths: ['boms'] });
      const plan = await planned(
        base,
        'boms/kept.json',
        './boms/changed.json',
        'boms/sub.json',
        'boms/new.json',
        'boms/untracked.json',
      );
      assert.deepEqual(plan.pairs, [
        ['boms/kept.json', 'boms/kept.json'],
        ['./boms/changed.json', 'boms/changed.json'],
        ['boms/sub.json', 'boms/moved.json'],
      ]);
      assert.deepEqual(plan.same, ['boms/kept.json']);
      assert.deepEqual(
        plan.reviewed.map(line => line.replace(/ x+$/, '')),
        [
          'boms/changed.json as boms/changed.json: changed',
          'boms/moved.json as boms/moved.json: moved',
          'boms/gone.json as boms/gone.json: gone',
        ],
      );
      assert.deepEqual(plan.notes, [
        'boms/untracked.json is not tracked by git, so there is nothing to compare it with, and everything in it is new.',
      ]);
      assert.equal(base.commit, repository.git('rev-parse', 'HEAD~2'));
    });

    test('names paths as seen from where the program runs', async () => {
      const base = await baseOf('HEAD~2', { paths: ['.'] }, 'boms/other');
      const { pairs, reviewed } = await planned(base, 'far.json', '../changed.json');
      assert.deepEqual(pairs, [
        ['far.json', 'far.json'],
        ['../changed.json', '../changed.json'],
      ]);
      assert.match(reviewed[0] ?? '', /^\.\.\/changed\.json as/);
      assert.equal(reviewed.length, 1);
    });

    test('compares the standard input with the file whose name it has', async () => {
      const base = await baseOf('HEAD', { paths: ['-'], stdinFilename: 'boms/kept.json' });
      const { same, reviewed } = await planned(base, 'boms/kept.json');
      assert.deepEqual([same.length, reviewed.length], [0, 1]);
    });

    test('knows what was removed from what was never there', async () => {
      const base = await baseOf('HEAD~2');
      const asked = ['boms/gone.json', 'elsewhere', 'boms/kept.json', 'boms', 'nothing', 'nothing.json'];
      assert.deepEqual(
        asked.map(path => base.isRemoved(path)),
        [true, true, false, false, false, false],
      );
    });

    test('refuses documents of elsewhere', async () => {
      const base = await baseOf('HEAD');
      await assert.rejects(planned(base, '../far.json'), /stands outside of the repository in which --base HEAD/);
    });
  });

  suite('tells changes of the policy', () => {
    const uri = (path: string) => pathToFileURL(join(repository.folder, path)).href;

    setup(() => {
      repository.write('sub/.bomwarden/waivers.yml', 'base');
      repository.write('.bomwarden.yml', 'base');
      repository.write('own.yml', 'base');
      repository.write('packs/a.yml', 'base');
      repository.commit();
    });

    test('committed or not, asked for or known by name', async () => {
      repository.git('rm', '-q', '.bomwarden.yml');
      repository.write('sub/.bomwarden/waivers.yml', 'head');
      repository.write('.bomwarden-baseline.json', 'head');
      repository.commit();
      repository.write('own.yml', 'head');
      repository.write('packs/b.yml', 'head');
      repository.write('near/.bomwarden/waivers.yml', 'not even tracked');
      const base = await baseOf('HEAD~1');
      const { host } = base.system;
      assert.equal(String(await host.read(uri('own.yml'))), 'base');
      assert.equal(await host.read(uri('near/.bomwarden/waivers.yml')), undefined);
      await host.list(uri('packs'));
      assert.deepEqual(base.policyChanges(), [
        { path: '.bomwarden-baseline.json', change: 'added' },
        { path: '.bomwarden.yml', change: 'removed' },
        { path: 'near/.bomwarden/waivers.yml', change: 'added' },
        { path: 'own.yml', change: 'changed' },
        { path: 'packs/b.yml', change: 'added' },
        { path: 'sub/.bomwarden/waivers.yml', change: 'changed' },
      ]);
    });

    test('and follows the head only where that is trusted', async () => {
      repository.write('.bomwarden.yml', 'head');
      const text = async (trustHead: boolean) => {
        const base = await baseOf('HEAD', { trustHead });
        const bytes = await base.system.host.read(uri('.bomwarden.yml'));
        assert.deepEqual(base.policyChanges(), [{ path: '.bomwarden.yml', change: 'changed' }]);
        return [base.policyOf, String(bytes)];
      };
      assert.deepEqual(await text(false), ['base', 'base']);
      assert.deepEqual(await text(true), ['head', 'head']);
    });

    test('what the head brings first has no say yet', async () => {
      repository.write('new/x.yml', 'head');
      const base = await baseOf('HEAD');
      const asked = ['packs', 'packs/a.yml', 'new', 'new/x.yml', 'nothing'];
      assert.deepEqual(await Promise.all(asked.map(path => base.isNewPolicy(path))), [false, false, true, true, false]);
    });
  });

  suite('as a file or folder', () => {
    setup(() => {
      for (const path of ['old/a.json', 'old/sub/b.json', 'old/c.json']) repository.write(path, path);
    });

    test('pairs by the path below what was asked for, then by the name', async () => {
      const base = await baseOf('old', { paths: ['new', 'far/c.json'] });
      const { pairs, reviewed } = await planned(base, 'new/a.json', 'new/sub/b.json', 'far/c.json', 'new/d.json');
      assert.deepEqual(pairs, [
        ['new/a.json', 'old/a.json'],
        ['new/sub/b.json', 'old/sub/b.json'],
        ['far/c.json', 'old/c.json'],
      ]);
      assert.deepEqual(reviewed, [
        'old/a.json as new/a.json: a file',
        'old/c.json as far/c.json: a file',
        'old/sub/b.json as new/sub/b.json: a file',
      ]);
      assert.equal(base.commit, null);
    });

    test('a file is the base of the only document', async () => {
      const base = await baseOf('./old/a.json', { paths: ['b.json'] });
      assert.deepEqual((await planned(base, 'b.json')).pairs, [['b.json', './old/a.json']]);
      assert.deepEqual((await planned(base, 'b.json', 'c.json')).pairs, [], 'with several only the findings decide');
    });

    test('is refused where nothing in it can be an SBOM', async () => {
      mkdirSync(join(repository.folder, 'empty'));
      await assert.rejects(planned(await baseOf('empty'), 'a.json'), /--base empty: no file there can be an SBOM/);
    });

    test('is refused where it could be a branch as well: a pull request may bring such a file', async () => {
      repository.commit();
      repository.write('main', 'x');
      await assert.rejects(baseOf('main'), /is a revision and a path: write refs\/heads\/main .* or \.\/main/);
      assert.equal((await baseOf('./main')).commit, null);
      assert.notEqual((await baseOf('refs/heads/main')).commit, null);
    });

    suite('is refused where it may be a branch that was not fetched, and a change brought the path', () => {
      const commit = 'a'.repeat(40);
      const brought: readonly (readonly [name: string, place: (repository: Repository) => void])[] = [
        ['origin/main', ({ write }) => write('origin/main/a.json', '{}')],
        ['origin/main', ({ write }) => write('origin/main', '{}')],
        ['refs/remotes/origin/main', ({ write }) => write('refs/remotes/origin/main/a.json', '{}')],
        ['origin//main/', ({ write }) => write('origin/main/a.json', '{}')],
        ['x/../origin/main', ({ write }) => write('x/y', '') ?? write('origin/main/a.json', '{}')],
        [
          'origin/main',
          ({ write, folder }) => write('there/main/a.json', '{}') ?? symlinkSync('there', join(folder, 'origin')),
        ],
        [commit, ({ write }) => write(commit, '{}')],
        [commit.toUpperCase(), ({ write }) => write(`${commit.toUpperCase()}/a.json`, '{}')],
      ];
      for (const [name, place] of brought) {
        test(name, async () => {
          const write = repository.write.bind(repository);
          place(Object.assign(Object.create(repository), { write, folder: repository.folder }));
          repository.commit();
          await assert.rejects(
            baseOf(name),
            /is tracked, so a change could bring it: write \.\/|nor known to this clone/,
          );
        });
      }

      test('but not where it is written as a path, or git does not track it', async () => {
        repository.write('previous/bom.json', '{}');
        repository.commit();
        repository.write('previous/kept.json', '{}');
        const whole = join(repository.folder, 'previous');
        for (const name of ['./previous', `../${basename(repository.folder)}/previous`, whole, 'previous/kept.json']) {
          assert.equal((await baseOf(name)).commit, null, name);
        }
      });
    });
  });
});
