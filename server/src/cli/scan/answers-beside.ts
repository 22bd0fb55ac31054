import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { largestAnswers } from '../../core/ask/answers-in.ts';
import type { Declaration } from '../../core/model/declaration.ts';
import { answersOf, mayBringAnswers, withoutRepeats } from '../../host/answers.ts';
import { isBelow, leavesBy, rootAround } from '../../host/root.ts';
import type { System } from '../system.ts';
import type { FileReviewer } from './review-file.ts';

/** Files of one folder that are looked at. */
const mostFiles = 2000;

/**
 * Reviews each document with what suppliers answered in questionnaires that stand in its folder, or beside or in its
 * archive.
 */
export function declaring(review: FileReviewer, root: string | undefined): FileReviewer {
  const folders = new Map<string, readonly Declaration[]>();
  return (file, policy) => {
    const { place, archive, answers = [] } = file;
    const own = 'file' in place ? place.file : archive;
    const folder = own === undefined ? undefined : dirname(own);
    let beside: readonly Declaration[] = [];
    if (folder !== undefined) {
      beside = folders.get(folder) ?? answersOfFolder(folder, root ?? rootAround(folder));
      folders.set(folder, beside);
    }
    const declared = withoutRepeats([...(policy.declared ?? []), ...answers, ...beside]);
    return review(file, declared.length > 0 ? { ...policy, declared } : policy);
  };
}

function answersOfFolder(folder: string, root: string): readonly Declaration[] {
  try {
    const names = readdirSync(folder).filter(mayBringAnswers);
    return names
      .slice(0, mostFiles)
      .sort()
      .flatMap(name => answersAt(join(folder, name), name, root));
  } catch {
    return [];
  }
}

function answersAt(file: string, name: string, root: string): readonly Declaration[] {
  const bytes = bytesOf(file, root);
  return bytes ? answersOf(bytes, name) : [];
}

function bytesOf(file: string, root: string): Uint8Array | undefined {
  try {
    if (!isBelow(realpathSync(file), realpathSync(root))) return undefined;
    const stats = statSync(file);
    return stats.isFile() && stats.size <= largestAnswers ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  }
}

/** What suppliers answered in the questionnaires among files that somebody named, wherever they stand. */
export async function answersGiven(paths: readonly string[], { folder }: System): Promise<readonly Declaration[]> {
  const found: Declaration[] = [];
  for (const path of paths) {
    const file = resolve(folder, path);
    if (path === '-' || extname(path) === '' || (await leavesBy(file, rootAround(folder)))) continue;
    found.push(...answersAt(file, basename(path), rootAround(dirname(file))));
  }
  return found;
}
