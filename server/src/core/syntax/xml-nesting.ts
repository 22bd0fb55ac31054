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
  /** Columns of the first child that stands first in its line, of each open element; -1 without one. */
  readonly #childIndents: number[] = [];
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
    if (indent >= 0) this.#closeStale(indent, start);
    if (this.#names.length >= this.#handler.mostDepth) {
      this.#leaveOut(start);
      return;
    }
    if (indent >= 0 && this.#childIndents.at(-1) === -1) this.#childIndents[this.#childIndents.length - 1] = indent;
    this.#names.push(tagName);
    this.#indents.push(indent);
    this.#childIndents.push(-1);
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
    if (this.#names[depth] !== tagName) {
      this.#report('xml-mismatched-tag', `</${tagName}> closes <${this.#names[depth]}>.`, span(start, end));
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
    return this.#standingAt(indent);
  }

  /** In an indented text what begins below the children of an element is its next child: all that is open inside it was never closed. */
  #closeStale(indent: number, start: number): void {
    for (let depth = this.#names.length - 1; depth >= 0; depth--) {
      const opened = this.#indents[depth] as number;
      if (this.#childIndents[depth] === indent && opened < indent) {
        if (depth < this.#names.length - 1) this.#popUnclosed(depth + 1, start);
        return;
      }
      if (opened >= 0 && opened < indent) return;
    }
  }

  /** Depth of the open element whose tag stands first in its line at that column, further right than the one around it; -1 without one. */
  #standingAt(indent: number): number {
    for (let depth = this.#names.length - 1; depth > 0; depth--) {
      const opened = this.#indents[depth] as number;
      if (opened === indent) return indent > (this.#indents[depth - 1] as number) ? depth : -1;
      if (opened >= 0 && opened < indent) return -1;
    }
    return -1;
  }

  #popUnclosed(depth: number, end: number): void {
    this.#report('xml-mismatched-tag', `<${this.#names.at(-1)}> is not closed.`, span(end, end));
    while (this.#names.length > depth) this.#pop(end);
  }

  #pop(end: number): void {
    this.#names.pop();
    this.#indents.pop();
    this.#childIndents.pop();
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
