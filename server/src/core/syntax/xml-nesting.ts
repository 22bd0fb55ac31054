import { type Span, span } from '../text/span.ts';
import type { XmlAttribute, XmlHandler } from './xml-handler.ts';

/** Every element that declares a prefix copies those in force: more than this are not kept. */
const MOST_PREFIXES = 64;

/** Which elements are open, with their namespaces and their indentation. */
export class XmlNesting {
  readonly #text: string;
  readonly #handler: XmlHandler;
  readonly #tolerant: boolean;
  readonly #names: string[] = [];
  /** Columns of the tags that stand first in their line; -1 for others. */
  readonly #indents: number[] = [];
  /** Namespaces in force before an element changed them; undefined for the many elements that change none. */
  readonly #before: (ReadonlyMap<string, string> | undefined)[] = [];
  #namespaces: ReadonlyMap<string, string> = new Map();
  #beyond = 0;
  #cutAt = -1;
  readonly #report: (code: string, message: string, where: Span) => void;

  constructor(
    text: string,
    handler: XmlHandler,
    tolerant: boolean,
    report: (code: string, message: string, where: Span) => void,
  ) {
    this.#text = text;
    this.#handler = handler;
    this.#tolerant = tolerant;
    this.#report = report;
  }

  /** Whether an element is open that is not left out. */
  get isOpen(): boolean {
    return this.#names.length > 0 && this.#beyond === 0;
  }

  open(tagName: string, start: number, attributes: readonly XmlAttribute[]): void {
    const indent = this.#indentAt(start);
    if (this.#tolerant) this.#closeStale(tagName, indent, start);
    if (this.#names.length >= this.#handler.mostDepth) {
      this.#leaveOut(start);
      return;
    }
    this.#names.push(tagName);
    this.#indents.push(indent);
    this.#before.push(this.#declare(attributes));
    const colon = tagName.indexOf(':');
    this.#handler.open({
      name: colon < 0 ? tagName : tagName.slice(colon + 1),
      namespace: this.#namespaces.get(colon < 0 ? '' : tagName.slice(0, colon)) ?? '',
      start,
      nameSpan: span(start + 1, start + 1 + tagName.length),
      attributes,
    });
  }

  #leaveOut(start: number): void {
    this.#beyond++;
    if (this.#cutAt >= 0) return;
    this.#cutAt = start;
    const message = `Nested deeper than ${this.#handler.mostDepth} elements; what lies below is not read.`;
    this.#report('xml-too-deep', message, span(start, start + 1));
  }

  /** Closes the element of that name with all inside it. `start` is the closing tag's, -1 for `<a/>`. */
  close(tagName: string, start: number, end: number): void {
    if (this.#beyond > 0) {
      this.#beyond--;
      return;
    }
    const depth = this.#openedBy(tagName, start);
    if (depth < 0) {
      this.#report('xml-mismatched-tag', `</${tagName}> closes nothing that is open.`, span(Math.max(0, start), end));
      return;
    }
    if (depth < this.#names.length - 1) this.#popUnclosed(depth + 1, start);
    this.#pop(end);
  }

  closeAll(end: number): void {
    if (this.#names.length > 0) this.#popUnclosed(0, end);
  }

  /** Depth of the element that a closing tag ends. In broken text one that stands first in its line ends only what stands above it. */
  #openedBy(tagName: string, start: number): number {
    const top = this.#names.length - 1;
    if (top < 0 || this.#names[top] === tagName || !this.#tolerant) return this.#names.lastIndexOf(tagName);
    const indent = start < 0 ? -1 : this.#indentAt(start);
    if (indent < 0) return this.#names.lastIndexOf(tagName);
    for (let depth = top; depth >= 0; depth--) {
      if (this.#names[depth] === tagName && this.#indents[depth] === indent) return depth;
    }
    return -1;
  }

  /** An element that begins exactly below an open one of its name, in an indented text, shows that the other was never closed. */
  #closeStale(tagName: string, indent: number, start: number): void {
    if (indent < 0) return;
    for (let depth = this.#names.length - 1; depth > 0; depth--) {
      const opened = this.#indents[depth] as number;
      if (opened >= 0 && opened < indent) return;
      if (this.#names[depth] !== tagName || opened !== indent) continue;
      if (indent <= (this.#indents[depth - 1] as number)) return;
      this.#popUnclosed(depth, start);
      return;
    }
  }

  #popUnclosed(depth: number, end: number): void {
    this.#report('xml-mismatched-tag', `<${this.#names.at(-1)}> is not closed.`, span(end, end));
    while (this.#names.length > depth) this.#pop(end);
  }

  #pop(end: number): void {
    this.#names.pop();
    this.#indents.pop();
    this.#namespaces = this.#before.pop() ?? this.#namespaces;
    this.#handler.close(end);
  }

  /** Puts an element's namespace declarations in force and returns what was before, where that changed. */
  #declare(attributes: readonly XmlAttribute[]): ReadonlyMap<string, string> | undefined {
    let declared: Map<string, string> | undefined;
    for (const { name, value } of attributes) {
      if (!name.startsWith('xmlns') || (name.length > 5 && name[5] !== ':')) continue;
      declared ??= new Map(this.#namespaces);
      if (declared.size < MOST_PREFIXES) declared.set(name.slice(6), value.trim());
    }
    if (declared === undefined) return undefined;
    const before = this.#namespaces;
    this.#namespaces = declared;
    return before;
  }

  #indentAt(start: number): number {
    if (!this.#tolerant) return -1;
    let at = start;
    while (at > 0 && (this.#text.charCodeAt(at - 1) === 32 || this.#text.charCodeAt(at - 1) === 9)) at--;
    const unit = this.#text.charCodeAt(at - 1);
    return at === 0 || unit === 10 || unit === 13 ? start - at : -1;
  }
}
