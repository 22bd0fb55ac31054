import type { Parsed } from '../text/problem.ts';
import { Problems } from '../text/problems.ts';
import type { Source } from '../text/source.ts';
import type { Cursor } from './cursor.ts';
import { JsonCursor } from './json-cursor.ts';

/** A cursor on a document, or on the value that starts at offset `at` of it. It stops where the structure breaks. */
export function openJson(source: Source, at = 0): Cursor {
  return new JsonCursor(source.text, new Problems(), at);
}

/** Decodes a document. */
export function decodeJson<T>(source: Source, decode: (cursor: Cursor, problems: Problems) => T): Parsed<T> {
  const problems = new Problems();
  const cursor = new JsonCursor(source.text, problems);
  const value = decode(cursor, problems);
  cursor.finish();
  return { value, problems: problems.list };
}
