import { readFileSync } from 'node:fs';
import { documentBuilder, unreadableDocument } from '../../core/report/build.ts';
import type { ReportDocument } from '../../core/report/model.ts';
import { createReviewer, type ReviewOptions } from '../../core/review.ts';
import type { SignatureSet } from '../../core/signatures/types.ts';
import { decodeText } from '../../core/text/decode.ts';
import { Source } from '../../core/text/source.ts';
import { type LocatedFile, reasonOf } from '../files.ts';
import { reviewLargeFile } from '../large-file.ts';

/** What the review of a file depends on besides its text and the signatures: plain data, so that it can go to another thread. */
export type FilePolicy = Pick<ReviewOptions, 'contexts' | 'rules' | 'waivers'>;

/** Undefined: the file is no SBOM, and nobody said that it is one. */
export type FileReviewer = (file: LocatedFile, policy: FilePolicy) => ReportDocument | undefined;

/**
 * Reviews files over one set of signatures; made once for many files. It reads the files itself and waits for them, as
 * nothing else goes on in its thread.
 * @param complain told of a rule that threw, which is a bug of ours
 */
export function fileReviewer(set: SignatureSet, complain: (text: string) => void): FileReviewer {
  const reviewer = createReviewer(set);
  const build = documentBuilder(set);
  const onRuleError = (rule: string, error: unknown) =>
    complain(`error in rule ${rule}: ${error instanceof Error ? error.stack : error}\n`);
  return ({ path, named, place }, policy) => {
    if ('failure' in place) return unreadableDocument(path, 'unreadable', place.failure);
    const options = { ...policy, onRuleError };
    let bytes: Uint8Array;
    try {
      const document = 'file' in place && reviewLargeFile(path, place.file, reviewer, options, build);
      if (document) return document;
      bytes = 'file' in place ? readFileSync(place.file) : place.bytes;
    } catch (reason) {
      return unreadableDocument(path, 'unreadable', reasonOf(reason));
    }
    const { value, problems } = decodeText(bytes);
    const review = reviewer.review(new Source(value), options);
    if (review.bom === undefined && !named) return undefined;
    return build({ path, review: { ...review, problems: [...problems, ...review.problems] } });
  };
}
