import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { posix, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { printable } from '../../core/text/printable.ts';
import type { Entry, Host } from '../../host/host.ts';
import { hashFile } from '../hash-file.ts';
import { Refusal } from '../packs.ts';
import { Blobs } from './blobs.ts';
import { type Changes, parseChanges } from './changes.ts';
import { withoutFilters } from './filters.ts';
import { type GitAnswer, git } from './program.ts';
import { Tree, type TreeEntry } from './tree.ts';

/** What to do where a clone lacks history: the default of the checkout action fetches one commit only. */
export const hint =
  'On GitHub, check out with `fetch-depth: 0`; elsewhere fetch that branch with its history (git fetch --unshallow).';

/** Begins the content of a file that Git LFS keeps elsewhere. */
const lfsPointer = 'version https://git-lfs.github.com/spec/';
const longestPointer = 1024;

/** One commit of the repository around a folder, to read from as if it were checked out there. */
export class Commit {
  /** In full, hexadecimal. */
  readonly id: string;
  readonly tree: Tree;
  readonly #root: string;
  readonly #blobs: Blobs;

  constructor(id: string, root: string, tree: Tree) {
    this.id = id;
    this.tree = tree;
    this.#root = root;
    this.#blobs = new Blobs(root);
  }

  /** The path of a file from the root of the repository, with forward slashes; undefined outside of it. */
  pathOf(file: string): string | undefined {
    const path = relative(this.#root, file).split(sep).join('/');
    return path === '..' || path.startsWith('../') || resolve(this.#root, path) !== resolve(file) ? undefined : path;
  }

  /** The absolute path that a file of the commit has where it is checked out. */
  fileOf(path: string): string {
    return resolve(this.#root, path);
  }

  /**
   * The content of a file; undefined where the commit has no such file.
   * @throws Refusal where it has it and the clone does not
   */
  async read(path: string): Promise<Buffer | undefined> {
    const entry = await this.tree.resolve(path, link => this.#target(link, path));
    if (entry === undefined) return undefined;
    const content = await this.#content(entry.id, path);
    if (content.subarray(0, lfsPointer.length).toString('latin1') !== lfsPointer) return content;
    throw new Refusal(
      `${printable(path)} is kept in Git LFS, so its base is not in the repository: compare with a file or folder instead`,
    );
  }

  /**
   * Whether the working folder has the very bytes of a file of the commit, or those that its pointer of Git LFS names. Git calls
   * a file unchanged that is checked out in another encoding, as `.gitattributes` of a pull request may ask.
   */
  async isCheckedOut(path: string): Promise<boolean> {
    const id = this.tree.get(path)?.id;
    if (id === undefined) return false;
    const file = this.fileOf(path);
    try {
      const head = `blob ${statSync(file).size}\0`;
      const hash = createHash(id.length === 40 ? 'sha1' : 'sha256').update(head);
      if (hashFile(hash, file).digest('hex') === id) return true;
      const pointer = (await this.#content(id, path)).subarray(0, longestPointer).toString('latin1');
      const named = pointer.startsWith(lfsPointer) ? /^oid sha256:([0-9a-f]{64})$/m.exec(pointer)?.[1] : undefined;
      return named !== undefined && hashFile(createHash('sha256'), file).digest('hex') === named;
    } catch {
      return false;
    }
  }

  /** The commit in place of the files of its repository; everything else is asked of another host. */
  host(other: Host): Host {
    const root = pathToFileURL(this.#root).href.replace(/\/$/, '');
    const pathIn = (uri: string): string | undefined => {
      if (uri === root) return '';
      return uri.startsWith(`${root}/`) ? decoded(uri.slice(root.length + 1)) : undefined;
    };
    return {
      ...other,
      leaves: async uri => {
        const path = pathIn(uri);
        if (path === undefined) return (await other.leaves?.(uri)) ?? false;
        return (await this.tree.placeOf(path, link => this.#target(link, path))) === undefined;
      },
      read: (uri, signal) => {
        const path = pathIn(uri);
        return path === undefined ? other.read(uri, signal) : this.read(path);
      },
      list: async (uri, signal) => {
        const path = pathIn(uri.replace(/\/$/, ''));
        if (path === undefined) return other.list(uri, signal);
        const folder = await this.tree.placeOf(path, link => this.#target(link, path));
        return (folder === undefined ? [] : this.tree.list(folder)).map(({ name, kind }): Entry => {
          const href = pathToFileURL(this.fileOf(path === '' ? name : `${path}/${name}`)).href;
          return { uri: href, name, kind };
        });
      },
    };
  }

  /** To be called at the end: a process of git may be waiting. */
  close(): void {
    this.#blobs.close();
  }

  async #target({ id }: TreeEntry, path: string): Promise<string> {
    return (await this.#content(id, path)).toString('utf8');
  }

  async #content(id: string, path: string): Promise<Buffer> {
    const content = await this.#blobs.read(id).catch(() => undefined);
    if (content === undefined) throw new Refusal(`the base of ${printable(path)} is not in this clone. ${hint}`);
    return content;
  }
}

/** Two commits to compare a working folder with. */
export interface MergeBase {
  /** At which its history left that of the revision. */
  readonly base: Commit;
  /** How the working folder differs from the base. */
  readonly changes: Changes;
  /** The revision itself, which whoever branched off chose no age of; the base where nothing came since. */
  readonly tip: Commit;
}

/**
 * The commit at which the working folder's history left that of a revision, and the revision.
 * @param folder absolute path of the working folder
 * @param revision as somebody typed it: a branch, a tag, a commit
 * @throws Refusal with what to do, where it cannot be had
 */
export async function openMergeBase(folder: string, revision: string): Promise<MergeBase> {
  const asked = `--base ${printable(revision)}`;
  const up = await git(['rev-parse', '--show-cdup'], folder);
  if (!up.ok)
    throw new Refusal(`${asked}: this folder is not the working folder of a git repository (${up.complaint})`);
  const root = resolve(folder, textOf(up));
  const names = await namesOf(revision, folder);
  if (names.length > 1) {
    throw new Refusal(`${asked} names ${names.map(name => printable(name)).join(' and ')}: write the one in full`);
  }
  const tip = await idOf(revision, folder);
  if (tip === undefined) throw new Refusal(`${asked}: neither a file or folder, nor known to this clone. ${hint}`);
  const base = await git(['merge-base', tip, 'HEAD'], folder);
  const id = base.ok ? textOf(base) : '';
  if (!base.ok || id === '') {
    throw new Refusal(`${asked}: this clone has no commit that it has in common with the working folder. ${hint}`);
  }
  const commit = async (id: string) => {
    const listing = await git(['ls-tree', '-r', '-z', '--full-tree', id], folder);
    if (!listing.ok) throw new Refusal(`${asked}: the files of its commit are not in this clone. ${hint}`);
    return new Commit(id, root, new Tree(listing.output.toString('utf8')));
  };
  const from = await commit(id);
  return { base: from, changes: await changesSince(id, root, asked), tip: tip === id ? from : await commit(tip) };
}

/**
 * Whether git tracks a file at a path, below it or on the way to it: what is there may be of a change.
 * @param path relative to the folder
 */
export async function isTracked(path: string, folder: string): Promise<boolean> {
  const found = await git(['ls-files', '-z'], folder);
  if (!found.ok) return false;
  // a disk may not tell capitals from small letters
  const asked = `${posix.normalize(path.replaceAll('\\', '/')).replace(/\/$/, '')}/`.toLowerCase();
  const files = found.output.toString('utf8').toLowerCase().split('\0');
  return files.some(file => file !== '' && (`${file}/`.startsWith(asked) || asked.startsWith(`${file}/`)));
}

/** Whether a text names a commit of the repository around a folder. */
export async function isRevision(text: string, folder: string): Promise<boolean> {
  return (await idOf(text, folder)) !== undefined;
}

/**
 * What else a short name may mean: git takes a tag before a branch, and a branch of this clone before one of another, and
 * who may push a tag may not be who may push the branch. Empty where all are one commit.
 */
async function namesOf(revision: string, folder: string): Promise<readonly string[]> {
  const [short = ''] = /^[^~^@:]*/.exec(revision) ?? [];
  if (short === '' || short === 'HEAD' || short.startsWith('-')) return [];
  const full = ['', 'tags/', 'heads/', 'remotes/'].map(kind => `refs/${kind}${short}`);
  const format = '--format=%(if)%(*objectname)%(then)%(*objectname)%(else)%(objectname)%(end) %(refname)';
  const found = await git(['for-each-ref', format, ...full], folder);
  if (!found.ok) return [];
  const named = textOf(found)
    .split('\n')
    .map(line => line.split(' '))
    .filter(([, name = '']) => full.includes(name));
  return new Set(named.map(([id]) => id)).size > 1 ? named.map(([, name = '']) => name) : [];
}

async function idOf(revision: string, folder: string): Promise<string | undefined> {
  if (revision.startsWith('-')) return undefined;
  const found = await git(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`], folder);
  const id = found.ok ? textOf(found) : '';
  return /^[0-9a-f]{40,64}$/.test(id) ? id : undefined;
}

async function changesSince(id: string, root: string, asked: string): Promise<Changes> {
  const options = ['--no-ext-diff', '--no-textconv', '--ignore-submodules=all', '-M', '--name-status', '-z'];
  const diff = await git(['-c', 'diff.relative=false', 'diff', ...options, id, '--'], root, await withoutFilters(root));
  if (!diff.ok) throw new Refusal(`${asked}: git cannot compare it with the working folder (${diff.complaint})`);
  return parseChanges(diff.output.toString('utf8'));
}

function textOf(answer: GitAnswer & { readonly ok: true }): string {
  return answer.output.toString('utf8').replace(/\r?\n$/, '');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
