import type { SignatureSet } from '../../core/signatures/types/set.ts';
import type { System } from '../system.ts';
import { answersGiven, declaring } from './answers-beside.ts';
import { filesOf } from './found-files.ts';
import type { ScanPolicy } from './policy.ts';
import { type FileResult, fileReviewer, type ReviewSeen } from './review-file.ts';

const everything = { shard: undefined, stdinFilename: '<stdin>', from: undefined, ignoreUnknown: false };

/**
 * Reviews what stands at some paths, with what suppliers answered there. What the policy leaves out gives no result.
 * @param seen is shown each review
 */
export async function* answeredDocuments(
  paths: readonly string[],
  set: SignatureSet,
  policy: ScanPolicy,
  system: System,
  seen: ReviewSeen,
): AsyncGenerator<NonNullable<FileResult>> {
  const declared = await answersGiven(paths, system);
  const review = declaring(fileReviewer(set, system.complain, system.root, seen), system.root);
  for await (const { found } of filesOf(paths, everything, policy, system, () => undefined)) {
    const own = await policy.for(found.path);
    if (!own) continue;
    const place = typeof found.place === 'function' ? await found.place() : found.place;
    const result = review({ ...found, place }, { ...own, declared: [...declared, ...(own.declared ?? [])] });
    if (result !== undefined) yield result;
  }
}
