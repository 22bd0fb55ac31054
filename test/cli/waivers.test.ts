import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { Waivers } from '../../server/src/cli/waivers.ts';
import type { Host } from '../../server/src/host/host.ts';

function hostWith(files: Readonly<Record<string, string>>): Host {
  const byUri = new Map(Object.entries(files).map(([path, text]) => [pathToFileURL(path).href, text]));
  return {
    read: async uri => {
      const text = byUri.get(uri);
      return text === undefined ? undefined : new TextEncoder().encode(text);
    },
    list: async () => [],
    now: () => '2026-11-22',
    log: () => undefined,
  };
}

function entry(id: string, more = ''): string {
  return `- id: ${id}\n  vendor: hikvision\n  scope: repository\n  reason: r\n  approver: a\n  expires: 2027-01-01\n${more}`;
}

async function ids(waivers: Waivers, path: string): Promise<string[]> {
  return (await waivers.for(path)).map(({ id }) => id);
}

suite('Waivers of a run', () => {
  const files = {
    '/repo/.bomwarden/waivers.yml': entry('root'),
    '/repo/sub/.bomwarden/waivers.yml': entry('sub'),
    '/.bomwarden/waivers.yml': entry('outside'),
    '/elsewhere/.bomwarden/waivers.yml': entry('elsewhere'),
  };

  test('those of the nearest folder, up to the folder that was started in', async () => {
    const waivers = new Waivers(hostWith(files), '/repo', ['.']);
    assert.deepEqual(await ids(waivers, 'a.json'), ['root']);
    assert.deepEqual(await ids(waivers, 'sub/deep/a.json'), ['sub']);
    assert.deepEqual(waivers.notes, []);
  });

  test('a folder named elsewhere brings its own, and nothing from above it', async () => {
    const waivers = new Waivers(hostWith(files), '/repo', ['/elsewhere', '/other']);
    assert.deepEqual(await ids(waivers, '/elsewhere/a/b.json'), ['elsewhere']);
    assert.deepEqual(await ids(waivers, '/other/b.json'), []);
  });

  test('an entry without effect is told with its place', async () => {
    const host = hostWith({ '/repo/.bomwarden/waivers.yml': '- id: x\n  vendor: hikvision\n' });
    const waivers = new Waivers(host, '/repo', ['.']);
    assert.deepEqual(await ids(waivers, 'a.json'), []);
    assert.match(waivers.notes[0] ?? '', /^\.bomwarden\/waivers\.yml:1:3 .*no effect/);
  });
});
