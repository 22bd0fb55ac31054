import type { Span } from '../text/span.ts';

/** The namespace of RDF itself. */
export const rdfNamespace = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

/** A text, or the address of a resource, with its place. */
export interface RdfText {
  readonly value: string;
  readonly span: Span;
}

/** The name of a class or a property: the namespace as declared, and what stands behind it. */
export interface RdfName {
  readonly namespace: string;
  readonly name: string;
}

/** What a node is called: by an address, or by a name that holds within the document. */
export interface RdfId extends RdfText {
  readonly isBlank: boolean;
}

/** What a node says under one name: a text, or another node, which may be described elsewhere or nowhere. */
export interface RdfProperty extends RdfName {
  readonly nameSpan: Span;
  text: RdfText | undefined;
  resource: RdfId | undefined;
  node: RdfNode | undefined;
}

/** A resource, with all that the document says of it wherever it does. */
export interface RdfNode {
  readonly types: RdfName[];
  id: RdfId | undefined;
  readonly properties: RdfProperty[];
  /** The first element that describes it. */
  span: Span;
}

/** `http://spdx.org/rdf/terms#Package` as the name of a class. */
export function splitName(address: string): RdfName {
  const at = Math.max(address.lastIndexOf('#'), address.lastIndexOf('/')) + 1;
  return { namespace: address.slice(0, at), name: address.slice(at) };
}
