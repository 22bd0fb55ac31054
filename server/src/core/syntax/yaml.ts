import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  type Pair,
  Parser,
  type Scalar,
} from 'yaml';
import type { Parsed, Problem } from '../text/problem.ts';
import { type Span, span } from '../text/span.ts';
import { yamlWords } from './yaml-words.ts';

export type YamlNode = YamlScalar | YamlSequence | YamlMapping;

export interface YamlScalar {
  readonly kind: 'scalar';
  /** What plain YAML 1.2 takes the scalar for; a quoted one is always a string. */
  readonly type: 'string' | 'number' | 'boolean' | 'null';
  /** Strings decoded, everything else as written. */
  readonly text: string;
  /** The text as it stands in the document, without quotes and without the header of a block. */
  readonly span: Span;
}

export interface YamlSequence {
  readonly kind: 'sequence';
  readonly items: readonly YamlNode[];
  readonly span: Span;
}

export interface YamlMapping {
  readonly kind: 'mapping';
  /** In document order; of keys that stand twice all are kept, and a problem says so. */
  readonly entries: readonly YamlEntry[];
  readonly span: Span;
}

export interface YamlEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: YamlNode;
}

/**
 * What aliases stand for costs as if it were written out. So they may make a document this many times as long, and a
 * little longer: somebody who writes a short list of devices by hand names one maker a hundred times. In UTF-16 units.
 */
const mostTimes = 4;
const freeUnits = 200_000;
/** What a node costs besides its text. */
const perNode = 8;

/** Deeper nesting is cut off: the library and everything behind it walk nodes by recursion, and a stack that is full kills the process. */
const deepest = 200;

/** Problems of one text that are reported; the rest of a text as broken as that says nothing new. */
const mostProblems = 100;

const deepMessage = `Nested deeper than ${deepest} levels; what lies below is not read.`;

const nothing = (at: number): YamlScalar => ({ kind: 'scalar', type: 'null', text: '', span: span(at, at) });

/** The value of a mapping's key, the last one where it stands twice. */
export function yamlValue(node: YamlNode | undefined, key: string): YamlNode | undefined {
  if (node?.kind !== 'mapping') return undefined;
  for (let at = node.entries.length - 1; at >= 0; at--) {
    const entry = node.entries[at] as YamlEntry;
    if (entry.key === key) return entry.value;
  }
  return undefined;
}

/**
 * Reads the first YAML 1.2 document of a text (JSON is YAML too). Never throws: what cannot be read is left out with a
 * problem. Aliases are followed as references under a budget, so that a small text cannot stand for a huge tree.
 */
export function parseYaml(text: string): Parsed<YamlNode> {
  const { document, cutAt } = compose(text);
  const problems: Problem[] = [];
  for (const error of document?.errors.slice(0, mostProblems) ?? []) {
    problems.push(problem(codeOf(error.code), yamlWords(error.code, error.message), ...within(error.pos, text)));
  }
  for (const warning of document?.warnings.slice(0, mostProblems) ?? []) {
    problems.push({
      ...problem(codeOf(warning.code), yamlWords(warning.code, warning.message), ...warning.pos),
      severity: 'warning',
    });
  }
  if (cutAt !== undefined) problems.push(problem('yaml-too-deep', deepMessage, cutAt, cutAt));
  const converter = new Converter(text, problems);
  const value = converter.convert(document?.contents ?? null);
  converter.finish();
  return { value, problems };
}

/** The library's own loop over its lexer, parser and composer, ended where the text nests too deep. */
function compose(text: string): { document: Document.Parsed | undefined; cutAt: number | undefined } {
  const parser = new Parser();
  const composer = new Composer({ prettyErrors: false, uniqueKeys: false, logLevel: 'silent' });
  let cutAt: number | undefined;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) for (const document of composer.next(token)) return { document, cutAt };
    if (parser.stack.length > deepest * 2) {
      cutAt = parser.offset;
      break;
    }
  }
  for (const token of parser.end()) for (const document of composer.next(token)) return { document, cutAt };
  for (const document of composer.end(true, text.length)) return { document, cutAt };
  return { document: undefined, cutAt };
}

function problem(code: string, message: string, start: number, end: number): Problem {
  return { code, message, severity: 'error', span: span(start, Math.max(start, end)) };
}

/** The library points one unit behind the end of an unfinished text. */
function within([start, end]: readonly [number, number], text: string): readonly [number, number] {
  return [Math.min(start, text.length), Math.min(end, text.length)];
}

/** `BAD_INDENT` → `yaml-bad-indent`. */
function codeOf(code: string): string {
  return `yaml-${code.toLowerCase().replaceAll('_', '-')}`;
}

