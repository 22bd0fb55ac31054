import type { Entry } from '../../host/host.ts';

/** A file of a commit. */
export interface TreeEntry {
  /** Id of its content. */
  readonly id: string;
  readonly kind: 'file' | 'link';
}

const modes: Readonly<Record<string, TreeEntry['kind']>> = { '100644': 'file', '100755': 'file', '120000': 'link' };
/** A link to a link to a link: as many are followed as an operating system would. */
const mostLinks = 40;

/** The files of a commit by their path from the root of the repository, with forward slashes. */
export class Tree {
  readonly #files: ReadonlyMap<string, TreeEntry>;
  #folders: ReadonlyMap<string, ReadonlyMap<string, Entry['kind']>> | undefined;

  /** @param listing what `git ls-tree -r -z --full-tree` prints */
  constructor(listing: string) {
    this.#files = new Map(listing.split('\0').flatMap(entryOf));
  }

  get paths(): readonly string[] {
    return [...this.#files.keys()];
  }

  get(path: string): TreeEntry | undefined {
    return this.#files.get(path);
  }

  /** The names that stand directly in a folder, `''` being the root, in their order. */
  list(folder: string): readonly { readonly name: string; readonly kind: Entry['kind'] }[] {
    this.#folders ??= foldersOf(this.#files);
    return [...(this.#folders.get(folder) ?? [])].map(([name, kind]) => ({ name, kind }));
  }

  /**
   * The file behind a path, links to files and folders followed within the tree; undefined where there is none.
   * @param target gives the text of a link
   */
  async resolve(path: string, target: LinkReader): Promise<TreeEntry | undefined> {
    const place = await this.placeOf(path, target);
    return place === undefined ? undefined : this.#files.get(place);
  }

  /** Where a path leads, links followed; undefined where that is outside of the tree, or nowhere. */
  async placeOf(path: string, target: LinkReader): Promise<string | undefined> {
    let current: string | undefined = path;
    for (let links = 0; links <= mostLinks && current !== undefined; links++) {
      const found = this.#firstLink(current);
      if (found === undefined) return current;
      const [link, entry, rest] = found;
      current = joined(link, await target(entry), rest);
    }
    return undefined;
  }

  /** The first part of a path that is a link, with what follows it. */
  #firstLink(path: string): readonly [string, TreeEntry, string] | undefined {
    for (let end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
      const part = end < 0 ? path : path.slice(0, end);
      const entry = this.#files.get(part);
      if (entry?.kind === 'link') return [part, entry, path.slice(part.length)];
      if (end < 0) return undefined;
    }
  }
}

/** Gives the text of a link. */
type LinkReader = (entry: TreeEntry) => Promise<string | undefined>;

function entryOf(line: string): readonly (readonly [string, TreeEntry])[] {
  const found = /^(\d+) blob ([0-9a-f]+)\t(.+)$/s.exec(line);
  const [, mode = '', id = '', path = ''] = found ?? [];
  const kind = modes[mode];
  return kind === undefined ? [] : [[path, { id, kind }]];
}

function foldersOf(files: ReadonlyMap<string, TreeEntry>): ReadonlyMap<string, ReadonlyMap<string, Entry['kind']>> {
  const folders = new Map<string, Map<string, Entry['kind']>>();
  const add = (path: string, kind: Entry['kind']): void => {
    const slash = path.lastIndexOf('/');
    const folder = path.slice(0, Math.max(0, slash));
    const names = folders.get(folder);
    if (names?.has(path.slice(slash + 1))) return;
    if (names) names.set(path.slice(slash + 1), kind);
    else folders.set(folder, new Map([[path.slice(slash + 1), kind]]));
    if (folder !== '') add(folder, 'folder');
  };
  for (const [path, { kind }] of files) add(path, kind === 'file' ? 'file' : 'other');
  return folders;
}

/**
 * Where a link at a path leads; undefined where that is outside of the tree.
 * @param rest what follows the link in a longer path
 */
function joined(path: string, target: string | undefined, rest: string): string | undefined {
  if (target === undefined || target.startsWith('/')) return undefined;
  const parts = path.split('/').slice(0, -1);
  for (const part of `${target}${rest}`.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
