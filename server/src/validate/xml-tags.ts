import { type Span, span } from '../core/text/span.ts';

/** One tag of an XML document, or the tag that opens the element which it closes. */
export interface Tag {
  /** From the `<` of the opening tag to behind its `>`. */
  readonly span: Span;
  readonly isEmpty: boolean;
}

/** A line feed stands in every tag of `text`, so that a parser which tells of lines tells of tags. */
export interface LinedTags {
  readonly text: string;
  /** The element whose opening or closing tag ends on a line of `text`, counted from 1. */
  readonly elementAt: (line: number) => Tag | undefined;
}

/** What is passed over as a whole, by its beginning. */
const others: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
];

/** Puts a line feed before the end of every tag, where white space means nothing. The document has to be well-formed. */
export function lineTags(document: string): LinedTags {
  const parts: string[] = [];
  const tags: Tag[] = [];
  const byLine = new Map<number, number>();
  const open: number[] = [];
  let line = 1;
  let taken = 0;
  const take = (to: number, addition: string): void => {
    const part = document.slice(taken, to) + addition;
    parts.push(part);
    for (let at = part.indexOf('\n'); at >= 0; at = part.indexOf('\n', at + 1)) line++;
    taken = to;
  };
  for (let at = document.indexOf('<'); at >= 0; ) {
    const other = others.find(([beginning]) => document.startsWith(beginning, at));
    const end = other ? behind(document, other[1], at) : tagEnd(document, at);
    if (!other) {
      const isEmpty = document.charAt(end - 2) === '/';
      const isClosing = document.charAt(at + 1) === '/';
      take(isEmpty ? end - 2 : end - 1, '\n');
      const element = isClosing ? open.pop() : tags.push({ span: span(at, end), isEmpty }) - 1;
      if (element !== undefined) byLine.set(line, element);
      if (element !== undefined && !isClosing && !isEmpty) open.push(element);
    }
    at = document.indexOf('<', end);
  }
  take(document.length, '');
  const elementAt = (wanted: number): Tag | undefined => tags[byLine.get(wanted) ?? -1];
  return { text: withoutDeclaration(parts.join('')), elementAt };
}

function behind(text: string, ending: string, from: number): number {
  const found = text.indexOf(ending, from);
  return found < 0 ? text.length : found + ending.length;
}

/** The offset behind a tag: its `>` is the first outside of quotes. */
function tagEnd(text: string, start: number): number {
  let quote = '';
  for (let at = start; at < text.length; at++) {
    const unit = text.charAt(at);
    if (quote !== '') quote = unit === quote ? '' : quote;
    else if (unit === '"' || unit === "'") quote = unit;
    else if (unit === '>') return at + 1;
  }
  return text.length;
}

/** The text is no longer in the encoding that its declaration names. */
function withoutDeclaration(text: string): string {
  return text.replace(/^<\?xml\s[^>]*\?>/, declaration => declaration.replace(/[^\n]/g, ' '));
}
