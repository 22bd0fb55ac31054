import type { RdfNode, RdfProperty, RdfText } from '../../syntax/rdf.ts';
import { Tape } from '../../syntax/tape.ts';
import { emptySpan, span } from '../../text/span.ts';

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

/** Several elements may describe one package; the first of them is where it stands. */
interface Described {
  readonly first: RdfNode;
  readonly properties: RdfProperty[];
}

/** Writes an SPDX graph as the JSON serialisation has it. */
export function tapeOfRdf(nodes: readonly RdfNode[]): Tape {
  const tape = new Tape();
  const root = tape.add('object', '', emptySpan, emptySpan);
  const packages = new Map<string | RdfNode, Described>();
  for (const node of nodes) {
    if (node.type === 'SpdxDocument') writeDocument(tape, node);
    if (node.type !== 'Package') continue;
    const key = node.id === undefined ? node : fragment(node.id).value;
    const known = packages.get(key);
    if (known) known.properties.push(...node.properties);
    else packages.set(key, { first: node, properties: [...node.properties] });
  }
  for (const described of packages.values()) writePackage(tape, described);
  for (const node of nodes) writeRelationships(tape, node);
  tape.close(root, nodes.at(-1)?.span.end ?? 0);
  return tape;
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

function writePackage(tape: Tape, { first, properties }: Described): void {
  const object = tape.add('object', 'packages', emptySpan, first.span);
  if (first.id) state(tape, 'SPDXID', fragment(first.id));
  for (const property of properties) {
    const { name, node } = property;
    const key = packageKeys.get(name);
    if (key !== undefined) state(tape, key, wordOf(property));
    else if (licenceKeys.has(name)) writeLicences(tape, name, property);
    else if (name === 'checksum' && node) writeChecksum(tape, node);
    else if (name === 'externalRef' && node) writeReference(tape, node);
  }
  tape.close(object, first.span.end);
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

/** A licence is a resource; of a set of licences every member is stated by itself. */
function writeLicences(tape: Tape, key: string, property: RdfProperty): void {
  const pending = [property];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, resource, text } = next;
    if (resource) state(tape, key, lastSegment(resource));
    else if (text) state(tape, key, text);
    else if (node?.id && !/Set$|Operator$/.test(node.type)) state(tape, key, lastSegment(node.id));
    else if (node) {
      const members = node.properties.filter(({ name }) => name === 'member' || name === 'licenseException');
      pending.push(...members.reverse());
    }
  }
}

function writeRelationships(tape: Tape, { id, properties, span: place }: RdfNode): void {
  if (!id) return;
  for (const { name, node, resource } of properties) {
    const target = resource ?? node?.id;
    if (name === 'describesPackage' && target) writeRelationship(tape, id, 'DESCRIBES', target, place.end);
    if (name !== 'relationship' || !node) continue;
    let type = '';
    let related: RdfText | undefined;
    for (const property of node.properties) {
      if (property.name === 'relationshipType') type = wordOf(property)?.value ?? '';
      else if (property.name === 'relatedSpdxElement') related = property.resource ?? property.node?.id;
    }
    if (related) writeRelationship(tape, id, snakeCase(type), related, node.span.end);
  }
}

function writeRelationship(tape: Tape, from: RdfText, type: string, to: RdfText, end: number): void {
  const object = tape.add('object', 'relationships', emptySpan, from.span);
  state(tape, 'spdxElementId', fragment(from));
  state(tape, 'relationshipType', { value: type, span: emptySpan });
  // an element of another document, or a word of the vocabulary, is not to be taken for one of this document
  state(tape, 'relatedSpdxElement', baseOf(to) === baseOf(from) ? fragment(to) : to);
  tape.close(object, end);
}

function state(tape: Tape, key: string, stated: RdfText | undefined): void {
  if (stated) tape.string(key, stated.value, stated.span);
}

/** The text of a property; of a resource of the vocabulary, the word: `…/terms#purpose_firmware` is `firmware`. */
function wordOf({ name, text, resource, node }: RdfProperty): RdfText | undefined {
  if (text) return text;
  const stated = resource ?? node?.id;
  if (!stated) return undefined;
  if (name === 'homepage' || (name === 'downloadLocation' && !stated.value.includes('/terms#'))) return stated;
  const word = lastSegment(stated);
  const bare = word.value.replace(/^(?:purpose|checksumAlgorithm|relationshipType|referenceCategory)_/, '');
  const value = name === 'primaryPackagePurpose' ? snakeCase(bare) : bare;
  return { value, span: span(word.span.end - bare.length, word.span.end) };
}

/** `operatingSystem` → `OPERATING_SYSTEM`. */
function snakeCase(word: string): string {
  return word.replaceAll(/[A-Z]/g, capital => `_${capital}`).toUpperCase();
}

/** The id of an element within its document: what stands behind the `#`. */
function fragment(address: RdfText): RdfText {
  return behind(address, address.value.indexOf('#'));
}

function baseOf({ value }: RdfText): string {
  return value.slice(0, value.indexOf('#') + 1);
}

function lastSegment(address: RdfText): RdfText {
  return behind(address, Math.max(address.value.lastIndexOf('#'), address.value.lastIndexOf('/')));
}

function behind({ value, span: place }: RdfText, at: number): RdfText {
  const rest = value.slice(at + 1);
  // an address that holds entities keeps the place of the whole
  const exact = place.end - place.start === value.length;
  return { value: rest, span: exact ? span(place.end - rest.length, place.end) : place };
}
