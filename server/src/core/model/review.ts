import type { Problem } from '../text/problem.ts';
import type { Source } from '../text/source.ts';
import type { Bom } from './component.ts';
import type { ReviewContext } from './context.ts';
import type { Coverage } from './coverage.ts';
import type { Finding } from './finding.ts';
import type { Minimum } from './minimum.ts';

/** One document, judged. */
export interface Review {
  readonly source: Source;
  /** Undefined: the text is no SBOM that any reader knows. */
  readonly bom: Bom | undefined;
  readonly problems: readonly Problem[];
  /** In document order. */
  readonly findings: readonly Finding[];
  readonly contexts: readonly ReviewContext[];
  readonly coverage: Coverage;
  /** Absent where nobody asked for a profile of minimum elements, and of what is no SBOM. */
  readonly minimum?: Minimum;
}
