import { Source } from '../core/text/source.ts';
import type { SurfaceParams } from './protocol/documents.ts';

/** How the client shows a document. */
export interface Surface {
  /** The document cannot be edited: fixes copy text instead. */
  readonly readOnly: boolean;
  /** The file of the workspace that the document is a state of: its settings and waivers hold. */
  readonly place: string;
  /** The older state that it is compared with. */
  readonly base: Source | undefined;
}

/** What the client told of documents that stand elsewhere than in a file of their own, by the whole URI: the same path may be shown in several states at once. */
export class Surfaces {
  readonly #known = new Map<string, Surface>();

  set({ uri, readOnly, place, base }: SurfaceParams): void {
    this.#known.set(uri, {
      readOnly: readOnly === true,
      place: typeof place === 'string' ? place : uri,
      base: typeof base === 'string' ? new Source(base) : undefined,
    });
  }

  forget(uri: string): void {
    this.#known.delete(uri);
  }

  /** A document of which nothing was told is a file that can be edited. */
  of(uri: string): Surface {
    return this.#known.get(uri) ?? { readOnly: false, place: uri, base: undefined };
  }
}
