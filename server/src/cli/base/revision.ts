import { lstatSync } from 'node:fs';
import { basename, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fileTest, isGlob } from '../../core/policy/globs.ts';
import { isArchiveName } from '../../core/read/archive/open.ts';
import { nameKind } from '../../core/read/bom-name.ts';
import { mayHoldBom } from '../../core/read/may-hold-bom.ts';
import type { PolicyChange, ReportDocument } from '../../core/report/model.ts';
import { printable } from '../../core/text/printable.ts';
import { archiveOf, opened } from '../archives.ts';
import { type FoundFile, isLeftOut } from '../files.ts';
import type { Changes } from '../git/changes.ts';
import { type Commit, type MergeBase, openMergeBase } from '../git/commit.ts';
import { Refusal, uriOf } from '../packs.ts';
import type { System } from '../system.ts';
import type { Base, BaseFile, BasePlan, HeadPlace } from './base.ts';
import { placeInside } from './inside.ts';
import { PolicyWatch } from './policy-watch.ts';

/** What is asked of a base besides its name. */
export interface RevisionOptions {
  readonly revision: string;
  readonly trustHead: boolean;
  /** Files, folders and patterns that were asked for. */
  readonly paths: readonly string[];
  /** What the standard input is called, which no file of the working folder has to be. */
  readonly stdinFilename: string | undefined;
}

/** Files of a change that are looked at although the walk does not open them. */
const mostUnopened = 2000;
/** In bytes. */
const longestUnopened = 32_000_000;

/** Files that set policy wherever they stand. */
const policyFile = /(?:^|\/)(?:\.bomwarden\/[^/]+|\.bomwarden\.ya?ml|\.bomwarden-baseline\.json)$/;

/** The commit at which the working folder's history left that of a revision, as a base, with the policy of the revision itself. */
export class RevisionBase implements Base {
  readonly name: string;
  readonly commit: string;
  readonly policyOf: 'base' | 'head';
  readonly system: System;
  readonly #options: RevisionOptions;
  readonly #commit: Commit;
  readonly #changes: Changes;
  readonly #tip: Commit;
  readonly #watch: PolicyWatch;
  readonly #folder: string;
  readonly #disk: System;
  #moves: Moves | undefined;
  /** Paths of the documents of the head. */
  #heads: ReadonlySet<string> = new Set();
  /** Paths, as given, of policy that has no say yet. */
  readonly #held = new Set<string>();

