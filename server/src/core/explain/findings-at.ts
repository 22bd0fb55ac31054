import type { Finding } from '../model/finding.ts';
import { atLeast } from '../model/level.ts';
import type { Review } from '../model/review.ts';
import { touches } from '../text/span.ts';

/** The findings at an offset, the strongest first: where they are marked, and where other evidence of them stands. */
export function findingsAt({ findings }: Pick<Review, 'findings'>, offset: number): readonly Finding[] {
  const at = { start: offset, end: offset };
  return findings
    .filter(finding => touches(finding.span, at) || finding.evidence.some(({ claim }) => touches(claim.span, at)))
    .sort((a, b) => Number(atLeast(b.level, a.level)) - Number(atLeast(a.level, b.level)));
}
