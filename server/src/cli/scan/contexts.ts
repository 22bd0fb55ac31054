import { contextOf } from '../../core/judge/index.ts';
import type { ReviewContext } from '../../core/model/context.ts';
import type { SignatureSet } from '../../core/signatures/types.ts';
import { printable } from '../../core/text/printable.ts';

/** One context per profile, or the one of somebody who chose none; a sentence where a profile is unknown. */
export function contextsOf(
  profiles: readonly string[],
  asOf: string,
  set: SignatureSet,
): readonly ReviewContext[] | string {
  const contexts: ReviewContext[] = [];
  for (const profile of profiles.length > 0 ? profiles : [null]) {
    const context = contextOf(profile, asOf, set);
    if (!context) {
      const known = set.profiles.map(({ id }) => id).join(', ');
      return `there is no profile "${printable(profile ?? '')}"; known: ${known}`;
    }
    contexts.push(context);
  }
  return contexts;
}
