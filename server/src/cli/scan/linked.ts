import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, posix, resolve } from 'node:path';
import type { ArchiveEntry } from '../../core/read/archive/entry.ts';
import { isArchiveName } from '../../core/read/archive/open.ts';
import { keyOfTarget, namesIn } from '../../core/read/link-names.ts';
import { mayHoldBom } from '../../core/read/may-hold-bom.ts';
import { ReviewedDocuments } from '../../core/report/links.ts';
import type { ReportDocument } from '../../core/report/model.ts';
import { filesIn } from '../../host/archive-places.ts';
import { leavesBy, rootAround } from '../../host/root.ts';
import { archiveOf } from '../archives.ts';
import type { FoundFile } from '../files.ts';
import { digestsOf } from './digests.ts';
import type { ScanResults } from './scan-results.ts';

/** Files of one folder that are looked at, and bytes of each. */
const mostFiles = 2000;
const mostBytes = 64 * (1 << 20);

/** By what a file may be what somebody points at: its bytes, and names that stand in it. */
interface Keys {
  readonly digests: readonly string[];
  readonly names: ReadonlySet<string>;
  /** Of what stands in an archive. */
  readonly entry?: ArchiveEntry;
}

/** Looks for linked documents that nobody asked for in the folder of those that point at them. */
export class LinkedFiles {
  readonly #folder: string;
  readonly #reviewed = new ReviewedDocuments();
  readonly #paths = new Set<string>();
  #pointing: ReportDocument[] = [];
  readonly #keys = new Map<string, ReadonlyMap<string, Keys>>();

  /** @param folder absolute path of the folder that paths are relative to */
  constructor(folder: string) {
    this.#folder = folder;
  }

  note({ documents, held, known }: ScanResults): void {
    for (const document of known) {
      this.#reviewed.add(document);
      this.#paths.add(resolve(this.#folder, document.path));
    }
    for (const document of [...documents, ...held.map(each => each.document)]) {
      if (document.findings.some(({ targets }) => targets !== undefined)) this.#pointing.push(document);
    }
  }

  /** Files that references of the documents noted since lead to, by checksum, serial number or namespace. */
  async next(): Promise<readonly FoundFile[]> {
    const found: FoundFile[] = [];
    const pointing = this.#pointing;
    this.#pointing = [];
    for (const document of pointing) {
      if (archiveOf(document.path) !== undefined) continue;
      const open = document.findings.filter(finding => finding.targets && !this.#reviewed.resolve(finding));
      if (open.length === 0) continue;
      const digests = new Set(open.flatMap(({ link }) => link?.digests ?? []));
      const names = new Set(open.flatMap(({ targets = [] }) => targets.map(keyOfTarget)));
      const folder = posix.dirname(document.path);
      for (const [name, keys] of await this.#keysIn(resolve(this.#folder, dirname(document.path)))) {
        const absolute = join(resolve(this.#folder, folder), name);
        if (this.#paths.has(absolute)) continue;
        const isMeant = keys.digests.some(digest => digests.has(digest)) || [...keys.names].some(key => names.has(key));
        if (!isMeant) continue;
        this.#paths.add(absolute);
        const path = folder === '.' && !document.path.startsWith('./') ? name : `${folder}/${name}`;
        const unpacked = keys.entry?.unpack();
        const place = unpacked === undefined || 'fault' in unpacked ? { file: absolute } : unpacked;
        found.push({ path, named: false, place });
      }
    }
    return found;
  }

  async #keysIn(folder: string): Promise<ReadonlyMap<string, Keys>> {
    const known = this.#keys.get(folder);
    if (known) return known;
    const keys = new Map<string, Keys>();
    this.#keys.set(folder, keys);
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const root = rootAround(this.#folder);
    const wanted = entries.filter(entry => entry.isFile() && (mayHoldBom(entry.name) || isArchiveName(entry.name)));
    for (const { name } of wanted.slice(0, mostFiles)) {
      const file = join(folder, name);
      if (this.#paths.has(file) || (await leavesBy(file, root))) continue;
      const bytes = await stat(file).then(
        ({ size }) => (size > mostBytes ? undefined : readFile(file)),
        () => undefined,
      );
      if (bytes && isArchiveName(name)) for (const [way, own] of inArchive(bytes, name)) keys.set(way, own);
      else if (bytes) keys.set(name, { digests: digestsOf(bytes), names: namesIn(bytes) });
    }
    return keys;
  }
}

/** The documents in an archive, by the way to them: `delivery.zip!/d/part.cdx.json`. */
function* inArchive(bytes: Uint8Array, name: string): Generator<readonly [string, Keys]> {
  for (const [way, entry] of filesIn(bytes, name)) {
    if (!mayHoldBom(way.slice(way.lastIndexOf('/') + 1))) continue;
    const unpacked = entry.unpack();
    if ('fault' in unpacked) continue;
    const { bytes: own } = unpacked;
    yield [`${name}!/${way}`, { digests: digestsOf(own), names: namesIn(own), entry }];
  }
}
