import type { ArchiveBudget } from './budget.ts';
import type { Container, ContainerKind } from './entry.ts';
import { isGzip, openGzip } from './gzip.ts';
import { isTar, openTar } from './tar.ts';
import { isZip, openZip } from './zip.ts';
import { isZstd, openZstd } from './zstd.ts';

/** What kind of container bytes are, by their beginning and never by their name. */
export function containerKind(bytes: Uint8Array): ContainerKind | undefined {
  if (isZip(bytes)) return 'zip';
  if (isGzip(bytes)) return 'gzip';
  if (isZstd(bytes)) return 'zstd';
  return isTar(bytes) ? 'tar' : undefined;
}

/**
 * Opens a container in memory: lists what is in it, unpacks nothing yet. Undefined for bytes that are no container.
 * @param name of the file, without its folder: what a packed file holds is named after it
 */
export function openContainer(bytes: Uint8Array, name: string, budget: ArchiveBudget): Container | undefined {
  switch (containerKind(bytes)) {
    case 'zip':
      return openZip(bytes, budget);
    case 'tar':
      return openTar(bytes, budget);
    case 'gzip':
      return openGzip(bytes, budget, innerName(name));
    case 'zstd':
      return openZstd(bytes, budget, innerName(name));
    default:
      return undefined;
  }
}

const ending = /\.(?:zip|tar|tgz|gz|tzst|zst)$/i;

/** Whether a file is opened for what is in it, by its name. */
export function isArchiveName(name: string): boolean {
  return ending.test(name);
}

/** The name of what stands in a packed file: `bom.json.gz` holds `bom.json`. */
function innerName(name: string): string {
  const inner = name.replace(/\.(?:tgz|tzst)$/i, '.tar').replace(/\.(?:gz|zst)$/i, '');
  return inner === '' ? 'document' : inner;
}
