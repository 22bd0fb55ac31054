import assert from 'node:assert/strict';
import { PolicyWatch } from '../../../server/src/cli/base/policy-watch.ts';
import type { Host } from '../../../server/src/host/host.ts';

/** A host over files by name, all in the folder `x:`. */
function hostOf(files: Readonly<Record<string, string>>): Host {
  return {
    read: async uri => (uri in files ? new TextEncoder().encode(files[uri]) : undefined),
    list: async () => Object.keys(files).map(uri => ({ uri, name: uri, kind: 'file' as const })),
    now: () => '2026-11-22',
    log: () => {},
  };
}

suite('Policy of two sides', () => {
  const base = { 'x:same': '1\n', 'x:changed': '1', 'x:removed': '1', 'x:unasked': '1' };
  const head = { 'x:same': '1\r\n', 'x:changed': '2', 'x:added': '2', 'x:unasked': '2' };

  for (const [side, expected] of [
    ['base', ['1\n', '1', '1', undefined]],
    ['head', ['1\r\n', '2', undefined, '2']],
  ] as const) {
    test(`is that of the ${side}, and what the other has is noted`, async () => {
      const watch = new PolicyWatch(hostOf(base), hostOf(head));
      const host = watch.host(side);
      const read = async (uri: string) => {
        const bytes = await host.read(uri);
        return bytes && new TextDecoder().decode(bytes);
      };
      const texts = await Promise.all(['x:same', 'x:changed', 'x:removed', 'x:added'].map(read));
      assert.deepEqual(texts, expected);
      assert.equal(await read('x:nowhere'), undefined);
      assert.deepEqual(
        [...watch.changes].sort(),
        [
          ['x:added', 'added'],
          ['x:changed', 'changed'],
          ['x:removed', 'removed'],
        ],
        'neither line ends nor what nobody asked for',
      );
    });
  }

  test('a folder is listed as one side has it, and its files are compared', async () => {
    const watch = new PolicyWatch(hostOf(base), hostOf(head));
    const entries = await watch.host('base').list('x:');
    assert.deepEqual(
      entries.map(({ name }) => name),
      Object.keys(base),
    );
    assert.deepEqual([...watch.changes.keys()].sort(), ['x:added', 'x:changed', 'x:removed', 'x:unasked']);
  });
});
