import type { Format } from '../model/format.ts';
import { printable } from '../text/printable.ts';
import type { Problem } from '../text/problem.ts';
import { Problems } from '../text/problems.ts';
import type { Source } from '../text/source.ts';
import { span } from '../text/span.ts';
import { withoutCopies } from './copies.ts';
import { contentStart, jsonOutline, recordSeparator, type Syntax, syntaxOf, wrapperOf } from './detect.ts';
import { payloadAt, textAt } from './envelope.ts';
import { mayHoldBom } from './hints.ts';
import { isEncoded, isPacked, searchJson } from './json-search.ts';
import { jsonPieces } from './json-stream.ts';
import { isYamlStream, type Part, partAt, partOf, xmlParts, yamlParts } from './parts.ts';

/** A bill of materials that stands in a file with others, or inside something that is none. */
export interface Inner extends Part {
  readonly format: Format;
}

export interface Inside {
  /** In the order of the file. */
  readonly documents: readonly Inner[];
  /** What was not read around them. */
  readonly problems: readonly Problem[];
}

/** An envelope in a bundle in an answer of an interface; each is a text in another. */
const mostLevels = 8;
/** Lines of a text at which a document may begin that are tried. */
const mostOpenings = 5;
/** More than this are only counted. */
const mostDocuments = 10_000;
/** Values and texts that are looked into, whatever is in them. */
const mostTried = 20_000;
/** So few documents of a stream are looked at whatever their words. */
const freelyTried = 100;

const yamlFormats: ReadonlySet<string> = new Set([
  'spdx-2-yaml',
  'cyclonedx-yaml',
  'device-manifest',
  'netbox-device-type',
  'frigate-yaml',
  'go2rtc-yaml',
]);

