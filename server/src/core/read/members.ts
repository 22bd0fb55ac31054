import type { Cursor } from '../syntax/cursor.ts';

/** What a decoder does with each member of an object it knows, by key. A key that is not in it is skipped. */
export type Fields<C, T> = ReadonlyMap<string, (context: C, target: T) => void>;

/** Reads the object that the cursor stands on. False, and nothing read, where it stands on something else. */
export function readObject<C extends { readonly cursor: Cursor }, T>(
  context: C,
  fields: Fields<C, T>,
  target: T,
): boolean {
  const { cursor } = context;
  if (!cursor.enter('object')) return false;
  while (cursor.next()) fields.get(cursor.key)?.(context, target);
  return true;
}

/** Reads each element of the array that the cursor stands on; a value that should have stood in an array is read as its only element. */
export function readEach(cursor: Cursor, read: () => void): void {
  if (cursor.enter('array')) {
    while (cursor.next()) read();
  } else if (cursor.kind !== 'null' && cursor.kind !== 'missing') {
    read();
  }
}
