import type { Message } from '../text/message.ts';
import type { Problem } from '../text/problem.ts';
import type { Source } from '../text/source.ts';
import type { Span } from '../text/span.ts';
import type { Bom } from './component.ts';
import type { ReviewContext } from './context.ts';
import type { Coverage } from './coverage.ts';
import type { Finding } from './finding.ts';
import type { Level } from './level.ts';
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
  /** What the document points at and was reviewed with it. Absent where nothing of that kind was looked for. */
  readonly parts?: readonly LinkedPart[];
}

/** Another document, or an image, that this one points at, with what it brings in. */
export interface LinkedPart {
  /** Where this document points at it. */
  readonly span: Span;
  readonly uri: string;
  /** As people are shown it. */
  readonly path: string;
  /** The component of it that is meant, by its reference. */
  readonly ref: string | undefined;
  /** Absent of an image: what stands in it is told by a finding of this document. */
  readonly components?: number;
  /** What names a vendor in it, or in what it points at in turn, and nobody has waived; the strongest first. */
  readonly findings: readonly BroughtIn[];
}

export interface BroughtIn {
  readonly level: Exclude<Level, 'none'>;
  readonly rule: string;
  readonly message: Message;
}
