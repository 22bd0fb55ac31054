import type { TextEdit } from '../text/edit.ts';
import type { Source } from '../text/source.ts';
import { emptySpan, type Span, span } from '../text/span.ts';
import { readXml } from './xml.ts';
import type { XmlAttribute, XmlElement, XmlHandler } from './xml-handler.ts';

/** An element with what stands in it, for editing. */
export interface XmlNode {
  /** Without its prefix. */
  readonly name: string;
  readonly prefix: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: XmlNode[];
  /** The text directly inside it, white space around it left aside. */
  text: string;
  /** The opening tag. */
  readonly open: Span;
  /** The whole element. */
  span: Span;
}

/** An element to be written; without a prefix of its own it gets that of the element around it. */
export interface XmlWritten {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly content?: string | readonly XmlWritten[];
}

const mostDepth = 5_000;

const roots = new WeakMap<Source, XmlNode | 'broken'>();

/** The root element; undefined where the XML is broken, since an edit then could make things worse. */
export function xmlTree(source: Source): XmlNode | undefined {
  let root = roots.get(source);
  if (!root) {
    const { value, problems } = readXml(source, () => new TreeBuilder(source.text));
    root = problems.some(({ severity }) => severity === 'error') ? 'broken' : (value.root ?? 'broken');
    roots.set(source, root);
  }
  return root === 'broken' ? undefined : root;
}

/** The element whose tag starts at an offset. */
export function xmlNodeAt(root: XmlNode, start: number): XmlNode | undefined {
  let node: XmlNode | undefined = root;
  while (node && node.span.start !== start) {
    node = node.children.find(child => child.span.start <= start && start < child.span.end);
  }
  return node;
}

/** An edit that adds an element in front of the first child that must stand behind it, or else behind all children. */
export function insertXml(
  source: Source,
  parent: XmlNode,
  written: XmlWritten,
  isBehind: (child: XmlNode) => boolean = () => false,
): TextEdit {
  const style = styleOf(source.text, parent);
  const text = write(written, parent.prefix, style);
  const next = parent.children.find(isBehind);
  if (next) return { span: span(next.span.start, next.span.start), text: `${text}${style.lineEnd}${style.indent}` };
  const last = parent.children.at(-1);
  if (last) return { span: span(last.span.end, last.span.end), text: `${style.lineEnd}${style.indent}${text}` };
  const inner = `${style.lineEnd}${style.indent}${text}${style.lineEnd}${style.lineEnd && style.outer}`;
  const { end } = parent.open;
  if (parent.span.end > end) return { span: span(end, end), text: inner };
  const slash = source.text.lastIndexOf('/', end);
  const tag = source.text.slice(parent.open.start + 1, parent.open.start + 1 + qualified(parent).length);
  return { span: span(slash, end), text: `>${inner}</${tag}>` };
}

/** An edit that takes an element out, with the white space before it. */
export function removeXml(source: Source, node: XmlNode): TextEdit {
  let start = node.span.start;
  while (isSpace(source.text.charCodeAt(start - 1))) start--;
  return { span: span(start, node.span.end), text: '' };
}

/** An edit that adds an attribute behind the others. */
export function addXmlAttribute(node: XmlNode, name: string, value: string): TextEdit {
  const last = node.attributes.at(-1);
  const at = last === undefined ? node.open.start + 1 + qualified(node).length : last.span.end + 1;
  return { span: span(at, at), text: ` ${name}="${escaped(value)}"` };
}

/** An edit that puts another text in the place of one; undefined where comments or several pieces make it up. */
export function writeXmlText(source: Source, place: Span, text: string): TextEdit | undefined {
  const raw = source.slice(place);
  if (raw.includes('<')) return undefined;
  const isCdata =
    source.text.endsWith('<![CDATA[', place.start) || source.text.slice(0, place.start).trimEnd().endsWith('<![CDATA[');
  return { span: place, text: isCdata ? text.replaceAll(']]>', ']] >') : escaped(text) };
}

class TreeBuilder implements XmlHandler {
  readonly mostDepth = mostDepth;
  root: XmlNode | undefined;
  readonly #text: string;
  readonly #open: XmlNode[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  open({ name, start, nameSpan, attributes }: XmlElement): void {
    const tag = this.#text.slice(nameSpan.start, nameSpan.end);
    const end = this.#text.indexOf('>', attributes.at(-1)?.span.end ?? nameSpan.end) + 1;
    const node: XmlNode = {
      name,
      prefix: tag.slice(0, tag.length - name.length),
      attributes,
      children: [],
      text: '',
      open: span(start, end),
      span: emptySpan,
    };
    node.span = node.open;
    this.#open.at(-1)?.children.push(node);
    this.root ??= node;
    this.#open.push(node);
  }

  text(value: string): void {
    const node = this.#open.at(-1);
    if (node) node.text = `${node.text}${value}`.trim();
  }

  close(end: number): void {
    const node = this.#open.pop();
    if (node) node.span = span(node.span.start, end);
  }
}

function qualified({ prefix, name }: XmlNode): string {
  return `${prefix}${name}`;
}

/** How the children of an element are laid out. */
interface Style {
  /** The line end before each child; '' where all stand on one line. */
  readonly lineEnd: string;
  readonly indent: string;
  /** The indentation of the element itself. */
  readonly outer: string;
  readonly unit: string;
}

function styleOf(text: string, parent: XmlNode): Style {
  const outer = leadOf(text, parent.span.start)?.[1] ?? '';
  const first = parent.children[0];
  if (first) {
    const [lineEnd = '', indent = ''] = leadOf(text, first.span.start) ?? [];
    const unit = indent.startsWith(outer) && indent.length > outer.length ? indent.slice(outer.length) : '  ';
    return { lineEnd, indent, outer, unit };
  }
  const [lineEnd = ''] = leadOf(text, parent.span.start) ?? [];
  const unit = outer.startsWith('\t') ? '\t' : '  ';
  return { lineEnd, indent: outer + unit, outer, unit };
}

/** The line end and the indentation before an offset, if nothing else stands before it on its line. */
function leadOf(text: string, at: number): [lineEnd: string, indent: string] | undefined {
  let start = at;
  while (text.charCodeAt(start - 1) === 32 || text.charCodeAt(start - 1) === 9) start--;
  const before = text.charAt(start - 1);
  if (before !== '\n' && before !== '\r') return undefined;
  return [before === '\n' && text.charAt(start - 2) === '\r' ? '\r\n' : before, text.slice(start, at)];
}

function write({ name, attributes = {}, content }: XmlWritten, prefix: string, style: Style): string {
  const tag = name.includes(':') ? name : `${prefix}${name}`;
  const head = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  if (content === undefined) return `<${tag}${head.join('')}/>`;
  if (typeof content === 'string') return `<${tag}${head.join('')}>${escaped(content)}</${tag}>`;
  const inner = { ...style, indent: style.indent + style.unit };
  const lead = style.lineEnd && `${style.lineEnd}${inner.indent}`;
  const children = content.map(child => `${lead}${write(child, prefix, inner)}`);
  return `<${tag}${head.join('')}>${children.join('')}${style.lineEnd && style.lineEnd + style.indent}</${tag}>`;
}

/** Text as XML has it; what XML has no way to write is left out. */
function escaped(text: string): string {
  return [...text]
    .filter(character => /[\t\n\r\u0020-\ud7ff\ue000-\ufffd]|[\u{10000}-\u{10ffff}]/u.test(character))
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function isSpace(unit: number): boolean {
  return unit === 32 || unit === 9 || unit === 10 || unit === 13;
}
