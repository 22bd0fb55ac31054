import type { Language } from '../l10n/language.ts';
import { message } from '../text/message.ts';
import type { NotUnderstood, Report } from './model.ts';
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
export function placeOf({ path, range: { start, end } }: NotUnderstood): string {
  return end.line === 0 && end.character === 0 ? path : `${path}:${start.line + 1}:${start.character + 1}`;
}

/** A line for each file, the last for those beyond the limit. Not safe to show yet. */
export function notUnderstoodLines({ notUnderstood }: Report, language: Language): readonly string[] {
  const lines = notUnderstood.slice(0, mostListed).map(file => `${placeOf(file)} ${reasonWords(file, language)}`);
  const n = notUnderstood.length - lines.length;
  if (n === 0) return lines;
  const text = { one: 'and {n} more file', other: 'and {n} more files' };
  return [...lines, language.say(message('report.more-files', text, { n }))];
}
