import { ArchiveBudget } from '../core/read/archive/budget.ts';
import type { ArchiveEntry, Container } from '../core/read/archive/entry.ts';
import { containerKind, isArchiveName, openContainer } from '../core/read/archive/open.ts';
import { isImageName } from '../core/read/firmware/name.ts';

/** A place in an archive: `file:///w/delivery.zip!/d/part.cdx.json`, as clients encode it. */
const joint = /(\.(?:zip|tar|tgz|gz|tzst|zst))(?:!|%21)\//i;

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

/** Why a file of an archive, or a part of it, is not read. */
export interface NotRead {
  readonly code: string;
  readonly message: string;
}

/** A file in an archive, or why it, or what is in it, is not read. */
export interface PackedFile {
  /** The way to it: `d/part.cdx.json`, `inner.zip!/bom.json`; empty for the archive itself. Attacker-controlled. */
  readonly path: string;
  readonly entry?: ArchiveEntry;
  /** All that its archive holds, as in a packed file. */
  readonly isOnly: boolean;
  readonly failure?: NotRead;
}

/** Files that are containers of their own kind, and are read as what they are. */
const whole = /\.(?:xls[xm]|ods)$/i;

const tooDeep: NotRead = {
  code: 'nested-too-deep',
  message: 'Archives stand too deep inside each other here; this one is not opened.',
};

/**
 * Opens an archive in memory, within the limits of all archives: its files by the way to them, archives in it opened too.
 * Names that lead out, and links, are passed over.
 * @param name of the file
 */
export function* walkArchive(bytes: Uint8Array, name: string): Generator<PackedFile> {
  const budget = new ArchiveBudget();
  const container = openContainer(bytes, name, budget);
  if (container) yield* walk(container, '', budget, budget.limits.depth);
}

/** The files that can be opened by the way to them. */
export function filesIn(bytes: Uint8Array, name: string): ReadonlyMap<string, ArchiveEntry> {
  const files = new Map<string, ArchiveEntry>();
  for (const { path, entry } of walkArchive(bytes, name)) if (entry) files.set(path, entry);
  return files;
}

function* walk(
  { kind, entries, faults }: Container,
  way: string,
  budget: ArchiveBudget,
  depth: number,
): Generator<PackedFile> {
  const isOnly = kind === 'gzip' || kind === 'zstd';
  const once = new Map(faults.map(fault => [fault.message, fault]));
  for (const failure of once.values()) yield { path: way.replace(/!\/$/, ''), isOnly: false, failure };
  for (const entry of entries) {
    if (entry.kind !== 'file' || entry.path === undefined) continue;
    const name = entry.path.slice(entry.path.lastIndexOf('/') + 1);
    const path = way + entry.path;
    const file = { path, entry, isOnly };
    const isWhole = whole.test(name) || isImageName(name);
    if (!isArchiveName(name) && (!isOnly || isWhole)) {
      yield file;
      continue;
    }
    const unpacked = entry.unpack();
    if ('fault' in unpacked) yield { ...file, failure: unpacked.fault };
    else if (containerKind(unpacked.bytes) === undefined) yield file;
    else if (depth <= 1) yield { ...file, failure: tooDeep };
    else {
      const inner = openContainer(unpacked.bytes, name, budget);
      // of `delivery.tar.gz` the entries stand right below it
      const below = isOnly && /\.tar$/i.test(name) ? way : `${path}!/`;
      if (inner) yield* walk(inner, below, budget, depth - 1);
    }
  }
}
