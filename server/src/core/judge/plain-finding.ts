import type { FindingDraft } from './rules/rule.ts';

type Said = Pick<FindingDraft, 'rule' | 'level' | 'message' | 'component' | 'span'>;

/** A finding that speaks of no vendor and of no law. */
export function plainFinding(
  said: Said,
  more: Partial<Pick<FindingDraft, 'related' | 'correction'>> = {},
): FindingDraft {
  const { rule, level, message, component, span } = said;
  return {
    rule,
    level,
    vendor: null,
    relation: null,
    tier: null,
    message,
    component,
    span,
    evidence: [],
    judgements: [],
    weakened: undefined,
    related: more.related ?? [],
    correction: more.correction,
  };
}
