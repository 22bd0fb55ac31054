import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Waiver } from '../core/model/waiver.ts';
import { reaches } from '../core/policy/waiver-effect.ts';
import { readWaivers } from '../core/policy/waivers.ts';
import { decodeText } from '../core/text/decode.ts';
import type { Problem } from '../core/text/problem.ts';
import { Source } from '../core/text/source.ts';
import { foldersAbove, relativePath, waiversFile } from '../host/folders.ts';
import type { Host } from '../host/host.ts';

interface WaiversFile {
  readonly folder: string;
  readonly waivers: readonly Waiver[];
}

/** Finds the waivers that reach a document: those of the nearest folder that has any, up to the folders that were asked for. */
export class Waivers {
  readonly #host: Host;
  readonly #folder: string;
  readonly #roots: readonly string[];
  readonly #known = new Map<string, Promise<WaiversFile | undefined>>();
  /** What is wrong with waivers files that were read, one sentence each. */
  readonly notes: string[] = [];

  /**
   * @param folder absolute path of the folder that paths are relative to; its waivers hold for everything below it
   * @param paths the files and folders that were asked for; a folder outside of `folder` brings its own waivers
   */
  constructor(host: Host, folder: string, paths: readonly string[]) {
    this.#host = host;
    this.#folder = folder;
    this.#roots = [folder, ...paths.map(path => resolve(folder, path))].map(path => pathToFileURL(path).href);
  }

  async for(path: string): Promise<readonly Waiver[]> {
    const uri = pathToFileURL(resolve(this.#folder, path)).href;
    for (const folder of this.#outermostFirst(uri)) {
      const file = await this.#read(folder);
      if (file) return file.waivers.filter(waiver => reaches(waiver, relativePath(file.folder, uri)));
    }
    return [];
  }

  /** Folders above the document, nearest first, up to the outermost of the roots that hold it. */
  #outermostFirst(uri: string): readonly string[] {
    const candidates = this.#roots.map(root => foldersAbove(uri, [root]));
    return candidates.reduce((longest, folders) => (folders.length > longest.length ? folders : longest), []);
  }

  #read(folder: string): Promise<WaiversFile | undefined> {
    const known = this.#known.get(folder) ?? this.#load(folder);
    this.#known.set(folder, known);
    return known;
  }

  async #load(folder: string): Promise<WaiversFile | undefined> {
    const bytes = await this.#host.read(`${folder}/${waiversFile}`);
    if (!bytes) return undefined;
    const source = new Source(decodeText(bytes).value);
    const { value, problems } = readWaivers(source.text);
    const name = relativePath(pathToFileURL(this.#folder).href, `${folder}/${waiversFile}`);
    const shown = folder.startsWith(pathToFileURL(this.#folder).href) ? name : waiversFile;
    for (const problem of problems) this.notes.push(noteOf(problem, source, shown));
    return { folder, waivers: value };
  }
}

function noteOf({ message, span, code }: Problem, source: Source, path: string): string {
  const { line, character } = source.positionAt(span.start);
  return `${path}:${line + 1}:${character + 1} ${message} (${code})`;
}
