import { decodeText } from '../core/text/decode.ts';
import { archivePlace } from '../host/archive-places.ts';
import type { Entry, FileTree } from '../host/host.ts';
import type { PolicyFile } from '../host/policy-files.ts';
import { Archives, largestArchive } from './archives.ts';
import type { OpenDocument, OpenDocuments } from './documents.ts';

/** What a client shows the server of files that the server cannot see itself. */
export interface ClientFiles {
  read(uri: string): Promise<Uint8Array | undefined>;
  list(uri: string): Promise<readonly Entry[]>;
}

/**
 * Reads files for the server: an open document wins over the disk unless its file was deleted, and what the host cannot see
 * the client is asked for.
 */
export class Files {
  readonly #documents: OpenDocuments;
  readonly #host: FileTree;
  readonly #client: ClientFiles | undefined;
  /** What stands in archives. */
  readonly archives: Archives;

  /** `client` is there only if it offered its files. */
  constructor(documents: OpenDocuments, host: FileTree, client?: ClientFiles) {
    this.#documents = documents;
    this.#host = host;
    this.#client = client;
    this.archives = new Archives(uri => this.#bytes(uri, undefined, largestArchive));
  }

  /** Undefined where there is no such file, or nobody who could read it. */
  async read(uri: string): Promise<PolicyFile | undefined> {
    const open = this.#open(uri);
    if (open) return { uri, text: open.source.text, version: open.version };
    const bytes = await this.#bytes(uri);
    return bytes && { uri, text: decodeText(bytes).value };
  }

  /** A file as it was saved last. Where nobody sees files, that is how the client opened it, or told that it saved it. */
  async readSaved(uri: string): Promise<PolicyFile | undefined> {
    const bytes = await this.#bytes(uri);
    if (bytes) return { uri, text: decodeText(bytes).value };
    const open = this.#client || this.#host.sees?.(uri) ? undefined : this.#documents.get(uri);
    return open && { uri, text: open.saved.text };
  }

  /** The same files as bytes and with their folders, for whoever reads whole folders. */
  get tree(): FileTree {
    return {
      read: async (uri, signal, most) => {
        const open = this.#open(uri);
        return open ? new TextEncoder().encode(open.source.text) : this.#bytes(uri, signal, most);
      },
      list: async (uri, signal) => {
        const seen = await this.#host.list(uri, signal);
        return seen.length > 0 || !this.#client ? seen : this.#client.list(uri);
      },
    };
  }

  #open(uri: string): OpenDocument | undefined {
    const open = this.#documents.get(uri);
    return open?.gone ? undefined : open;
  }

  async #bytes(uri: string, signal?: AbortSignal, most?: number): Promise<Uint8Array | undefined> {
    if (archivePlace(uri)) return this.archives.read(uri);
    const seen = await this.#host.read(uri, signal, most);
    // what the host sees and does not read is not to be read: a link that leads out, a device
    return seen ?? (this.#host.sees?.(uri) ? undefined : await this.#client?.read(uri));
  }
}