  constructor({ base: commit, changes, tip }: MergeBase, options: RevisionOptions, system: System) {
    this.name = options.revision;
    this.commit = commit.id;
    this.policyOf = options.trustHead ? 'head' : 'base';
    this.#options = options;
    this.#commit = commit;
    this.#changes = changes;
    this.#tip = tip;
    this.#folder = system.folder;
    this.#disk = system;
    this.#watch = new PolicyWatch(commit.host(system.host), system.host, tip.host(system.host));
    this.system = { ...system, host: this.#watch.host(this.policyOf) };
  }

  async isNewPolicy(path: string): Promise<boolean> {
    const uri = uriOf(path, this.system);
    const isThere = async ({ host }: System) =>
      (await host.read(uri)) !== undefined || (await host.list(uri)).length > 0;
    const isNew = !(await isThere(this.system)) && (await isThere(this.#disk));
    if (isNew) this.#held.add(path);
    return isNew;
  }

  isRemoved(path: string): boolean {
    const file = resolve(this.#folder, path);
    if (lstatSync(file, { throwIfNoEntry: false })) return false;
    const inTree = this.#commit.pathOf(file);
    if (inTree === undefined) return false;
    // what a sparse checkout leaves out is not there either, and git sees no change in it
    const { removed, renamed } = this.#changes;
    const gone = new Set([...removed, ...renamed.values()]);
    const files = this.#commit.tree.paths.filter(each => each === inTree || each.startsWith(`${inTree}/`));
    return files.length > 0 && files.every(each => gone.has(each));
  }

  async plan(documents: readonly ReportDocument[]): Promise<BasePlan> {
    const changes = this.#changes;
    const { tree } = this.#commit;
    const pairs = new Map<string, string>();
    const same = new Set<string>();
    const before = new Set<string>();
    const notes = new Set<string>();
    this.#heads = new Set(documents.map(({ path }) => withoutStart(path)));
    for (const { path } of documents) {
      const file = archiveOf(path) ?? path;
      const now = this.#inTree(file);
      const from = changes.renamed.get(now) ?? now;
      if (!tree.get(from)) {
        if (!changes.added.has(now)) notes.add(untracked(file));
        continue;
      }
      pairs.set(path, `${this.#shown(from)}${path.slice(file.length)}`);
      if (from === now && (await this.#isUntouched(file, now))) same.add(path);
      else before.add(from);
    }
    const gone = [...changes.removed, ...changes.renamed.values(), ...changes.changed];
    for (const path of gone.sort()) if (tree.get(path) && this.#isAskedFor(path)) before.add(path);
    return { pairs, same, files: () => this.#files([...before]), notes: [...notes] };
  }

  headOf(path: string): HeadPlace | undefined {
    const archive = archiveOf(path);
    if (archive !== undefined) {
      const place = this.headOf(archive);
      return place && placeInside(place, path.slice(archive.length), this.#heads);
    }
    const before = this.#inTree(path);
    const { byOrigin, byStem } = (this.#moves ??= movesOf(this.#changes));
    const now = byOrigin.get(before) ?? before;
    const stats = lstatSync(this.#commit.fileOf(now), { throwIfNoEntry: false });
    if (stats && !stats.isDirectory()) return { path: this.#shown(now), isLookedAt: this.#isAskedFor(now) };
    // changed so much that git does not call it renamed
    const like = (byStem.get(stemOf(before)) ?? []).find(
      added => basename(added) === basename(before) || nameKind(basename(added)) !== 'other',
    );
    return like === undefined ? undefined : { path: this.#shown(like), isLookedAt: this.#isAskedFor(like) };
  }

  unopened(): readonly FoundFile[] {
    const { added, changed, renamed } = this.#changes;
    return this.#there([...added, ...changed, ...renamed.keys()].filter(path => !this.#isOpened(path)));
  }

  arrived(): readonly FoundFile[] {
    const { added, renamed } = this.#changes;
    return this.#there([...added, ...renamed.keys()]);
  }

  #there(paths: readonly string[]): readonly FoundFile[] {
    const files: FoundFile[] = [];
    for (const path of paths) {
      if (files.length === mostUnopened) break;
      if (!this.#isInScope(path)) continue;
      const file = this.#commit.fileOf(path);
      const stats = lstatSync(file, { throwIfNoEntry: false });
      if (!stats?.isFile() || stats.size > longestUnopened) continue;
      files.push({ path: this.#shown(path), named: false, place: { file } });
    }
    return files;
  }

  policyChanges(): readonly PolicyChange[] {
    const { added, changed, removed, renamed } = this.#changes;
    const found = new Map<string, PolicyChange['change']>();
    const add = (paths: Iterable<string>, change: PolicyChange['change']) => {
      for (const path of paths) if (policyFile.test(path)) found.set(this.#shown(path), change);
    };
    add(removed, 'removed');
    add(renamed.values(), 'removed');
    add(renamed.keys(), 'added');
    add(added, 'added');
    add(changed, 'changed');
    for (const path of this.#held)
      found.set(relative(this.#folder, resolve(this.#folder, path)).replaceAll('\\', '/'), 'added');
    for (const [uri, change] of this.#watch.changes) {
      found.set(relative(this.#folder, fileURLToPath(uri)).replaceAll('\\', '/'), change);
    }
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, change]) => ({ path, change }));
  }

  close(): void {
    this.#commit.close();
    this.#tip.close();
  }

  #inTree(path: string): string {
    const found = this.#commit.pathOf(resolve(this.#folder, path));
    if (found !== undefined) return found;
    throw new Refusal(
      `${printable(path)} stands outside of the repository in which --base ${printable(this.name)} is a revision`,
    );
  }

  /** Git compared it, it is the file itself that was reviewed, and attributes gave it no other bytes on its way here. */
  async #isUntouched(path: string, inTree: string): Promise<boolean> {
    const changes = this.#changes;
    const { tree } = this.#commit;
    if (path === this.#options.stdinFilename || tree.get(inTree)?.kind === 'link') return false;
    return !changes.changed.has(inTree) && !changes.removed.has(inTree) && (await this.#commit.isCheckedOut(inTree));
  }

  /** Whether the walk that found the documents would have found a file that is gone now. */
  #isAskedFor(path: string): boolean {
    return this.#options.paths.some(asked => {
      const below = this.#below(asked, path);
      return below === '' || (below !== undefined && isWalked(below));
    });
  }

  /** Whether a file stands in a folder that was asked for, or is what was asked for. */
  #isInScope(path: string): boolean {
    return this.#options.paths.some(asked => this.#below(asked, path) !== undefined);
  }

  /** Whether the walk opens a file, by its name and place. */
  #isOpened(path: string): boolean {
    const shown = this.#shown(path);
    return this.#options.paths.some(asked => {
      const below = this.#below(asked, path);
      if (below === undefined) return false;
      return isGlob(asked) ? fileTest(withoutStart(asked))(shown) : below === '' || isWalked(below);
    });
  }

  /** The part of a path below the folder, or the fixed part of the pattern, that was asked for; undefined: it is not there. */
  #below(asked: string, path: string): string | undefined {
    const [scope = ''] = /^[^*?[{]*/.exec(asked) ?? [];
    const root = resolve(this.#folder, scope === asked ? scope : scope.slice(0, scope.lastIndexOf('/') + 1));
    const below = relative(root, resolve(this.#commit.fileOf(path))).replaceAll('\\', '/');
    return below === '..' || below.startsWith('../') ? undefined : below;
  }

  async *#files(paths: readonly string[]): AsyncGenerator<BaseFile> {
    for await (const found of opened(this.#bytesOf(paths), () => undefined)) yield { found, as: found.path };
  }

  async *#bytesOf(paths: readonly string[]): AsyncGenerator<FoundFile> {
    for (const path of paths) {
      const bytes = await this.#commit.read(path);
      if (bytes) yield { path: this.#shown(path), named: false, place: { bytes } };
    }
  }

  /** As seen from where the program runs, like the paths of documents. */
  #shown(path: string): string {
    return relative(this.#folder, this.#commit.fileOf(path)).replaceAll('\\', '/');
  }
}

/** Whether a walk opens what stands there below its folder. */
function isWalked(below: string): boolean {
  const name = basename(below);
  return (mayHoldBom(name) || isArchiveName(name)) && !below.split('/').some(isLeftOut);
}

function withoutStart(glob: string): string {
  return glob.replace(/^(?:\.\/)+/, '');
}

/** @throws Refusal with what to do, where the revision or its history is not here */
export async function openRevision(options: RevisionOptions, system: System): Promise<RevisionBase> {
  return new RevisionBase(await openMergeBase(system.folder, options.revision), options, system);
}

/** Where files went: by their path before, and files that came by what their name begins with. */
interface Moves {
  readonly byOrigin: ReadonlyMap<string, string>;
  readonly byStem: ReadonlyMap<string, readonly string[]>;
}

function movesOf({ renamed, added }: Changes): Moves {
  const byStem = new Map<string, string[]>();
  for (const path of added) {
    const known = byStem.get(stemOf(path));
    if (known) known.push(path);
    else byStem.set(stemOf(path), [path]);
  }
  return { byOrigin: new Map([...renamed].map(([to, from]) => [from, to])), byStem };
}

/** `camera` of `sboms/camera.cdx.json`. */
function stemOf(path: string): string {
  return basename(path).replace(/(?<=.)\..*/, '');
}

function untracked(path: string): string {
  return `${printable(path)} is not tracked by git, so there is nothing to compare it with, and everything in it is new.`;
}
