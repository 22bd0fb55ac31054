import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import type { Declaration } from '../core/model/declaration.ts';
import { fileTest, isGlob } from '../core/policy/globs.ts';
import { nameKind, type Unread, whyUnread } from '../core/read/bom-name.ts';
import { mayHoldBom } from '../core/read/may-hold-bom.ts';
import { withoutEnd } from '../core/text/trim.ts';
import { isBelow, leaves, leavesBy, rootAround } from '../host/root.ts';

/** Where the text of a document is: in a file of this machine, at hand, or nowhere, with the reason in a sentence. */
export type TextPlace = { readonly file: string } | { readonly bytes: Uint8Array } | { readonly failure: string };

/** A document to review, or a place where there should be one. */
export interface FoundFile {
  /** What it is called in reports. */
  readonly path: string;
  /** Somebody asked for this very file: then being no SBOM is a failure, not a reason to skip it. */
  readonly named: boolean;
  /** Its ending is none of a BOM and its name is: it is looked at for what to say of it, and never reviewed. */
  readonly peek?: true;
  /** Git tracks it, and it is not checked out. */
  readonly absent?: true;
  /** It stands in a delivery and is not read. */
  readonly unread?: Unread;
  /** For a file in an archive: absolute path of the archive on the disk, and the answers of suppliers in it. */
  readonly archive?: string;
  readonly answers?: readonly Declaration[];
  /** A function where getting it costs something. */
  readonly place: TextPlace | (() => Promise<TextPlace>);
}

/** A document whose text can be had at once. */
export interface LocatedFile extends FoundFile {
  readonly place: TextPlace;
}

/** What of a folder is looked at, besides what its name or ending leaves out. Absolute paths. */
export interface Selection {
  /** False: the folder is left out, with everything below it. */
  readonly enters: (folder: string) => Promise<boolean>;
  /** The file is to be looked at, whatever its ending. */
  readonly wants: (file: string) => Promise<boolean>;
}

const everything: Selection = { enters: async () => true, wants: async () => false };

/** Told of everything that was left out while walking. */
export type Skipped = (path: string) => void;

const leftOut = new Set(['node_modules', '.git']);

/**
 * The files behind named paths, in the order of their names. Links to folders are not followed while walking, so a walk
 * always ends and never leaves what was named; a link that leaves the repository is followed nowhere. A path that is none may be a glob: whatever its ending, a file counts if
 * its path matches.
 * @param folder absolute path of the folder that `paths` are relative to
 * @param root absolute path of the folder that no link leaves
 */
