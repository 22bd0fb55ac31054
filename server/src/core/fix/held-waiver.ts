import type { Fix } from '../model/fix.ts';
import { daysAfter } from '../text/day.ts';
import type { TextEdit } from '../text/edit.ts';
import { message } from '../text/message.ts';
import { printable } from '../text/printable.ts';
import type { FixProvider, WaiverTarget } from './fix.ts';
import { entryOf, usualDays, waiverIdOf } from './waiver-entry.ts';

/** What can be done about the waiver of a finding, or about one for it that has no effect yet or any more: look at it, extend it, revoke it. */
export const heldWaiver: FixProvider = (finding, { waivers: target, date, answers }) => {
  if (!target || finding.vendor === null) return [];
  const entry = entryOf(finding.waiver?.id ?? waiverIdOf(finding), target);
  if (!entry) return [];
  const args = { id: printable(entry.id, 40) };
  const from = entry.expires !== undefined && entry.expires > date ? entry.expires : date;
  const edit = (edits: readonly TextEdit[]) => ({ uri: target.uri, ...versionOf(target), edits });
  const later = entry.extended(answers?.expires ?? daysAfter(from, usualDays));
  const fixes: (Fix | undefined)[] = [
    {
      title: message('fix-waiver-open', 'Open waiver “{id}”', args),
      kind: 'open-waiver',
      edits: [],
      show: { uri: target.uri, span: entry.span },
    },
    later && {
      title: message('fix-waiver-extend', 'Extend waiver “{id}” by {days} days', { ...args, days: usualDays }),
      asks: message('fix-waiver-extend-ask', 'Extend waiver “{id}”…', args),
      kind: 'extend-waiver',
      edits: [edit([later])],
    },
    entry.removed && {
      title: message('fix-waiver-revoke', 'Revoke waiver “{id}”', args),
      kind: 'revoke-waiver',
      edits: [edit([entry.removed])],
    },
  ];
  return fixes.filter(fix => fix !== undefined);
};

function versionOf({ version }: WaiverTarget): { readonly version?: number } {
  return version === undefined ? {} : { version };
}
