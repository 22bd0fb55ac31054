import type { ArchiveEntry } from '../core/read/archive/entry.ts';
import { archivePlace, filesIn, placeInArchive } from '../host/archive-places.ts';
import { decoded } from '../host/folders.ts';
import type { Entry } from '../host/host.ts';
import { lastPart } from './places.ts';

/** Archives that are held open, and how large one may be, in bytes. */
const mostOpen = 2;
export const largestArchive = 64 << 20;

/** Files in archives, opened in memory: nothing is written anywhere. */
export class Archives {
  readonly #read: (uri: string) => Promise<Uint8Array | undefined>;
  /** By decoded URI, the one asked for last at the end. */
  readonly #open = new Map<string, Promise<ReadonlyMap<string, ArchiveEntry>>>();

  /** @param read gives the bytes of an archive */
  constructor(read: (uri: string) => Promise<Uint8Array | undefined>) {
    this.#read = read;
  }

  /** Files may have changed. */
  forget(): void {
    this.#open.clear();
  }

  /** The bytes of a file in an archive; undefined for any other place. */
  async read(uri: string): Promise<Uint8Array | undefined> {
    const place = archivePlace(uri);
    const entry = place && (await this.#files(place.archive)).get(place.inner);
    const unpacked = entry?.unpack();
    return unpacked && 'bytes' in unpacked ? unpacked.bytes : undefined;
  }

  /** The files in an archive, with their places. */
  async list(archive: string): Promise<readonly Entry[]> {
    const files = await this.#files(archive);
    return [...files.keys()].map(way => ({
      uri: placeInArchive(archive, way),
      name: way.slice(way.lastIndexOf('/') + 1),
      kind: 'file',
    }));
  }

  #files(archive: string): Promise<ReadonlyMap<string, ArchiveEntry>> {
    const key = decoded(archive);
    const files =
      this.#open.get(key) ??
      this.#read(archive).then(bytes => (bytes ? filesIn(bytes, lastPart(archive)) : new Map<string, ArchiveEntry>()));
    this.#open.delete(key);
    this.#open.set(key, files);
    for (const old of [...this.#open.keys()].slice(0, -mostOpen)) this.#open.delete(old);
    return files;
  }
}
