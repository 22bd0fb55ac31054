import type { Parsed } from '../text/problem.ts';
import type { Source } from '../text/source.ts';
import { type Span, span } from '../text/span.ts';
import { RdfGraph } from './rdf-graph.ts';
import {
  type RdfId,
  type RdfNode,
  type RdfProperty,
  type RdfText,
  rdfNamespace as rdf,
  splitName,
} from './rdf-model.ts';
import { readXml } from './xml.ts';
import type { XmlAttribute, XmlElement, XmlHandler } from './xml-handler.ts';
import { trimmedSpan } from './xml-tape.ts';

/** Nodes are written inside each other where they are first named, so a long chain of packages is deep. */
const mostDepth = 5_000;

/** Attributes of RDF itself: they say what an element is about, and are no properties. */
const syntaxAttributes: ReadonlySet<string> = new Set([
  'about',
  'aboutEach',
  'bagID',
  'datatype',
  'ID',
  'nodeID',
  'parseType',
  'resource',
]);

/**
 * Reads RDF/XML as statements: in whatever of its forms a document has it, every resource comes once, with its classes and
 * properties from all places, in the order in which the document first describes them.
 */
export function readRdf(source: Source): Parsed<readonly RdfNode[]> {
  const { value, problems } = readXml(source, () => new RdfReader(source));
  return { value: value.graph.settled(), problems };
}

type Frame =
  | { readonly kind: 'root' }
  | { readonly kind: 'node'; readonly node: RdfNode }
  | { readonly kind: 'literal'; readonly property: RdfProperty }
  | {
      readonly kind: 'property';
      readonly property: RdfProperty;
      readonly owner: RdfNode;
      readonly isList: boolean;
      items: number;
    };

class RdfReader implements XmlHandler {
  readonly mostDepth = mostDepth;
  readonly graph = new RdfGraph();
  readonly #source: Source;
  readonly #frames: Frame[] = [];
  readonly #prefixes = new Map<string, string>();

  constructor(source: Source) {
    this.#source = source;
  }

  open(element: XmlElement): void {
    this.#declare(element);
    const parent = this.#frames.at(-1);
    if (parent === undefined && element.name === 'RDF') this.#frames.push({ kind: 'root' });
    else if (parent?.kind === 'literal') this.#frames.push(parent);
    else if (parent?.kind === 'node') this.#openProperty(element, parent.node);
    else this.#openNode(element, parent);
  }

  text(value: string, where: Span): void {
    const frame = this.#frames.at(-1);
    if (frame?.kind !== 'literal' && (frame?.kind !== 'property' || frame.property.node !== undefined)) return;
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

  /** A prefix nearly always means one namespace in a whole document; where it is declared anew the last meaning counts. */
  #declare({ attributes }: XmlElement): void {
    for (const { name, value } of attributes) {
      if (name.startsWith('xmlns:')) this.#prefixes.set(name.slice('xmlns:'.length), value);
      else if (name === 'xml:base') this.graph.base ??= value.replace(/#.*$/s, '');
    }
  }

  #openNode({ name, namespace, start, attributes }: XmlElement, parent: Frame | undefined): void {
    const isDescription = name === 'Description' && (namespace === rdf || namespace === '');
    const node: RdfNode = {
      types: isDescription ? [] : [{ namespace, name }],
      id: this.#idOf(attributes),
      properties: [],
      span: span(start, start),
    };
    this.#addAttributes(node, attributes);
    if (parent?.kind === 'property') this.#place(parent, node);
    this.graph.add(node);
    this.#frames.push({ kind: 'node', node });
  }

  /** The first node is the value; a collection states the property once for each of its nodes. */
  #place(frame: Frame & { kind: 'property' }, node: RdfNode): void {
    const { property, owner, isList } = frame;
    if (frame.items++ === 0) property.node = node;
    else if (isList) owner.properties.push({ ...property, text: undefined, resource: undefined, node });
  }

  #openProperty({ name, namespace, nameSpan, start, attributes }: XmlElement, owner: RdfNode): void {
    const blank = this.#find(attributes, 'nodeID');
    const address = this.#find(attributes, 'resource');
    const resource = blank ? { ...blank, isBlank: true } : address && { ...address, isBlank: false };
    const property: RdfProperty = { namespace, name, nameSpan, text: undefined, resource, node: undefined };
    owner.properties.push(property);
    const type = this.#find(attributes, 'parseType')?.value;
    const inner: RdfNode = { types: [], id: resource, properties: [], span: span(start, start) };
    this.#addAttributes(inner, attributes);
    if (type === 'Resource') {
      property.node = inner;
      this.graph.add(inner);
      this.#frames.push({ kind: 'node', node: inner });
      return;
    }
    if (type === 'Literal') {
      this.#frames.push({ kind: 'literal', property });
      return;
    }
    if (inner.properties.length > 0 || inner.types.length > 0) {
      inner.span = span(start, nameSpan.end);
      if (!resource) property.node = inner;
      this.graph.add(inner);
    }
    this.#frames.push({
      kind: 'property',
      property,
      owner,
      isList: type === 'Collection',
      items: property.node ? 1 : 0,
    });
  }

  /** Attributes that are properties, and `rdf:type`. */
  #addAttributes(node: RdfNode, attributes: readonly XmlAttribute[]): void {
    for (const attribute of attributes) {
      const { name: written } = attribute;
      const colon = written.indexOf(':');
      const prefix = written.slice(0, Math.max(0, colon));
      const name = written.slice(colon + 1);
      if (written === 'xmlns' || prefix === 'xmlns' || prefix === 'xml' || this.#isSyntax(prefix, name)) continue;
      const namespace = this.#prefixes.get(prefix) ?? '';
      const { value, span: place } = attribute;
      if (name === 'type' && namespace === rdf) node.types.push(splitName(value));
      else if (value.trim() !== '') {
        const nameSpan = span(place.start - 2 - written.length, place.start - 2);
        node.properties.push({
          namespace,
          name,
          nameSpan,
          text: { value, span: place },
          resource: undefined,
          node: undefined,
        });
      }
    }
  }

  /** Documents of old leave the prefix out. */
  #isSyntax(prefix: string, name: string): boolean {
    return syntaxAttributes.has(name) && (prefix === '' || this.#prefixes.get(prefix) === rdf);
  }

  #idOf(attributes: readonly XmlAttribute[]): RdfId | undefined {
    const address = this.#find(attributes, 'about');
    if (address) return { ...address, isBlank: false };
    const own = this.#find(attributes, 'ID');
    if (own) return { value: `#${own.value}`, span: own.span, isBlank: false };
    const blank = this.#find(attributes, 'nodeID');
    return blank && { ...blank, isBlank: true };
  }

  #find(attributes: readonly XmlAttribute[], name: string): RdfText | undefined {
    const found = attributes.find(({ name: written }) => {
      const colon = written.indexOf(':');
      return written.slice(colon + 1) === name && this.#isSyntax(written.slice(0, Math.max(0, colon)), name);
    });
    return found && { value: found.value, span: found.span };
  }
}
