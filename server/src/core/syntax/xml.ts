import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { printable } from '../text/printable.ts';
import type { Parsed } from '../text/problem.ts';
import { Problems } from '../text/problems.ts';
import type { Source } from '../text/source.ts';
import { type Span, span } from '../text/span.ts';
import type { XmlAttribute, XmlHandler } from './xml-handler.ts';
import { XmlNesting } from './xml-nesting.ts';
import { readPlainXml } from './xml-plain.ts';

/** Damage may make the reader start again at a later tag; what it reads twice may not exceed the text this many times. */
const MOST_WASTE = 16;

const LESS = 60;
const SLASH = 47;

/** The parser stumbled: read on from `at`. */
class Stumble {
  readonly at: number;
  constructor(at: number) {
    this.at = at;
  }
}

/**
 * Reads XML: a document that is well-formed and plain by a scanner of our own, every other one with `saxes`. Only the five predefined entities and character references are resolved; a document type
 * declaration is refused with a problem and has no effect. A document that is not well-formed is read a second time with
 * its layout as a witness: indentation then tells which closing tag is missing, so that damage stays where it is.
 */
export function readXml<H extends XmlHandler>(source: Source, newHandler: () => H): Parsed<H> {
  const handler = newHandler();
  const problems = new Problems();
  if (readPlainXml(source.text, handler, problems)) return { value: handler, problems: problems.list };
  return readUnusualXml(source, newHandler);
}

/** Reads XML with `saxes`. */
export function readUnusualXml<H extends XmlHandler>(source: Source, newHandler: () => H): Parsed<H> {
  const strict = new XmlReading(source.text, newHandler(), false);
  if (strict.run()) return { value: strict.handler as H, problems: strict.problems.list };
  const tolerant = new XmlReading(source.text, newHandler(), true);
  tolerant.run();
  return { value: tolerant.handler as H, problems: tolerant.problems.list };
}

class XmlReading {
  readonly handler: XmlHandler;
  readonly problems = new Problems();
  readonly #text: string;
  readonly #nesting: XmlNesting;
  readonly #tolerant: boolean;
  /** Offset up to which everything was handed on: the end of the last tag, comment or CDATA, or the `<` behind text. */
  #done = 0;
  #attributes: XmlAttribute[] = [];
  /** Damage was met that may have changed which element stands in which. */
  #structural = false;
  /** What `#nextTag` knows: there is no `<` from the one offset up to the other. */
  #searched = 0;
  #found = -1;
  /** How far the parser had looked when it stumbled, from where it had started. */
  #scanned = 0;

