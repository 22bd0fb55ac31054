import { createHash, randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, readSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ReportDocument } from '../../core/report/model.ts';
import type { LocatedFile } from '../files.ts';
import type { FilePolicy, FileResult, FileReviewer } from './review-file.ts';

const pieceLength = 1 << 20;

/** What is kept of one review; null: the text is no SBOM. */
interface Entry {
  readonly document: ReportDocument | null;
}

/**
 * A reviewer that keeps results in a folder, one file each, named after all that a result depends on: a result never
 * outlives what it was made from, so nothing is ever to be cleared for the sake of truth. Entries take their name only when
 * they are complete, so that processes may share a folder and be ended at any moment.
 * @param folder absolute
 * @param identity differs whenever the same text might be reviewed differently: of program and signatures
 */
export function caching(review: FileReviewer, folder: string, identity: string): FileReviewer {
  return (file, policy) => {
    const key = file.peek ? undefined : keyOf(file, policy, identity);
    if (key === undefined) return review(file, policy);
    const kept = join(folder, key.slice(0, 2), `${key.slice(2)}.json`);
    const entry = load(kept);
    const document = entry ? entry.document : reviewedOf(review({ ...file, named: false }, policy));
    if (!entry) store(kept, { document });
    // What is no SBOM is told or passed over, as somebody asked for the file or not.
    return document ? { ...document, path: file.path } : review(file, policy);
  };
}

/** What depends on the text alone: what is said of a text that is no SBOM depends on the name of its file. */
function reviewedOf(result: FileResult): ReportDocument | null {
  return result !== undefined && 'format' in result && result.format !== null ? result : null;
}

/** Undefined where there is no text, or none that can be read. */
function keyOf({ place }: LocatedFile, policy: FilePolicy, identity: string): string | undefined {
  if ('failure' in place) return undefined;
  const hash = createHash('sha256').update(`${identity}\n${JSON.stringify(policy)}\n`);
  if ('bytes' in place) return hash.update(place.bytes).digest('hex');
  try {
    const file = openSync(place.file, 'r');
    try {
      const piece = Buffer.allocUnsafe(pieceLength);
      for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) {
        hash.update(piece.subarray(0, read));
      }
      return hash.digest('hex');
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

function load(file: string): Entry | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Entry;
  } catch {
    return undefined;
  }
}

/** A cache that cannot be written costs time and nothing else. */
function store(file: string, entry: Entry): void {
  const unfinished = `${file}.${randomUUID()}.unfinished`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(unfinished, JSON.stringify(entry));
    renameSync(unfinished, file);
  } catch {
    return;
  }
}
