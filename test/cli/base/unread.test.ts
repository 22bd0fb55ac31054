import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { run } from '../../../server/src/cli/run.ts';
import { tarOf, zipOf } from '../../support/archives.ts';
import { documentText, type Planted } from '../../support/report.ts';
import { Repository } from '../../support/repository.ts';
import { signatures } from '../../support/signatures.ts';
import { systemOf } from '../../support/system.ts';

const camera: Planted = { name: 'Camera', supplier: 'Hangzhou Hikvision Digital Technology Co., Ltd.' };
const text = documentText([camera]);

suite('scan --base, a document of the base that is no longer read', () => {
  let repository: Repository;
  const json = JSON.stringify(signatures());

  setup(() => {
    repository = new Repository();
    for (const name of ['list.json', 'a.cdx.json']) repository.write(`boms/${name}`, text);
    repository.commit();
    repository.git('checkout', '-q', '-b', 'topic');
  });
  teardown(() => repository.remove());

  const at = (path: string) => join(repository.folder, path);
  function put(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), content);
  }
  function move(from: string, to: string): void {
    mkdirSync(dirname(at(to)), { recursive: true });
    renameSync(at(from), at(to));
  }

  async function scan(line: string, profile: readonly string[] = ['--profile', 'ca-federal']) {
    const system = systemOf(repository.folder, { signatures: () => json, terminal: { width: 400, colour: false } });
    const args = ['scan', ...profile, '--as-of', '2026-11-22', '--details', ...line.split(' ')];
    const status = await run(args, system);
    const said = system.said.join('');
    return { status, said, verdict: said.split(', for ca-federal')[0] };
  }

  const disguised = (value: string) => Buffer.from(value).map(byte => byte ^ 0x55);
  const packed = (value: string) => Buffer.concat([Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]), disguised(value)]);
  const damages: Readonly<Record<string, (path: string) => void>> = {
    'a pointer of Git LFS': path => put(path, 'version https://git-lfs.github.com/spec/v1\noid sha256:aa\nsize 9\n'),
    'packed by xz': path => put(path, packed(text)),
    'in other bytes': path => put(path, disguised(text)),
    'a call': path => put(path, `load(${text})`),
    empty: path => put(path, ''),
    'other data': path => put(path, '{"a":1}'),
    'a link to nowhere': path => {
      rmSync(at(path));
      symlinkSync('gone.json', at(path));
    },
  };
  for (const [what, damage] of Object.entries(damages)) {
    for (const name of ['list.json', 'a.cdx.json']) {
      test(`still there, ${what}: ${name}`, async () => {
        damage(`boms/${name}`);
        repository.commit();
        for (const path of ['boms', `boms/${name}`, '.']) {
          const { status, verdict, said } = await scan(`${path} --base main`);
          assert.equal(status, 2, path);
          assert.match(verdict ?? '', /^0 new, \d unchanged, 0 resolved, 1 unreadable/, path);
          assert.match(said, new RegExp(`${name}  unreadable`), path);
        }
      });
    }
  }

  for (const [what, pack] of Object.entries({
    gzip: (value: string): Uint8Array => gzipSync(value),
    zip: (value: string) => zipOf([{ name: 'other.json', bytes: value }]),
    tar: (value: string) => tarOf([{ name: 'other.json', bytes: value }]),
  })) {
    test(`packed by ${what} under the same name: what is in it is new, and the BOM that was there is missed`, async () => {
      put('boms/list.json', pack(text));
      repository.commit();
      const { status, verdict, said } = await scan('. --base main');
      assert.equal(status, 2);
      assert.match(verdict ?? '', /^1 new, \d unchanged, 0 resolved, 1 unreadable/);
      assert.match(said, /boms\/list\.json {2}unreadable/);
    });
  }

  test('in UTF-32 it is read as before', async () => {
    const units = Uint32Array.from([...text], sign => sign.codePointAt(0) ?? 0);
    put('boms/list.json', new Uint8Array(units.buffer));
    repository.commit();
    assert.match((await scan('. --base main')).verdict ?? '', /^0 new, \d unchanged, 0 resolved$/);
  });

  test('renamed and no longer read', async () => {
    move('boms/list.json', 'boms/inventory.json');
    put('boms/inventory.json', `x=${text}`);
    repository.commit();
    const { status, said } = await scan('boms --base main');
    assert.equal(status, 2);
    assert.match(said, /boms\/inventory\.json {2}unreadable\n {2}The base has a BOM here\. .*\(no-longer-read\)/);
  });

  test('moved to where nothing is read: told, not resolved, and no failure but for who asks for all', async () => {
    for (const to of ['boms/node_modules/list.json', 'boms/list.json.bak', 'elsewhere/list.json', 'boms/list.md']) {
      move('boms/list.json', to);
      repository.commit();
      const { status, verdict, said } = await scan('boms --base main');
      assert.deepEqual([status, verdict], [0, '0 new, 1 unchanged, 0 resolved, 1 not understood'], to);
      assert.ok(
        said.includes(
          `${to} looked at, not understood: The base has this BOM as boms/list.json; here it is not reviewed.`,
        ),
        said,
      );
      assert.equal((await scan('boms --base main --require-complete')).status, 2);
      move(to, 'boms/list.json');
      repository.commit();
    }
  });

  test('moved to what the policy excludes', async () => {
    repository.git('checkout', '-q', 'main');
    put('.bomwarden.yml', 'exclude: [old]\n');
    repository.commit();
    repository.git('checkout', '-q', '-b', 'other');
    move('boms/list.json', 'old/list.json');
    repository.commit();
    const { status, said } = await scan('. --base main');
    assert.equal(status, 0);
    assert.match(said, /old\/list\.json looked at, not understood: The base has this BOM as boms\/list\.json/);
  });

  test('changed so much on the way that git sees no move', async () => {
    rmSync(at('boms/a.cdx.json'));
    put(
      'boms/node_modules/a.cdx.json',
      documentText([
        { name: 'X', supplier: 'Y' },
        { name: 'Z'.repeat(2000), supplier: 'Q' },
      ]),
    );
    repository.commit();
    assert.match((await scan('boms --base main')).said, /boms\/node_modules\/a\.cdx\.json looked at, not understood/);
  });

  for (const [what, line, path] of [
    ['in a folder that is passed over', 'boms', 'boms/node_modules/new.cdx.json'],
    ['with the ending of a picture', '.', 'docs/logo.png'],
    ['of a name that the pattern does not match', 'boms/*.cdx.json', 'boms/new.json'],
    ['below a pattern', './**/*.cdx.json', 'deep/er/parts.bin'],
  ] as const) {
    test(`came with the change ${what}: told, and no failure but for who asks for all`, async () => {
      put(path, documentText([{ ...camera, name: 'New' }]));
      repository.commit();
      const { status, said } = await scan(`${line} --base main`);
      assert.equal(status, 0);
      const told = `${path} looked at, not understood: This BOM came since the base; here it is not reviewed.`;
      assert.ok(said.includes(told), said);
      assert.equal((await scan(`${line} --base main --require-complete`)).status, 2);
      assert.equal((await scan(`${path} --base main`)).status, 1);
    });
  }

  test('what came outside of what was asked for, or is no BOM, is not told', async () => {
    put('elsewhere/new.cdx.json', text);
    put('boms/node_modules/package.json', '{"name":"a","version":"1"}');
    put('boms/logo.png', new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]));
    put('boms/notes.md', '# Hikvision\n');
    repository.commit();
    const { status, verdict } = await scan('boms --base main');
    assert.deepEqual([status, verdict], [0, '0 new, 2 unchanged, 0 resolved']);
  });

  test('what the policy excludes stays excluded', async () => {
    repository.git('checkout', '-q', 'main');
    put('.bomwarden.yml', 'exclude: [old]\n');
    repository.commit();
    repository.git('checkout', '-q', '-b', 'other');
    put('old/notes.md', 'none');
    repository.commit();
    const { verdict, said } = await scan('. --base main');
    assert.equal(verdict, '0 new, 2 unchanged, 0 resolved');
    assert.doesNotMatch(said, /old\//);
  });

  suite('where the branch itself leaves documents out, or asks for less', () => {
    const configuration = [
      'profiles: [ca-federal]',
      'exclude: [old, "*.bak.json"]',
      'files:',
      '  - { glob: lax, rules: { restricted-vendor: off } }',
      '  - { glob: mild, rules: { restricted-vendor: information } }',
      '  - { glob: nobody, profiles: [] }',
      '',
    ].join('\n');
    const waiver =
      '- { id: shed, vendor: hikvision, scope: folder, path: shed, reason: r, approver: a, expires: 2027-01-01 }\n';

    setup(() => {
      repository.git('checkout', '-q', 'main');
      put('.bomwarden.yml', configuration);
      put('.bomwarden/waivers.yml', waiver);
      put('old/there.json', text);
      repository.commit();
      repository.git('checkout', '-q', '-b', 'change');
    });

    const added = documentText([{ ...camera, name: 'New' }]);
    for (const [what, path, content, shown] of [
      ['a folder that is left out', 'old/new.cdx.json', added, 'old/new.cdx.json'],
      ['one deep in it', 'old/a/b/list.json', added, 'old/a/b/list.json'],
      ['a pattern of names', 'boms/new.bak.json', added, 'boms/new.bak.json'],
      ['an ending that nobody opens', 'old/logo.png', added, 'old/logo.png'],
      ['an archive', 'old/all.zip', zipOf([{ name: 'x.cdx.json', bytes: added }]), 'old/all.zip!/x.cdx.json'],
    ] as const) {
      test(`a BOM that came to ${what} is listed, and fails nothing`, async () => {
        put(path, content);
        repository.commit();
        const { status, verdict, said } = await scan('. --base main');
        assert.deepEqual([status, verdict], [0, '0 new, 2 unchanged, 0 resolved']);
        assert.ok(said.includes(`${shown} came since the base; the policy leaves this BOM out.`), said);
      });
    }

    test('many are counted', async () => {
      for (let nth = 0; nth < 23; nth++) put(`old/n${nth}.json`, added);
      repository.commit();
      assert.match(
        (await scan('. --base main')).said,
        /3 more BOMs came since the base where the policy leaves them out/,
      );
    });

    test('what is no BOM, was there before, or is not asked for is not listed', async () => {
      put('old/package.json', '{"name":"a","version":"1"}');
      put('old/there.json', documentText([{ ...camera, name: 'Other' }]));
      put('old/notes.md', 'Hikvision');
      repository.commit();
      assert.doesNotMatch((await scan('. --base main')).said, /came since/);
      put('old/new.cdx.json', added);
      repository.commit();
      assert.doesNotMatch((await scan('boms --base main')).said, /came since/);
    });

    for (const [to, said] of [
      ['lax', 'restricted-vendor is off'],
      ['mild', 'restricted-vendor is information'],
      ['nobody', 'it is not reviewed for ca-federal'],
      ['shed', 'waivers reach it: shed'],
    ] as const) {
      test(`a document that moved to ${to} is listed with what is asked less`, async () => {
        move('boms/list.json', `${to}/list.json`);
        repository.commit();
        const report = (await scan('. --base main', [])).said;
        const note = `boms/list.json of the base is now ${to}/list.json, where the policy asks for less: ${said}.`;
        assert.ok(report.includes(note), report);
      });
    }

    test('to where as much is asked it moves without a word', async () => {
      move('boms/list.json', 'other/list.json');
      repository.commit();
      assert.doesNotMatch((await scan('. --base main')).said, /asks for less/);
    });
  });

  test('what an archive calls its entries is no path: they are told, and the rest is reviewed', async () => {
    for (const name of ['a\0b.cdx.json', '../../out.cdx.json']) {
      put('boms/delivery.zip', zipOf([{ name, bytes: text }]));
      put('boms/new.cdx.json', documentText([{ ...camera, name: 'New' }]));
      repository.commit();
      const { status, said } = await scan('boms --base main');
      assert.equal(status, 2);
      assert.match(said, /leads out of the archive/);
      assert.match(said, /New: Hikvision/);
    }
  });

  test('in an archive as in a folder: what is called like a BOM and is not opened is told; a link to an archive is one', async () => {
    put('boms/delivery.zip', zipOf([{ name: 'parts.cdx.json.xz', bytes: 'x' }]));
    put('boms/blob.dat', zipOf([{ name: 'b.cdx.json', bytes: documentText([{ ...camera, name: 'Linked' }]) }]));
    symlinkSync('blob.dat', at('boms/second.zip'));
    repository.commit();
    const { status, said } = await scan('boms --base main');
    assert.equal(status, 1);
    assert.match(said, /boms\/delivery\.zip!\/parts\.cdx\.json\.xz looked at, not understood/);
    assert.match(said, /boms\/second\.zip!\/b\.cdx\.json/);
  });

  test('what is gone, or was moved and is read, is as before', async () => {
    rmSync(at('boms/list.json'));
    put('boms/list.txt', 'see the other list');
    move('boms/a.cdx.json', 'boms/b/c.cdx.json');
    repository.commit();
    const { status, verdict } = await scan('boms --base main');
    assert.deepEqual([status, verdict], [0, '0 new, 1 unchanged, 1 resolved']);
  });

  test('a folder as base knows it too', async () => {
    put('before/list.json', text);
    put('boms/list.json', `x=${text}`);
    const { status, said } = await scan('boms --base ./before');
    assert.equal(status, 2);
    assert.match(said, /boms\/list\.json {2}unreadable/);
  });

  test('the same for git and another text in the encoding that an attribute asks for', async () => {
    repository.git('checkout', '-q', 'main');
    const even = text.length % 2 === 0 ? text : `${text} `;
    put('boms/x.json', Buffer.from(even, 'latin1').toString('utf16le'));
    rmSync(at('boms/list.json'));
    rmSync(at('boms/a.cdx.json'));
    repository.commit();
    repository.git('checkout', '-q', '-b', 'encoded');
    put('.gitattributes', 'x.json working-tree-encoding=UTF-16LE\n');
    repository.git('add', '.gitattributes');
    repository.git('commit', '-q', '-m', 'x');
    rmSync(at('boms/x.json'));
    repository.git('checkout', '--', 'boms/x.json');
    const { status, verdict } = await scan('boms --base main');
    assert.deepEqual([status, verdict], [1, '1 new, 0 unchanged, 0 resolved']);
  });
});
