import type { RdfNode, RdfProperty, RdfText } from '../../syntax/rdf-model.ts';
import { Tape } from '../../syntax/tape.ts';
import { printable } from '../../text/printable.ts';
import type { Problems } from '../../text/problems.ts';
import { emptySpan, type Span } from '../../text/span.ts';
import { mayNameSomebody, tellUnread } from '../unread-member.ts';
import {
  baseOf,
  classesOf,
  fragment,
  isOwn,
  isRdf,
  lastSegment,
  nameOf,
  sectionOf,
  snakeCase,
  wordOf,
} from './rdf-terms.ts';

/** Properties whose text is one member of the JSON serialisation. */
const packageKeys: ReadonlyMap<string, string> = new Map([
  ['name', 'name'],
  ['versionInfo', 'versionInfo'],
  ['packageFileName', 'packageFileName'],
  ['supplier', 'supplier'],
  ['originator', 'originator'],
  ['downloadLocation', 'downloadLocation'],
  ['homepage', 'homepage'],
  ['primaryPackagePurpose', 'primaryPackagePurpose'],
  ['copyrightText', 'copyrightText'],
  ['attributionText', 'attributionTexts'],
  ['description', 'description'],
  ['summary', 'summary'],
  ['comment', 'comment'],
  ['sourceInfo', 'sourceInfo'],
]);

const licenceKeys: ReadonlySet<string> = new Set(['licenseConcluded', 'licenseDeclared', 'licenseInfoFromFiles']);

/** Writes an SPDX graph as the JSON serialisation has it. */
export function tapeOfRdf(nodes: readonly RdfNode[], problems: Problems): Tape {
  const tape = new Tape();
  const root = tape.add('object', '', emptySpan, emptySpan);
  const described = describedBy(nodes);
  const shared: Shared = { left: mostMembers, beyond: undefined, count: 0 };
  for (const node of nodes) {
    if (classesOf(node).includes('SpdxDocument')) writeDocument(tape, node);
    const section = sectionOf(node) ?? (described.has(node) ? 'packages' : undefined);
    if (section !== undefined) writePackage(tape, section, node, problems, shared);
    else for (const property of node.properties) tellOf(property, problems, isOwn);
  }
  if (shared.beyond !== undefined) {
    const message = `The sets of licences have more than ${mostMembers} members: ${shared.count} from here on are not read.`;
    problems.notRead('value', 'too-many-values', 'warning', message, shared.beyond, shared.count);
  }
  for (const node of nodes) writeRelationships(tape, node);
  tape.close(root, nodes.at(-1)?.span.end ?? 0);
  return tape;
}

/** Nodes of no class that a document describes as packages. */
function describedBy(nodes: readonly RdfNode[]): ReadonlySet<RdfNode> {
  const described = new Set<RdfNode>();
  for (const { properties } of nodes) {
    for (const { name, node } of properties) {
      if (name === 'describesPackage' && node && node.types.length === 0) described.add(node);
    }
  }
  return described;
}

/** Tells of a property that may name somebody. */
function tellOf(property: RdfProperty, problems: Problems, asked: (property: RdfProperty) => boolean): void {
  const { name, nameSpan } = property;
  if (mayNameSomebody(name) && asked(property)) tellUnread(problems, { value: name, span: nameSpan });
}

function writeDocument(tape: Tape, { id, properties }: RdfNode): void {
  if (id) state(tape, 'SPDXID', fragment(id));
  if (id?.value.includes('#')) state(tape, 'documentNamespace', { value: baseOf(id), span: id.span });
  for (const { name, text, node } of properties) {
    if (name === 'specVersion') state(tape, 'spdxVersion', text);
    else if (name === 'externalDocumentRef' && node) writeExternalDocument(tape, node);
  }
}

function writeExternalDocument(tape: Tape, { properties, span: place }: RdfNode): void {
  const object = tape.add('object', 'externalDocumentRefs', emptySpan, place);
  for (const { name, text, resource, node } of properties) {
    if (name === 'externalDocumentId') state(tape, name, text);
    else if (name === 'spdxDocument') state(tape, name, text ?? resource ?? node?.id);
  }
  tape.close(object, place.end);
}

function writePackage(
  tape: Tape,
  section: string,
  { id, properties, span: place }: RdfNode,
  problems: Problems,
  shared: Shared,
): void {
  const object = tape.add('object', section, emptySpan, place);
  if (id) state(tape, 'SPDXID', fragment(id));
  for (const property of properties) {
    const { name, node } = property;
    if (!isOwn(property)) {
      // other vocabularies have words of their own for who made something
      if (!isRdf(property)) tellOf(property, problems, () => true);
      continue;
    }
    const key = name === 'fileName' ? 'name' : packageKeys.get(name);
    if (name === 'supplier' || name === 'originator') writeActor(tape, property, problems);
    else if (key !== undefined) state(tape, key, wordOf(property));
    else if (licenceKeys.has(name)) writeLicences(tape, name, property, shared);
    else if (name === 'checksum' && node) writeChecksum(tape, node);
    else if (name === 'externalRef' && node) writeReference(tape, node);
    else if (name === 'externalRef' || name === 'checksum') tellMissing(property, problems);
    else tellOf(property, problems, () => true);
  }
  tape.close(object, place.end);
}

