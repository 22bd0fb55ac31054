import type { ReviewContext } from '../model/context.ts';
import type { SignatureSet } from '../signatures/types/set.ts';

/**
 * Who reviews, on a day.
 * @param profile id of a profile of the signatures; `null` where nobody chose one
 * @param asOf YYYY-MM-DD
 * @returns undefined where the signatures have no such profile
 */
export function contextOf(profile: string | null, asOf: string, set: SignatureSet): ReviewContext | undefined {
  if (profile === null) {
    return { profile, jurisdictions: [], parties: [], activities: [], purposes: [], asOf };
  }
  const known = set.profiles.find(({ id }) => id === profile);
  if (!known) return undefined;
  const { jurisdictions, parties, activities, purposes } = known;
  return { profile, jurisdictions, parties, activities, purposes, asOf };
}

/** Whether an instrument of a jurisdiction speaks where the reviewer is: what holds for `CA` holds in `CA-QC`. */
export function speaksIn(jurisdiction: string, context: ReviewContext): boolean {
  return context.jurisdictions.some(own => own === jurisdiction || own.startsWith(`${jurisdiction}-`));
}
