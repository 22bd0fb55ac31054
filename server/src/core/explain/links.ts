import type { Review } from '../model/review.ts';
import type { Lookups } from '../signatures/lookups.ts';
import type { Span } from '../text/span.ts';
import { strongest } from './words.ts';

export interface SourceLink {
  readonly span: Span;
  readonly url: string;
  readonly title: string;
}

/** From every marked value to the text of the instrument that decided. */
export function links(review: Review, lookups: Lookups): readonly SourceLink[] {
  return review.findings.flatMap(finding => {
    if (finding.level === 'none') return [];
    const verdict = strongest(finding.judgements.flatMap(judgement => judgement.verdicts));
    const instrument = verdict && lookups.instruments.get(verdict.instrument);
    if (!instrument || !/^https?:\/\//.test(instrument.url)) return [];
    return [{ span: finding.span, url: instrument.url, title: `Source: ${instrument.name}` }];
  });
}
