import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { git } from './program.ts';

/** A file that git tracks and that this clone was told not to check out. */
export interface AbsentFile {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  /** Of its content as the index has it. */
  readonly id: string;
}

/**
 * What a sparse checkout leaves out below the root of a repository. Git is asked only where a pattern says what is checked
 * out: without one nothing is left out.
 * @param root absolute path of the folder that holds `.git`
 */
export async function absentFiles(root: string): Promise<readonly AbsentFile[]> {
  if (!isSparse(join(root, '.git'))) return [];
  // a commit of its own has no say in this: the index is of this clone
  const listed = await git(['ls-files', '-t', '-s', '-z', '--full-name'], root);
  if (!listed.ok) return [];
  return listed.output
    .toString('utf8')
    .split('\0')
    .flatMap(line => {
      const [, id, path] = /^S 100(?:644|755) ([0-9a-f]+) 0\t(.+)$/s.exec(line) ?? [];
      return id === undefined || path === undefined ? [] : [{ path, id }];
    });
}

/** A work tree besides the first one has a file there that leads to its folder. */
function isSparse(place: string): boolean {
  try {
    const folder = statSync(place).isDirectory()
      ? place
      : resolve(place, '..', /^gitdir: ([^\r\n]+)/.exec(readFileSync(place, 'utf8'))?.[1] ?? '');
    return existsSync(join(folder, 'info/sparse-checkout'));
  } catch {
    return false;
  }
}
