/** Files by their URIs: a disk, an editor's file system, a commit and a test look alike. */
export interface FileTree {
  /**
   * The bytes of a file; undefined where there is none or it cannot be read. Rejects only when `signal` aborts.
   * @param most bytes that are wanted: a larger file may be passed over unread
   */
  read(uri: string, signal?: AbortSignal, most?: number): Promise<Uint8Array | undefined>;
  /** Whether it would see a file at a place, if there is one. */
  sees?(uri: string): boolean;
  /** Whether a link leads from a place out of what may be read, so that nothing is read there. */
  leaves?(uri: string): Promise<boolean>;
  /** What stands directly in a folder, in the order of its names; empty where there is no such folder. */
  list(uri: string, signal?: AbortSignal): Promise<readonly Entry[]>;
}

/** What a face may ask of the world. */
export interface Host extends FileTree {
  /** Today in UTC, YYYY-MM-DD. */
  now(): string;
  /** One line for whoever looks after the program; never the content of a document. */
  log(line: string): void;
  /** Keeps a text that was made for one person as a file of that name that nobody else can read, and gives its URI; undefined where it cannot. */
  keepPage?(name: string, text: string): Promise<string | undefined>;
}

export interface Entry {
  readonly uri: string;
  /** The last part of its path, decoded. */
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
}

/** The day of a moment in UTC, YYYY-MM-DD. */
export function utcDay(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
