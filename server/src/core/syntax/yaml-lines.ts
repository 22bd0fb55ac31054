import { emptySpan, type Span, span } from '../text/span.ts';
import type { Tape } from './tape.ts';

const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;
const HASH = 35;
const COLON = 58;

/** Decoders walk what is nested by recursion. */
const deepest = 50;

/** Words that plain YAML takes for something else than text. Numbers are kept as text: a version may look like one. */
const literals: ReadonlyMap<string, 'null' | 'boolean'> = new Map([
  ['null', 'null'],
  ['Null', 'null'],
  ['NULL', 'null'],
  ['~', 'null'],
  ['true', 'boolean'],
  ['True', 'boolean'],
  ['false', 'boolean'],
  ['False', 'boolean'],
]);

const keyPattern = /[A-Za-z_$@][\w$./-]*(?=:(?:[ \r\n]|$))/y;
const escapePattern = /\\(u[0-9a-fA-F]{4}|[\s\S])/g;
const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
/** What a plain scalar on one line may not begin with, and what it may not hold. */
const notPlain = /^(?:[-?:](?: |$)|[,[\]{}#&*!|>'"%@`])|: |:$|\t/;

/** 0 for ASCII with which a plain scalar may not begin, whatever follows, or only before some. */
const mayBegin = new Uint8Array(128).fill(1);
for (const sign of '-?:,[]{}#&*!|>\'"%@`') mayBegin[sign.charCodeAt(0)] = 0;

/**
 * Reads the YAML that tools write: block style, plain or quoted scalars on one line, literal blocks. Whatever else it meets,
 * an anchor, a folded text, a tab, an indentation that does not fit, makes it give up; then the library reads the text.
 */
export class YamlLines {
  readonly #text: string;
  readonly #tape: Tape;
  readonly #end: number;
  #at: number;
  #indent = 0;
  #failed = false;

  /** Reads from one line start to another, the end of the range exclusive. */
  constructor(text: string, tape: Tape, start: number, end: number) {
    this.#text = text;
    this.#tape = tape;
    this.#at = start;
    this.#end = end;
  }

  /** Adds the entries of the mapping that the range holds; false, and nothing added, where this reader must give up. */
  entries(): boolean {
    return this.#attempt(() => this.#mappingEntries(this.#indent, 0));
  }

  /** Adds the items of the sequence that the range holds; false, and nothing added, where this reader must give up. */
  items(): boolean {
    return this.#attempt(() => this.#sequenceItems(this.#indent, 0));
  }

  #attempt(read: () => void): boolean {
    const before = this.#tape.length;
    this.#toContent();
    read();
    if (this.#at < this.#end) this.#failed = true;
    if (this.#failed) this.#tape.truncate(before);
    return !this.#failed;
  }

  /** Goes to the first character of the next line that has content, and notes its column. */
  #toContent(): void {
    let lineStart = this.#at;
    for (;;) {
      let at = lineStart;
      while (this.#text.charCodeAt(at) === SPACE) at++;
      const unit = this.#text.charCodeAt(at);
      if (at >= this.#end) {
        this.#at = this.#end;
        this.#indent = -1;
        return;
      }
      if (unit !== LF && unit !== CR && unit !== 35) {
        this.#at = at;
        this.#indent = at - lineStart;
        return;
      }
      lineStart = this.#lineEnd(at) + 1;
    }
  }

  #lineEnd(from: number): number {
    let at = from;
    for (; at < this.#end; at++) {
      const unit = this.#text.charCodeAt(at);
      if (unit === LF) return at;
      if (unit === CR) return this.#text.charCodeAt(at + 1) === LF ? at + 1 : at;
    }
    return at;
  }

  #mappingEntries(indent: number, depth: number): void {
    while (!this.#failed && this.#indent === indent && this.#at < this.#end) {
      keyPattern.lastIndex = this.#at;
      const key = keyPattern.exec(this.#text)?.[0];
      if (key === undefined || depth > deepest) {
        this.#failed = true;
        return;
      }
      const keySpan = span(this.#at, this.#at + key.length);
      this.#at = keySpan.end + 1;
      this.#value(key, keySpan, indent, indent, depth);
    }
    if (this.#indent > indent) this.#failed = true;
  }

  #sequenceItems(indent: number, depth: number): void {
    while (!this.#failed && this.#indent === indent && this.#at < this.#end) {
      if (this.#text.charCodeAt(this.#at) !== 45 || depth > deepest) {
        if (this.#text.charCodeAt(this.#at) === 45 || depth > deepest) this.#failed = true;
        return;
      }
      const dash = this.#at;
      let content = dash + 1;
      while (this.#text.charCodeAt(content) === SPACE) content++;
      keyPattern.lastIndex = content;
      if (content === dash + 1 && !this.#isLineEnd(content)) {
        this.#failed = true;
      } else if (keyPattern.test(this.#text)) {
        this.#at = content;
        this.#indent = indent + content - dash;
        this.#container('object', '', emptySpan, depth);
      } else {
        this.#at = dash + 1;
        this.#value('', emptySpan, indent, indent + 1, depth);
      }
    }
    if (this.#indent > indent) this.#failed = true;
  }

  /** Reads what stands behind a key or a dash. A sequence under a key may begin in the key's own column. */
  #value(key: string, keySpan: Span, indent: number, least: number, depth: number): void {
    while (this.#text.charCodeAt(this.#at) === SPACE) this.#at++;
    const unit = this.#text.charAt(this.#at);
    if (this.#isLineEnd(this.#at) || unit === '#') {
      const nothing = this.#at;
      this.#at = this.#lineEnd(this.#at) + 1;
      this.#toContent();
      const isDash = this.#text.charCodeAt(this.#at) === 45 && this.#at < this.#end;
      if (this.#indent >= least && isDash) this.#container('array', key, keySpan, depth);
      else if (this.#indent > indent) this.#container('object', key, keySpan, depth);
      else this.#tape.add('null', key, keySpan, span(nothing, nothing), '');
    } else if (unit === '|') this.#literal(key, keySpan, indent);
    else this.#scalar(key, keySpan, indent, unit);
  }

  #container(kind: 'object' | 'array', key: string, keySpan: Span, depth: number): void {
    const node = this.#tape.add(kind, key, keySpan, span(this.#at, this.#at));
    const indent = this.#indent;
    if (kind === 'object') this.#mappingEntries(indent, depth + 1);
    else this.#sequenceItems(indent, depth + 1);
    this.#tape.close(node, this.#lastContent());
  }

  /** Where the text before the current line ends, white space left aside. */
  #lastContent(): number {
    let at = this.#at - Math.max(0, this.#indent);
    while (at > 0 && this.#text.charCodeAt(at - 1) <= SPACE) at--;
    return at;
  }

  #scalar(key: string, keySpan: Span, indent: number, first: string): void {
    if (first === '"' || first === "'") this.#quoted(key, keySpan, first);
    else if (first === '[' || first === '{') this.#empty(key, keySpan, first);
    else this.#plain(key, keySpan);
    this.#endLine(indent);
  }

  #quoted(key: string, keySpan: Span, quote: string): void {
    const start = this.#at + 1;
    const end = this.#closingQuote(start, quote);
    if (end < 0) {
      this.#failed = true;
      return;
    }
    const text = this.#text.slice(start, end);
    this.#tape.string(
      key,
      quote === '"' ? this.#unescaped(text) : text.replaceAll("''", "'"),
      span(start, end),
      keySpan,
    );
    this.#at = end + 1;
  }

  /** Offset of the quote that ends the text on its line; -1 without one. */
  #closingQuote(start: number, quote: string): number {
    for (let at = start; !this.#isLineEnd(at); at++) {
      const unit = this.#text.charAt(at);
      if (unit === quote) {
        if (quote === '"' || this.#text.charAt(at + 1) !== quote) return at;
        at++;
      } else if (unit === '\\' && quote === '"') at++;
    }
    return -1;
  }

  /** The escapes that JSON has; another makes the reader give up. */
  #unescaped(text: string): string {
    if (!text.includes('\\')) return text;
    return text.replaceAll(escapePattern, (_whole, code: string) => {
      const unit = code.length > 1 ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : escapes.get(code);
      if (unit === undefined) this.#failed = true;
      return unit ?? '';
    });
  }

  #empty(key: string, keySpan: Span, first: string): void {
    if (this.#text.charAt(this.#at + 1) !== (first === '[' ? ']' : '}')) this.#failed = true;
    this.#tape.add(first === '[' ? 'array' : 'object', key, keySpan, span(this.#at, this.#at + 2));
    this.#at += 2;
  }

  #plain(key: string, keySpan: Span): void {
    const text = this.#text;
    const start = this.#at;
    let isOdd = mayBegin[text.charCodeAt(start)] === 0;
    let end = start;
    for (let before = 0; end < this.#end; end++) {
      const unit = text.charCodeAt(end);
      if (unit === LF || unit === CR || (unit === HASH && before === SPACE)) break;
      if (unit === TAB || before === COLON) isOdd = true;
      before = unit;
    }
    const value = text.slice(start, end).trimEnd();
    if ((isOdd || value.endsWith(':')) && notPlain.test(value)) {
      this.#failed = true;
      return;
    }
    this.#at = start + value.length;
    this.#tape.add(literals.get(value) ?? 'string', key, keySpan, span(start, this.#at), value);
  }

  /** Where the content of a line ends, before its line end. */
  #contentEnd(from: number): number {
    let at = from;
    while (at < this.#end && !this.#isLineEnd(at)) at++;
    return at;
  }

  /** Passes over a comment to the next line, which may not go on with the scalar. */
  #endLine(indent: number): void {
    const start = this.#at;
    while (this.#text.charCodeAt(this.#at) === SPACE) this.#at++;
    const isComment = this.#at > start && this.#text.charAt(this.#at) === '#';
    if (!this.#isLineEnd(this.#at) && !isComment) this.#failed = true;
    this.#at = this.#lineEnd(this.#at) + 1;
    this.#toContent();
    if (this.#indent > indent) this.#failed = true;
  }

  /** `|` and the lines below that are indented further. */
  #literal(key: string, keySpan: Span, indent: number): void {
    const header = this.#text.slice(this.#at + 1, this.#contentEnd(this.#at)).trimEnd();
    if (header !== '' && header !== '-') this.#failed = true;
    this.#at = this.#lineEnd(this.#at) + 1;
    const lines: string[] = [];
    let margin = -1;
    let place = span(this.#at, this.#at);
    for (; this.#at < this.#end; this.#at = this.#lineEnd(this.#at) + 1) {
      let content = this.#at;
      while (this.#text.charCodeAt(content) === SPACE) content++;
      const column = content - this.#at;
      if (this.#isLineEnd(content)) {
        if (column > Math.max(0, margin)) this.#failed = true;
        lines.push('');
        continue;
      }
      if (column <= Math.max(0, indent)) break;
      if (margin < 0) margin = column;
      if (column < margin) this.#failed = true;
      const lineEnd = this.#contentEnd(content);
      lines.push(this.#text.slice(this.#at + margin, lineEnd));
      place = span(place.end > place.start ? place.start : content, lineEnd);
    }
    while (lines.at(-1) === '') lines.pop();
    if (lines.length === 0) this.#failed = true;
    this.#tape.string(key, lines.join('\n') + (header === '-' ? '' : '\n'), place, keySpan);
    this.#toContent();
  }

  #isLineEnd(at: number): boolean {
    const unit = this.#text.charCodeAt(at);
    return at >= this.#end || unit === LF || unit === CR;
  }
}
