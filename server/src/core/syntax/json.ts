import type { Parsed } from '../text/problem.ts';
import { Problems } from '../text/problems.ts';
import type { Source } from '../text/source.ts';
import type { Cursor } from './cursor.ts';
import { JsonCursor } from './json-cursor.ts';
import { repairJson } from './json-repair.ts';
import { locatePart } from './json-text.ts';
import { TapeCursor } from './tape.ts';

/** A cursor on a document, or on the value that starts at offset `at` of it. It stops where the structure breaks. */
export function openJson(source: Source, at = 0): JsonCursor {
  return new JsonCursor(source.text, new Problems(), at);
}

/** A cursor on a document whose structure is broken; what it passes over is repaired. */
export function openBrokenJson(source: Source, problems: Problems = new Problems()): Cursor {
  const { text } = source;
  const tape = repairJson(text, problems);
  return new TapeCursor(tape, problems.list, (whole, from, to) => locatePart(text, whole, from, to), false);
}

/**
 * Decodes a document. `decode` reads whole documents straight from the text; it is called a second time, with a repaired
 * reading, for one that proves broken on the way.
 */
export function decodeJson<T>(source: Source, decode: (cursor: Cursor, problems: Problems) => T): Parsed<T> {
  const problems = new Problems();
  const cursor = new JsonCursor(source.text, problems);
  const value = decode(cursor, problems);
  cursor.finish();
  if (!cursor.broken) return { value, problems: problems.list };
  const repaired = new Problems();
  const broken = openBrokenJson(source, repaired);
  const why = problems.list.slice(-1);
  // nothing is wrong with brackets that are only too many: what the repair makes of them would name mistakes that are none
  if (why[0]?.code === 'nested-too-deep') return { value: decode(broken, repaired), problems: problems.list };
  if (!repaired.list.some(({ severity }) => severity === 'error')) repaired.addAll(why);
  return { value: decode(broken, repaired), problems: repaired.list };
}
