import { csvSignatures } from './csv.ts';
import { dependencyReviewPolicy } from './dependency-review.ts';
import { dependencyTrackPolicies } from './dependency-track.ts';
import type { PolicySource } from './policy.ts';
import { sbomqsPolicy } from './sbomqs.ts';

export type { PolicySource } from './policy.ts';

/** The policies of other tools that our data can be told as, by the name that the command line gives them. */
export const policyFormats = {
  'dependency-track': dependencyTrackPolicies,
  sbomqs: sbomqsPolicy,
  'dependency-review': dependencyReviewPolicy,
  csv: csvSignatures,
} as const satisfies Record<string, (source: PolicySource) => string>;

export type PolicyFormat = keyof typeof policyFormats;
