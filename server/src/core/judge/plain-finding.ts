import type { FindingDraft } from './rules/rule.ts';

type Said = Pick<FindingDraft, 'rule' | 'level' | 'message' | 'component' | 'span' | 'about'>;

/** A finding that speaks of no vendor and of no law. */
export function plainFinding(
  said: Said,
  more: Partial<Pick<FindingDraft, 'related' | 'correction'>> = {},
): FindingDraft {
  return {
    ...said,
    vendor: null,
    relation: null,
    tier: null,
    evidence: [],
    judgements: [],
    weakened: undefined,
    related: more.related ?? [],
    correction: more.correction,
  };
}