/** A line at which JSON or XML may begin. */
const opening = /(?<![^\r\n])[ \t]*(?:\{(?=\s*["}])|\[(?=\s*\{)|<(?=[?!A-Za-z]))/g;

/** Whether a text shows at once that it is a stream of documents: of YAML, of XML, or a text sequence of JSON (RFC 7464). */
export function isStream(source: Source, format: Format): boolean {
  if (syntaxOf(source) === 'json')
    return source.slice({ start: 0, end: contentStart(source) }).includes(recordSeparator);
  if (syntaxOf(source) === 'xml') return xmlParts(source).length > 1;
  return yamlFormats.has(format.id) && isYamlStream(source);
}

/** What stands among others or inside something else is in a form that people exchange; tables and listings are not looked for. */
const inside: Readonly<Record<Syntax, RegExp>> = {
  json: /json$|manifest$|home-assistant|^(?:spdx-2|cyclonedx)-yaml$/,
  xml: /xml$|rdf$|metainfo$/,
  text: /yaml$|tag-value$|protobuf$|manifest$|device-type$/,
};

/** Every bill of materials in a text that is more than one document, or none by itself: streams, lists, envelopes, answers. */
export function documentsIn(source: Source, formats: readonly Format[]): Inside {
  const finder = new Finder(formats);
  const isYaml = syntaxOf(source) === 'text' && isYamlStream(source);
  if (isYaml || mayHoldBom(source.text)) finder.look({ ...partAt(source, span(0, source.text.length)), source }, 0);
  return finder.finish();
}

class Finder {
  readonly #formats: Readonly<Record<Syntax, readonly Format[]>>;
  readonly #documents: Inner[] = [];
  readonly #problems = new Problems();
  /** What stands beside documents and is none; told only where there are some. */
  readonly #others: { readonly part: Part; readonly kind: 'document' | 'text' }[] = [];
  readonly #packed: Part[] = [];
  #beyond: Part | undefined;
  #more = 0;
  #tried = 0;

  constructor(formats: readonly Format[]) {
    const of = (syntax: Syntax) => formats.filter(({ id }) => inside[syntax].test(id));
    this.#formats = { json: of('json'), xml: of('xml'), text: of('text') };
  }

  #formatOf(source: Source): Format | undefined {
    return this.#formats[syntaxOf(source)].find(format => format.detect(source));
  }

  finish(): Inside {
    if (this.#beyond) {
      const message = `This document and ${this.#more - 1} more behind it are too many for one file; they are not read.`;
      const { place } = this.#beyond;
      this.#problems.addAll([
        {
          code: 'too-many-documents',
          severity: 'error',
          message,
          span: span(place.start, place.start + 1),
          unread: { document: this.#more },
        },
      ]);
    }
    for (const part of this.#packed) this.#tellPacked(part);
    if (this.#documents.length > 0) for (const { part, kind } of this.#others) this.#tellOther(part, kind);
    return { documents: withoutCopies(this.#documents), problems: this.#problems.list };
  }

  /** Looks into a text that is no document by itself, or holds more than one. */
  look(part: Part, level: number): void {
    const syntax = syntaxOf(part.source);
    if (syntax === 'json') this.#json(part, level);
    else if (syntax === 'text') this.#text(part, level);
    else for (const document of xmlParts(part.source)) this.#element(partOf(part, document), level);
  }

  get #found(): number {
    return this.#documents.length + this.#more + this.#problems.count;
  }

  /** Takes what may be a document, or what is in it. */
  #take(part: Part, level: number, mayGoOn = false): boolean {
    if (++this.#tried > mostTried) {
      this.#count(part);
      return true;
    }
    if (this.#tried > freelyTried && !mayHoldBom(part.source.text)) return false;
    const before = this.#found;
    const format = this.#formatOf(part.source);
    const goesOn = mayGoOn && syntaxOf(part.source) === 'json' && jsonPieces(part.source).values.length > 1;
    const isWhole = format && !goesOn && wrapperOf(part.source).length === 0 && !isStream(part.source, format);
    if (!isWhole && level < mostLevels) this.look(part, level);
    if (!isWhole && level === mostLevels) this.#tellDeep(part);
    if (format && this.#found === before) this.#add({ ...part, format });
    if (this.#found === before) this.#attestation(part);
    return this.#found > before;
  }

  /** An attestation of something else is known for what it is; one of a bill of materials that was not found is not read. */
  #attestation({ source, place }: Part): void {
    const outline = jsonOutline(source);
    const type = outline.get('predicateType');
    if (type === undefined || !outline.has('predicate')) return;
    const where = span(place.start, place.start);
    const said = printable(type, 100);
    if (/cyclonedx|spdx|sbom/i.test(type)) {
      const message = `This attestation is of a bill of materials (${said}), in no form that is known here; it is not read.`;
      this.#problems.notRead('document', 'unread-document', 'error', message, where);
    } else {
      const message = `This attestation (${said}) holds no bill of materials.`;
      this.#problems.add('other-attestation', 'information', message, where.start, where.end);
    }
  }

  #add(document: Inner): void {
    if (this.#documents.length < mostDocuments) {
      this.#documents.push(document);
      return;
    }
    this.#count(document);
  }

  #count(part: Part): void {
    this.#beyond ??= part;
    this.#more++;
  }

  #json(part: Part, level: number): void {
    const { values, rest } = jsonPieces(part.source);
    const [only] = values;
    if (only && values.length === 1) this.#search(partOf(part, partAt(part.source, only)), level);
    else for (const value of values) this.#element(partOf(part, partAt(part.source, value)), level, value.isBroken);
    for (const place of rest) {
      const text = partOf(part, partAt(part.source, place));
      if (syntaxOf(text.source) !== 'text' || !this.#take(text, level + 1))
        this.#others.push({ part: text, kind: 'text' });
    }
  }

  #element(part: Part, level: number, isBroken = false): void {
    if (!this.#take(part, level + 1)) this.#others.push({ part, kind: isBroken ? 'text' : 'document' });
  }

  /** Looks for documents in one value of JSON. */
  #search(part: Part, level: number): void {
    const { source } = part;
    const signed = jsonOutline(source).has('predicate');
    const found = searchJson(source, place => this.#formatOf(partAt(source, place).source) !== undefined);
    const taken = new Set<number>();
    for (const place of found.objects) {
      this.#take(partOf(part, partAt(source, place, signed)), level + 1);
      taken.add(place.start);
    }
    for (const text of found.texts) {
      const inner = (isEncoded(text.value) ? payloadAt(text) : undefined) ?? textAt(source, text, signed);
      if (!isPacked(inner.source.text) && !mayHoldBom(inner.source.text)) continue;
      if (isPacked(inner.source.text)) this.#packed.push(partOf(part, inner));
      else if (this.#take(partOf(part, inner), level + 1, true)) taken.add(text.span.start);
    }
    const starts = [...taken].sort((a, b) => a - b);
    let next = 0;
    for (const element of found.elements) {
      while ((starts[next] ?? Number.POSITIVE_INFINITY) < element.start) next++;
      if ((starts[next] ?? Number.POSITIVE_INFINITY) < element.end) continue;
      this.#others.push({ part: partOf(part, partAt(source, element)), kind: 'document' });
    }
    if (found.deep && this.#documents.length > 0) this.#tellDeep(partOf(part, partAt(source, found.deep)));
  }

  #text(part: Part, level: number): void {
    const documents = yamlParts(part.source);
    if (isYamlStream(part.source)) for (const document of documents) this.#element(partOf(part, document), level);
    else this.#behindWords(part, level);
  }

  /** A document behind lines of something else, such as the log of the tool that wrote it. */
  #behindWords(part: Part, level: number): void {
    let tried = 0;
    for (const { index } of part.source.text.matchAll(opening)) {
      if (index === 0 || ++tried > mostOpenings) return;
      if (!this.#take(partOf(part, partAt(part.source, span(index, part.source.text.length))), level + 1)) continue;
      this.#others.push({ part: partOf(part, partAt(part.source, span(0, index))), kind: 'text' });
      return;
    }
  }

  #tellOther({ source, place }: Part, kind: 'document' | 'text'): void {
    const { start, end } = firstLine(source);
    const message =
      kind === 'text'
        ? 'This text stands beside the bill of materials; it is not read.'
        : 'This document of the file is in no bill-of-materials format known here; it is not read.';
    const where = span(Math.min(place.start + start, place.end), Math.min(place.start + end, place.end));
    this.#problems.notRead(kind, `unread-${kind}`, 'warning', message, where);
  }

  #tellPacked({ place }: Part): void {
    const message = 'This document is compressed; it is not read. Unpack it and review it by itself.';
    this.#problems.notRead('document', 'compressed-document', 'warning', message, place);
  }

  #tellDeep({ place }: Part): void {
    const message = 'Documents stand too deep inside each other here; what lies below is not read.';
    this.#problems.notRead('document', 'nested-too-deep', 'error', message, span(place.start, place.start + 1));
  }
}

/** The first line that holds anything, up to a length that marks it well. */
function firstLine({ text }: Source): { readonly start: number; readonly end: number } {
  const start = Math.max(text.search(/[^\s\ufeff]/), 0);
  const line = /^[^\r\n]{1,200}/.exec(text.slice(start, start + 200))?.[0] ?? '';
  return { start, end: start + line.trimEnd().length };
}
