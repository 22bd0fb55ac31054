import type { Stated } from '../model/claim.ts';
import type { Cursor } from '../syntax/cursor.ts';
import { asked, tellOtherKind, tellUnexpected } from '../syntax/unexpected.ts';
import type { Problems } from '../text/problems.ts';
import { span } from '../text/span.ts';
import { foldKey } from './fold-key.ts';

/** What a decoder does with each member of an object it knows, by key. A key that is not in it is skipped. */
export type Fields<C, T> = ReadonlyMap<string, (context: C, target: T) => void>;

/** What a decoder does with each member that a shape names: none is left out, and none is read that it does not have. */
export function fieldsOf<C, T, S>(readers: Readonly<Record<keyof S & string, (context: C, target: T) => void>>) {
  return new Map(Object.entries<(context: C, target: T) => void>(readers)) as Fields<C, T>;
}

/** A member that is known and that nobody could be found by. */
export const passed = (): void => {};

/**
 * Reads the object that the cursor stands on. False, and nothing read, where it stands on something else. `unknown` stands
 * on a member that is not known.
 */
export function readObject<C extends { readonly cursor: Cursor; readonly problems?: Problems }, T>(
  context: C,
  fields: Fields<C, T>,
  target: T,
  unknown?: (cursor: Cursor) => void,
): boolean {
  const { cursor } = context;
  if (!cursor.enter('object')) return false;
  while (cursor.next()) {
    const read = cursor.choose(fields) ?? otherCase(fields, cursor, context.problems);
    if (read) read(context, target);
    else unknown?.(cursor);
  }
  return true;
}

interface Folded {
  readonly keys: ReadonlyMap<string, string>;
  readonly longest: number;
}

const foldedFields = new WeakMap<object, Folded>();

function foldedOf(fields: ReadonlyMap<string, unknown>): Folded {
  let folded = foldedFields.get(fields);
  if (!folded) {
    const keys = new Map([...fields.keys()].map(key => [foldKey(key), key]));
    folded = { keys, longest: Math.max(0, ...[...fields.keys()].map(({ length }) => length)) + 2 };
    foldedFields.set(fields, folded);
  }
  return folded;
}

/** What reads a key that is written in another case than the format has it, which is told. */
function otherCase<T>(fields: ReadonlyMap<string, T>, cursor: Cursor, problems: Problems | undefined): T | undefined {
  const { key } = cursor;
  const { keys, longest } = foldedOf(fields);
  // what nobody sees may stand between all letters
  if (key.length < 2 || key.length > longest * 4 || (key.length > longest && /^[\w.:-]*$/.test(key))) return undefined;
  const meant = keys.get(foldKey(key));
  if (meant === undefined) return undefined;
  if (problems) misspelled(problems, cursor, meant);
  return fields.get(meant);
}

/** Reads the object at the root: there a misspelled key would cost most of a document, so one letter too many or too few is forgiven. `unknown` stands on a member that is not known. */
export function readRoot<C extends { readonly cursor: Cursor; readonly problems: Problems }, T>(
  context: C,
  fields: Fields<C, T>,
  target: T,
  unknown?: (cursor: Cursor) => void,
): void {
  const { cursor, problems } = context;
  cursor.tellTo(problems);
  if (!cursor.enter('object')) return;
  while (cursor.next()) {
    const { key, kind } = cursor;
    let read = fields.get(key) ?? otherCase(fields, cursor, problems);
    if (!read && (kind === 'array' || kind === 'object')) {
      const meant = [...fields.keys()].find(known => oneLetterApart(key, known));
      read = fields.get(meant ?? '');
      if (meant) misspelled(problems, cursor, meant);
    }
    if (read) read(context, target);
    else unknown?.(cursor);
  }
}

function misspelled(problems: Problems, { keySpan }: Cursor, meant: string): void {
  problems.add('misspelled-key', 'warning', `This key is read as "${meant}".`, keySpan.start, keySpan.end);
}

