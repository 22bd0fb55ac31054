import { containerKind } from '../core/read/archive/open.ts';
import { mayHoldBom } from '../core/read/may-hold-bom.ts';
import { printable } from '../core/text/printable.ts';
import { type NotRead, walkArchive } from '../host/archive-places.ts';

/** A file in an archive, or why there is none. */
interface ReadFile {
  /** Below the archive: `d/part.cdx.json`, `inner.zip!/bom.json`. Attacker-controlled. */
  readonly path: string;
  readonly bytes?: Uint8Array;
  readonly failure?: NotRead;
}

/** Whether bytes hold other files. Workbooks and images of firmware, which are zip files at times, are asked about before. */
export function isArchive(bytes: Uint8Array): boolean {
  return containerKind(bytes) !== undefined;
}

/** What of an archive may be a bill of materials or a list of devices. Nothing is written anywhere, no name that leads out is followed. */
export function* filesIn(bytes: Uint8Array, name: string): Generator<ReadFile> {
  for (const { path, entry, isOnly, failure } of walkArchive(bytes, name)) {
    if (failure) yield { path, failure };
    else if (entry && (isOnly || mayHoldBom(path.slice(path.lastIndexOf('/') + 1)))) {
      const unpacked = entry.unpack();
      yield 'fault' in unpacked ? { path, failure: unpacked.fault } : { path, bytes: unpacked.bytes };
    }
  }
}

/** The path of a packed file as people see it. */
export function shownPath(path: string): string {
  return printable(path, 200);
}
