import { ArchiveBudget } from '../core/read/archive/budget.ts';
import type { ArchiveEntry, Container } from '../core/read/archive/entry.ts';
import { containerKind, openContainer } from '../core/read/archive/open.ts';

/** A place in an archive: `file:///w/delivery.zip!/d/part.cdx.json`, as clients encode it. */
const joint = /(\.(?:zip|tar|tgz|gz|tzst|zst))(?:!|%21)\//i;

/** Whether a file is opened for what is in it, by its name. */
export function isArchive(name: string): boolean {
  return /\.(?:zip|tar|tgz|gz|tzst|zst)$/i.test(name);
}

/** The archive that a place leads into, and the way in it, decoded; undefined for any other place. */
export function archivePlace(uri: string): { readonly archive: string; readonly inner: string } | undefined {
  const found = joint.exec(uri);
  if (!found) return undefined;
  const at = found.index + (found[1] ?? '').length;
  const inner = uri.slice(found.index + found[0].length);
  try {
    return { archive: uri.slice(0, at), inner: decodeURIComponent(inner) };
  } catch {
    return undefined;
  }
}

/** The place of a file in an archive. @param inner as `filesIn` gives it */
export function placeInArchive(archive: string, inner: string): string {
  return `${archive}!/${inner.split('/').map(encodeURIComponent).join('/')}`;
}

/**
 * Opens an archive in memory, within the limits of all archives: its files by the way to them, archives in it opened too.
 * Names that lead out, and links, are passed over.
 * @param name of the file
 */
export function filesIn(bytes: Uint8Array, name: string): ReadonlyMap<string, ArchiveEntry> {
  const budget = new ArchiveBudget();
  const container = openContainer(bytes, name, budget);
  const files = new Map<string, ArchiveEntry>();
  if (container) collect(container, '', budget, budget.limits.depth, files);
  return files;
}

function collect(
  { kind, entries }: Container,
  way: string,
  budget: ArchiveBudget,
  depth: number,
  files: Map<string, ArchiveEntry>,
): void {
  for (const entry of entries) {
    if (entry.kind !== 'file' || entry.path === undefined) continue;
    const name = entry.path.slice(entry.path.lastIndexOf('/') + 1);
    const isPacked = kind === 'gzip' || kind === 'zstd';
    const inner = depth > 1 && (isPacked || isArchive(name)) ? openedEntry(entry, name, budget) : undefined;
    if (!inner) files.set(way + entry.path, entry);
    // of `delivery.tar.gz` the entries stand right below it
    else collect(inner, isPacked && /\.tar$/i.test(name) ? way : `${way}${entry.path}!/`, budget, depth - 1, files);
  }
}

function openedEntry(entry: ArchiveEntry, name: string, budget: ArchiveBudget): Container | undefined {
  const unpacked = entry.unpack();
  if ('fault' in unpacked || containerKind(unpacked.bytes) === undefined) return undefined;
  return openContainer(unpacked.bytes, name, budget);
}
