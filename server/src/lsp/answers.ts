import type { Declaration } from '../core/model/declaration.ts';
import type { Message } from '../core/text/message.ts';
import { answersInFolder, answersNamed, mayBringAnswers, noAnswers, withoutRepeats } from '../host/answers.ts';
import { archivePlace } from '../host/archive-places.ts';
import { decoded, parentOf } from '../host/folders.ts';
import type { FileTree } from '../host/host.ts';
import { lastPart } from './places.ts';

/** What suppliers answered about the components of a document. */
export interface AnswersFor {
  readonly declared: readonly Declaration[];
  /** Places that were named, and that hold no answers. */
  readonly missing: readonly Message[];
}

/** Reads the questionnaires that stand beside documents, or that a configuration names: each folder once until a file changes. */
export class Answers {
  readonly #tree: () => FileTree;
  readonly #known = new Map<string, Promise<readonly Declaration[] | undefined>>();

  constructor(tree: () => FileTree) {
    this.#tree = tree;
  }

  /** Something may have changed: files are read anew when they are next needed. */
  forget(): void {
    this.#known.clear();
  }

  /** Whether what was read so far may be other now that a file has changed. */
  concerns(uri: string): boolean {
    if (!mayBringAnswers(lastPart(uri))) return false;
    const own = decoded(uri);
    return [...this.#known.keys()].some(key => own === key || own.startsWith(`${key}/`));
  }

  /** @param named URIs of files or folders that a configuration names */
  async for(uri: string, named: readonly string[]): Promise<AnswersFor> {
    // an archive in the folder is looked into too
    const beside = await this.#once(parentOf(archivePlace(uri)?.archive ?? uri), answersInFolder);
    const missing: Message[] = [];
    const declared = [...(beside ?? [])];
    for (const place of named) {
      const own = await this.#once(place, answersNamed);
      declared.push(...(own ?? []));
      if (!own || own.length === 0) missing.push(noAnswers(lastPart(place)));
    }
    return { declared: withoutRepeats(declared), missing };
  }

  #once(uri: string, read: (uri: string, tree: FileTree) => Promise<readonly Declaration[] | undefined>) {
    const key = decoded(uri);
    const known = this.#known.get(key) ?? read(uri, this.#tree()).catch(() => undefined);
    this.#known.set(key, known);
    return known;
  }
}
