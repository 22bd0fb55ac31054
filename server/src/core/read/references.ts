import type { Stated } from '../model/claim.ts';
import { type BomFormat, syntaxOf } from '../model/syntax.ts';
import { wholeTape } from '../syntax/json.ts';
import { decodeString } from '../syntax/json-text.ts';
import type { Place } from '../syntax/tape.ts';
import { textsUnder } from '../syntax/tape-search.ts';
import type { TapeText } from '../syntax/tape-text.ts';
import type { Source } from '../text/source.ts';
import { isBomLink } from './links.ts';
import { hashOfNode, hashOfText, isSameRef, type Ref } from './ref.ts';
import type { RefTable } from './ref-table.ts';
import { TextColumn } from './text-column.ts';

/** The references of a document, without an object for each: there may be as many as there are components, or more. */
export class References {
  readonly #refs = new TextColumn();
  readonly #place: Place = { bytes: new Uint8Array(), start: 0, end: 0 };

  get length(): number {
    return this.#refs.length;
  }

  add(reference: Stated<string> | TapeText): void {
    this.#refs.push(reference);
  }

  /**
   * Those that lead nowhere. Most lead to a component; only for the rest is the document's text looked through for
   * elements that are no components, such as files, licences or people.
   */
  dangling(
    components: RefTable,
    document: Ref | undefined,
    format: BomFormat,
    declared: (open: ReadonlySet<string>) => ReadonlySet<string>,
  ): readonly Stated<string>[] {
    const open: Stated<string>[] = [];
    let last = -1;
    for (let index = 0; index < this.#refs.length; index++) {
      // a row of relationships begins with the same element again and again
      if (last >= 0 && this.#refs.isSame(index, last)) continue;
      if (this.#refs.componentAt(index, components) !== undefined || this.#isElsewhere(index, document, format))
        last = index;
      else open.push({ value: this.#refs.value(index), span: this.#refs.span(index) });
    }
    if (open.length === 0) return open;
    const refs = declared(new Set(open.map(({ value }) => value)));
    return open.filter(({ value }) => !refs.has(value));
  }

  /** The document itself, or another one. */
  #isElsewhere(index: number, document: Ref | undefined, format: BomFormat): boolean {
    return (
      (document !== undefined && isSameRef(this.#refs.at(index), document)) ||
      isElsewhere(this.#refs.value(index), format)
    );
  }

  /** Those that may lead to another document. */
  *outward(format: BomFormat): Generator<Stated<string>> {
    for (let index = 0; index < this.#refs.length; index++) {
      if (this.#staysHere(index)) continue;
      const value = this.#refs.value(index);
      if (mayLeadOut(value, format)) yield { value, span: this.#refs.span(index) };
    }
  }

  /** Told from its bytes: a reference to another document begins like a BOM-Link or has `Do` in it. */
  #staysHere(index: number): boolean {
    const place = this.#place;
    if (!this.#refs.locate(index, place)) return false;
    const { bytes, start, end } = place;
    const first = (bytes[start] as number) | 0x20;
    if (first === 0x20 || first === letterU || (bytes[start] as number) < 0x20) return false;
    for (let at = start; at < end; at++) if (bytes[at] === letterD && bytes[at + 1] === letterO) return false;
    return true;
  }
}

const [letterD, letterO, letterU] = [68, 111, 117];

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

/** Which of some references elements of any kind have in the text of a document; others may be among them. */
export function declaredAmong(source: Source, format: BomFormat, refs: ReadonlySet<string>): ReadonlySet<string> {
  const tape = syntaxOf(format) === 'json' ? wholeTape(source) : undefined;
  if (!tape) return declaredRefs(source, format);
  const hashes = new Set([...refs].map(hashOfText));
  const found = new Set<string>();
  for (const text of textsUnder(tape, keys)) if (hashes.has(hashOfNode(tape, text.node))) found.add(text.value);
  return found;
}

/** The references that elements of any kind have in the text of a document. */
export function declaredRefs(source: Source, format: BomFormat): ReadonlySet<string> {
  const refs = new Set<string>();
  const tape = syntaxOf(format) === 'json' ? wholeTape(source) : undefined;
  if (tape) {
    for (const { value } of textsUnder(tape, keys)) refs.add(value);
    return refs;
  }
  const { text } = source;
  if (syntaxOf(format) === 'json') {
    for (const key of keys) addJsonValues(text, `"${key}"`, refs);
  } else {
    for (const [, ref = ''] of text.matchAll(syntaxOf(format) === 'xml' ? inXml : inLines)) {
      refs.add(unescaped(ref));
      if (format === 'spdx-2-rdf') refs.add(ref.slice(ref.indexOf('#') + 1));
    }
  }
  return refs;
}

const keys: ReadonlySet<string> = new Set(['bom-ref', 'SPDXID', 'spdxId', '@id', 'externalSpdxId']);

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
