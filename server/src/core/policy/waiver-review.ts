import type { Level } from '../model/level.ts';
import type { Waiver } from '../model/waiver.ts';
import type { Message } from '../text/message.ts';
import type { Source } from '../text/source.ts';
import type { Span } from '../text/span.ts';
import { waiverRules } from './rules/index.ts';
import type { WaiverUse } from './rules/rule.ts';
import type { RuleSetting } from './shapes.ts';
import { type WaiverFix, WaiverFixer } from './waiver-fixes.ts';
import type { WaiversFile } from './waivers.ts';

/** Something about a waiver that somebody should look at, in the file of the waivers. */
export interface WaiverFinding {
  readonly rule: string;
  readonly level: Level;
  readonly waiver: Waiver;
  readonly message: Message;
  readonly span: Span;
  readonly fixes: readonly WaiverFix[];
}

export interface WaiverReviewOptions {
  /** YYYY-MM-DD */
  readonly asOf: string;
  /** Levels by rule id; `off` drops its findings. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** What each waiver is used for; undefined where not all documents were reviewed. */
  readonly useOf?: (waiver: Waiver) => WaiverUse | undefined;
}

/** Judges the complete entries of a waivers file, in their order. */
export function reviewWaivers(
  source: Source,
  { entries }: Pick<WaiversFile, 'entries'>,
  { asOf, rules, useOf }: WaiverReviewOptions,
): readonly WaiverFinding[] {
  const fixer = new WaiverFixer(source);
  return [...entries].flatMap(([waiver, entry]) =>
    waiverRules.flatMap(rule => {
      const level = rules[rule.id] ?? rule.level;
      if (level === 'off') return [];
      return rule.find({ waiver, asOf, use: useOf?.(waiver) }).map(({ message, key, remedies }) => ({
        rule: rule.id,
        level,
        waiver,
        message,
        span: entry.entries.findLast(candidate => candidate.key === key)?.value.span ?? waiver.span,
        fixes: fixer.fixes(waiver, entry, remedies),
      }));
    }),
  );
}
