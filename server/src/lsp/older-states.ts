import { type Before, beforeOf } from '../core/explain/change.ts';
import type { Review } from '../core/model/review.ts';
import type { Source } from '../core/text/source.ts';

/** What was found in the older states that documents are compared with: they stay as they are while the newer one is typed in. */
export class OlderStates {
  readonly #known = new WeakMap<Source, { readonly epoch: number; readonly before: Before }>();

  /** What was found in an older state; `review` makes its review where there is none of this epoch. */
  of(state: Source, epoch: number, review: (source: Source) => Review): Before {
    const known = this.#known.get(state);
    if (known?.epoch === epoch) return known.before;
    const before = beforeOf(review(state).findings);
    this.#known.set(state, { epoch, before });
    return before;
  }
}
