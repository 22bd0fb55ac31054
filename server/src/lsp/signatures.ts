import { createReviewer, type Reviewer } from '../core/review.ts';
import type { SignatureSet } from '../core/signatures/types/set.ts';
import { printable } from '../core/text/printable.ts';
import { isInFolder } from '../host/folders.ts';
import type { FileTree } from '../host/host.ts';
import { addPacks, type PackReport } from '../host/packs.ts';

/** The signatures that hold for a document, and the reviewer over them. */
export interface SignaturesInUse {
  /** Different whenever packs were read anew. */
  readonly serial: number;
  readonly set: SignatureSet;
  readonly reviewer: Reviewer;
  /** What became of each pack, in the order in which they were named. */
  readonly packs: readonly PackReport[];
}

/** The shipped signatures, alone and with packs of the user's own: each list of packs is read once until something changes. */
export class Signatures {
  readonly shipped: SignaturesInUse;
  readonly #tree: FileTree;
  readonly #follow: (folder: string) => void;
  readonly #log: (line: string) => void;
  readonly #known = new Map<string, Promise<SignaturesInUse>>();
  readonly #folders = new Set<string>();
  #serial = 0;

  /** `follow` hears of every folder when it is first read, so that its changes can be watched. */
  constructor(shipped: SignatureSet, tree: FileTree, follow: (folder: string) => void, log: (line: string) => void) {
    this.shipped = { serial: 0, set: shipped, reviewer: createReviewer(shipped), packs: [] };
    this.#tree = tree;
    this.#follow = follow;
    this.#log = log;
  }

  /**
   * The signatures with these packs on top, one after the other; a pack that cannot be used is left out whole and says why.
   * @param folders URIs without a slash at their end
   * @param keys public keys in PEM; with any, only packs signed by one of them are taken
   */
  of(folders: readonly string[], keys: readonly string[]): Promise<SignaturesInUse> {
    if (folders.length === 0) return Promise.resolve(this.shipped);
    const key = JSON.stringify([folders, keys]);
    let result = this.#known.get(key);
    if (!result) {
      result = this.#read(folders, keys);
      const entry = result;
      this.#known.set(key, entry);
      result.catch(() => this.#known.get(key) === entry && this.#known.delete(key));
    }
    return result;
  }

  /** Whether a file lies in a pack that was read, or should have been. */
  concerns(uri: string): boolean {
    for (const folder of this.#folders) if (isInFolder(uri, folder)) return true;
    return false;
  }

  /** Files of packs may have changed: they are read anew when they are next needed. */
  forget(): void {
    this.#known.clear();
  }

  async #read(folders: readonly string[], keys: readonly string[]): Promise<SignaturesInUse> {
    for (const folder of folders) {
      if (this.#folders.has(folder)) continue;
      this.#folders.add(folder);
      this.#follow(folder);
    }
    const { shipped } = this;
    const { set, reports } = await addPacks(shipped.set, folders, keys.length > 0 ? keys : undefined, this.#tree);
    for (const { folder, refused } of reports) {
      if (refused !== undefined) this.#log(`signatures in ${printable(folder)} are not used: ${refused.text}`);
    }
    const reviewer = set === shipped.set ? shipped.reviewer : createReviewer(set);
    return { serial: ++this.#serial, set, reviewer, packs: reports };
  }
}
