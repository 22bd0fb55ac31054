import type { Bom, Component } from '../../model/component.ts';
import { type Annotate, isSaid } from '../../model/format.ts';
import { insertXml, type XmlNode, type XmlWritten, xmlNodeAt, xmlTree } from '../../syntax/xml-edit.ts';
import type { Source } from '../../text/source.ts';
import { refuseSyntax } from '../editable.ts';
import { annotationOf, annotator, refuseVersion } from './note.ts';

const impossible = 'The package cannot be edited as it stands.';

/** As `annotate` for JSON, in the XML that mirrors it. */
export const annotateXml: Annotate = (source, bom, component, note) => {
  const element = elementOf(source, bom, component, 'since-2.2');
  if (typeof element === 'string') return element;
  if (element.children.some(child => child.name === 'annotations' && isSaid(note, textOf(child, 'comment')))) return [];
  const written: XmlWritten = {
    name: 'annotations',
    content: Object.entries(annotationOf(note)).map(([name, content]) => ({ name, content })),
  };
  return [insertXml(source, element, written)];
};

const namespaces = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
} as const;

/** The same in RDF, in the prefixes of the document. */
export const annotateRdf: Annotate = (source, bom, component, note) => {
  const element = elementOf(source, bom, component, 'since-2.0');
  if (typeof element === 'string') return element;
  const root = xmlTree(source);
  const rdf = root && prefixOf(root, namespaces.rdf);
  if (rdf === undefined) return impossible;
  const rdfs = (root && prefixOf(root, namespaces.rdfs)) ?? 'rdfs:';
  const isThere = element.children.some(
    child => child.name === 'annotation' && child.children.some(each => isSaid(note, textOf(each, 'comment'))),
  );
  if (isThere) return [];
  const declared = root && prefixOf(root, namespaces.rdfs) === undefined ? { 'xmlns:rdfs': namespaces.rdfs } : {};
  const annotation: XmlWritten = {
    name: 'Annotation',
    attributes: declared,
    content: [
      { name: 'annotationDate', content: `${note.date}T00:00:00Z` },
      {
        name: 'annotationType',
        attributes: { [`${rdf}resource`]: 'http://spdx.org/rdf/terms#annotationType_review' },
      },
      { name: 'annotator', content: annotator },
      { name: `${rdfs}comment`, content: note.text },
    ],
  };
  return [insertXml(source, element, { name: 'annotation', content: [annotation] })];
};

function elementOf(source: Source, bom: Bom, component: Component, known: 'since-2.0' | 'since-2.2'): XmlNode | string {
  const root = xmlTree(source);
  const refusal = refuseSyntax(root !== undefined, bom, component) ?? refuseVersion(bom, known);
  if (refusal !== undefined) return refusal;
  return (root && xmlNodeAt(root, component.span.start)) ?? impossible;
}

/** The prefix, colon included, that stands for a namespace in the whole document. */
function prefixOf(root: XmlNode, namespace: string): string | undefined {
  const declaration = root.attributes.find(({ name, value }) => name.startsWith('xmlns:') && value === namespace);
  return declaration && `${declaration.name.slice('xmlns:'.length)}:`;
}

function textOf(node: XmlNode, name: string): string | undefined {
  return node.children.find(child => child.name === name)?.text;
}
