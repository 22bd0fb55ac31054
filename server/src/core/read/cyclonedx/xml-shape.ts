import type { XmlElement } from '../../syntax/xml-handler.ts';
import type { XmlShape } from '../../syntax/xml-tape.ts';

/** Every version of CycloneDX has its own namespace: this and the version. */
export const namespacePrefix = 'http://cyclonedx.org/schema/bom/';

const signatureNamespace = 'http://www.w3.org/2000/09/xmldsig#';

const lists: ReadonlySet<string> = new Set([
  'ancestors',
  'annotations',
  'assemblies',
  'authors',
  'commits',
  'components',
  'compositions',
  'custodians',
  'datasets',
  'dependencies',
  'descendants',
  'endpoints',
  'externalReferences',
  'formulation',
  'hashes',
  'licenses',
  'lifecycles',
  'organizations',
  'owners',
  'patches',
  'properties',
  'resolves',
  'services',
  'stewards',
  'subjects',
  'tags',
  'variants',
  'vulnerabilities',
]);

/** How CycloneDX XML maps to CycloneDX JSON, so that one decoder reads both. */
export const cyclonedxShape: XmlShape = {
  isList(name, parent, firstChild) {
    // since version 1.5 the tools of a document are an object of components and services
    if (name === 'tools') return firstChild !== 'components' && firstChild !== 'services';
    // `data` is a list of flows in a service, and one data set of many in a component
    if (name === 'data') return parent === 'service';
    // the sources and destinations of a flow
    if (name === 'source' || name === 'destination') return parent === 'dataflow';
    return lists.has(name);
  },
  isOwn: (namespace, root) => namespace === root || namespace.startsWith(namespacePrefix),
  objects: new Set([
    'component',
    'licensee',
    'licensor',
    'manufacture',
    'manufacturer',
    'provider',
    'purchaser',
    'supplier',
  ]),
  isNamed: (list, name) => list === 'licenses' && name === 'license',
  textKeys: new Map([
    ['hash', 'content'],
    ['property', 'value'],
    ['expression', 'expression'],
    ['classification', 'classification'],
  ]),
  references: new Map([
    ['dependency/dependency', { key: 'dependsOn', attribute: 'ref' }],
    ['dependency/provides', { key: 'provides', attribute: 'ref' }],
  ]),
  root: specVersion,
  foreign: element =>
    element.namespace === signatureNamespace && element.name === 'Signature' ? 'signature' : undefined,
};

/** The version that the namespace of the root states. */
function specVersion({
  namespace,
  attributes,
}: XmlElement): { key: string; value: string; span: { start: number; end: number } }[] {
  const declaration = attributes.find(({ name, value }) => name.startsWith('xmlns') && value.trim() === namespace);
  if (declaration === undefined || !namespace.startsWith(namespacePrefix)) return [];
  const start = declaration.span.start + declaration.value.indexOf(namespacePrefix) + namespacePrefix.length;
  const value = namespace.slice(namespacePrefix.length);
  return [{ key: 'specVersion', value, span: { start, end: start + value.length } }];
}
