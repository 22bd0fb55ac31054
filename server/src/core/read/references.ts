import type { Stated } from '../model/claim.ts';
import type { BomFormat } from '../model/component.ts';
import { decodeString } from '../syntax/json-text.ts';
import type { Source } from '../text/source.ts';
import { type Span, span } from '../text/span.ts';
import { isBomLink } from './links.ts';
import type { RefTable } from './ref-table.ts';

/** The references of a document, without an object for each: there may be as many as there are components, or more. */
export class References {
  readonly #values: string[] = [];
  readonly #places: number[] = [];

  add({ value, span: { start, end } }: Stated<string>): void {
    this.#values.push(value);
    this.#places.push(start, end);
  }

  /**
   * Those that lead nowhere. Most lead to a component; only for the rest is the document's text looked through for
   * elements that are no components, such as files, licences or people.
   */
  dangling(
    components: RefTable,
    document: string | undefined,
    format: BomFormat,
    declared: () => ReadonlySet<string>,
  ): readonly Stated<string>[] {
    const open: Stated<string>[] = [];
    let last: string | undefined;
    for (const [index, value] of this.#values.entries()) {
      // a row of relationships begins with the same element again and again
      if (value === last || value === document) continue;
      if (components.get(value) !== undefined || isElsewhere(value, format)) last = value;
      else open.push({ value, span: this.#span(index) });
    }
    if (open.length === 0) return open;
    const refs = declared();
    return open.filter(({ value }) => !refs.has(value));
  }

  /** Those that may lead to another document. */
  *outward(format: BomFormat): Generator<Stated<string>> {
    for (const [index, value] of this.#values.entries()) {
      if (mayLeadOut(value, format)) yield { value, span: this.#span(index) };
    }
  }

  #span(index: number): Span {
    return span(this.#places[2 * index] ?? 0, this.#places[2 * index + 1] ?? 0);
  }
}

function mayLeadOut(value: string, format: BomFormat): boolean {
  return value.includes('DocumentRef-') || isBomLink(value) || (format === 'spdx-2-rdf' && value.includes('#'));
}

/** A BOM-Link, an element of another SPDX document, one that the standard itself defines, and the words for "none". */
function isElsewhere(value: string, format: BomFormat): boolean {
  // in RDF the ids of the document itself stand without its address
  if (format === 'spdx-2-rdf' && value.includes('#')) return true;
  return /^(?:urn:cdx:|https?:\/\/spdx\.org\/|SPDXRef-DOCUMENT$|NOASSERTION$|NONE$|\s*$)|(?:^|[:#/])DocumentRef-/.test(
    value,
  );
}

/** The references that elements of any kind have in the text of a document. */
export function declaredRefs(source: Source, format: BomFormat): ReadonlySet<string> {
  const refs = new Set<string>();
  const { text } = source;
  if (format.endsWith('-json')) {
    for (const key of keys) addJsonValues(text, `"${key}"`, refs);
  } else {
    for (const [, ref = ''] of text.matchAll(format.endsWith('-xml') || format === 'spdx-2-rdf' ? inXml : inLines)) {
      refs.add(unescaped(ref));
      if (format === 'spdx-2-rdf') refs.add(ref.slice(ref.indexOf('#') + 1));
    }
  }
  return refs;
}

const keys = ['bom-ref', 'SPDXID', 'spdxId', '@id', 'externalSpdxId'];

function addJsonValues(text: string, key: string, refs: Set<string>): void {
  const value = /\s*:\s*"((?:[^"\\]|\\.)*)"/y;
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + key.length)) {
    value.lastIndex = at + key.length;
    const raw = value.exec(text)?.[1];
    if (raw !== undefined) refs.add(raw.includes('\\') ? decodeString(raw) : raw);
  }
}

/** Attributes of CycloneDX and RDF, and the element of SPDX. */
const inXml = /(?:[\s:](?:bom-ref|about|ID|nodeID)\s*=\s*["']|<SPDXID>\s*)([^"'<]*)/g;
/** Of tag-value and of YAML, where a key may be quoted. */
const inLines = /^[ \t-]*["']?(?:Snippet)?SPDXID["']?[ \t]*:[ \t]*["']?([^"'\s]*)/gm;

function unescaped(ref: string): string {
  if (!ref.includes('&')) return ref;
  return ref
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