/** Whether one text is the other with one letter left out; short keys are too alike to tell. */
function oneLetterApart(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.length !== short.length + 1 || short.length < 6) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  return short.slice(at) === long.slice(at + 1);
}

/**
 * Reads each element of the array that the cursor stands on, those of arrays inside it too; a value that should have
 * stood in an array is read as its only element.
 */
export function readEach(cursor: Cursor, read: () => void): void {
  if (cursor.enter('array')) {
    while (cursor.next()) readEach(cursor, read);
  } else if (cursor.kind !== 'null' && cursor.kind !== 'missing') {
    read();
  }
}

type Telling = { readonly cursor: Cursor; readonly problems: Problems };

/** Members of an object that stands where a text is meant, which hold the text: also as XML becomes JSON. */
const textKeys: ReadonlySet<string> = new Set(['name', 'value', 'text', 'content', 'title', '#text', '$t', '_', '$']);
/** A text in several languages. */
const languageTag =
  /^(?:ar|cs|da|de|el|en|es|fi|fr|he|hu|it|ja|ko|nl|no|pl|pt|ro|ru|sv|th|tr|uk|vi|zh)(?:[-_][a-z]{2,4})?$/i;

/**
 * Reads a value that is meant to be a text and is none, where its meaning is clear, and tells of it: each text of a list,
 * the name in an object, a text in several languages, a number. What is left is told as not read by the cursor.
 */
export function readOtherText({ cursor, problems }: Telling, read: (text: Stated<string>) => void): void {
  const { key, kind, start } = cursor;
  const told = problems.count;
  let count = 0;
  const take = (text: Stated<string> | undefined) => {
    if (!text) return;
    count++;
    read(text);
  };
  texts(cursor, take, 0);
  if (count === 0) {
    if ((kind === 'array' || kind === 'object') && problems.count === told && cursor.end - start > 2) {
      tellUnexpected(problems, key, kind, asked.text, span(start, cursor.end));
    }
    return;
  }
  tellOtherKind(problems, key, kind, asked.text, span(start, Math.max(start, cursor.end)));
}

function texts(cursor: Cursor, take: (text: Stated<string> | undefined) => void, depth: number): void {
  const { kind } = cursor;
  if (kind === 'string') take(cursor.string());
  else if (kind === 'number') take(cursor.stated());
  else if (depth < 3 && kind === 'array' && cursor.enter('array')) while (cursor.next()) texts(cursor, take, depth + 1);
  else if (depth < 3 && kind === 'object' && cursor.enter('object')) {
    while (cursor.next()) {
      if (textKeys.has(cursor.key.toLowerCase()) || languageTag.test(cursor.key)) texts(cursor, take, depth + 1);
    }
  }
}

/**
 * Reads a list of objects, or one object alone. An object in its place that has none of the members that `fields` knows
 * holds them as its values, by name or in lists, which is told.
 * @param read the object that the cursor stands on; the key it has in such an object
 */
export function readObjects<C extends Telling, T>(
  { cursor, problems }: C,
  fields: Fields<C, T>,
  read: (name?: Stated<string>) => void,
): void {
  const { key, kind, start } = cursor;
  const readOne = () => (cursor.kind === 'object' ? read() : void cursor.enter('object'));
  const isList = kind !== 'object' || cursor.repeats;
  if (isList || cursor.holds((member, of) => fields.has(member) && of !== 'object') || !cursor.enter('object')) {
    readEach(cursor, readOne);
    return;
  }
  let count = 0;
  while (cursor.next()) {
    if (cursor.kind !== 'object' && cursor.kind !== 'array') continue;
    count++;
    if (cursor.kind === 'object') read({ value: cursor.key, span: cursor.keySpan });
    else readEach(cursor, readOne);
  }
  if (count > 0) tellOtherKind(problems, key, kind, asked.array, span(start, start + 1));
}
