import type { Cursor } from '../syntax/cursor.ts';
import { openBrokenJson, openJson } from '../syntax/json.ts';
import type { Source } from '../text/source.ts';
import { rootKey } from './root-keys.ts';

/** What a document is written in, by its first characters. */
export type Syntax = 'json' | 'xml' | 'text';

export function syntaxOf(source: Source): Syntax {
  const at = contentStart(source);
  const head = source.slice({ start: at, end: at + 2 });
  if (head.startsWith('<')) return 'xml';
  // one stray character before the bracket, or a lost bracket, is damage that the reader repairs
  return /^(?:\w?[{[]|[\]}",:\\])/.test(head) ? 'json' : 'text';
}

/** The mark before each text of a JSON text sequence, RFC 7464. */
export const recordSeparator = '\u001e';

/** Where a text begins, behind white space, byte-order marks, a record separator, and comments as some write them into JSON. */
export function contentStart(source: Source): number {
  const head = source.slice({ start: 0, end: headLength });
  const at = startIn(head);
  // it may begin further on, or with a comment that is longer
  return at < head.length - 2 ? at : startIn(source.text);
}

function startIn(text: string): number {
  let at = 0;
  for (;;) {
    const unit = text.charAt(at);
    if (unit === recordSeparator || (unit !== '' && unit.trim() === '')) at++;
    else if (text.startsWith('//', at) || text.startsWith('/*', at)) {
      const mark = text.charAt(at + 1) === '/' ? '\n' : '*/';
      const end = text.indexOf(mark, at + 2);
      if (end < 0) return text.length;
      at = end + mark.length;
    } else return at;
  }
}

/** Keys that decide by themselves what a JSON document is: behind one of them nothing needs to be looked at. */
const decisive: ReadonlySet<string> = new Set([
  'bomFormat',
  'specFormat',
  'spdxVersion',
  'SPDXID',
  '@context',
  '@graph',
  'Document',
]);

/**
 * The members of an object, up to the first decisive one: key to text, with `undefined` for what is no scalar. Two formats
 * that ask for different decisive keys can never both say yes to one document.
 */
export type Outline = ReadonlyMap<string, string | undefined>;

/** Members of a root that may hold a bill of materials: the export of a forge, an attestation, an attestation of old. */
const wrappers: readonly (readonly string[])[] = [['sbom'], ['predicate', 'Data'], ['predicate']];

interface Outlined {
  readonly outline: Outline;
  /** Keys that lead from the root to the bill of materials; empty where it is the root. */
  readonly path: readonly string[];
}

const outlined = new WeakMap<Source, Outlined>();

/** The outline of a JSON document's root, or of what it wraps; empty where neither is an object. */
export function jsonOutline(source: Source): Outline {
  return outlinedOf(source).outline;
}

/** Keys that lead from the root of a JSON document to the bill of materials in it; empty where it is the root. */
export function wrapperOf(source: Source): readonly string[] {
  return outlinedOf(source).path;
}

function outlinedOf(source: Source): Outlined {
  let found = outlined.get(source);
  if (!found) {
    found = syntaxOf(source) === 'json' ? unwrapped(source) : { outline: new Map(), path: [] };
    outlined.set(source, found);
  }
  return found;
}

function unwrapped(source: Source): Outlined {
  const outline = jsonOutlineOf(source);
  for (const path of isDecided(outline) ? [] : wrappers) {
    if (!outline.has(path[0] ?? '')) continue;
    const cursor = openJson(source);
    const inner = descend(cursor, path) ? outlineOf(cursor) : outline;
    if (inner !== outline && isDecided(inner)) return { outline: inner, path };
  }
  return { outline, path: [] };
}

/** Takes a cursor along keys; false, and the cursor is of no further use, where they lead nowhere. */
export function descend(cursor: Cursor, path: readonly string[]): boolean {
  for (const key of path) {
    if (!cursor.enter('object')) return false;
    do if (!cursor.next()) return false;
    while (cursor.key !== key);
  }
  return true;
}

function isDecided(outline: Outline): boolean {
  return [...outline.keys()].some(key => decisive.has(key));
}

function jsonOutlineOf(source: Source): Outline {
  const cursor = openJson(source);
  const outline = outlineOf(cursor);
  const isEmpty = outline.size === 0 || cursor.problems.some(({ severity }) => severity === 'error');
  return !isDecided(outline) && isEmpty ? outlineOf(openBrokenJson(source)) : outline;
}

/** The outline of the object that a cursor stands on. Keys that tell something count in whatever case they are written. */
export function outlineOf(cursor: Cursor): Outline {
  const outline = new Map<string, string | undefined>();
  if (!cursor.enter('object')) return outline;
  while (cursor.next()) {
    const key = rootKey(cursor.key) ?? cursor.key;
    outline.set(key, cursor.stated()?.value);
    if (decisive.has(key)) break;
  }
  return outline;
}

/** How much of a text is looked at to recognise it. */
const headLength = 65_536;

/** The beginning of a text; of a long one, behind the comments that a licence may fill. */
export function headOf(source: Source): string {
  if (source.length <= headLength) return source.text;
  const head = source.slice({ start: 0, end: headLength });
  let at = behindComments(head);
  // a comment, or the white space before it, may end further on
  const isCut = at > head.length - 4 || comments.some(([opening]) => head.startsWith(opening, at));
  if (isCut) at = behindComments(source.text);
  return source.slice({ start: at, end: at + headLength });
}

const comments: readonly (readonly [opening: string, end: string])[] = [
  ['#', '\n'],
  ['//', '\n'],
  ['/*', '*/'],
  ['<!--', '-->'],
  ['<?', '?>'],
];

function behindComments(text: string): number {
  let at = 0;
  for (;;) {
    while (at < text.length && text.charAt(at).trim() === '') at++;
    const comment = comments.find(([opening]) => text.startsWith(opening, at));
    const end = comment ? text.indexOf(comment[1], at) : -1;
    if (!comment || end < 0) return at;
    at = end + comment[1].length;
  }
}
