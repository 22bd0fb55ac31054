import { rules } from '../core/judge/rules/index.ts';
import type { Level } from '../core/model/level.ts';
import { waiverRules } from '../core/policy/rules/index.ts';

/** What a person is told of a rule. */
export interface RuleFacts {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly level: Level;
}

/** Every rule, about documents and about waivers, in the order in which lists show them. */
export const allRules: readonly RuleFacts[] = [...rules, ...waiverRules];

export const ruleIds: readonly string[] = allRules.map(({ id }) => id);
