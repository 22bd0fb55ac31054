import { existsSync, lstatSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import { isArchiveName } from '../../core/read/archive/open.ts';
import type { PolicyChange, ReportDocument } from '../../core/report/model.ts';
import { printable } from '../../core/text/printable.ts';
import { withoutEnd } from '../../core/text/trim.ts';
import { archiveOf, opened } from '../archives.ts';
import { type FoundFile, findFiles } from '../files.ts';
import { Refusal } from '../packs.ts';
import type { System } from '../system.ts';
import type { Base, BasePlan, HeadPlace } from './base.ts';
import { placeInside } from './inside.ts';

/** A file, or a folder with files, as a base. The policy is that of the working folder: these are documents and nothing else. */
export class FilesBase implements Base {
  readonly name: string;
  readonly commit = null;
  readonly policyOf = 'head';
  readonly system: System;
  readonly #paths: readonly string[];
  readonly #isFolder: boolean;
  /** Paths of the documents of the head. */
  #heads: ReadonlySet<string> = new Set();

  /**
   * @param name path of the base, as given
   * @param paths files and folders that were asked for
   */
  constructor(name: string, isFolder: boolean, paths: readonly string[], system: System) {
    this.name = name;
    this.system = system;
    this.#paths = paths;
    this.#isFolder = isFolder;
  }

  async isNewPolicy(): Promise<boolean> {
    return false;
  }

  /** Only a history tells what was removed. */
  isRemoved(): boolean {
    return false;
  }

  async plan(documents: readonly ReportDocument[]): Promise<BasePlan> {
    this.#heads = new Set(documents.map(({ path }) => path));
    const found: FoundFile[] = [];
    const files = opened(
      findFiles(this.system.folder, [this.name], () => {}),
      () => {},
    );
    for await (const file of files) found.push(file);
    if (found.length === 0) throw new Refusal(`--base ${printable(this.name)}: no file there can be an SBOM`);
    const there = new Set(found.map(({ path }) => path));
    const pairs = new Map<string, string>();
    for (const { path } of documents) {
      const counterpart = this.#counterparts(path, documents.length).find(candidate => there.has(candidate));
      if (counterpart !== undefined) pairs.set(path, counterpart);
    }
    const heads = new Map([...pairs].map(([head, base]) => [base, head]));
    const reviewed = async function* () {
      for (const file of found) yield { found: file, as: heads.get(file.path) ?? file.path };
    };
    return { pairs, same: new Set(), files: reviewed, notes: [] };
  }

  headOf(path: string): HeadPlace | undefined {
    const base = withoutEnd(this.name.replaceAll('\\', '/'), /\//);
    const archive = archiveOf(path);
    if (archive !== undefined && archive !== base) {
      const now = this.headOf(archive);
      return now && placeInside(now, path.slice(archive.length), this.#heads);
    }
    const part =
      archive === base ? path.slice(base.length + 2) : this.#isFolder ? path.slice(base.length + 1) : undefined;
    for (const asked of this.#paths.map(each => withoutEnd(each.replaceAll('\\', '/'), /\//))) {
      const file = resolve(this.system.folder, asked);
      const head = part === undefined ? asked : `${asked}/${part}`;
      if (isThere(resolve(this.system.folder, head))) return { path: head, isLookedAt: true };
      // what an archive no longer holds is gone
      const inside =
        part !== undefined && isThere(file) && placeInside({ path: asked, isLookedAt: true }, `!/${part}`, this.#heads);
      if (inside) return inside;
    }
    return undefined;
  }

  /** Only a history tells what came. */
  unopened(): readonly FoundFile[] {
    return [];
  }

  arrived(): readonly FoundFile[] {
    return [];
  }

  policyChanges(): readonly PolicyChange[] {
    return [];
  }

  close(): void {
    return;
  }

  /** Paths that the same document may have in the base, the likeliest first. */
  #counterparts(path: string, documents: number): readonly string[] {
    const base = withoutEnd(this.name.replaceAll('\\', '/'), /\//);
    const inside = archiveOf(path);
    if (inside !== undefined && !this.#isFolder && isArchiveName(base)) {
      return [`${base}${path.slice(inside.length)}`];
    }
    if (!this.#isFolder) return documents === 1 ? [base] : [];
    const below = this.#paths.flatMap(asked => {
      const folder = withoutEnd(asked.replaceAll('\\', '/'), /\//);
      return path.startsWith(`${folder}/`) ? [path.slice(folder.length + 1)] : [];
    });
    return [...below, path, posix.basename(path)].map(part => `${base}/${part}`);
  }
}

function isThere(file: string): boolean {
  return existsSync(file) && !lstatSync(file).isDirectory();
}
