import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Entry, type Host, utcDay } from './host.ts';
import { isGits, leavesBy, rootAround } from './root.ts';

/**
 * The machine itself: knows `file:` places and no others.
 * @param root absolute path of a folder out of which no link is followed; `around`: the repository around each file, or else
 * its folder; undefined: all links are followed
 */
export function nodeHost(log: (line: string) => void, root?: string | { readonly around: true }): Host {
  const isLeaving = async (path: string) => {
    if (root === undefined) return false;
    const top = typeof root === 'string' ? root : rootAround(dirname(path));
    // a policy of others may name it as the place of another policy, and what is wrong with that one is quoted
    return isGits(relative(top, path)) || (await leavesBy(path, top));
  };
  return {
    sees: uri => pathOf(uri) !== undefined,
    async leaves(uri) {
      const path = pathOf(uri);
      return path !== undefined && (await isLeaving(path));
    },
    async read(uri, signal, most = Number.POSITIVE_INFINITY) {
      const path = pathOf(uri);
      if (path === undefined || (await isLeaving(path))) return undefined;
      try {
        // a link to a device, as a repository of others may hold it, would be read for ever
        const stats = await stat(path);
        return stats.isFile() && stats.size <= most ? await readFile(path, { signal }) : undefined;
      } catch (reason) {
        return absent(reason, signal);
      }
    },
    async list(uri, signal) {
      const path = pathOf(uri);
      if (path === undefined || (await isLeaving(path))) return [];
      const found = (await readdir(path, { withFileTypes: true }).catch(() => absent(undefined, signal))) ?? [];
      const entries = found.map(
        (entry): Entry => ({
          uri: pathToFileURL(`${path}/${entry.name}`).href,
          name: entry.name,
          kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other',
        }),
      );
      return entries.sort((one, other) => (one.name < other.name ? -1 : 1));
    },
    async keepPage(name, text) {
      const folder = await mkdtemp(join(tmpdir(), 'bomwarden-')).catch(() => undefined);
      if (folder === undefined) return undefined;
      await writeFile(join(folder, name), text, { flag: 'wx', mode: 0o600 });
      return pathToFileURL(join(folder, name)).href;
    },
    now: () => utcDay(new Date()),
    log,
  };
}

function pathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined; // a file: place on another machine, or with an encoded separator
  }
}

function absent(reason: unknown, signal: AbortSignal | undefined): undefined {
  if (signal?.aborted) throw reason;
  return undefined;
}
