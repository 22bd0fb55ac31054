// Puts what was built on a branch of its own.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes what is in `folder` the whole content of the next commit of `branch` and gives that commit. Working tree, index and
 * branch of the checkout stay as they are. `message` is given the commit that is checked out. Throws where a tracked file
 * has changes: the commit would say that it was built from what it was not.
 */
export function commitFolder(repository, folder, branch, message) {
  const git = (args, env = {}) =>
    execFileSync('git', args, { cwd: repository, encoding: 'utf8', env: { ...process.env, ...env } }).trim();
  if (git(['status', '--porcelain', '--untracked-files=no']) !== '') throw new Error('commit your changes first');
  const scratch = mkdtempSync(join(tmpdir(), 'bomwarden-index-'));
  try {
    const index = { GIT_INDEX_FILE: join(scratch, 'index') };
    // The built files are what they are: no line ends are changed, nothing is ignored.
    const asIs = ['-c', 'core.autocrlf=false', '--work-tree', folder];
    git([...asIs, 'add', '--all', '--force', '.'], index);
    const tree = git(['write-tree'], index);
    const ref = `refs/heads/${branch}`;
    const before = git(['for-each-ref', '--format=%(objectname)', ref]);
    const parent = before === '' ? [] : ['-p', before];
    const made = git(['commit-tree', tree, ...parent, '-m', message(git(['rev-parse', 'HEAD']))]);
    git(['update-ref', ref, made, before]);
    return made;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
