import { printable } from '../text/printable.ts';
import type { Problems } from '../text/problems.ts';
import type { Span } from '../text/span.ts';
import type { ValueKind } from './cursor.ts';

/** What a decoder asked a value for, in bits. */
export const asked = { object: 1, array: 2, text: 4 } as const;

const words: Readonly<Record<ValueKind, string>> = {
  object: 'an object',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
  missing: 'nothing',
};

/**
 * Tells of a value that a decoder knows the place of, asked for other kinds of value, and passed over: it is counted as not
 * read. What says nothing anyway, null and what is empty, is to be left out by the caller.
 */
export function tellUnexpected(problems: Problems, key: string, kind: ValueKind, mask: number, place: Span): void {
  const message = `${said(key, kind, mask)}; it is not read.`;
  problems.notRead('value', 'unexpected-value', 'warning', message, place);
}

/** Tells of a value of another kind than its place has, whose meaning is clear: it is read. */
export function tellOtherKind(problems: Problems, key: string, kind: ValueKind, mask: number, place: Span): void {
  const message = `${said(key, kind, mask)}; it is read all the same.`;
  problems.add('other-kind', 'warning', message, place.start, place.end);
}

function said(key: string, kind: ValueKind, mask: number): string {
  const expected = [
    ...(mask & asked.text ? [words.string] : []),
    ...(mask & asked.array ? [words.array] : []),
    ...(mask & asked.object ? [words.object] : []),
  ].join(' or ');
  const of = key === '' ? 'Here stands' : `"${printable(key, 40)}" is`;
  return `${of} ${words[kind]} where ${expected} is expected`;
}
