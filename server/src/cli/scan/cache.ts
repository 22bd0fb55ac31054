import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { ReportDocument } from '../../core/report/model.ts';
import { printable } from '../../core/text/printable.ts';
import { leaves, leavesBy, rootAround } from '../../host/root.ts';
import type { LocatedFile } from '../files.ts';
import { git } from '../git/program.ts';
import { hashFile } from '../hash-file.ts';
import { Refusal } from '../packs.ts';
import { readRegular } from '../regular-file.ts';
import type { System } from '../system.ts';
import type { FilePolicy, FileResult, FileReviewer } from './review-file.ts';

/** What is kept of one review; null: the text is no SBOM. */
interface Entry {
  readonly document: ReportDocument | null;
}

/** No result is longer than a text can be. */
const mostBytes = 512 * (1 << 20);

/** Where results are kept. */
export interface CachePlan {
  /** Absolute. */
  readonly folder: string;
  /** Differs whenever the same text might be reviewed differently: of program and signatures. */
  readonly identity: string;
  /** What nobody knows who can only write to the folder. */
  readonly key: string;
}

/**
 * @throws Refusal where a change could bring results of its own, or a link leads out of the repository
 */
export async function checkCache(cache: string | undefined, system: System): Promise<void> {
  if (cache === undefined) return;
  const folder = resolve(system.folder, cache);
  const asked = `--cache ${printable(cache)}`;
  if (await leavesBy(firstThere(folder), rootAround(system.folder))) throw new Refusal(`${asked}: ${leaves}`);
  const stats = await stat(folder).catch(() => undefined);
  if (!stats?.isDirectory()) return;
  const tracked = await git(['ls-files', '-z', '--', '.'], folder);
  if (!tracked.ok || tracked.output.length === 0) return;
  throw new Refusal(`${asked}: the repository tracks files there, so a change could bring results of its own`);
}

/** What is there of a path: a folder that is made below a link is made where the link leads. */
function firstThere(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : firstThere(dirname(path));
}

/**
 * A reviewer that keeps results in a folder, one file each, named after all that a result depends on: a result never
 * outlives what it was made from, so nothing is ever to be cleared for the sake of truth. Entries take their name only when
 * they are complete, so that processes may share a folder and be ended at any moment. An entry counts only where its code
 * shows that somebody with the key made it, for this very name.
 */
export function caching(review: FileReviewer, { folder, identity, key: secret }: CachePlan): FileReviewer {
  return (file, policy) => {
    const key = file.peek ? undefined : keyOf(file, policy, identity);
    if (key === undefined) return review(file, policy);
    const kept = join(folder, key.slice(0, 2), `${key.slice(2)}.json`);
    const entry = load(kept, secret, key);
    const document = entry ? entry.document : reviewedOf(review({ ...file, named: false }, policy));
    if (!entry) store(kept, secret, key, { document });
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
    return hashFile(hash, place.file).digest('hex');
  } catch {
    return undefined;
  }
}

/** The first line is the code of the rest. */
function load(file: string, secret: string, key: string): Entry | undefined {
  try {
    const text = readRegular(file, mostBytes)?.toString('utf8') ?? '';
    const end = text.indexOf('\n');
    const entry = text.slice(end + 1);
    const stated = Buffer.from(text.slice(0, end), 'hex');
    const code = codeOf(secret, key, entry);
    if (stated.length !== code.length || !timingSafeEqual(stated, code)) return undefined;
    return JSON.parse(entry) as Entry;
  } catch {
    return undefined;
  }
}

function codeOf(secret: string, key: string, entry: string): Buffer {
  return createHmac('sha256', secret).update(`${key}\n${entry}`).digest();
}

/** A cache that cannot be written costs time and nothing else. */
function store(file: string, secret: string, key: string, entry: Entry): void {
  const unfinished = `${file}.${randomUUID()}.unfinished`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    const text = JSON.stringify(entry);
    writeFileSync(unfinished, `${codeOf(secret, key, text).toString('hex')}\n${text}`, { flag: 'wx' });
    renameSync(unfinished, file);
  } catch {
    try {
      rmSync(unfinished, { force: true });
    } catch {
      // there is no such folder, so there is no such file
    }
  }
}
