import type { Bom, Component } from '../../model/component.ts';
import { type Annotate, type Annotation, isSaid, type ReplaceVendor } from '../../model/format.ts';
import { placeholder } from '../../model/plan.ts';
import {
  addXmlAttribute,
  insertXml,
  removeXml,
  writeXmlText,
  type XmlNode,
  type XmlWritten,
  xmlNodeAt,
  xmlTree,
} from '../../syntax/xml-edit.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { Source } from '../../text/source.ts';
import { covers, type Span } from '../../text/span.ts';
import { freeName, refuseSyntax } from '../editable.ts';
import { propertyName } from './annotate.ts';
import { addresses, identifying, identifyingRoles, needsVersion, placeholders, replacedMakers } from './replaced.ts';

const impossible = 'The component cannot be edited as it stands.';

/** What the schemas put behind the annotations of a document, and behind the properties of a component. Elements of other namespaces stand last. */
const behindAnnotations: ReadonlySet<string> = new Set(['formulation', 'declarations', 'definitions', 'citations']);
const behindProperties: ReadonlySet<string> = new Set(['components', 'evidence', 'releaseNotes']);

/** As `annotate` for JSON: an annotation since version 1.5, a property in 1.3 and 1.4, in the place that the schema has for it. */
export const annotateXml: Annotate = (source, bom, component, note) => {
  const root = xmlTree(source);
  const refusal = refuseSyntax(root !== undefined, bom, component);
  if (refusal !== undefined || !root) return refusal ?? impossible;
  const minor = Number(/^1\.(\d+)$/.exec(bom.specVersion?.value ?? '')?.[1]);
  if (Number.isNaN(minor)) return 'The document does not say which version of CycloneDX it is written in.';
  if (minor < 3) return `CycloneDX 1.${minor} has no place for notes on a component.`;
  const element = xmlNodeAt(root, component.span.start);
  if (!element) return impossible;
  return minor < 5 ? noteAsProperty(source, element, note) : noteAsAnnotation(source, root, component, element, note);
};

function noteAsProperty(source: Source, element: XmlNode, note: Annotation): readonly TextEdit[] {
  const property: XmlWritten = { name: 'property', attributes: { name: propertyName }, content: note.text };
  const list = childOf(element, 'properties');
  const isThere = list?.children.some(child => attributeOf(child, 'name') === propertyName && isSaid(note, child.text));
  if (isThere) return [];
  if (list) return [insertXml(source, list, property)];
  const written = { name: 'properties', content: [property] };
  return [insertXml(source, element, written, child => isBehind(child, element, behindProperties))];
}

function noteAsAnnotation(
  source: Source,
  root: XmlNode,
  component: Component,
  element: XmlNode,
  note: Annotation,
): readonly TextEdit[] {
  const ref = component.ref?.value ?? freeName(source, 'bomwarden');
  const list = childOf(root, 'annotations');
  if (list?.children.some(annotation => says(annotation, ref, note))) return [];
  const annotation: XmlWritten = {
    name: 'annotation',
    content: [
      { name: 'subjects', content: [{ name: 'subject', attributes: { ref } }] },
      {
        name: 'annotator',
        content: [
          { name: 'component', attributes: { type: 'application' }, content: [{ name: 'name', content: 'bomwarden' }] },
        ],
      },
      { name: 'timestamp', content: `${note.date}T00:00:00Z` },
      { name: 'text', content: note.text },
    ],
  };
  const added = list
    ? insertXml(source, list, annotation)
    : insertXml(source, root, { name: 'annotations', content: [annotation] }, child =>
        isBehind(child, root, behindAnnotations),
      );
  return component.ref ? [added] : [addXmlAttribute(element, 'bom-ref', ref), added];
}

function says(annotation: XmlNode, ref: string, note: Annotation): boolean {
  const subjects = childOf(annotation, 'subjects')?.children ?? [];
  return (
    isSaid(note, childOf(annotation, 'text')?.text) && subjects.some(subject => attributeOf(subject, 'ref') === ref)
  );
}

function isBehind(child: XmlNode, parent: XmlNode, behind: ReadonlySet<string>): boolean {
  return (
    behind.has(child.name) || child.prefix !== parent.prefix || child.attributes.some(({ name }) => name === 'xmlns')
  );
}

/** As `replaceVendor` for JSON: another maker for a planned component, without what identified the one before. */
export const replaceVendorXml: ReplaceVendor = (source, bom, component, vendor, from) => {
  const root = xmlTree(source);
  const refusal = refuseSyntax(root !== undefined, bom, component);
  const element = root && xmlNodeAt(root, component.span.start);
  if (refusal !== undefined || !element) return refusal ?? impossible;
  const makers = replacedMakers(component, from);
  if (makers.length > 0 && makers.every(({ value }) => value === vendor)) return [];
  const texts: (TextEdit | undefined)[] = [
    ...makers.map(({ span: place }) => writeXmlText(source, place, vendor)),
    ...placeholders(bom, component, makers).map(place => writeXmlText(source, place, placeholder)),
  ];
  if (texts.some(edit => edit === undefined)) return impossible;
  const supplier: XmlWritten = { name: 'supplier', content: [{ name: 'name', content: vendor }] };
  const added = makers.length > 0 ? [] : [insertXml(source, element, supplier, () => true)];
  const removed = [
    ...element.children.filter(child => identifying.has(child.name) || isSpareVersion(bom, child)),
    ...makers.flatMap(maker => addressesOf(element, maker.span)),
    ...identifyingProperties(element, component),
  ];
  return [...added, ...texts.filter(edit => edit !== undefined), ...removed.map(node => removeXml(source, node))];
};

function isSpareVersion(bom: Bom, child: XmlNode): boolean {
  return child.name === 'version' && !needsVersion(bom);
}

/** What stands beside the name of an organisation and goes with it. */
function addressesOf(element: XmlNode, name: Span): readonly XmlNode[] {
  const organisation = element.children.find(child => covers(child.span, name));
  return organisation?.children.filter(child => addresses.has(child.name)) ?? [];
}

/** Properties that identify the product; their list too, where nothing else stands in it. */
function identifyingProperties(element: XmlNode, component: Component): readonly XmlNode[] {
  const list = childOf(element, 'properties');
  const identified = component.claims.filter(({ role }) => identifyingRoles.has(role));
  const going = list?.children.filter(child => identified.some(({ span: place }) => covers(child.span, place))) ?? [];
  return list && going.length > 0 && going.length === list.children.length ? [list] : going;
}

function childOf(node: XmlNode, name: string): XmlNode | undefined {
  return node.children.find(child => child.name === name);
}

function attributeOf(node: XmlNode, name: string): string | undefined {
  return node.attributes.find(attribute => attribute.name === name)?.value;
}
