import { readdir, stat } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { fileTest, isGlob } from '../core/policy/globs.ts';

/** Where the text of a document is: in a file of this machine, at hand, or nowhere, with the reason in a sentence. */
export type Place = { readonly file: string } | { readonly bytes: Uint8Array } | { readonly failure: string };

/** A document to review, or a place where there should be one. */
export interface Found {
  /** What it is called in reports. */
  readonly path: string;
  /** Somebody asked for this very file: then being no SBOM is a failure, not a reason to skip it. */
  readonly named: boolean;
  /** A function where getting it costs something. */
  readonly place: Place | (() => Promise<Place>);
}

/** A document whose text can be had at once. */
export interface LocatedFile extends Found {
  readonly place: Place;
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

/** Endings of files that may hold an SBOM; in a folder nothing else is opened, unless somebody wants it. */
const endings = new Set([
  '.json',
  '.jsonld',
  '.xml',
  '.yaml',
  '.yml',
  '.spdx',
  '.rdf',
  '.tag',
  '.tv',
  '.txt',
  '.csv',
  '.tsv',
  '.cdx',
  '.bom',
  '.sbom',
  '.dts',
  '.dtsi',
  '.swidtag',
  '.device_registry',
]);

/**
 * The files behind named paths, in the order of their names. Links to folders are not followed while walking, so a walk
 * always ends and never leaves what was named. A path that is none may be a glob: whatever its ending, a file counts if
 * its path matches.
 * @param folder absolute path of the folder that `paths` are relative to
 */
export async function* findFiles(
  folder: string,
  paths: readonly string[],
  skipped: Skipped,
  selection: Selection = everything,
): AsyncGenerator<LocatedFile> {
  for (const path of paths) {
    const shown = forwardSlashes(path);
    const absolute = resolve(folder, path);
    const kind = await kindOf(absolute);
    if (kind === 'folder') yield* walk(absolute, shown.replace(/\/+$/, '') || '/', skipped, selection);
    else if (kind === 'file') yield { path: shown, named: true, place: { file: absolute } };
    else if (isGlob(shown)) yield* matching(folder, shown, selection);
    else yield { path: shown, named: true, place: { failure: kind } };
  }
}

async function* matching(folder: string, glob: string, selection: Selection): AsyncGenerator<LocatedFile> {
  const parts = glob.replace(/^(\.\/)+/, '').split('/');
  const start = parts.slice(0, parts.findIndex(isGlob)).join('/');
  const matches = fileTest(parts.join('/'));
  const ignore = () => undefined;
  for await (const found of walk(resolve(folder, start || '.'), start, ignore, {
    ...selection,
    wants: async () => true,
  })) {
    const path = found.path.replace(/^\//, '');
    if (matches(path)) yield { ...found, path };
  }
}

async function* walk(
  folder: string,
  shown: string,
  skipped: Skipped,
  selection: Selection,
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
      if (!isLeftOut(entry.name)) yield* walk(absolute, path, skipped, selection);
    } else if (!(mayHoldBom(entry.name) || (await selection.wants(absolute)))) skipped(path);
    else if (entry.isFile() || (entry.isSymbolicLink() && (await kindOf(absolute)) === 'file')) {
      yield { path, named: false, place: { file: absolute } };
    } else skipped(path);
  }
}

/** Whether a walk opens a file, by its name alone. */
export function mayHoldBom(name: string): boolean {
  return endings.has(extname(name).toLowerCase());
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

/** Why the system refused, in words that name no path of this machine. */
export function reasonOf(reason: unknown): string {
  const code = reason instanceof Error && 'code' in reason ? String(reason.code) : 'unknown error';
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'There is no such file or folder.';
  if (code === 'EACCES' || code === 'EPERM') return 'Reading it is not permitted.';
  if (code === 'ERR_FS_FILE_TOO_LARGE') return 'It is larger than can be read.';
  return `It cannot be read (${code}).`;
}

function forwardSlashes(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
}
