import type { ReviewContext } from '../../server/src/core/model/context.ts';
import type { Finding } from '../../server/src/core/model/finding.ts';
import { message } from '../../server/src/core/text/message.ts';
import { emptySpan } from '../../server/src/core/text/span.ts';

/** A context nobody chose, with what a test wants different. */
export function context(changes: Partial<ReviewContext> = {}): ReviewContext {
  return {
    profile: null,
    jurisdictions: [],
    parties: [],
    activities: [],
    purposes: [],
    asOf: '2026-11-22',
    ...changes,
  };
}

/** A finding of no rule in particular, with what a test wants different. */
export function finding(changes: Partial<Finding> = {}): Finding {
  return {
    rule: 'restricted-vendor',
    level: 'error',
    vendor: 'hikvision',
    relation: 'self',
    tier: 'stated',
    message: message('test', 'A finding.'),
    component: 0,
    span: emptySpan,
    evidence: [],
    judgements: [],
    weakened: undefined,
    offers: [],
    related: [],
    correction: undefined,
    fingerprint: 'f1',
    waiver: null,
    ...changes,
  };
}
