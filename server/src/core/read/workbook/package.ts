import { walkXml } from '../../syntax/xml-walk.ts';
import { ArchiveBudget, archiveLimits } from '../archive/budget.ts';
import type { ArchiveEntry, ArchiveFault } from '../archive/entry.ts';
import { openZip } from '../archive/zip.ts';

const mebibyte = 1 << 20;

/** XML of sheets packs well: a column of equal cells becomes a five-hundredth, though not all the file. */
function limitsOf(length: number) {
  return { ...archiveLimits, ratio: 1032, totalBytes: Math.min(512 * mebibyte, 48 * mebibyte + 50 * length) };
}

/** The parts of a workbook, by their name in the zip file. */
export class Package {
  readonly #entries = new Map<string, ArchiveEntry>();
  /** What is wrong with the zip file: of two parts with one name, for example, programs take one or the other. */
  readonly faults: readonly ArchiveFault[];

  constructor(bytes: Uint8Array) {
    const { entries, faults } = openZip(bytes, new ArchiveBudget(limitsOf(bytes.length)));
    this.faults = faults;
    for (const entry of entries) {
      // names of parts are the same in any case
      const name = entry.path?.toLowerCase();
      if (name !== undefined && entry.kind === 'file' && !this.#entries.has(name)) this.#entries.set(name, entry);
    }
  }

  /** The name of a part as the file writes it; as it was asked for where there is none. */
  name(part: string): string {
    return this.#entries.get(part.toLowerCase())?.name ?? part;
  }

  /** The bytes of a part; undefined where there is none, or it is damaged or too large. */
  read(name: string): Uint8Array | undefined {
    const unpacked = this.#entries.get(name.toLowerCase())?.unpack();
    return unpacked && 'bytes' in unpacked ? unpacked.bytes : undefined;
  }

  /** What a part refers to, by the ids that it uses: the type of each, by its last word, and the name of the part. */
  relations(part: string): ReadonlyMap<string, { readonly type: string; readonly part: string }> {
    const slash = part.lastIndexOf('/');
    const folder = part.slice(0, slash + 1);
    const found = new Map<string, { type: string; part: string }>();
    const bytes = this.read(`${folder}_rels/${part.slice(slash + 1)}.rels`);
    if (!bytes) return found;
    walkXml(bytes, {
      open: (name, { Id, Type = '', Target = '', TargetMode }) => {
        if (name !== 'Relationship' || Id === undefined || TargetMode === 'External') return;
        found.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), part: resolved(folder, Target) });
      },
      text: () => {},
      close: () => {},
    });
    return found;
  }
}

/** The name of a part that another one names, from its folder. */
function resolved(folder: string, target: string): string {
  const parts: string[] = [];
  for (const part of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
