import type { Cursor } from '../syntax/cursor.ts';
import { openBrokenJson, openJson } from '../syntax/json.ts';
import type { Source } from '../text/source.ts';

/** What a document is written in, by its first characters. */
export type Syntax = 'json' | 'xml' | 'text';

export function syntaxOf(source: Source): Syntax {
  const { text } = source;
  if (/^[\s\ufeff]*</.test(text)) return 'xml';
  // one stray character before the bracket, or a lost bracket, is damage that the reader repairs
  return /^[\s\ufeff]*(?:\w?[{[]|[\]}",:\\])/.test(text) ? 'json' : 'text';
}

/** Keys that decide by themselves what a JSON document is: behind one of them nothing needs to be looked at. */
const decisive: ReadonlySet<string> = new Set(['bomFormat', 'spdxVersion', 'SPDXID', '@context', '@graph', 'Document']);

/**
 * The members of an object, up to the first decisive one: key to text, with `undefined` for what is no scalar. Two formats
 * that ask for different decisive keys can never both say yes to one document.
 */
export type Outline = ReadonlyMap<string, string | undefined>;

const outlines = new WeakMap<Source, Outline>();

/** The outline of a JSON document's root; empty where the root is no object. */
export function jsonOutline(source: Source): Outline {
  let outline = outlines.get(source);
  if (!outline) {
    outline = syntaxOf(source) === 'json' ? jsonOutlineOf(source) : new Map();
    outlines.set(source, outline);
  }
  return outline;
}

function jsonOutlineOf(source: Source): Outline {
  const cursor = openJson(source);
  const outline = outlineOf(cursor);
  const decided = [...outline.keys()].some(key => decisive.has(key));
  const broken = !decided && (outline.size === 0 || cursor.problems.some(({ severity }) => severity === 'error'));
  return broken ? outlineOf(openBrokenJson(source)) : outline;
}

/** The outline of the object that a cursor stands on. The cursor is of no further use. */
export function outlineOf(cursor: Cursor): Outline {
  const outline = new Map<string, string | undefined>();
  if (!cursor.enter('object')) return outline;
  while (cursor.next()) {
    const { key } = cursor;
    outline.set(key, cursor.stated()?.value);
    if (decisive.has(key)) break;
  }
  return outline;
}
