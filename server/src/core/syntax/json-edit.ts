import type { TextEdit } from '../text/edit.ts';
import type { Source } from '../text/source.ts';
import type { Span } from '../text/span.ts';
import { openJson } from './json.ts';

/** What can be written into a document. */
export type Json = string | readonly Json[] | { readonly [key: string]: Json };

/** A member of an object, or an element of an array with the key `''`. */
export interface Member {
  readonly key: string;
  /** Offset of the key's opening quote, or of the element. */
  readonly start: number;
  /** The whole value, quotes and brackets included. */
  readonly value: Span;
}

/** An object or array with what it holds, for editing. */
export interface Container {
  readonly span: Span;
  readonly members: readonly Member[];
}

/** The object or array at an offset; undefined where none stands, or a broken one. */
export function containerAt(source: Source, at: number): Container | undefined {
  const cursor = openJson(source, at);
  const { start, kind } = cursor;
  const members: Member[] = [];
  if (!cursor.enter('object') && !cursor.enter('array')) return undefined;
  while (cursor.next()) {
    const { key, keySpan } = cursor;
    const value = cursor.skip();
    members.push({ key, start: kind === 'object' ? keySpan.start - 1 : value.start, value });
  }
  if (cursor.problems.some(({ severity }) => severity === 'error')) return undefined;
  return { span: { start, end: cursor.end }, members };
}

/** The member with a key; of several the last one, which is the one that counts. */
export function memberOf(container: Container | undefined, key: string): Member | undefined {
  return container?.members.findLast(member => member.key === key);
}

/** How a container is laid out, as far as something added to it has to follow. */
interface Style {
  /** The line end before each member; '' where all stand on one line. */
  readonly lineEnd: string;
  readonly indent: string;
  /** What each level adds to the indentation. */
  readonly unit: string;
  readonly colon: string;
}

/** An edit that adds a member behind the others of an object, or an element (key undefined) to an array. `within` is what holds an array that is still empty. */
export function append(
  source: Source,
  container: Container,
  key: string | undefined,
  value: Json,
  within: Container = container,
): TextEdit {
  return appendAll(source, container, key, [value], within);
}

function appendAll(
  source: Source,
  container: Container,
  key: string | undefined,
  values: readonly Json[],
  within: Container,
): TextEdit {
  const own = container.members.length > 0;
  const style = own ? styleOf(source, container) : deeper(styleOf(source, within));
  const head = key === undefined ? '' : `${JSON.stringify(key)}${style.colon}`;
  const gap = style.lineEnd === '' && style.colon.endsWith(' ') ? ' ' : '';
  const written = values
    .map(value => `${style.lineEnd}${style.lineEnd && style.indent}${head}${write(value, style)}`)
    .join(`,${gap}`);
  const last = container.members.at(-1);
  if (last) return { span: { start: last.value.end, end: last.value.end }, text: `,${gap}${written}` };
  const { start, end } = container.span;
  const tail = style.lineEnd && `${style.lineEnd}${style.indent.slice(style.unit.length)}`;
  return { span: { start: start + 1, end: end - 1 }, text: `${written}${tail}` };
}

/** Adds an element to a list that is a member of an object, and the list where there is none; nothing where `isThere` finds it. */
export function addTo(
  source: Source,
  object: Container,
  key: string,
  element: Json,
  isThere: (element: Container) => boolean,
): readonly TextEdit[] {
  return addAllTo(source, object, key, [element], isThere);
}

/** The same for several elements, of which those are left out that `isThere` finds. */
export function addAllTo<T extends Json>(
  source: Source,
  object: Container,
  key: string,
  elements: readonly T[],
  isThere: (known: Container, element: T) => boolean,
): readonly TextEdit[] {
  const member = memberOf(object, key);
  if (!member) return elements.length === 0 ? [] : [append(source, object, key, elements)];
  // Where something else than a list stands, nothing can be added.
  const list = source.text.charAt(member.value.start) === '[' ? containerAt(source, member.value.start) : undefined;
  if (!list) return [];
  const known = list.members.flatMap(({ value }) => containerAt(source, value.start) ?? []);
  const missing = elements.filter(element => !known.some(one => isThere(one, element)));
  return missing.length === 0 ? [] : [appendAll(source, list, undefined, missing, object)];
}

/** The text that a member with a key states. */
export function textOf(source: Source, object: Container, key: string): string | undefined {
  const member = memberOf(object, key);
  return member && textAt(source, member.value);
}

/** The text of the string that covers a span, quotes included; undefined where no string stands there. */
export function textAt(source: Source, { start }: Span): string | undefined {
  return openJson(source, start).string()?.value;
}

/** Edits that take members out, each with one comma. */
export function remove({ members }: Container, isRemoved: (member: Member) => boolean): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const firstKept = members.findIndex(member => !isRemoved(member));
  for (const [index, member] of members.entries()) {
    if (!isRemoved(member)) continue;
    const before = members[index - 1];
    const after = members[index + 1];
    const span =
      before && firstKept >= 0 && firstKept < index
        ? { start: before.value.end, end: member.value.end }
        : { start: member.start, end: after?.start ?? member.value.end };
    edits.push({ span, text: '' });
  }
  return edits;
}

function styleOf(source: Source, { span, members }: Container): Style {
  const { text } = source;
  const first = members[0];
  const lead = first ? /(\r\n|\n|\r)([ \t]*)$/.exec(text.slice(span.start + 1, first.start)) : null;
  const [, lineEnd = '', indent = ''] = lead ?? [];
  const outer = /^[ \t]*/.exec(text.slice(lineStart(text, span.end - 1), span.end - 1))?.[0] ?? '';
  const unit = indent.startsWith(outer) && indent.length > outer.length ? indent.slice(outer.length) : '  ';
  // how the first key found in it is written; a break between key and value is not imitated
  const colon = /"([ \t]*:[ \t]*)(?=["{[\dtfn-])/.exec(text.slice(span.start, span.start + 2000))?.[1] ?? ': ';
  return { lineEnd, indent, unit, colon };
}

function lineStart(text: string, at: number): number {
  return Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
}

function deeper(style: Style): Style {
  return { ...style, indent: style.indent + style.unit };
}

function write(value: Json, style: Style): string {
  if (typeof value === 'string') return JSON.stringify(value);
  const inner = deeper(style);
  const gap = style.colon.endsWith(' ') ? ' ' : '';
  const items = isList(value)
    ? value.map(item => write(item, inner))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}${style.colon}${write(item, inner)}`);
  const [open, close] = isList(value) ? ['[', ']'] : ['{', '}'];
  if (style.lineEnd === '') return `${open}${items.join(`,${gap}`)}${close}`;
  const lines = items.map(item => `${style.lineEnd}${inner.indent}${item}`);
  return `${open}${lines.join(',')}${style.lineEnd}${style.indent}${close}`;
}

function isList(value: Exclude<Json, string>): value is readonly Json[] {
  return Array.isArray(value);
}
