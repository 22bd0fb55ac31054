import { decoded, relativePath, rootOf } from '../host/folders.ts';
import type { Surfaces } from './surfaces.ts';

/** The name of a file, decoded. */
export function lastPart(uri: string): string {
  return decoded(uri.slice(uri.lastIndexOf('/') + 1));
}

/** A document as seen from its workspace folder. */
export function pathOf(
  { surfaces, folders }: { readonly surfaces: Surfaces; readonly folders: readonly string[] },
  uri: string,
): string {
  const [place = ''] = surfaces.of(uri).place.split(/[?#]/);
  const root = rootOf(place, folders);
  return root === undefined ? lastPart(uri) : relativePath(root, place);
}
