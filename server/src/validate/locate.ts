import type { Cursor } from '../core/syntax/cursor.ts';
import { type Span, span } from '../core/text/span.ts';
import { segmentsOf } from './pointer.ts';

/** Where a value stands, by what can be marked of it. */
export interface SchemaPlace {
  /** The key of a member, quotes excluded; undefined for an item and for the document itself. */
  readonly key: Span | undefined;
  /** The whole value; of a text without its quotes. */
  readonly value: Span;
  readonly isContainer: boolean;
}

/** What is looked for, as a tree of keys and indices. */
interface Wanted {
  readonly pointers: string[];
  readonly inner: Map<string, Wanted>;
}

/**
 * Where the values stand that JSON pointers lead to, found in one walk. Of a key that is there twice the last counts, as
 * for every reader of JSON. A pointer that leads nowhere is not in the result.
 */
export function locate(cursor: Cursor, pointers: Iterable<string>): ReadonlyMap<string, SchemaPlace> {
  const places = new Map<string, SchemaPlace>();
  visit(cursor, treeOf(pointers), undefined, places);
  return places;
}

function treeOf(pointers: Iterable<string>): Wanted {
  const root: Wanted = { pointers: [], inner: new Map() };
  for (const pointer of pointers) {
    let at = root;
    for (const segment of segmentsOf(pointer)) {
      const next = at.inner.get(segment) ?? { pointers: [], inner: new Map() };
      at.inner.set(segment, next);
      at = next;
    }
    at.pointers.push(pointer);
  }
  return root;
}

function visit(cursor: Cursor, wanted: Wanted, key: Span | undefined, places: Map<string, SchemaPlace>): void {
  const { start, kind } = cursor;
  const value = valueSpan(cursor, start, () => descend(cursor, wanted, places));
  const isContainer = kind === 'object' || kind === 'array';
  for (const pointer of wanted.pointers) places.set(pointer, { key, value, isContainer });
}

/** Consumes the value that the cursor stands on. */
function valueSpan(cursor: Cursor, start: number, walk: () => void): Span {
  if (cursor.kind !== 'object' && cursor.kind !== 'array') return cursor.stated()?.span ?? cursor.skip();
  walk();
  return span(start, cursor.end);
}

function descend(cursor: Cursor, { inner }: Wanted, places: Map<string, SchemaPlace>): void {
  if (inner.size === 0) {
    cursor.skip();
  } else if (cursor.enter('object')) {
    while (cursor.next()) {
      const next = inner.get(cursor.key);
      if (next) visit(cursor, next, cursor.keySpan, places);
    }
  } else if (cursor.enter('array')) {
    for (let index = 0; cursor.next(); index++) {
      const next = inner.get(String(index));
      if (next) visit(cursor, next, undefined, places);
    }
  }
}