class Converter {
  readonly #text: string;
  readonly #problems: Problem[];
  readonly #anchors = new Map<string, { node: YamlNode; size: number }>();
  /** Units that the value stands for so far, aliases expanded. */
  #size = 0;
  #depth = 0;
  /** Those of them that aliases added. */
  #expanded = 0;
  #over: { readonly place: Span; count: number } | undefined;

  constructor(text: string, problems: Problem[]) {
    this.#text = text;
    this.#problems = problems;
  }

  convert(node: Node | null, at = 0): YamlNode {
    if (node === null) return nothing(at);
    if (isAlias(node)) return this.#alias(node.source, rangeOf(node, at));
    const before = this.#size;
    this.#size += perNode + (isScalar(node) && typeof node.value === 'string' ? node.value.length : 0);
    const place = rangeOf(node, at);
    if (this.#depth >= deepest) {
      this.#report('yaml-too-deep', deepMessage, span(place.start, place.start));
      return nothing(place.start);
    }
    this.#depth++;
    const value = this.#content(node, place);
    this.#depth--;
    const anchor = (node as { anchor?: string }).anchor;
    if (anchor !== undefined) this.#anchors.set(anchor, { node: value, size: this.#size - before });
    return value;
  }

  #content(node: Node, place: Span): YamlNode {
    if (isSeq<Node>(node)) {
      const items = node.items.map(item => this.convert(isPair(item) ? null : item, place.start));
      return { kind: 'sequence', items, span: place };
    }
    if (isMap<Node, Node | null>(node)) {
      return { kind: 'mapping', entries: this.#entries(node.items, place), span: place };
    }
    return isScalar(node) ? this.#scalar(node, place) : nothing(place.start);
  }

  #entries(items: readonly Pair<Node, Node | null>[], place: Span): YamlEntry[] {
    const seen = new Set<string>();
    return items.map(({ key, value }) => {
      const named = this.convert(key, place.start);
      const name = named.kind === 'scalar' ? named.text : '';
      if (seen.has(name)) this.#report('yaml-duplicate-key', 'This key stands twice; the last one counts.', named.span);
      seen.add(name);
      return { key: name, keySpan: named.span, value: this.convert(value, named.span.end) };
    });
  }

  #alias(name: string, place: Span): YamlNode {
    const target = this.#anchors.get(name);
    if (target === undefined) {
      this.#report('yaml-bad-alias', 'This alias names nothing that stands before it.', place);
      return nothing(place.start);
    }
    if (this.#expanded + target.size > freeUnits + this.#text.length * mostTimes) {
      this.#leftOut(place);
      return nothing(place.start);
    }
    this.#size += target.size;
    this.#expanded += target.size;
    return target.node;
  }

  #leftOut(place: Span): void {
    if (this.#over) this.#over.count++;
    else this.#over = { place, count: 1 };
  }

  /** Says once, at the first alias that was not followed, how many were not; however much else is wrong. */
  finish(): void {
    if (!this.#over) return;
    const { place, count } = this.#over;
    const these = count === 1 ? 'This alias is' : `This alias and ${count - 1} more are`;
    const said = `${these} not followed: all of them would make the document many times as long.`;
    this.#problems.push(problem('yaml-alias-budget', said, place.start, place.end));
  }

  #scalar(node: Scalar, place: Span): YamlScalar {
    const plain = node.type === 'PLAIN';
    const type = plain || node.type === undefined ? typeOf(node.value) : 'string';
    const text = type === 'string' ? String(node.value) : this.#text.slice(place.start, place.end);
    return { kind: 'scalar', type, text, span: this.#textSpan(node, place) };
  }

  #report(code: string, message: string, place: Span): void {
    if (this.#problems.length < mostProblems) this.#problems.push(problem(code, message, place.start, place.end));
  }

  /** The place of the text itself: inside the quotes, below the header of a block. */
  #textSpan(node: Scalar, place: Span): Span {
    if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') {
      const quote = this.#text.charAt(place.start);
      const closed = place.end - place.start > 1 && this.#text.charAt(place.end - 1) === quote;
      return span(place.start + 1, closed ? place.end - 1 : place.end);
    }
    if (node.type !== 'BLOCK_FOLDED' && node.type !== 'BLOCK_LITERAL') return place;
    const written = this.#text.slice(place.start, place.end);
    const header = /^[^\n]*\n?\s*/.exec(written)?.[0].length ?? 0;
    const end = place.start + written.trimEnd().length;
    return span(Math.min(place.start + header, end), end);
  }
}

function rangeOf(node: Node, at: number): Span {
  return node.range ? span(node.range[0], node.range[1]) : span(at, at);
}

function typeOf(value: unknown): YamlScalar['type'] {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'number' || typeof value === 'bigint' ? 'number' : 'string';
}
