import { atLeast, type Level } from '../../core/model/level.ts';
import { printable } from '../../core/text/printable.ts';
import { allRules } from '../../host/rules.ts';
import type { FilePolicy } from '../scan/review-file.ts';

/** What a policy asks of a file. */
type Asked = Pick<FilePolicy, 'contexts' | 'rules' | 'waivers'>;

/**
 * Said of a document that a change moved to where the same policy asks for less, so that what it names may seem resolved.
 * Undefined where it asks for as much.
 */
export function movedNote(from: string, to: string, before: Asked, now: Asked): string | undefined {
  const lost = [...profilesIn(before)].filter(id => !profilesIn(now).has(id));
  const weaker = allRules.filter(({ id, level }) => !isAsStrong(now.rules?.[id] ?? level, before.rules?.[id] ?? level));
  const known = new Set(before.waivers?.map(({ id }) => id));
  const accepted = (now.waivers ?? []).filter(({ id }) => !known.has(id));
  const reasons = [
    ...(lost.length > 0 ? [`it is not reviewed for ${lost.join(', ')}`] : []),
    ...weaker.map(({ id }) => `${id} is ${now.rules?.[id] ?? 'weaker'}`),
    ...(accepted.length > 0 ? [`waivers reach it: ${accepted.map(({ id }) => printable(id, 60)).join(', ')}`] : []),
  ];
  if (reasons.length === 0) return undefined;
  return `${printable(from)} of the base is now ${printable(to)}, where the policy asks for less: ${reasons.join('; ')}.`;
}

function profilesIn({ contexts }: Asked): ReadonlySet<string> {
  return new Set(contexts.flatMap(({ profile }) => profile ?? []));
}

function isAsStrong(now: Level | 'off', before: Level | 'off'): boolean {
  return before === 'off' || (now !== 'off' && atLeast(now, before));
}