/** A text as SPDX has it, a word of the vocabulary for nobody, or a node with a name. */
function writeActor(tape: Tape, property: RdfProperty, problems: Problems): void {
  const { name, text, resource, node } = property;
  const word = resource ?? node?.id;
  if (text) state(tape, name, text);
  else if (word && /(?:^|[#/])(?:noassertion|none)$/i.test(word.value)) state(tape, name, lastSegment(word));
  else {
    const called = node && nameOf(node);
    if (called) state(tape, name, called);
    else tellMissing(property, problems);
  }
}

/** What a property names is not described in the document, or has no name there. */
function tellMissing({ name, nameSpan, resource, node }: RdfProperty, problems: Problems): void {
  const target = resource ?? node?.id;
  const what = target ? `is “${printable(target.value, 80)}”, of which the document says nothing` : 'has no value';
  problems.notRead('reference', 'unresolved-reference', 'warning', `The ${name} ${what}.`, target?.span ?? nameSpan);
}

function writeChecksum(tape: Tape, { properties, span: place }: RdfNode): void {
  const object = tape.add('object', 'checksums', emptySpan, place);
  for (const property of properties) {
    const stated = wordOf(property);
    if (property.name === 'checksumValue') state(tape, 'checksumValue', stated);
    else if (property.name === 'algorithm' && stated) {
      const value = stated.value
        .toUpperCase()
        .replace('_', '-')
        .replace(/^BLAKE2B/, 'BLAKE2b');
      state(tape, 'algorithm', { value, span: stated.span });
    }
  }
  tape.close(object, place.end);
}

function writeReference(tape: Tape, { properties, span: place }: RdfNode): void {
  const object = tape.add('object', 'externalRefs', emptySpan, place);
  for (const property of properties) {
    if (property.name === 'referenceLocator') state(tape, 'referenceLocator', property.text ?? property.resource);
    else if (property.name === 'referenceType') state(tape, 'referenceType', wordOf(property));
  }
  tape.close(object, place.end);
}

/** Members of sets of licences that are looked at in one document: a few large sets named by every package would have no end. */
const mostMembers = 200_000;

interface Shared {
  left: number;
  /** Where the first one stands that is not looked at, and how many there are. */
  beyond: Span | undefined;
  count: number;
}

/** A licence is a resource; of a set of licences every member is stated by itself, and an exception as what it is. */
function writeLicences(tape: Tape, key: string, property: RdfProperty, shared: Shared): void {
  const pending = [property];
  const seen = new Set<RdfNode>();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { name, node, resource, text } = next;
    const id = node && licenceId(node);
    const stated = name === 'licenseException' ? 'licenseException' : key;
    if (text) state(tape, stated, text);
    else if (id) state(tape, stated, id);
    else if (!node) {
      if (resource && !resource.isBlank) state(tape, stated, lastSegment(resource));
    } else if (!seen.has(node)) {
      seen.add(node);
      shared.left -= node.properties.length;
      if (shared.left < 0) {
        shared.beyond ??= property.nameSpan;
        shared.count += node.properties.filter(isMember).length + pending.length;
        return;
      }
      for (const member of node.properties.toReversed()) {
        if (isMember(member)) pending.push(member);
      }
    }
  }
}

function isMember({ name }: RdfProperty): boolean {
  return name === 'member' || name === 'licenseException';
}

const compound = /(?:Set|Operator)$/;

/** The id that a licence or an exception states of itself, else the end of its address. */
function licenceId(node: RdfNode): RdfText | undefined {
  const { id, properties } = node;
  const stated = properties.find(({ name, text }) => text && (name === 'licenseId' || name === 'licenseExceptionId'));
  if (stated?.text) return stated.text;
  if (properties.some(({ name }) => name === 'member') || classesOf(node).some(name => compound.test(name)))
    return undefined;
  return id && !id.isBlank ? lastSegment(id) : undefined;
}

function writeRelationships(tape: Tape, { id, properties, span: place }: RdfNode): void {
  if (!id) return;
  for (const property of properties) {
    const { name, node, resource } = property;
    const target = node?.id ?? resource;
    if (name === 'describesPackage' && target) writeRelationship(tape, id, 'DESCRIBES', target, place.end);
    if (name !== 'relationship' || !node) continue;
    let type = '';
    let related: RdfText | undefined;
    for (const inner of node.properties) {
      if (inner.name === 'relationshipType') type = wordOf(inner)?.value ?? '';
      else if (inner.name === 'relatedSpdxElement') related = inner.resource ?? inner.node?.id ?? inner.text;
    }
    if (related) writeRelationship(tape, id, snakeCase(type), related, node.span.end);
  }
}

function writeRelationship(tape: Tape, from: RdfText, type: string, to: RdfText, end: number): void {
  const object = tape.add('object', 'relationships', emptySpan, from.span);
  state(tape, 'spdxElementId', fragment(from));
  state(tape, 'relationshipType', { value: type, span: emptySpan });
  // an element of another document, or a word of the vocabulary, is not to be taken for one of this document
  state(tape, 'relatedSpdxElement', isHere(from, to) ? fragment(to) : to);
  tape.close(object, end);
}

/** A relative address is of this document. */
function isHere(from: RdfText, to: RdfText): boolean {
  return baseOf(to) === baseOf(from) || (to.value.startsWith('#') && !from.value.startsWith('_:'));
}

function state(tape: Tape, key: string, stated: RdfText | undefined): void {
  if (stated) tape.string(key, stated.value, stated.span);
}
