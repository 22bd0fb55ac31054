import { containerKind } from '../core/read/archive/open.ts';
import { nameKind } from '../core/read/bom-name.ts';
import { isImageName } from '../core/read/firmware/name.ts';
import { printable } from '../core/text/printable.ts';
import { type NotRead, walkArchive } from '../host/archive-places.ts';

/** A file in an archive, or why there is none. */
interface ReadFile {
  /** Below the archive: `d/part.cdx.json`, `inner.zip!/bom.json`. Attacker-controlled. */
  readonly path: string;
  readonly bytes?: Uint8Array;
  readonly failure?: NotRead;
}

const wanted =
  /\.(?:json|jsonld|jsonl|ndjson|xml|ya?ml|spdx|rdf|tag|tv|txt|csv|tsv|xlsx|xlsm|ods|cdx|bom|sbom|dtsi?|swidtag|device_registry|sigstore|intoto|att|dsse)$/i;

/** Whether bytes hold other files. Workbooks and images of firmware, which are zip files at times, are asked about before. */
export function isArchive(bytes: Uint8Array): boolean {
  return containerKind(bytes) !== undefined;
}

/** What of an archive may be a bill of materials or a list of devices. Nothing is written anywhere, no name that leads out is followed. */
export function* filesIn(bytes: Uint8Array, name: string): Generator<ReadFile> {
  for (const { path, entry, isOnly, failure } of walkArchive(bytes, name)) {
    if (failure) yield { path, failure };
    else if (entry && (isOnly || isWanted(path.slice(path.lastIndexOf('/') + 1)))) {
      const unpacked = entry.unpack();
      yield 'fault' in unpacked ? { path, failure: unpacked.fault } : { path, bytes: unpacked.bytes };
    }
  }
}

function isWanted(name: string): boolean {
  const said = nameKind(name);
  return wanted.test(name) || said === 'sbom' || said === 'maybe' || isImageName(name);
}

/** The path of a packed file as people see it. */
export function shownPath(path: string): string {
  return printable(path, 200);
}
