import type { Cursor } from '../../server/src/core/syntax/cursor.ts';

/** Everything a cursor states, as plain values; the last of several members with one key counts, `undefined` stands for what is missing. */
export function jsonValue(cursor: Cursor): unknown {
  if (cursor.enter('array')) {
    const list: unknown[] = [];
    while (cursor.next()) list.push(jsonValue(cursor));
    return list;
  }
  if (cursor.enter('object')) {
    const members = new Map<string, unknown>();
    while (cursor.next()) members.set(cursor.key, jsonValue(cursor));
    return Object.fromEntries(members);
  }
  if (cursor.kind === 'string') return cursor.string()?.value;
  const word = cursor.stated()?.value;
  try {
    return word === undefined ? undefined : JSON.parse(word);
  } catch {
    return word;
  }
}
