import type { Stated } from '../model/claim.ts';
import type { Cursor } from '../syntax/cursor.ts';
import { printable } from '../text/printable.ts';
import type { Problems } from '../text/problems.ts';
import { foldKey } from './fold-key.ts';

/** Who made the document or a statement in it, or shared in a text, and what came in place of a licence. */
const ofOthers: ReadonlySet<string> = new Set([
  'createdby',
  'obsoletedby',
  'publishedby',
  'deprecatedby',
  'usedby',
  'licenseinfoby',
]);

const naming =
  /(?:by|agent|supplier|manufacturer|vendor|maker|producer|provider|distributor|originator|publisher|organi[sz]ation|company)s?(?:name)?$/;

/** Whether a member, element or tag that is not known may name who made or supplied something. */
export function mayNameSomebody(key: string): boolean {
  const known = answers.get(key);
  if (known !== undefined) return known;
  const answer = mayName(key);
  if (answers.size < mostAnswers) answers.set(key, answer);
  return answer;
}

/** Documents have the same few keys again and again. */
const answers = new Map<string, boolean>();
const mostAnswers = 1000;
/** Longer keys are texts. */
const longestKey = 200;

function mayName(key: string): boolean {
  const word = foldKey(key.slice(0, longestKey).replace(/^[a-z]+_(?=[a-z]+[A-Z])/, '')).replaceAll('.', '');
  return naming.test(word) && !ofOthers.has(word);
}

/** Whether a value that is not read holds a member that may name somebody, at any depth. The value is left behind. */
export function holdsNames(cursor: Cursor): boolean {
  const { kind } = cursor;
  if ((kind !== 'object' && kind !== 'array') || !cursor.enter(kind)) return false;
  let found = false;
  while (cursor.next()) found ||= (kind === 'object' && mayNameSomebody(cursor.key)) || holdsNames(cursor);
  return found;
}

/** Tells of a member, element or tag that may name somebody and is not known. */
export function tellUnread(problems: Problems, { value, span }: Stated<string>): void {
  const message = `“${printable(value, 60)}” may name somebody and is not read.`;
  problems.notRead('part', 'unread-member', 'warning', message, span);
}
