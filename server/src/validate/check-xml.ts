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
  let found: readonly Found[];
  try {
    found = await refusals(tags.text, version, folder);
  } catch {
    return unchecked('stopped', 'The XML parser gave up: the document is too large for it, or no well-formed XML.');
  }
  return { state: 'checked', schema: `CycloneDX ${version} in XML`, note: null, ...placed(source, tags, found) };
}

function unchecked(code: Unchecked['code'], reason: string): Unchecked {
  return { state: 'unchecked', code, reason };
}

interface Found {
  readonly line: number;
  readonly message: string;
}

/** What libxml2 refuses; it reads as a stream, so that what it holds does not grow with the document. */
async function refusals(text: string, version: string, folder: string): Promise<readonly Found[]> {
  const schema = (name: string) => ({
    fileName: `${name}.xsd`,
    contents: readFileSync(join(folder, `${name}.xsd`), 'utf8'),
  });
  const { rawOutput } = await validateXML({
    xml: [{ fileName: 'bom.xml', contents: text }],
    schema: [schema(`bom-${version}`)],
    preload: [schema('spdx')],
    stream: true,
    maxMemoryPages: mostPages,
  });
  return foundIn(rawOutput);
}

/** `bom.xml:LINE: MESSAGE`; a message with a value of several lines goes on behind that. */
function foundIn(output: string): readonly Found[] {
  const found: Found[] = [];
  for (const text of output.split('\n')) {
    const [, line, message = ''] = /^bom\.xml:(\d+): (.*)$/.exec(text) ?? [];
    const last = found.at(-1);
    if (line !== undefined) found.push({ line: Number(line), message });
    else if (last && !/^bom\.xml (?:fails to validate|validates)$/.test(text))
      found[found.length - 1] = { ...last, message: `${last.message}\n${text}` };
  }
  return found.map(({ line, message }) => ({ line, message: message.trimEnd() }));
}

function placed(source: Source, tags: LinedTags, found: readonly Found[]): { errors: SchemaError[]; more: number } {
  const errors = new Map<string, SchemaError>();
  let more = 0;
  for (const { line, message } of found) {
    const words = xmlWordsOf(message);
    if (!words) continue;
    const tag = tags.elementAt(line);
    const name = tag && nameOf(source, tag);
    const isThat = name && source.slice(name).replace(/^.*:/, '') === words.element;
    const place = tag && isThat ? placeOf(source, tag, name, words.part) : emptySpan;
    const key = `${place.start} ${words.part.kind}`;
    // a value of which a facet is refused is then refused as a whole too
    if (words.code === 'type' && errors.has(key)) continue;
    if (errors.size === mostErrors) more++;
    else
      errors.set(`${key} ${errors.has(key) ? words.message : ''}`.trim(), {
        code: words.code,
        path: '',
        message: words.message,
        span: place,
      });
  }
  return { errors: [...errors.values()].sort((one, other) => one.span.start - other.span.start), more };
}

function nameOf(source: Source, { span: tag }: Tag): Span {
  const [name = ''] = /^[^\s/>]+/.exec(source.slice(span(tag.start + 1, tag.end))) ?? [];
  return span(tag.start + 1, tag.start + 1 + name.length);
}

/** Where a part of an element stands; its name where that part is not there. */
function placeOf(source: Source, tag: Tag, name: Span, part: XmlPart): Span {
  if (part.kind === 'name') return name;
  if (part.kind === 'content') return contentOf(source, tag) ?? name;
  for (const { 0: whole, 1: attribute = '', 2: value = '', index } of source
    .slice(tag.span)
    .matchAll(/([^\s=<>"']+)\s*=\s*("[^"]*"|'[^']*')/g)) {
    if (attribute.replace(/^.*:/, '') !== part.attribute) continue;
    const start = tag.span.start + index;
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
