import type { Cursor } from '../../server/src/core/syntax/cursor.ts';

/** What a cursor stands on as a plain value: of keys that stand twice the last counts, scalars are text, `null` is null. */
export function plainValue(cursor: Cursor): unknown {
  if (cursor.kind === 'null' || cursor.kind === 'missing') {
    cursor.skip();
    return null;
  }
  if (cursor.enter('array')) {
    const items: unknown[] = [];
    while (cursor.next()) items.push(plainValue(cursor));
    return items;
  }
  if (cursor.enter('object')) {
    const members: Record<string, unknown> = Object.create(null);
    while (cursor.next()) members[cursor.key] = plainValue(cursor);
    return members;
  }
  return cursor.stated()?.value;
}

/** Whether a value read as text is the JSON value: a number may be written in any way. */
export function isSame(read: unknown, json: unknown): boolean {
  if (typeof json === 'number') return typeof read === 'string' && Number(read.replaceAll('_', '')) === json;
  if (typeof json === 'boolean') return typeof read === 'string' && read.toLowerCase() === String(json);
  if (json === null || typeof json === 'string') return read === json;
  if (Array.isArray(json)) {
    return Array.isArray(read) && read.length === json.length && json.every((item, index) => isSame(read[index], item));
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read) || typeof json !== 'object') return false;
  const members = new Map(Object.entries(read));
  const expected = Object.entries(json);
  return members.size === expected.length && expected.every(([key, member]) => isSame(members.get(key), member));
}
