import type { Parsed } from '../text/problem.ts';
import type { Source } from '../text/source.ts';
import { type Span, span } from '../text/span.ts';
import { readXml } from './xml.ts';
import type { XmlAttribute, XmlElement, XmlHandler } from './xml-handler.ts';
import { trimmedSpan } from './xml-tape.ts';

/** A text, or the address of a resource, with its place. */
export interface RdfText {
  readonly value: string;
  readonly span: Span;
}

/** What a node says under one name. Exactly one of the three is there, unless the element was empty. */
export interface RdfProperty {
  /** Without its namespace. */
  readonly name: string;
  text: RdfText | undefined;
  readonly resource: RdfText | undefined;
  node: RdfNode | undefined;
}

/** A resource as one element describes it; other elements may describe the same one further. */
export interface RdfNode {
  /** The name of its class, without namespace. */
  readonly type: string;
  /** `rdf:about`, `rdf:ID` or `rdf:nodeID`. */
  readonly id: RdfText | undefined;
  readonly properties: RdfProperty[];
  span: Span;
}

/** Nodes are written inside each other where they are first named, so a long chain of packages is deep. */
const mostDepth = 5_000;

/** Attributes that say what an element is about, and are no properties. */
const syntaxAttributes: ReadonlySet<string> = new Set([
  'about',
  'base',
  'datatype',
  'ID',
  'lang',
  'nodeID',
  'parseType',
  'resource',
  'space',
]);

/** Reads RDF/XML: every node of the document, whether it stands by itself or inside the property that names it, in document order. */
export function readRdf(source: Source): Parsed<readonly RdfNode[]> {
  const { value, problems } = readXml(source, () => new RdfReader(source));
  return { value: value.nodes, problems };
}

type Frame =
  | { readonly kind: 'root' }
  | { readonly kind: 'node'; readonly node: RdfNode }
  | { readonly kind: 'property'; readonly property: RdfProperty };

class RdfReader implements XmlHandler {
  readonly mostDepth = mostDepth;
  readonly nodes: RdfNode[] = [];
  readonly #source: Source;
  readonly #frames: Frame[] = [];

  constructor(source: Source) {
    this.#source = source;
  }

  open(element: XmlElement): void {
    const parent = this.#frames.at(-1);
    if (parent === undefined && element.name === 'RDF') this.#frames.push({ kind: 'root' });
    else if (parent?.kind === 'node') this.#openProperty(element, parent.node);
    else this.#openNode(element, parent);
  }

  text(value: string, where: Span): void {
    const frame = this.#frames.at(-1);
    if (frame?.kind !== 'property' || frame.property.node !== undefined) return;
    const place = trimmedSpan(this.#source.text, where);
    if (place.start === place.end) return;
    const before = frame.property.text;
    frame.property.text = {
      value: (before?.value ?? '') + (before === undefined ? value.trim() : value.trimEnd()),
      span: span(before?.span.start ?? place.start, place.end),
    };
  }

  close(end: number): void {
    const frame = this.#frames.pop();
    if (frame?.kind === 'node') frame.node.span = span(frame.node.span.start, end);
  }

  #openNode({ name, start, attributes }: XmlElement, parent: Frame | undefined): void {
    const id = find(attributes, 'about') ?? find(attributes, 'ID') ?? find(attributes, 'nodeID');
    const node: RdfNode = { type: name, id, properties: [], span: span(start, start) };
    for (const attribute of attributes) {
      const local = localName(attribute.name);
      if (attribute.name.startsWith('xmlns') || syntaxAttributes.has(local)) continue;
      node.properties.push({ name: local, text: attribute, resource: undefined, node: undefined });
    }
    if (parent?.kind === 'property') parent.property.node ??= node;
    this.nodes.push(node);
    this.#frames.push({ kind: 'node', node });
  }

  #openProperty({ name, attributes }: XmlElement, node: RdfNode): void {
    const resource = find(attributes, 'resource') ?? find(attributes, 'nodeID');
    const property: RdfProperty = { name, text: undefined, resource, node: undefined };
    node.properties.push(property);
    this.#frames.push({ kind: 'property', property });
  }
}

function find(attributes: readonly XmlAttribute[], name: string): RdfText | undefined {
  return attributes.find(attribute => localName(attribute.name) === name);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
