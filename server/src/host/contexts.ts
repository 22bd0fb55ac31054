import { contextOf } from '../core/judge/index.ts';
import type { ReviewContext } from '../core/model/context.ts';
import type { SignatureSet } from '../core/signatures/types/set.ts';
import type { Policy } from './policy.ts';

/** For whom a document is judged, and the profiles that the signatures do not have. */
export interface Contexts {
  /** At least one. */
  readonly contexts: readonly ReviewContext[];
  readonly unknown: readonly string[];
}

/**
 * One context per profile, or the one of somebody who chose none.
 * @param asOf YYYY-MM-DD
 */
export function contextsFor({ profiles }: Pick<Policy, 'profiles'>, asOf: string, set: SignatureSet): Contexts {
  const contexts: ReviewContext[] = [];
  const unknown: string[] = [];
  for (const { value, origin } of profiles) {
    const context = contextOf(value, asOf, set);
    if (context) contexts.push({ ...context, origin });
    else unknown.push(value);
  }
  if (contexts.length > 0) return { contexts, unknown };
  const nobody = { profile: null, jurisdictions: [], parties: [], activities: [], purposes: [], asOf };
  return { contexts: [nobody], unknown };
}
