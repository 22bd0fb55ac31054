import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateXML } from 'xmllint-wasm';
import { cyclonedxShape } from '../core/read/cyclonedx/xml-shape.ts';
import { xmlRoot } from '../core/syntax/xml-root.ts';
import { openXml } from '../core/syntax/xml-tape.ts';
import { printable } from '../core/text/printable.ts';
import type { Source } from '../core/text/source.ts';
import { emptySpan, type Span, span } from '../core/text/span.ts';
import type { SchemaError, Unchecked, Validation } from '../host/validator.ts';
import { type LinedTags, lineTags, type Tag } from './xml-tags.ts';
import { type XmlPart, xmlWordsOf } from './xml-words.ts';

/** Errors that are told of one document; the others are counted. */
const mostErrors = 500;
/** Memory of the parser, in pages of 64 KiB: a gigabyte. */
const mostPages = 16_384;

const eachAttribute = /([^\s=<>"']+)\s*=\s*("[^"]*"|'[^']*')/g;

const versions: ReadonlySet<string> = new Set(['1.0', '1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7']);

/** Holds a CycloneDX document in XML against the schema of its version. `folder` holds the schemas as the build writes them. */
export async function checkXml(source: Source, folder: string): Promise<Validation> {
  const version = /^http:\/\/cyclonedx\.org\/schema\/bom\/(1\.\d+)$/.exec(xmlRoot(source)?.namespace ?? '')?.[1];
  if (version === undefined) return unchecked('no-schema', 'The root element is not in a namespace of CycloneDX.');
  if (!versions.has(version)) {
    return unchecked('no-schema', `There is no schema for CycloneDX ${printable(version, 20)} in XML here.`);
  }
  const broken = openXml(source, cyclonedxShape).problems.filter(({ severity }) => severity !== 'information');
  if (broken.some(({ code }) => code === 'xml-doctype-refused')) {
    return unchecked('no-schema', 'The document declares a document type, which is refused here.');
  }
  const deep = broken.find(({ code }) => code === 'xml-too-deep');
  if (deep) return unchecked('stopped', deep.message);
  if (broken.length > 0) {
    const errors = broken.map(({ message, span }): SchemaError => ({ code: 'syntax', path: '', message, span }));
    return { state: 'checked', schema: 'XML', errors, more: 0, note: null };
  }
  const tags = lineTags(source.text);
  try {
    const output = await outputOf(tags.text, version, folder);
    const schema = `CycloneDX ${version} in XML`;
    return { state: 'checked', schema, note: null, ...placed(source, tags, output) };
  } catch {
    return unchecked('stopped', 'The XML parser gave up: the document is too large for it, or no well-formed XML.');
  }
}

function unchecked(code: Unchecked['code'], reason: string): Unchecked {
  return { state: 'unchecked', code, reason };
}

interface Found {
  readonly line: number;
  readonly message: string;
}

/** What libxml2 prints, '' for a valid document; it reads as a stream, so that what it holds does not grow with the document. */
async function outputOf(text: string, version: string, folder: string): Promise<string> {
  const schema = (name: string) => ({
    fileName: `${name}.xsd`,
    contents: readFileSync(join(folder, `${name}.xsd`), 'utf8'),
  });
  const { valid, rawOutput } = await validateXML({
    xml: [{ fileName: 'bom.xml', contents: text }],
    schema: [schema(`bom-${version}`)],
    preload: [schema('spdx')],
    stream: true,
    maxMemoryPages: mostPages,
  });
  return valid ? '' : rawOutput;
}

/** `bom.xml:LINE: MESSAGE`; a message with a value of several lines goes on behind that. */
function foundIn(output: string): readonly Found[] {
  const found: Found[] = [];
  for (const text of output.split('\n')) {
    const [, line, message = ''] = /^bom\.xml:(\d+): (.*)$/.exec(text) ?? [];
    const last = found.pop();
    if (last && line === undefined) found.push({ ...last, message: `${last.message}\n${text}` });
    else if (last) found.push(last);
    if (line !== undefined) found.push({ line: Number(line), message });
  }
  return found.map(({ line, message }) => ({
    line,
    message: message.replace(/\n(?:bom\.xml fails to validate)?\n?$/, ''),
  }));
}

/** The errors at their places, each told once, in the order of the document. A document that is refused has at least one. */
function placed(source: Source, tags: LinedTags, output: string): { errors: SchemaError[]; more: number } {
  const told = new Map<string, SchemaError>();
  let more = 0;
  for (const { line, message } of foundIn(output)) {
    const error = errorOf(source, tags.elementAt(line), message);
    if (!error) continue;
    const place = `${error.span.start}-${error.span.end}`;
    // a value of which a facet is refused is then refused as a whole too
    const isEcho = error.code === 'type' && told.has(place);
    if (told.size === mostErrors) more++;
    else if (!isEcho) told.set(told.has(place) ? `${place} ${error.message}` : place, error);
  }
  const errors = [...told.values()].sort((one, other) => one.span.start - other.span.start);
  return { errors: output !== '' && errors.length === 0 ? [unplaced(output)] : errors, more };
}

function errorOf(source: Source, tag: Tag | undefined, message: string): SchemaError | undefined {
  const words = xmlWordsOf(message);
  if (!words) return undefined;
  const name = tag && nameOf(source, tag);
  const isThat = name && source.slice(name).replace(/^.*:/, '') === words.element;
  const place = tag && isThat ? placeOf(source, tag, name, words.part) : emptySpan;
  return { code: words.code, path: '', message: words.message, span: place };
}

/** For what libxml2 says in a form that is not known here. */
function unplaced(output: string): SchemaError {
  const message = `The schema does not allow this document: ${printable(output.split('\n')[0] ?? '')}`;
  return { code: 'schema', path: '', message, span: emptySpan };
}

function nameOf(source: Source, { span: tag }: Tag): Span {
  const [name = ''] = /^[^\s/>]+/.exec(source.slice(span(tag.start + 1, tag.end))) ?? [];
  return span(tag.start + 1, tag.start + 1 + name.length);
}

/** Where a part of an element stands; its name where that part is not there. */
function placeOf(source: Source, tag: Tag, name: Span, part: XmlPart): Span {
  if (part.kind === 'name') return name;
  if (part.kind === 'content') return contentOf(source, tag) ?? name;
  const attributes = source.slice(span(name.end, tag.span.end));
  for (const { 0: whole, 1: attribute = '', 2: value = '', index } of attributes.matchAll(eachAttribute)) {
    if (attribute.replace(/^.*:/, '') !== part.attribute) continue;
    const start = name.end + index;
    const end = start + whole.length;
    return part.kind === 'attribute-name'
      ? span(start, start + attribute.length)
      : span(end - value.length + 1, end - 1);
  }
  return name;
}

function contentOf(source: Source, { span: tag, isEmpty }: Tag): Span | undefined {
  if (isEmpty) return undefined;
  const next = source.text.indexOf('<', tag.end);
  const text = source.slice(span(tag.end, next < 0 ? source.length : next));
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const start = tag.end + text.indexOf(trimmed);
  return span(start, start + trimmed.length);
}
