import { opened } from '../archives.ts';
import { type FoundFile, findFiles, type Skipped } from '../files.ts';
import { dependencyTrackBoms } from '../sources/dependency-track.ts';
import type { System } from '../system.ts';
import { absentDocuments } from './absent.ts';
import type { ScanOptions } from './options.ts';
import type { ScanPolicy } from './policy.ts';
import { isInShard } from './shard.ts';

/** A file of this part with its place among those of all parts. */
export interface Numbered {
  readonly found: FoundFile;
  readonly ordinal: number;
}

/**
 * The files of this part.
 * @param paths with those of lists
 * @param skip told of each file of this part that is passed over without being opened
 */
export async function* filesOf(
  paths: readonly string[],
  {
    shard,
    stdinFilename,
    from,
    ignoreUnknown,
  }: Pick<ScanOptions, 'shard' | 'stdinFilename' | 'from' | 'ignoreUnknown'>,
  { selection }: ScanPolicy,
  system: System,
  skip: () => unknown,
): AsyncGenerator<Numbered> {
  const isOurs = (path: string) => shard === undefined || isInShard(path, shard);
  let ordinal = 0;
  for (const path of paths) {
    for await (const found of source(path)) {
      if (isOurs(found.path)) yield { found: ignoreUnknown ? { ...found, named: false } : found, ordinal };
      ordinal++;
    }
  }
  async function* there(path: string, passed: Skipped): AsyncGenerator<FoundFile> {
    yield* opened(findFiles(system.folder, [path], passed, selection, system.root), passed);
    yield* absentDocuments(system.folder, path);
  }
  function source(path: string): AsyncIterable<FoundFile> | Iterable<FoundFile> {
    if (from === 'dependency-track') return dependencyTrackBoms(path, system.dependencyTrackKey);
    if (path === '-')
      return [{ path: stdinFilename, named: true, place: async () => ({ bytes: await system.stdin() }) }];
    const passed: Skipped = passed => void (isOurs(passed) && skip());
    return there(path, passed);
  }
}
