import { relative, resolve } from 'node:path';
import { isBelow, repositoryAround } from '../host/root.ts';

/**
 * Documents under the paths that a code host knows them by: from the root of the repository, wherever the program runs.
 * What stands outside of it, or in none, keeps its path.
 * @param folder absolute path of the folder that paths are relative to
 */
export function rooted<T extends { readonly path: string }>(documents: readonly T[], folder: string): readonly T[] {
  const root = repositoryAround(folder);
  if (root === undefined) return documents;
  return documents.map(document => {
    const absolute = resolve(folder, document.path);
    if (!isBelow(absolute, root)) return document;
    return { ...document, path: relative(root, absolute).replaceAll('\\', '/') };
  });
}
