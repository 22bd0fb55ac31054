import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isLeftOut, type Selection } from '../files.ts';

/** A folder and those below it, as a walk over documents enters them; nothing where there is no folder. Absolute paths. */
export async function* foldersBelow(folder: string, selection: Selection): AsyncGenerator<string> {
  if (!(await selection.enters(folder))) return;
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  if (!entries) return;
  yield folder;
  for (const { name } of entries.filter(entry => entry.isDirectory()).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!isLeftOut(name)) yield* foldersBelow(join(folder, name), selection);
  }
}
