import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { DeclaredImage, FoundImage } from '../../core/model/image.ts';
import { isImageName } from '../../core/read/firmware/name.ts';
import { isBelow, rootAround } from '../../host/root.ts';

/** Files of a folder that are looked at for a checksum, and how large one may be. */
const mostFiles = 50;
const largest = 512 << 20;

const algorithms: Readonly<Record<string, string>> = {
  md5: 'md5',
  sha1: 'sha1',
  sha256: 'sha256',
  sha384: 'sha384',
  sha512: 'sha512',
};

/**
 * The images that a document names, among the files beside it: by name or path, else by checksum. Nothing else is read.
 * @param root absolute path of the folder that no link leaves
 */
export function imagesBeside(
  document: string,
  declared: readonly DeclaredImage[],
  root = rootAround(dirname(document)),
): readonly FoundImage[] {
  const beside = new Beside(dirname(document), root);
  return declared.flatMap(({ component, files, hashes }) => {
    for (const named of files) {
      const file = beside.named(named.value);
      if (file !== undefined) return [{ component, named, file: basename(file), bytes: readFileSync(file) }];
    }
    for (const named of hashes) {
      const file = beside.summed(named.algorithm, named.value);
      if (file !== undefined) return [{ component, named, file: basename(file), bytes: readFileSync(file) }];
    }
    return [];
  });
}

class Beside {
  readonly #folder: string;
  readonly #root: string;
  #files: readonly string[] | undefined;
  readonly #sums = new Map<string, string>();

  constructor(folder: string, root: string) {
    this.#folder = folder;
    this.#root = root;
  }

  /** A file below the folder of the document; a path or link that leads out of it names none. */
  named(path: string): string | undefined {
    if (path === '' || path.includes('\0')) return undefined;
    return this.#safe(resolve(this.#folder, path.replaceAll('\\', '/')));
  }

  summed(algorithm: string, sum: string): string | undefined {
    const name = algorithms[algorithm.toLowerCase().replaceAll(/[^a-z\d]/g, '')];
    if (name === undefined) return undefined;
    this.#files ??= this.#list();
    return this.#files.find(file => this.#sumOf(file, name) === sum.toLowerCase());
  }

  #safe(file: string): string | undefined {
    try {
      if (!isBelow(file, this.#folder) || !isBelow(realpathSync(file), realpathSync(this.#root))) return undefined;
      const { size } = statSync(file);
      return statSync(file).isFile() && size <= largest ? file : undefined;
    } catch {
      return undefined;
    }
  }

  #list(): readonly string[] {
    try {
      const names = readdirSync(this.#folder).filter(isImageName).slice(0, mostFiles);
      return names.flatMap(name => this.#safe(join(this.#folder, name)) ?? []);
    } catch {
      return [];
    }
  }

  #sumOf(file: string, algorithm: string): string {
    const key = `${algorithm} ${file}`;
    const known = this.#sums.get(key);
    if (known !== undefined) return known;
    const sum = createHash(algorithm).update(readFileSync(file)).digest('hex');
    this.#sums.set(key, sum);
    return sum;
  }
}