export async function* findFiles(
  folder: string,
  paths: readonly string[],
  skipped: Skipped,
  selection: Selection = everything,
  root = rootAround(folder),
): AsyncGenerator<LocatedFile> {
  for (const path of paths) {
    const shown = forwardSlashes(path);
    const absolute = resolve(folder, path);
    const kind = (await leavesBy(absolute, root)) ? leaves : await kindOf(absolute);
    if (kind === 'folder') {
      yield* walk(absolute, withoutEnd(shown, /\//) || '/', skipped, selection, rootOf(absolute, root));
    } else if (kind === 'file') yield { path: shown, named: true, place: { file: absolute } };
    else if (isGlob(shown)) yield* matching(folder, shown, selection, root);
    else yield { path: shown, named: true, place: { failure: kind } };
  }
}

async function* matching(
  folder: string,
  glob: string,
  selection: Selection,
  root: string,
): AsyncGenerator<LocatedFile> {
  const parts = glob.replace(/^(\.\/)+/, '').split('/');
  const start = parts.slice(0, parts.findIndex(isGlob)).join('/');
  const matches = fileTest(parts.join('/'));
  const ignore = () => undefined;
  const absolute = resolve(folder, start || '.');
  if (await leavesBy(absolute, root)) {
    yield { path: start, named: true, place: { failure: leaves } };
    return;
  }
  const wanted = { ...selection, wants: async () => true };
  for await (const found of walk(absolute, start, ignore, wanted, rootOf(absolute, root))) {
    const path = found.path.replace(/^\//, '');
    if (matches(path)) yield { ...found, path };
  }
}

/** What links met on a walk may not leave. */
function rootOf(walked: string, root: string): string {
  return walked === root || isBelow(walked, root) ? root : rootAround(walked);
}

async function* walk(
  folder: string,
  shown: string,
  skipped: Skipped,
  selection: Selection,
  root: string,
): AsyncGenerator<LocatedFile> {
  if (!(await selection.enters(folder))) return;
  let entries: Awaited<ReturnType<typeof list>>;
  try {
    entries = await list(folder);
  } catch (reason) {
    yield { path: shown, named: false, place: { failure: reasonOf(reason) } };
    return;
  }
  for (const entry of entries) {
    const path = shown === '/' ? `/${entry.name}` : `${shown}/${entry.name}`;
    const absolute = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!isLeftOut(entry.name)) yield* walk(absolute, path, skipped, selection, root);
    } else if (!(mayHoldBom(entry.name) || (await selection.wants(absolute)))) {
      const isTold = ['packed', 'archive'].includes(nameKind(entry.name)) || isPackedFile(entry.name);
      const closed = nameKind(entry.name) === 'closed' ? whyUnread(entry.name) : undefined;
      const isLink = isTold && entry.isSymbolicLink();
      if (isLink && (await leavesBy(absolute, root))) yield { path, named: false, place: { failure: leaves } };
      else if (closed && entry.isFile())
        yield { path, named: false, unread: closed, place: { bytes: new Uint8Array() } };
      else if (isTold && (entry.isFile() || (isLink && (await kindOf(absolute)) === 'file')))
        yield { path, named: false, peek: true, place: { file: absolute } };
      else skipped(path);
    } else if (entry.isFile()) yield { path, named: false, place: { file: absolute } };
    else if (!entry.isSymbolicLink()) skipped(path);
    // a document may have stood here, so it is told
    else if (await leavesBy(absolute, root)) yield { path, named: false, place: { failure: leaves } };
    else {
      const kind = await kindOf(absolute);
      if (kind === 'file') yield { path, named: false, place: { file: absolute } };
      else if (kind !== 'folder' && nameKind(entry.name) === 'sbom')
        yield { path, named: false, place: { failure: kind } };
      else skipped(path);
    }
  }
}

/** Whether a file is packed, and its name leaves open, or says, that it may hold a bill of materials: `devices.xlsx.gz`. */
function isPackedFile(name: string): boolean {
  if (/\.(?:tgz|tar\.gz)$/i.test(name)) return true;
  const inner = /^(.+)\.gz$/i.exec(name)?.[1];
  return inner !== undefined && (extname(inner) === '' || mayHoldBom(inner));
}

/** Whether a walk passes over a folder, by its name. */
export function isLeftOut(name: string): boolean {
  return leftOut.has(name);
}

async function list(folder: string) {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** `file`, `folder`, or why it is neither. */
async function kindOf(absolute: string): Promise<string> {
  try {
    const stats = await stat(absolute);
    if (stats.isDirectory()) return 'folder';
    return stats.isFile() ? 'file' : 'It is neither a file nor a folder.';
  } catch (reason) {
    return reasonOf(reason);
  }
}

/**
 * The bytes of a file that somebody named.
 * @param folder absolute path of the folder that `path` is relative to
 * @throws what `reasonOf` puts into words
 */
export async function readNamed(path: string, folder: string): Promise<Uint8Array> {
  const absolute = resolve(folder, path);
  if (await leavesBy(absolute, rootAround(folder))) throw new LeavesError();
  return readFile(absolute);
}

class LeavesError extends Error {}

/** Why the system refused, in words that name no path of this machine. */
export function reasonOf(reason: unknown): string {
  if (reason instanceof LeavesError) return leaves;
  const code = reason instanceof Error && 'code' in reason ? String(reason.code) : 'unknown error';
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'There is no such file or folder.';
  if (code === 'EACCES' || code === 'EPERM') return 'Reading it is not permitted.';
  if (code === 'ERR_FS_FILE_TOO_LARGE') return 'It is larger than can be read.';
  return `It cannot be read (${code}).`;
}

function forwardSlashes(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
}
