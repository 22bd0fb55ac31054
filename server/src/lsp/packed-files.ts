import { ArchiveBudget } from '../core/read/archive/budget.ts';
import { containerKind, openContainer } from '../core/read/archive/open.ts';
import { nameKind } from '../core/read/bom-name.ts';
import { isImageName } from '../core/read/firmware/name.ts';
import { printable } from '../core/text/printable.ts';

/** Why a file of an archive, or a part of it, is not read. */
interface Failure {
  readonly code: string;
  readonly message: string;
}

/** A file in an archive, or why there is none. */
export interface PackedFile {
  /** Below the archive: `d/part.cdx.json`, `inner.zip!/bom.json`. Attacker-controlled. */
  readonly path: string;
  readonly bytes?: Uint8Array;
  readonly failure?: Failure;
}

const wanted =
  /\.(?:json|jsonld|jsonl|ndjson|xml|ya?ml|spdx|rdf|tag|tv|txt|csv|tsv|xlsx|xlsm|ods|cdx|bom|sbom|dtsi?|swidtag|device_registry|sigstore|intoto|att|dsse)$/i;
const packed = /\.(?:zip|tar|tgz|gz|tzst|zst)$/i;

const tooDeep: Failure = {
  code: 'nested-too-deep',
  message: 'Archives stand too deep inside each other here; this one is not opened.',
};

/** Whether bytes hold other files. Workbooks and images of firmware, which are zip files at times, are asked about before. */
export function isArchive(bytes: Uint8Array): boolean {
  return containerKind(bytes) !== undefined;
}

/** What of an archive may be a bill of materials or a list of devices. Nothing is written anywhere, no name that leads out is followed. */
export function* filesIn(
  bytes: Uint8Array,
  name: string,
  budget = new ArchiveBudget(),
  depth = budget.limits.depth,
): Generator<PackedFile> {
  const container = openContainer(bytes, name, budget);
  if (!container) return;
  const { kind, entries, faults } = container;
  const once = new Map(faults.map(fault => [fault.message, fault]));
  for (const failure of once.values()) yield { path: '', failure };
  const isOneFile = kind === 'gzip' || kind === 'zstd';
  for (const { kind: what, path, unpack } of entries) {
    if (what !== 'file' || path === undefined) continue;
    const own = path.slice(path.lastIndexOf('/') + 1);
    const isPacked = packed.test(own);
    const said = nameKind(own);
    const isWanted = wanted.test(own) || said === 'sbom' || said === 'maybe' || isImageName(own);
    if (!isOneFile && !isPacked && !isWanted) continue;
    const unpacked = unpack();
    if ('fault' in unpacked) {
      yield { path, failure: unpacked.fault };
      continue;
    }
    // what `bom.tar.gz` holds stands right below it
    const isInner = isPacked || (isOneFile && containerKind(unpacked.bytes) !== undefined);
    if (!isInner) yield { path, bytes: unpacked.bytes };
    else if (depth <= 1) yield { path, failure: tooDeep };
    else {
      for (const inner of filesIn(unpacked.bytes, own, budget, depth - 1)) {
        yield { ...inner, path: isOneFile ? inner.path : `${path}!/${inner.path}` };
      }
    }
  }
}

/** The path of a packed file as people see it. */
export function shownPath(path: string): string {
  return printable(path, 200);
}
