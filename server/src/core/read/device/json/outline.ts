import type { Cursor } from '../../../syntax/cursor.ts';
import { openJson } from '../../../syntax/json.ts';
import type { Source } from '../../../text/source.ts';
import { syntaxOf } from '../../detect.ts';

const none: ReadonlySet<string> = new Set();
const known = new WeakMap<Source, Map<string, ReadonlySet<string>>>();

/**
 * The keys of an object in a JSON document, found by the keys that lead to it; an array on the way is entered at its
 * first element. Empty where there is no such object.
 */
export function keysAt(source: Source, ...path: readonly string[]): ReadonlySet<string> {
  if (syntaxOf(source) !== 'json') return none;
  // Many formats ask the same of one document.
  const asked = known.get(source) ?? new Map<string, ReadonlySet<string>>();
  known.set(source, asked);
  const place = path.join('/');
  const keys = asked.get(place) ?? findKeys(source, path);
  asked.set(place, keys);
  return keys;
}

function findKeys(source: Source, path: readonly string[]): ReadonlySet<string> {
  const cursor = openJson(source);
  for (const key of path) if (!enterFirst(cursor) || !goTo(cursor, key)) return none;
  if (!enterFirst(cursor)) return none;
  const keys = new Set<string>();
  while (cursor.next()) keys.add(cursor.key);
  return keys;
}

/** Goes into the object here, or into the first one of the array here. */
function enterFirst(cursor: Cursor): boolean {
  while (cursor.enter('array')) if (!cursor.next()) return false;
  return cursor.enter('object');
}

function goTo(cursor: Cursor, key: string): boolean {
  while (cursor.next()) if (cursor.key === key) return true;
  return false;
}

/** Whether all of these are there. */
export function hasAll(keys: ReadonlySet<string>, ...wanted: readonly string[]): boolean {
  return wanted.every(key => keys.has(key));
}
