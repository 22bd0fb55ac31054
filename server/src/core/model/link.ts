import type { Stated } from './claim.ts';

/** Another bill of materials that a document points at. What it names stands there and not here. */
export interface BomLink {
  /** Values that point at it, in document order; at least one. */
  readonly places: readonly Stated<string>[];
  /** All of these are among the names of what was reviewed, if it was: see `Bom.names`. */
  readonly targets: readonly string[];
  /** Index of the component whose reference comes first, where one has it. */
  readonly component: number | undefined;
  /** What its bytes have to be, `sha256:…`, in lower case; empty where nobody says. */
  readonly digests: readonly string[];
}
