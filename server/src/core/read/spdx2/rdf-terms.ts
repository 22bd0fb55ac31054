import { type RdfName, type RdfNode, type RdfProperty, type RdfText, rdfNamespace } from '../../syntax/rdf-model.ts';
import { span } from '../../text/span.ts';

/** The vocabulary of SPDX 2, and those that it borrows from; without a namespace nothing else can be meant. */
const vocabulary =
  /^$|^https?:\/\/(?:[\w.-]*spdx\.org\/|usefulinc\.com\/ns\/doap|www\.w3\.org\/(?:2009\/pointers|2000\/01\/rdf-schema))/;

export function isOwn({ namespace }: RdfName): boolean {
  return vocabulary.test(namespace);
}

/** Whether a property is of RDF, which says how and not what. */
export function isRdf({ namespace }: RdfName): boolean {
  return namespace === rdfNamespace;
}

/** The classes of SPDX that a node is of. */
export function classesOf({ types }: RdfNode): readonly string[] {
  return types.filter(isOwn).map(({ name }) => name);
}

/** Members that packages have, and nothing else in the vocabulary. */
const ofPackages: ReadonlySet<string> = new Set([
  'supplier',
  'originator',
  'versionInfo',
  'packageFileName',
  'packageVerificationCode',
  'primaryPackagePurpose',
  'downloadLocation',
]);

/** What of the JSON serialisation a node is. Where no class says it, or one that nobody knows, its members do. */
export function sectionOf(node: RdfNode): 'packages' | 'files' | 'snippets' | undefined {
  const classes = classesOf(node);
  if (classes.includes('Package')) return 'packages';
  if (classes.includes('File')) return 'files';
  if (classes.includes('Snippet')) return 'snippets';
  if (classes.includes('SpdxDocument')) return undefined;
  return node.properties.some(property => isOwn(property) && ofPackages.has(property.name)) ? 'packages' : undefined;
}

/** The id of an element within its document: what stands behind the `#`. */
export function fragment(address: RdfText): RdfText {
  return behind(address, address.value.indexOf('#'));
}

export function baseOf({ value }: RdfText): string {
  return value.slice(0, value.indexOf('#') + 1);
}

export function lastSegment(address: RdfText): RdfText {
  return behind(address, Math.max(address.value.lastIndexOf('#'), address.value.lastIndexOf('/')));
}

function behind({ value, span: place }: RdfText, at: number): RdfText {
  const rest = value.slice(at + 1);
  // an address that holds entities keeps the place of the whole
  const exact = place.end - place.start === value.length;
  return { value: rest, span: exact ? span(place.end - rest.length, place.end) : place };
}

/** The text of a property; of a resource of the vocabulary, the word: `…/terms#purpose_firmware` is `firmware`. */
export function wordOf({ name, text, resource, node }: RdfProperty): RdfText | undefined {
  if (text) return text;
  const stated = resource ?? node?.id;
  if (!stated) return undefined;
  if (name === 'homepage' || (name === 'downloadLocation' && !stated.value.includes('/terms#'))) return stated;
  const word = lastSegment(stated);
  const bare = word.value.replace(/^(?:purpose|checksumAlgorithm|relationshipType|referenceCategory)_/, '');
  const value = name === 'primaryPackagePurpose' ? snakeCase(bare) : bare;
  return { value, span: span(word.span.end - bare.length, word.span.end) };
}

/** `operatingSystem` → `OPERATING_SYSTEM`; what is in capitals stays. */
export function snakeCase(word: string): string {
  if (!/[a-z]/.test(word)) return word;
  return word.replaceAll(/[A-Z]/g, capital => `_${capital}`).toUpperCase();
}

/** Under which an organisation or a person may state what it is called, in vocabularies that people use for that. */
const nameProperties: ReadonlySet<string> = new Set([
  'name',
  'legalName',
  'label',
  'title',
  'fn',
  'organization-name',
  'prefLabel',
]);

/** What a node that stands for somebody is called. */
export function nameOf({ properties }: RdfNode): RdfText | undefined {
  return properties.find(({ name, text }) => text !== undefined && nameProperties.has(name))?.text;
}
