import { stat } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import { printable } from '../../core/text/printable.ts';
import { hint, isRevision, isTracked } from '../git/commit.ts';
import { Refusal } from '../packs.ts';
import type { System } from '../system.ts';
import type { Base } from './base.ts';
import { FilesBase } from './files.ts';
import { openRevision, type RevisionOptions } from './revision.ts';

const wholeCommit = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;

/**
 * What `--base` names: a file, a folder, or a revision of the repository. A pull request could bring a file that is called
 * like a branch or a commit. So a name that is both is refused, and so is one that git tracks, which may be a branch that
 * was not fetched. A commit in full is never a path, and what begins with a dot or the root is never a revision.
 * @throws Refusal where it is none of them, or cannot be had
 */
export async function openBase(options: RevisionOptions, system: System): Promise<Base> {
  const { revision: name, paths } = options;
  const stats = await stat(resolve(system.folder, name)).catch(() => undefined);
  if (!stats || name === '' || wholeCommit.test(name)) return openRevision(options, system);
  if (await isRevision(name, system.folder)) {
    const shown = printable(name);
    throw new Refusal(
      `--base ${shown} is a revision and a path: write refs/heads/${shown} for the branch, or ./${shown} for the path`,
    );
  }
  if (!isAbsolute(name) && !/^\.{1,2}[/\\]/.test(name) && (await isTracked(name, system.folder))) {
    const shown = printable(name);
    throw new Refusal(
      `--base ${shown} is no revision that this clone knows. The path of that name is tracked, so a change could bring it: write ./${shown} if you mean the path. ${hint}`,
    );
  }
  return new FilesBase(name, stats.isDirectory(), paths, system);
}
