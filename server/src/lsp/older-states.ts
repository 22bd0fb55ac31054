import type { Review } from '../core/model/review.ts';
import type { Source } from '../core/text/source.ts';

interface Known {
  readonly epoch: number;
  readonly fingerprints: ReadonlySet<string>;
}

/** What was found in the older states that documents are compared with: they stay as they are while the newer one is typed in. */
export class OlderStates {
  readonly #known = new WeakMap<Source, Known>();

  /** Fingerprints of an older state; `review` makes its review where there is none of this epoch. */
  of(state: Source, epoch: number, review: (source: Source) => Review): ReadonlySet<string> {
    const known = this.#known.get(state);
    if (known?.epoch === epoch) return known.fingerprints;
    const fingerprints = new Set(review(state).findings.map(({ fingerprint }) => fingerprint));
    this.#known.set(state, { epoch, fingerprints });
    return fingerprints;
  }
}
