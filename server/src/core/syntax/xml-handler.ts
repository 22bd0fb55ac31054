import type { Span } from '../text/span.ts';

export interface XmlAttribute {
  /** With its prefix, as written. */
  readonly name: string;
  readonly value: string;
  /** The value without its quotes. */
  readonly span: Span;
}

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** The namespace that its prefix stands for; '' without one. */
  readonly namespace: string;
  /** Offset of its `<`. */
  readonly start: number;
  readonly nameSpan: Span;
  readonly attributes: readonly XmlAttribute[];
}

/** Receives a document from front to back; every `open` has its `close`, whatever the text looks like. */
export interface XmlHandler {
  /** Elements that stand deeper are left out, with a problem. */
  readonly mostDepth: number;
  open(element: XmlElement): void;
  /** A piece of text or CDATA with its entities resolved; `span` is the piece as it stands, without CDATA brackets. */
  text(value: string, span: Span): void;
  /** `end` is the offset behind the closing tag. */
  close(end: number): void;
}
