import type { Language } from '../l10n/language.ts';
import { message } from '../text/message.ts';
import { printable } from '../text/printable.ts';
import { unreadableDocument } from './build.ts';
import type { NotUnderstood, Report, ReportDocument } from './model.ts';
import { lineAndColumn } from './place.ts';
import { problemWords } from './words.ts';

/** Files listed one by one where people read. */
const mostListed = 100;

/** `looked at, not understood: Its name is that of a BOM, and it is in no format that is read.` */
export function reasonWords(file: NotUnderstood, language: Language): string {
  const said = message('report.not-understood', 'looked at, not understood: {reason}', {
    reason: problemWords(file, language),
  });
  return language.say(said);
}

/** `boms/a.json`, with line and column where more is known than the name. */
export function placeOf({ path, range }: NotUnderstood): string {
  const { end } = range;
  return end.line === 0 && end.character === 0 ? path : `${path}:${lineAndColumn(range)}`;
}

/** A line for each file, the last for those beyond the limit. Not safe to show yet. */
export function notUnderstoodLines({ notUnderstood }: Report, language: Language): readonly string[] {
  const lines = notUnderstood.slice(0, mostListed).map(file => `${placeOf(file)} ${reasonWords(file, language)}`);
  const n = notUnderstood.length - lines.length;
  if (n === 0) return lines;
  const text = { one: 'and {n} more file', other: 'and {n} more files' };
  return [...lines, language.say(message('report.more-files', text, { n }))];
}

const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** A document of the base that is still at its place, or was renamed, and that no reader takes any more. */
export function noLongerRead(path: string): ReportDocument {
  const message = 'The base has a BOM here. It is still here, and can no longer be read as one.';
  return unreadableDocument(path, 'no-longer-read', message);
}

/** A BOM that a change brings to where nothing is reviewed. */
export function cameUnread(path: string): NotUnderstood {
  return {
    path,
    code: 'came-unread',
    message: 'This BOM came since the base; here it is not reviewed.',
    range: nowhere,
  };
}

/** A document of the base that is now where nothing is reviewed. */
export function movedUnread(path: string, before: string): NotUnderstood {
  const message = `The base has this BOM as ${printable(before)}; here it is not reviewed.`;
  return { path, code: 'moved-unread', message, range: nowhere };
}
