import type { HeadPlace } from './base.ts';

/**
 * Where a document in an archive of the base is now, given where that archive is. Undefined: the archive no longer holds it.
 * An archive of which nothing came out says of nothing that it is gone.
 * @param inner path below the archive, `!/d/part.cdx.json`
 * @param heads paths of what was reviewed, and of what could not be
 */
export function placeInside(archive: HeadPlace, inner: string, heads: ReadonlySet<string>): HeadPlace | undefined {
  const at = (path: string): HeadPlace => ({ ...archive, path });
  if (heads.has(`${archive.path}${inner}`)) return at(`${archive.path}${inner}`);
  // an archive in it may have failed
  for (let end = inner.lastIndexOf('!/'); end >= 0; end = end === 0 ? -1 : inner.lastIndexOf('!/', end - 1)) {
    if (heads.has(`${archive.path}${inner.slice(0, end)}`)) return at(`${archive.path}${inner.slice(0, end)}`);
  }
  const holds = [...heads].some(path => path.startsWith(`${archive.path}!/`));
  return holds ? undefined : at(archive.path);
}
