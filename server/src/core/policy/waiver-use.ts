import type { Review } from '../model/review.ts';
import type { Waiver } from '../model/waiver.ts';
import type { WaiverUse } from './rules/rule.ts';
import { isFor } from './waiver-effect.ts';

const nothing: WaiverUse = { found: false, applied: false };

/** Counts what the waivers of one file are used for, review by review. */
export class WaiverUses {
  /** By the waiver itself: two entries may have one id. */
  readonly #known = new Map<Waiver, WaiverUse>();

  /** @param waivers those of the file that reach the reviewed document, with which it was reviewed */
  add({ findings, bom }: Pick<Review, 'findings' | 'bom'>, waivers: readonly Waiver[]): void {
    for (const finding of findings) {
      const component = finding.component === undefined ? undefined : bom?.components[finding.component];
      for (const waiver of waivers) {
        if (!isFor(waiver, finding, component)) continue;
        const isApplied = waiver === finding.waiver && finding.level !== 'none';
        this.#known.set(waiver, { found: true, applied: isApplied || this.of(waiver).applied });
      }
    }
  }

  of(waiver: Waiver): WaiverUse {
    return this.#known.get(waiver) ?? nothing;
  }
}
