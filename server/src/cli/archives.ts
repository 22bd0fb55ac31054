import { closeSync, openSync, readSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, extname, posix } from 'node:path';
import { answersInside } from '../core/ask/answers-in.ts';
import { ArchiveBudget } from '../core/read/archive/budget.ts';
import type { ArchiveEntry, Container } from '../core/read/archive/entry.ts';
import { containerKind, isArchiveName, openContainer } from '../core/read/archive/open.ts';
import { nameKind, whyUnread } from '../core/read/bom-name.ts';
import { mayBeImage } from '../core/read/firmware/may-be-image.ts';
import { isImageName } from '../core/read/firmware/name.ts';
import { mayHoldBom } from '../core/read/may-hold-bom.ts';
import { type FoundFile, reasonOf, type Skipped, type TextPlace } from './files.ts';

/** Archives beyond this are not opened: all of one is held while its entries are read. */
const mostBytes = 512 * (1 << 20);
/** Entries of one archive with names that lead out, told one by one. */
const mostTold = 20;

const joint = '!/';

/**
 * Files, and in place of archives what is in them, under names such as `delivery.zip!/d/part.cdx.json`. Nothing is
 * written anywhere; names that lead out, and links, are told and never followed.
 * @param skipped told of entries that nobody wants
 */
export async function* opened(files: AsyncIterable<FoundFile>, skipped: Skipped): AsyncGenerator<FoundFile> {
  for await (const found of files) {
    if (isArchiveName(found.path) || (found.peek !== true && isPackedInside(found))) yield* openFile(found, skipped);
    else yield found;
  }
}

/** What begins a container, whatever its name says: a tar file is known by its first block. */
const beginning = 512;

/** Whether a file whose name says nothing of it is a container. */
function isPackedInside({ path, place }: FoundFile): boolean {
  if (isImageName(posix.basename(path)) || typeof place === 'function' || 'failure' in place) return false;
  if ('bytes' in place) return containerKind(place.bytes) !== undefined;
  try {
    const handle = openSync(place.file, 'r');
    try {
      const bytes = new Uint8Array(beginning);
      return containerKind(bytes.subarray(0, readSync(handle, bytes, 0, beginning, 0))) !== undefined;
    } finally {
      closeSync(handle);
    }
  } catch {
    // whoever reads it tells why it cannot be read
    return false;
  }
}

/** What workbooks and other documents of offices are made of; they are zip files, and read as what they are. */
const officeParts =
  /^(?:(?:\[content_types\]\.xml|mimetype|(?:content|styles|meta|settings)\.xml|manifest\.rdf|meta-inf\/manifest\.xml)$|(?:_rels|docprops|customxml|xl|word|ppt|visio)\/)/i;

function isOfficeDocument({ kind, entries }: Container): boolean {
  return (
    kind === 'zip' &&
    entries.some(({ name }) => /^(?:\[content_types\]\.xml|_rels\/\.rels|xl\/workbook\.xml|mimetype)$/i.test(name))
  );
}

/** What stands in such a document and is no part of it, as in any other archive. */
function besides(container: Container): Container {
  return { ...container, faults: [], entries: container.entries.filter(({ name }) => !officeParts.test(name)) };
}

async function* openFile(found: FoundFile, skipped: Skipped): AsyncGenerator<FoundFile> {
  const place = typeof found.place === 'function' ? await found.place() : found.place;
  const bytes = await bytesOf(place);
  if (typeof bytes === 'string') {
    yield { path: found.path, named: true, place: { failure: bytes } };
    return;
  }
  const budget = new ArchiveBudget();
  const container = openContainer(bytes, basename(found.path), budget);
  if (!container) {
    yield { ...found, place };
    return;
  }
  if (isOfficeDocument(container)) {
    yield { ...found, place };
    yield* entriesOf(besides(container), found.path, budget, budget.limits.depth, () => undefined);
    return;
  }
  let any = false;
  for await (const entry of entriesOf(container, found.path, budget, budget.limits.depth, skipped)) {
    any = true;
    yield 'file' in place ? { ...entry, archive: place.file } : entry;
  }
  if (any) return;
  // a firmware image is a container too, and is read as one
  if (mayBeImage(basename(found.path), bytes)) yield { ...found, place };
  // somebody asked for it: that nothing came out is no reason to be silent
  else if (!isArchiveName(found.path)) yield { ...found, place };
  else if (found.named) yield failure(found.path, 'It holds no file that may be a bill of materials.');
}

async function bytesOf(place: TextPlace): Promise<Uint8Array | string> {
  if ('failure' in place) return place.failure;
  if ('bytes' in place) return place.bytes;
  try {
    const { size } = await stat(place.file);
    return size > mostBytes ? 'This archive is larger than those that are opened.' : await readFile(place.file);
  } catch (reason) {
    return reasonOf(reason);
  }
}

