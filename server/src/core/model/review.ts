import type { Problem } from '../text/problem.ts';
import type { Source } from '../text/source.ts';
import type { Bom } from './component.ts';
import type { ReviewContext } from './context.ts';
import type { Finding } from './finding.ts';

/** How much of a document can be judged at all: nothing is silently clean. */
export interface Coverage {
  readonly components: number;
  /** Components for which some field names an organisation. */
  readonly withOrganisation: number;
  /** No organisation, but an identifier. */
  readonly identifiersOnly: number;
  readonly nothing: number;
}

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
}