  constructor(text: string, handler: XmlHandler, tolerant: boolean) {
    this.#text = text;
    this.handler = handler;
    this.#tolerant = tolerant;
    this.#nesting = new XmlNesting(text, handler, tolerant, (code, message, where) => {
      this.#structural ||= code !== 'xml-too-deep';
      this.#report(code, message, where);
    });
  }

  /** False where a document is not well-formed and this was the strict attempt. */
  run(): boolean {
    let from = 0;
    let budget = this.#text.length * MOST_WASTE + 1_000_000;
    while (from < this.#text.length) {
      from = this.#runFrom(from);
      if (this.#structural && !this.#tolerant) return false;
      budget -= Math.max(this.#scanned, 1000);
      if (budget < 0) {
        this.#report('xml-too-broken', 'The XML is too broken to be read further.', span(from, from));
        break;
      }
    }
    this.#nesting.closeAll(this.#text.length);
    return this.#tolerant || !this.#structural;
  }

  /** Reads from an offset and returns where to go on: the end of the text, or a tag behind the damage. */
  #runFrom(from: number): number {
    const parser = new SaxesParser({ xmlns: false, position: true, fragment: from > 0 });
    this.#done = from;
    this.#attributes = [];
    parser.on('error', error => this.#stumble(error.message, from + parser.position));
    parser.on('doctype', () => this.#refuseDoctype(from + parser.position));
    parser.on('text', value => this.#onText(value, from + parser.position));
    parser.on('cdata', value => this.#onCdata(value, from + parser.position));
    // Told at `--`, before the `>` of the comment.
    parser.on('comment', () => this.#passed(Math.min(from + parser.position + 1, this.#text.length)));
    parser.on('processinginstruction', () => this.#passed(from + parser.position));
    parser.on('xmldecl', () => this.#passed(from + parser.position));
    parser.on('attribute', attribute => this.#onAttribute(attribute.name, attribute.value, from + parser.position));
    parser.on('opentag', tag => this.#onOpen(tag, from + parser.position));
    parser.on('closetag', tag => this.#onClose(tag, from + parser.position));
    try {
      parser.write(from === 0 ? this.#text : this.#text.slice(from)).close();
      this.#scanned = 0;
    } catch (error) {
      if (!(error instanceof Stumble)) throw error;
      this.#scanned = parser.position;
      return error.at;
    }
    return this.#text.length;
  }

  #passed(end: number): void {
    this.#done = end;
  }

  /** The parser has read up to and with the `<` that ends the text, or to the end. */
  #onText(value: string, position: number): void {
    const end = position <= this.#text.length && this.#text[position - 1] === '<' ? position - 1 : position;
    if (this.#nesting.isOpen) this.handler.text(value, span(this.#done, end));
    this.#done = end;
  }

  #onCdata(value: string, end: number): void {
    const start = this.#text.indexOf('<![CDATA[', this.#done) + '<![CDATA['.length;
    if (this.#nesting.isOpen) this.handler.text(value, span(start, end - ']]>'.length));
    this.#done = end;
  }

  #onAttribute(name: string, value: string, end: number): void {
    const close = end - 1;
    const open = this.#text.lastIndexOf(this.#text.charAt(close), close - 1);
    this.#attributes.push({ name, value, span: span(open + 1, close) });
  }

  #onOpen(tag: SaxesTagPlain, end: number): void {
    const start = this.#done;
    this.#nesting.open(tag.name, start, this.#attributes);
    this.#attributes = [];
    this.#done = end;
  }

  #onClose(tag: SaxesTagPlain, end: number): void {
    if (tag.isSelfClosing) {
      this.#nesting.close(tag.name, -1, end);
      return;
    }
    const start = this.#text.lastIndexOf('</', end - 1);
    const written = nameAt(this.#text, start + 2);
    this.#nesting.close(written, start, end);
    this.#done = end;
    if (written !== tag.name) throw new Stumble(end);
  }

  #refuseDoctype(end: number): void {
    const start = this.#text.lastIndexOf('<!DOCTYPE', end - 1);
    const message = 'A document type declaration is refused: its entities are not resolved.';
    this.#report('xml-doctype-refused', message, span(Math.max(0, start), end));
    this.#done = end;
  }

  /** An error of the parser: a matter of one character is told and read over, damage to the structure means a new start. */
  #stumble(error: string, position: number): void {
    const message = sentence(error);
    if (message.startsWith('Unclosed tag')) return;
    const at = Math.min(position, this.#text.length);
    const atTag = this.#text.charCodeAt(this.#done) === LESS;
    const next = this.#nextTag(this.#done + 1);
    const ended = message.startsWith('Unexpected end');
    if (!ended && (atTag ? isPassing(message) && next >= at : next >= at)) {
      this.#report('xml-malformed', message, span(Math.max(0, at - 1), at));
      return;
    }
    if (atTag) throw new Stumble(this.#resume(message, next));
    this.#report('xml-malformed', message, span(this.#done, Math.min(next, at)));
    this.#structural = true;
    if (this.#nesting.isOpen && this.#done < next) {
      this.handler.text(this.#text.slice(this.#done, next), span(this.#done, next));
    }
    throw new Stumble(next);
  }

  /** Offset of the first `<` from an offset on; the end of the text where there is none. */
  #nextTag(from: number): number {
    if (from < this.#searched || from > this.#found) {
      const found = this.#text.indexOf('<', from);
      this.#searched = from;
      this.#found = found < 0 ? this.#text.length : found;
    }
    return this.#found;
  }

  /** Makes what it can of the damaged tag at `#done` and returns where reading goes on: behind it. */
  #resume(message: string, next: number): number {
    const text = this.#text;
    const start = this.#done;
    const closing = text.charCodeAt(start + 1) === SLASH;
    const name = nameAt(text, start + (closing ? 2 : 1));
    const bracket = text.indexOf('>', start);
    const end = bracket < 0 || bracket > next ? next : bracket + 1;
    if (!message.startsWith('Unmatched closing tag')) {
      this.#structural = true;
      this.#report('xml-malformed', message, span(start, end));
    }
    if (name !== '' && closing) this.#nesting.close(name, start, end);
    else if (name !== '') {
      this.#nesting.open(name, start, this.#attributes);
      if (text.charCodeAt(end - 2) === SLASH) this.#nesting.close(name, -1, end);
    }
    this.#attributes = [];
    this.#done = end;
    return end;
  }

  #report(code: string, message: string, where: Span): void {
    this.problems.add(code, 'error', printable(message), where.start, where.end);
  }
}

/** Errors that do not change which tags there are. */
function isPassing(message: string): boolean {
  return /entity|duplicate attribute|malformed comment|more than one root|one root|XML declaration|\]\]>|name\/value|processing instruction|must match|standalone|encoding/.test(
    message,
  );
}

/** `3:14: unexpected close tag.` without the place, which the problem states as a span. */
function sentence(message: string): string {
  const words = message.replace(/^\d+:\d+: /, '');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function nameAt(text: string, start: number): string {
  let end = start;
  while (isNameUnit(text.charCodeAt(end))) end++;
  return text.slice(start, end);
}

function isNameUnit(unit: number): boolean {
  return (
    (unit >= 97 && unit <= 122) ||
    (unit >= 65 && unit <= 90) ||
    (unit >= 48 && unit <= 58) ||
    unit === 45 ||
    unit === 46 ||
    unit === 95 ||
    unit > 127
  );
}