/** What is in a container, with what suppliers answered there. */
async function* entriesOf(
  container: Container,
  path: string,
  budget: ArchiveBudget,
  depth: number,
  skipped: Skipped,
): AsyncGenerator<FoundFile> {
  const above = posix.dirname(archiveOf(path) ?? path);
  const shown = path.slice(above === '.' ? 0 : above.length + 1);
  const own = answersInside(container, entry => `${shown}${joint}${entry}`);
  for await (const found of readable(container, path, budget, depth, skipped)) {
    yield own.length > 0 ? { ...found, answers: [...(found.answers ?? []), ...own] } : found;
  }
}

async function* readable(
  { kind, entries, faults }: Container,
  path: string,
  budget: ArchiveBudget,
  depth: number,
  skipped: Skipped,
): AsyncGenerator<FoundFile> {
  if (faults.length > 0) yield failure(path, [...new Set(faults.map(({ message }) => message))].join(' '));
  let outside = 0;
  for (const entry of entries) {
    const below = `${path}${joint}${entry.path ?? entry.name}`;
    if (entry.kind === 'folder') continue;
    if (entry.path !== undefined && isFork(entry)) {
      skipped(below);
      continue;
    }
    if (entry.path === undefined) {
      if (outside++ < mostTold) yield failure(below, leadsOut);
      continue;
    }
    const name = posix.basename(entry.path);
    const isArchive = isArchiveName(name);
    const unread = whyUnread(name);
    // the one file in a packed one is what its name says, or an archive that has no ending
    const isPacked = kind === 'gzip' || kind === 'zstd';
    const isWanted = isArchive || mayHoldBom(name) || isPacked;
    if (entry.kind !== 'file') {
      if (isWanted) yield failure(below, notFollowed);
      else skipped(below);
    } else if (isArchive || isPacked || (isWanted && !isImageName(name)))
      yield* inner(entry, isPacked && isTarName(name) ? path : below, budget, depth, skipped);
    else if (isWanted) yield { path: below, named: false, place: async () => placeOf(entry) };
    // as in a folder: its name is that of a bill of materials, in a form that is not opened
    else if (nameKind(name) === 'packed') yield { path: below, named: false, peek: true, place: placeOf(entry) };
    else if (unread) yield { path: below, named: false, unread, place: { bytes: new Uint8Array() } };
    else skipped(below);
  }
  if (outside > mostTold) {
    yield failure(
      path,
      `${outside - mostTold} more entries have names that lead out of the archive; they are not read.`,
    );
  }
}

/** What macOS keeps beside each file, under its name with `._` before it: by its own beginning, as a name hides anything. */
function isFork({ path = '', kind, size, unpack }: ArchiveEntry): boolean {
  if (kind !== 'file' || !posix.basename(path).startsWith('._') || (size ?? 0) > largestFork) return false;
  const unpacked = unpack();
  if ('fault' in unpacked) return false;
  const [a, b, c, d] = unpacked.bytes;
  return a === 0 && b === 5 && c === 0x16 && d === 7;
}

/** In bytes: it holds a few words of the system. */
const largestFork = 1 << 20;

/** An archive in an archive; of `delivery.tar.gz` the entries stand right below it. */
async function* inner(
  entry: ArchiveEntry,
  path: string,
  budget: ArchiveBudget,
  depth: number,
  skipped: Skipped,
): AsyncGenerator<FoundFile> {
  const place = placeOf(entry);
  const name = posix.basename(entry.path ?? '');
  const container = 'bytes' in place ? openContainer(place.bytes, name, budget) : undefined;
  if (!container || isOfficeDocument(container)) {
    // a gzip file need not say what is in it
    const isNameless = extname(name) === '';
    if ('failure' in place || container || isNameless || isArchiveName(name) || mayHoldBom(name))
      yield { path, named: false, place };
    else skipped(path);
  } else if (depth <= 1) yield failure(path, 'Archives stand too deep inside each other here; this one is not opened.');
  else yield* entriesOf(container, path, budget, depth - 1, skipped);
}

function isTarName(name: string): boolean {
  return /\.tar$/i.test(name);
}

function placeOf(entry: ArchiveEntry): Exclude<TextPlace, { readonly file: string }> {
  const unpacked = entry.unpack();
  return 'bytes' in unpacked ? unpacked : { failure: unpacked.fault.message };
}

function failure(path: string, sentence: string): FoundFile {
  return { path, named: true, place: { failure: sentence } };
}

const leadsOut = 'The name of this entry leads out of the archive; it is not read.';
const notFollowed = 'This entry is a link; links in archives are not followed.';

/** The archive that a path leads into; undefined for a file of a disk. */
export function archiveOf(path: string): string | undefined {
  const at = path.indexOf(joint);
  return at < 0 ? undefined : path.slice(0, at);
}
