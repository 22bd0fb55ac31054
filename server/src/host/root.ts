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

/**
 * The folder that nothing may leave by a link when a program that runs in a folder reads or writes below it: the
 * repository, since a pull request can hold links, or else the folder, since an archive can. Absolute paths.
 */
export function rootAround(folder: string): string {
  return repositoryAround(folder) ?? folder;
}

/** Whether a path lies below a folder, by its words alone. Absolute paths. */
export function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && dirname(way) !== way;
}

/**
 * Whether a link on the way leads out of the folder that a path is in by its words, or to what git keeps there: its
 * configuration may hold a token, and its hooks are run. Where there is nothing, nothing leads out. What is not below the
 * folder by its words is somebody's own choice.
 */
export async function leavesBy(path: string, folder: string): Promise<boolean> {
  if (!isBelow(path, folder)) return false;
  const real = await realpath(path).catch(() => undefined);
  if (real === undefined) return false;
  const top = await realpath(folder);
  if (real === top) return false;
  return !isBelow(real, top) || (isGits(relative(top, real)) && !isGits(relative(folder, path)));
}

/** Whether a path is of what git keeps for itself. A disk may not tell capitals from small letters. */
export function isGits(path: string): boolean {
  return path.split(/[\\/]/).some(name => /^(?:\.git|git~\d+)[. ]*$/i.test(name));
}

/** Said of what is not read or written for that reason. */
export const leaves = 'A link leads out of the repository or folder: name the place itself.';
