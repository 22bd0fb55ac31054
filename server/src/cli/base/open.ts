import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { printable } from '../../core/text/printable.ts';
import { isRevision } from '../git/commit.ts';
import { Refusal } from '../packs.ts';
import type { System } from '../system.ts';
import type { Base } from './base.ts';
import { FilesBase } from './files.ts';
import { openRevision, type RevisionOptions } from './revision.ts';

/**
 * What `--base` names: a file, a folder, or a revision of the repository. A pull request could bring a file that is called
 * like a branch, so a name that is both is refused.
 * @throws Refusal where it is none of them, or cannot be had
 */
export async function openBase(options: RevisionOptions, system: System): Promise<Base> {
  const { revision: name, paths } = options;
  const stats = await stat(resolve(system.folder, name)).catch(() => undefined);
  if (!stats || name === '') return openRevision(options, system);
  if (await isRevision(name, system.folder)) {
    const shown = printable(name);
    throw new Refusal(
      `--base ${shown} is a revision and a path: write refs/heads/${shown} for the branch, or ./${shown} for the path`,
    );
  }
  return new FilesBase(name, stats.isDirectory(), paths, system);
}
