import assert from 'node:assert/strict';
import { Tree } from '../../../server/src/cli/git/tree.ts';

const id = 'a'.repeat(40);

function treeOf(links: Readonly<Record<string, string>>, ...files: readonly string[]) {
  const lines = [
    ...files.map(path => `100644 blob ${id}\t${path}`),
    ...Object.keys(links).map(path => `120000 blob ${hex(path)}\t${path}`),
    `160000 commit ${id}\tsubmodule`,
  ];
  const tree = new Tree(lines.map(line => `${line}\0`).join(''));
  const targets = new Map(Object.entries(links).map(([path, target]) => [hex(path), target]));
  return { tree, resolve: (path: string) => tree.resolve(path, async entry => targets.get(entry.id)) };
}

function hex(text: string): string {
  return Buffer.from(text).toString('hex');
}

suite('The files of a commit', () => {
  test('are found by their path, a submodule is none', () => {
    const { tree } = treeOf({}, 'a/b c\n.json');
    assert.deepEqual(tree.get('a/b c\n.json'), { id, kind: 'file' });
    assert.equal(tree.get('submodule'), undefined);
  });

  test('stand in folders, in their order', () => {
    const { tree } = treeOf({ 'a/link': 'x' }, 'a/x.json', 'a/b/c/y.json', 'z.json');
    assert.deepEqual(tree.list(''), [
      { name: 'a', kind: 'folder' },
      { name: 'z.json', kind: 'file' },
    ]);
    assert.deepEqual(
      tree.list('a').map(({ name, kind }) => `${name} ${kind}`),
      ['x.json file', 'b folder', 'link other'],
    );
    assert.deepEqual(tree.list('nowhere'), []);
  });

  for (const [link, target] of [
    ['a/link', 'x.json'],
    ['a/b/link', '../x.json'],
    ['link', './a//x.json'],
  ] as const) {
    test(`${link} leads to ${target}`, async () => {
      const { resolve } = treeOf({ [link]: target }, 'a/x.json');
      assert.deepEqual(await resolve(link), { id, kind: 'file' });
    });
  }

  for (const [path, links] of [
    ['.bomwarden/x.json', { '.bomwarden': 'a' }],
    ['l/m/x.json', { l: 'b', 'b/m': '../a' }],
    ['b/c/l/x.json', { 'b/c/l': '../../a/' }],
    ['l/x.json', { l: 'm', m: './a' }],
    ['l/link', { l: 'b', 'b/link': '../a/x.json' }],
  ] as const) {
    test(`${path} stands in a linked folder`, async () => {
      assert.deepEqual(await treeOf(links, 'a/x.json').resolve(path), { id, kind: 'file' });
    });
  }

  for (const [name, links] of [
    ['outside', { link: '../../etc/passwd' }],
    ['an absolute path', { link: '/a/x.json' }],
    ['nothing', { link: 'missing' }],
    ['itself', { link: 'link' }],
    ['a circle', { link: 'other', other: 'link' }],
    ['a circle of folders', { link: 'a/b/link/link', 'a/b': '../a' }],
  ] as const) {
    test(`a link to ${name} leads nowhere`, async () => {
      assert.equal(await treeOf(links, 'a/x.json').resolve('link'), undefined);
    });
  }
});
