import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

/** The folder that holds the repository around a folder; undefined outside of every repository. Absolute paths. */
export function repositoryAround(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    // no commit can hold a file of this name, so nobody else made it
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** Whether a path is a folder or lies below it, by its words alone. Absolute paths. */
export function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && way !== path;
}

/**
 * Whether a link on the way leads out of the folder that a path is in by its words. What is not below the folder by its
 * words is somebody's own choice.
 * @throws where there is no such path
 */
export async function leavesBy(path: string, folder: string): Promise<boolean> {
  return isBelow(path, folder) && !isBelow(await realpath(path), await realpath(folder));
}
