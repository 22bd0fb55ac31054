import { decodeText } from '../core/text/decode.ts';
import type { Host } from '../host/host.ts';
import type { OpenDocuments } from './documents.ts';

/** One file as it is now. */
export interface FileText {
  readonly uri: string;
  readonly text: string;
  /** The version of the open document it was taken from; undefined: from disk. */
  readonly version?: number;
}

/** Reads files for the server: an open document wins over the disk, and what the host cannot see the client is asked for. */
export class Files {
  readonly #documents: OpenDocuments;
  readonly #host: Host;
  readonly #askClient: ((uri: string) => Promise<Uint8Array | undefined>) | undefined;

  /** `askClient` is there only if the client offered it. */
  constructor(documents: OpenDocuments, host: Host, askClient?: (uri: string) => Promise<Uint8Array | undefined>) {
    this.#documents = documents;
    this.#host = host;
    this.#askClient = askClient;
  }

  /** Undefined where there is no such file, or nobody who could read it. */
  async read(uri: string): Promise<FileText | undefined> {
    const open = this.#documents.get(uri);
    if (open) return { uri, text: open.source.text, version: open.version };
    const bytes = (await this.#host.read(uri)) ?? (await this.#askClient?.(uri));
    return bytes && { uri, text: decodeText(bytes).value };
  }
}
