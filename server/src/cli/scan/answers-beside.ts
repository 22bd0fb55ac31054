import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { Declaration } from '../../core/model/declaration.ts';
import { isBelow, leavesBy, rootAround } from '../../host/root.ts';
import type { System } from '../system.ts';
import { answersIn, largest } from './answers-in.ts';
import type { FileReviewer } from './review-file.ts';

/** Files of one folder that are looked at. */
const mostFiles = 2000;

/** Whether a file may be a questionnaire, by its name: of JSON only what is called so, as a folder holds thousands of others. */
function mayHoldAnswers(name: string): boolean {
  const ending = extname(name).toLowerCase();
  return (
    ['.xlsx', '.xlsm', '.ods', '.csv', '.tsv', '.txt'].includes(ending) ||
    (ending === '.json' && /question|answer|r[eé]ponse/i.test(name))
  );
}

/** Reviews each document with what suppliers answered in questionnaires that stand in its folder. */
export function declaring(review: FileReviewer, root: string | undefined): FileReviewer {
  const folders = new Map<string, readonly Declaration[]>();
  return (file, policy) => {
    const { place } = file;
    const folder = 'file' in place ? dirname(place.file) : undefined;
    let beside: readonly Declaration[] = [];
    if (folder !== undefined) {
      beside = folders.get(folder) ?? answersOfFolder(folder, root ?? rootAround(folder));
      folders.set(folder, beside);
    }
    const given = policy.declared ?? [];
    const known = new Set(given.map(keyOf));
    const declared = [...given, ...beside.filter(each => !known.has(keyOf(each)))];
    return review(file, declared.length > 0 ? { ...policy, declared } : policy);
  };
}

function keyOf({ file, place, question }: Declaration): string {
  return `${file} ${place} ${question}`;
}

function answersOfFolder(folder: string, root: string): readonly Declaration[] {
  try {
    const names = readdirSync(folder).filter(mayHoldAnswers).slice(0, mostFiles);
    return names.sort().flatMap(name => {
      const bytes = bytesOf(join(folder, name), root);
      return (bytes && answersIn(bytes, name)?.declarations) ?? [];
    });
  } catch {
    return [];
  }
}

function bytesOf(file: string, root: string): Uint8Array | undefined {
  try {
    if (!isBelow(realpathSync(file), realpathSync(root))) return undefined;
    const stats = statSync(file);
    return stats.isFile() && stats.size <= largest ? readFileSync(file) : undefined;
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
    const bytes = bytesOf(file, rootAround(dirname(file)));
    const answers = bytes && answersIn(bytes, basename(path));
    if (answers) found.push(...answers.declarations);
  }
  return found;
}
