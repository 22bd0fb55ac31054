import { Source } from '../core/text/source.ts';
import { decoded, isInFolder } from '../host/folders.ts';
import type { PositionEncoding } from './encoding.ts';
import { offsetAt } from './encoding.ts';

/** One version of a document that the client has open. A change makes a new value. */
export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly source: Source;
  /** What the client takes it for: `json`, `yaml` …; undefined where it did not say. */
  readonly languageId?: string;
  /** It has not been edited since it was opened. */
  readonly untouched: boolean;
  /** As it was opened, or saved since then. */
  readonly saved: Source;
  /** Its file was deleted, and nobody has typed in it or saved it since. */
  readonly gone: boolean;
}

/** A document as it stands on a disk, which nobody has typed in. */
export function asSaved(uri: string, source: Source, version = 0): OpenDocument {
  return { uri, version, source, untouched: true, saved: source, gone: false };
}

interface Position {
  readonly line: number;
  readonly character: number;
}

/** As in the protocol; without a range the text replaces everything. */
export interface Change {
  readonly range?: { readonly start: Position; readonly end: Position };
  readonly text: string;
}

/** The documents that the client has open, as the client last described them. */
export class OpenDocuments {
  /** By their decoded URIs: who lists a folder may escape other characters than the client. */
  readonly #documents = new Map<string, OpenDocument>();

  open(uri: string, version: number, text: string, languageId?: string): OpenDocument {
    const document = { ...asSaved(uri, new Source(text), version), ...languageOf(languageId) };
    this.#documents.set(decoded(uri), document);
    return document;
  }

  /** Undefined where the client speaks of a document that it never opened. */
  change(
    uri: string,
    version: number,
    changes: readonly Change[],
    encoding: PositionEncoding,
  ): OpenDocument | undefined {
    const known = this.#documents.get(decoded(uri));
    if (!known) return undefined;
    let source = known.source;
    for (const change of changes) source = apply(source, change, encoding);
    const document = { ...known, uri, version, source, untouched: false, gone: false };
    this.#documents.set(decoded(uri), document);
    return document;
  }

  save(uri: string): void {
    const known = this.#documents.get(decoded(uri));
    if (known) this.#documents.set(decoded(uri), { ...known, saved: known.source, gone: false });
  }

  /**
   * A file, or a folder with all that is in it, is deleted; an editor may keep documents open for a while. What is not
   * saved yet stays as it is.
   */
  deleted(uri: string): void {
    for (const [key, known] of this.#documents) {
      if (isInFolder(known.uri, uri) && known.source === known.saved)
        this.#documents.set(key, { ...known, gone: true });
    }
  }

  close(uri: string): void {
    this.#documents.delete(decoded(uri));
  }

  get(uri: string): OpenDocument | undefined {
    return this.#documents.get(decoded(uri));
  }

  all(): readonly OpenDocument[] {
    return [...this.#documents.values()];
  }
}

function languageOf(languageId: string | undefined): Pick<OpenDocument, 'languageId'> {
  return languageId === undefined ? {} : { languageId };
}

function apply(source: Source, change: Change, encoding: PositionEncoding): Source {
  if (!change.range) return new Source(change.text);
  const start = offsetAt(source, change.range.start, encoding);
  const end = Math.max(start, offsetAt(source, change.range.end, encoding));
  return source.replaced({ start, end }, change.text);
}
