import type { Stated } from '../../model/claim.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import type { TapeText } from '../../syntax/tape-text.ts';
import { readEach } from '../members.ts';
import type { Detail } from './elements.ts';
import { compactTerm, wordOf } from './terms.ts';

/** The text that the cursor stands on, also where linked data holds it in an object of its own. */
export function textHere(cursor: Cursor): Stated<string> | TapeText | undefined {
  if (cursor.kind === 'string') return cursor.text();
  if (!cursor.enter('object')) return cursor.string();
  let value: Stated<string> | undefined;
  while (cursor.next()) if (cursor.key === '@value' || cursor.key === '@id') value ??= cursor.string();
  return value;
}

/** Members that say of what kind the values are. */
export const labelKeys: ReadonlySet<string> = new Set([
  'externalIdentifierType',
  'externalRefType',
  'software_contentIdentifierType',
  'algorithm',
]);
/** Members that hold the values. */
export const valueKeys: ReadonlySet<string> = new Set([
  'identifier',
  'locator',
  'software_contentIdentifierValue',
  'hashValue',
]);

/** Documents have the same few keys again and again. */
const keys = new Map<string, string>();
const mostKeys = 500;

function compactKey(key: string): string {
  const known = keys.get(key);
  if (known !== undefined) return known;
  const compact = compactTerm(key);
  if (keys.size < mostKeys) keys.set(key, compact);
  return compact;
}

/** Reads an object that is no element. There may be several in every one of a million files. */
export function readDetail(cursor: Cursor): { readonly id: Stated<string> | undefined; readonly detail: Detail } {
  const detail: Detail = { label: '', values: [] };
  let id: Stated<string> | undefined;
  if (!cursor.enter('object')) return { id, detail };
  while (cursor.next()) {
    const key = compactKey(cursor.key);
    if (key === '@id') id = cursor.string();
    else if (labelKeys.has(key) || labelKeys.has(`software_${key}`)) {
      readEach(cursor, () => {
        detail.label = wordOf(textHere(cursor)?.value ?? '');
      });
    } else if (valueKeys.has(key) || valueKeys.has(`software_${key}`)) {
      readEach(cursor, () => {
        const value = textHere(cursor);
        if (value) detail.values.push(value);
      });
    }
  }
  return { id, detail };
}
