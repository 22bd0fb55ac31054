import type { Source } from '../text/source.ts';
import { Source as Text } from '../text/source.ts';
import { type Span, span } from '../text/span.ts';
import { type Outer, shiftBy } from './placed.ts';

/** A document that stands in a text with others, or inside something that is none. */
export interface Part {
  readonly source: Source;
  readonly outer: Outer;
  /** All of it, in the document around it. */
  readonly place: Span;
  /** A signature may cover it: it stands encoded, as in an attestation. */
  readonly signed: boolean;
}

/** A stretch of a text as a document of its own. */
export function partAt({ text }: Source, { start, end }: Span, signed = false): Part {
  return { source: new Text(text.slice(start, end)), outer: shiftBy(start), place: span(start, end), signed };
}

/** A part of a part, as one of what is around both. */
export function partOf(around: Part, inner: Part): Part {
  return {
    source: inner.source,
    outer: place => around.outer(inner.outer(place)),
    place: around.outer(inner.place),
    signed: around.signed || inner.signed,
  };
}

/** Behind an element that ends: the declaration of the next document, or a root of a bill of materials after one that was closed. */
const nextXml = />\s{0,100}(?=<\?xml\s)|<\/(?:bom|rdf:RDF|Document)>\s{0,100}(?=<(?:bom|rdf:RDF|Document)[\s>])/g;

/** The documents of XML that were written one behind another; none where there is one. */
export function xmlParts(source: Source): readonly Part[] {
  if (source.text.search(nextXml) < 0) return [];
  const text = withoutHidden(source.text);
  const parts: Part[] = [];
  let from = 0;
  for (const found of text.matchAll(nextXml)) {
    const end = found.index + found[0].length;
    parts.push(partAt(source, span(from, end)));
    from = end;
  }
  return parts.length === 0 ? [] : [...parts, partAt(source, span(from, text.length))];
}

const hidden: readonly (readonly [open: string, close: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
];

/** The text with dots for comments and character data: what looks like an element there is none. */
function withoutHidden(text: string): string {
  let shown = '';
  let from = 0;
  for (let at = text.indexOf('<!'); at >= 0; at = text.indexOf('<!', at)) {
    const close = hidden.find(([open]) => text.startsWith(open, at))?.[1];
    const end = close === undefined ? at + 2 : text.indexOf(close, at);
    if (end < 0) break;
    if (close !== undefined) shown += text.slice(from, at) + '.'.repeat(end - at);
    if (close !== undefined) from = end;
    at = end;
  }
  return shown + text.slice(from);
}

/** A document marker of YAML: at the beginning of a line, with nothing or white space behind it. */
const marker = /(?<![^\r\n])(---|\.\.\.)(?=[ \t\r\n]|$)/g;
/** Directives, comments and blank lines are no content. */
const content = /^(?![ \t]*(?:#|\r|$)|%)[^\r\n\u2028\u2029]*\S/m;

/**
 * The documents of a YAML stream, YAML 1.2.2 section 9.2, those without content left out. Markers stand at the beginning
 * of a line and nowhere else, not even in a block of text.
 */
export function yamlParts(source: Source): readonly Part[] {
  const { text } = source;
  if (!text.includes('---') && !text.includes('...')) return [];
  const parts: Part[] = [];
  let from = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const take = (to: number) => {
    const part = partAt(source, span(from, to));
    if (content.test(part.source.text)) parts.push(part);
  };
  for (const found of text.matchAll(marker)) {
    take(found.index);
    from = found.index + found[0].length;
  }
  take(text.length);
  return parts;
}

/** Whether a YAML stream has several documents, or one behind an empty one: a reader of one document would see the empty one. */
export function isYamlStream(source: Source): boolean {
  const [first, second] = yamlParts(source);
  if (!first || second) return second !== undefined;
  const before = source.text.slice(0, first.place.start);
  return [...before.matchAll(marker)].filter(([mark]) => mark === '---').length > 1;
}
