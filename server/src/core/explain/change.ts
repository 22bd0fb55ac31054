import type { Finding } from '../model/finding.ts';
import { atLeast, type Level, stronger } from '../model/level.ts';

/** How strong the findings of an older state were, by fingerprint. */
export type Before = ReadonlyMap<string, Level>;

/** What a later state is compared with. */
export function beforeOf(findings: readonly Finding[]): Before {
  const before = new Map<string, Level>();
  for (const { fingerprint, level } of findings) {
    before.set(fingerprint, stronger(level, before.get(fingerprint) ?? 'none'));
  }
  return before;
}

/** What a change did to a finding that it left to be seen: brought it, or made it stronger. Undefined where it was there already. */
export function changeOf({ fingerprint, level }: Finding, before: Before): 'new' | 'worse' | undefined {
  if (level === 'none') return undefined;
  const was = before.get(fingerprint);
  if (was === undefined) return 'new';
  return atLeast(was, level) ? undefined : 'worse';
}
