import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateXML } from 'xmllint-wasm';
import { cyclonedxShape } from '../core/read/cyclonedx/xml-shape.ts';
import { problemSaid } from '../core/report/words.ts';
import { xmlRoot } from '../core/syntax/xml-root.ts';
import { openXml } from '../core/syntax/xml-tape.ts';
import { type Message, message, quote } from '../core/text/message.ts';
import { printable } from '../core/text/printable.ts';
import type { Source } from '../core/text/source.ts';
import { emptySpan, type Span, span } from '../core/text/span.ts';
import type { SchemaError, Unchecked, Validation } from '../host/validator.ts';
import { noSchema } from './kinds.ts';
import { type LinedTags, lineTags, type Tag } from './xml-tags.ts';
import { type XmlPart, xmlWordsOf } from './xml-words.ts';

/** Errors that are told of one document; the others are counted. */
const mostErrors = 500;
/** Memory of the parser, in pages of 64 KiB: a gigabyte. */
const mostPages = 16_384;

/** Characters of a document that is read as a tree: libxml2 keeps no line beyond 65,535 there. */
const mostInTree = 60_000;

const eachAttribute = /([^\s=<>"']+)\s*=\s*("[^"]*"|'[^']*')/g;

const versions: ReadonlySet<string> = new Set(['1.0', '1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7']);

/** A document that is fit to be held against the schema of its version. */
interface Fit {
  readonly source: Source;
  readonly version: string;
  readonly tags: LinedTags;
}

/**
 * Holds CycloneDX documents in XML against the schemas of their versions, each schema being parsed once for all of them.
 * `folder` holds the schemas as the build writes them.
 */
export async function checkXml(sources: readonly Source[], folder: string): Promise<readonly Validation[]> {
  const fit = sources.map(fitOf);
  const validations = fit.map(one => ('state' in one ? one : undefined));
  const groups = new Map<string, number[]>();
  for (const [index, one] of fit.entries()) {
    if ('state' in one) continue;
    // a long one is read as a stream, for which libxml2 parses the schema each time
    const key = one.tags.text.length <= mostInTree ? one.version : `${one.version} ${index}`;
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
  }
  for (const indexes of groups.values()) {
    const documents = indexes.map(index => fit[index] as Fit);
    const outputs = await outputsOf(documents, folder);
    for (const [at, index] of indexes.entries()) validations[index] = validationOf(documents[at] as Fit, outputs[at]);
  }
  return validations.map(validation => validation ?? gaveUp);
}

const gaveUp = unchecked(
  'stopped',
  message('validate.gave-up', 'The XML parser gave up: the document is too large for it, or no well-formed XML.'),
);

function validationOf({ source, version, tags }: Fit, output: string | undefined): Validation {
  if (output === undefined) return gaveUp;
  return { state: 'checked', schema: `CycloneDX ${version} in XML`, note: null, ...placed(source, tags, output) };
}

function fitOf(source: Source): Validation | Fit {
  const version = /^http:\/\/cyclonedx\.org\/schema\/bom\/(1\.\d+)$/.exec(xmlRoot(source)?.namespace ?? '')?.[1];
  if (version === undefined)
    return unchecked(
      'no-schema',
      message('validate.namespace', 'The root element is not in a namespace of CycloneDX.'),
    );
  if (!versions.has(version)) {
    return unchecked('no-schema', noSchema(`CycloneDX ${printable(version, 20)}`, 'XML'));
  }
  const broken = openXml(source, cyclonedxShape).problems.filter(
    ({ severity, unread }) => severity !== 'information' && unread === undefined,
  );
  if (broken.some(({ code }) => code === 'xml-doctype-refused')) {
    return unchecked(
      'no-schema',
      message('validate.doctype', 'The document declares a document type, which is refused here.'),
    );
  }
  const deep = broken.find(({ code }) => code === 'xml-too-deep');
  if (deep) return unchecked('stopped', problemSaid(deep));
  if (broken.length > 0) {
    const errors = broken.map(
      (problem): SchemaError => ({ code: 'syntax', path: '', message: problemSaid(problem), span: problem.span }),
    );
    return { state: 'checked', schema: 'XML', errors, more: 0, note: null };
  }
  return { source, version, tags: lineTags(source.text) };
}

function unchecked(code: Unchecked['code'], reason: Message): Unchecked {
  return { state: 'unchecked', code, reason };
}

interface XmlError {
  readonly line: number;
  readonly message: string;
}

/** What libxml2 prints of each document, '' for a valid one; undefined where it gave up. What is too much for it costs the others a second run. */
async function outputsOf(documents: readonly Fit[], folder: string): Promise<readonly (string | undefined)[]> {
  try {
    return await printed(documents, folder);
  } catch {
    if (documents.length === 1) return [undefined];
    const outputs: (string | undefined)[] = [];
    for (const document of documents) outputs.push(...(await outputsOf([document], folder)));
    return outputs;
  }
}

/** One document is read as a stream, so that what is held does not grow with it; several short ones as trees. */
async function printed(documents: readonly Fit[], folder: string): Promise<readonly string[]> {
  const version = documents[0]?.version ?? '';
  const schema = (name: string) => ({
    fileName: `${name}.xsd`,
    contents: readFileSync(join(folder, `${name}.xsd`), 'utf8'),
  });
  // a name that no document knows, so that no value in a message passes for what is said of another document
  const token = randomUUID();
  const { valid, rawOutput } = await validateXML({
    xml: documents.map(({ tags }, index) => ({ fileName: `${token}.${index}`, contents: tags.text })),
    schema: [schema(`bom-${version}`)],
    preload: [schema('spdx')],
    stream: documents.length === 1,
    maxMemoryPages: mostPages,
    disableFileNameValidation: true,
  });
  return valid ? documents.map(() => '') : outputsIn(rawOutput, token, documents.length);
}

/** What is printed of each document, under the name `bom.xml`. */
function outputsIn(output: string, token: string, count: number): readonly string[] {
  const lines: string[][] = Array.from({ length: count }, () => []);
  let at = 0;
  for (const line of output.split('\n')) {
    const [name, index] = line.startsWith(token) ? (/^\.(\d+)(?=[: ])/.exec(line.slice(token.length)) ?? []) : [];
    const said = name === undefined ? line : `bom.xml${line.slice(token.length + name.length)}`;
    if (index !== undefined) at = Number(index);
    if (name === undefined || said !== 'bom.xml validates') lines[at]?.push(said);
  }
  return lines.map(said => said.join('\n'));
}

/** `bom.xml:LINE: MESSAGE`; a message with a value of several lines goes on behind that. */
function foundIn(output: string): readonly XmlError[] {
  const found: XmlError[] = [];
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
  for (const { line, message: printed } of foundIn(output)) {
    const error = errorOf(source, tags.elementAt(line), printed);
    if (!error) continue;
    const place = `${error.span.start}-${error.span.end}`;
    // a value of which a facet is refused is then refused as a whole too
    const isEcho = error.code === 'type' && told.has(place);
    if (told.size === mostErrors) more++;
    else if (!isEcho) told.set(told.has(place) ? `${place} ${error.message.text}` : place, error);
  }
  const errors = [...told.values()].sort((one, other) => one.span.start - other.span.start);
  return { errors: output !== '' && errors.length === 0 ? [unplaced(output)] : errors, more };
}

function errorOf(source: Source, tag: Tag | undefined, printed: string): SchemaError | undefined {
  const words = xmlWordsOf(printed);
  if (!words) return undefined;
  const name = tag && nameOf(source, tag);
  const isThat = name && source.slice(name).replace(/^.*:/, '') === words.element;
  const place = tag && isThat ? placeOf(source, tag, name, words.part) : emptySpan;
  return { code: words.code, path: '', message: words.message, span: place };
}

/** For what libxml2 says in a form that is not known here. */
function unplaced(output: string): SchemaError {
  const said = quote(printable(output.split('\n')[0] ?? ''));
  const text = message('validate.refused', 'The schema does not allow this document: {said}', { said });
  return { code: 'schema', path: '', message: text, span: emptySpan };
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
