import type { Cursor } from '../syntax/cursor.ts';
import type { Problems } from '../text/problems.ts';

/** What a decoder does with each member of an object it knows, by key. A key that is not in it is skipped. */
export type Fields<C, T> = ReadonlyMap<string, (context: C, target: T) => void>;

/** Reads the object that the cursor stands on. False, and nothing read, where it stands on something else. */
export function readObject<C extends { readonly cursor: Cursor; readonly problems?: Problems }, T>(
  context: C,
  fields: Fields<C, T>,
  target: T,
): boolean {
  const { cursor } = context;
  if (!cursor.enter('object')) return false;
  while (cursor.next()) {
    const { key } = cursor;
    const read = fields.get(key) ?? otherCase(fields, cursor, context.problems);
    read?.(context, target);
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

/** `bom-ref`, `bomRef` and `BOM_REF` are one key. */
function foldKey(key: string): string {
  return key.toLowerCase().replace(/[-_]/g, '');
}

/** What reads a key that is written in another case than the format has it, which is told. */
function otherCase<T>(fields: ReadonlyMap<string, T>, cursor: Cursor, problems: Problems | undefined): T | undefined {
  const { key } = cursor;
  const { keys, longest } = foldedOf(fields);
  if (key.length < 2 || key.length > longest) return undefined;
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
