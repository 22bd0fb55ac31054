import { contextOf } from '../../server/src/core/judge/index.ts';
import type { ReviewContext } from '../../server/src/core/model/context.ts';
import { readImage } from '../../server/src/core/read/firmware/index.ts';
import { createReviewer, type Review, type Reviewer, type ReviewOptions } from '../../server/src/core/review.ts';
import { Source } from '../../server/src/core/text/source.ts';
import { signatures } from './signatures.ts';

export const today = '2026-11-22';

let made: Reviewer | undefined;

/** The reviewer over the shipped signatures. */
export function reviewer(): Reviewer {
  made ??= createReviewer(signatures(), readImage);
  return made;
}

/** A chosen profile on a day; a profile that does not exist fails the test. */
export function profile(id: string | null, asOf: string = today): ReviewContext {
  const context = contextOf(id, asOf, signatures());
  if (!context) throw new Error(`no profile ${id}`);
  return context;
}

/** Reviews a text for some profiles; none named means that nobody chose one. */
export function reviewText(text: string, profiles: readonly string[] = [], more: Partial<ReviewOptions> = {}): Review {
  const contexts = profiles.length === 0 ? [profile(null)] : profiles.map(id => profile(id));
  const onRuleError = (rule: string, error: unknown) => {
    throw new Error(`rule ${rule}`, { cause: error });
  };
  return reviewer().review(new Source(text), { contexts, rules: {}, waivers: [], onRuleError, ...more });
}
