import type { Problems } from '../text/problems.ts';
import { span } from '../text/span.ts';
import type { XmlAttribute, XmlHandler } from './xml-handler.ts';
import { XmlNesting } from './xml-nesting.ts';

const declaration =
  /^<\?xml version=(["'])1\.0\1(?:\s+encoding=(["'])[A-Za-z][A-Za-z0-9._-]*\2)?(?:\s+standalone=(["'])(?:yes|no)\3)?\s*\?>/;

/** What may stand in no document of XML 1.0: control characters, halves of characters, and two others. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]/u;

/** The same without a look at whether halves are of one character, which is several times faster. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const suspicious = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]/;

const returns = /\r\n?/g;
const references = /&([^;&]*);/g;

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** 1 for ASCII that may begin a name, 3 for what may only go on with it. */
const ofName = new Uint8Array(128);
for (const sign of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_:') ofName[sign.charCodeAt(0)] = 1;
for (const sign of '0123456789-.') ofName[sign.charCodeAt(0)] = 3;

const bang = 33;
const [quote, apostrophe, slash, less, equals, greater, question] = [34, 39, 47, 60, 61, 62, 63];

const none: readonly XmlAttribute[] = [];

/**
 * Tells a handler of a well-formed document in which nothing is unusual, as `saxes` would be the reason to tell it. False at
 * whatever else: a document type, an instruction, a name beyond ASCII, a reference to something else than a character, and
 * at every fault. Then what was told counts for nothing.
 */
export function readPlainXml(text: string, handler: XmlHandler, problems: Problems): boolean {
  if (suspicious.test(text) && forbidden.test(text)) return false;
  return new PlainXml(text, handler, problems).read();
}

class PlainXml {
  readonly #text: string;
  readonly #handler: XmlHandler;
  readonly #nesting: XmlNesting;
  /** Names of the elements that are open. */
  readonly #names: string[] = [];
  /** By name, the name that came behind it last time: documents repeat themselves. */
  readonly #nexts = new Map<string, string>();
  #last = '';
  #hasRoot = false;
  /** Set by what reads a part of a tag. */
  #attributes: readonly XmlAttribute[] = none;

  constructor(text: string, handler: XmlHandler, problems: Problems) {
    this.#text = text;
    this.#handler = handler;
    this.#nesting = new XmlNesting(text, handler, false, (code, message, where) => {
      problems.add(code, 'error', message, where.start, where.end);
    });
  }

  read(): boolean {
    const text = this.#text;
    if (text.charCodeAt(0) !== less) return false;
    let at = text.startsWith('<?xml ') ? (declaration.exec(text)?.[0].length ?? -1) : 0;
    while (at >= 0) {
      const tag = text.indexOf('<', at);
      if (tag < 0) return this.#names.length === 0 && this.#hasRoot && isBlank(text, at, text.length);
      if (tag > at && !this.#passText(at, tag)) return false;
      const code = text.charCodeAt(tag + 1);
      if (code === slash) at = this.#close(tag);
      else if (code === bang) at = text.startsWith('<!--', tag) ? this.#comment(tag) : this.#cdata(tag);
      else at = code === question ? -1 : this.#open(tag);
    }
    return false;
  }

  #passText(start: number, end: number): boolean {
    const text = this.#text;
    if (this.#names.length === 0) return isBlank(text, start, end);
    const value = decoded(text.slice(start, end));
    if (value === undefined || value.includes(']]>')) return false;
    if (this.#nesting.isOpen) this.#handler.text(value, span(start, end));
    return true;
  }

  #comment(start: number): number {
    const dashes = this.#text.indexOf('--', start + 4);
    return dashes >= 0 && this.#text.charCodeAt(dashes + 2) === greater ? dashes + 3 : -1;
  }

  #cdata(start: number): number {
    const text = this.#text;
    const close = text.indexOf(']]>', start);
    if (!text.startsWith('<![CDATA[', start) || close < 0 || this.#names.length === 0) return -1;
    const from = start + '<![CDATA['.length;
    const value = text.slice(from, close).replace(returns, '\n');
    if (this.#nesting.isOpen) this.#handler.text(value, span(from, close));
    return close + 3;
  }

  #close(start: number): number {
    const text = this.#text;
    const name = this.#names.pop();
    if (name === undefined || !text.startsWith(name, start + 2)) return -1;
    const end = passBlank(text, start + 2 + name.length);
    if (text.charCodeAt(end) !== greater) return -1;
    this.#nesting.close(name, start, end + 1);
    return end + 1;
  }

  #open(start: number): number {
    const text = this.#text;
    if (this.#names.length === 0 && this.#hasRoot) return -1;
    const name = this.#nameAt(start + 1);
    if (name === '') return -1;
    let at = start + 1 + name.length;
    this.#attributes = none;
    if (text.charCodeAt(at) !== greater) {
      at = this.#passAttributes(at);
      if (at < 0) return -1;
    }
    const isEmpty = text.charCodeAt(at) === slash;
    if (isEmpty && text.charCodeAt(++at) !== greater) return -1;
    this.#hasRoot = true;
    this.#nesting.open(name, start, this.#attributes);
    if (isEmpty) this.#nesting.close(name, -1, at + 1);
    else this.#names.push(name);
    return at + 1;
  }

  /** The name that starts at an offset; '' where none does. */
  #nameAt(start: number): string {
    const text = this.#text;
    const guess = this.#nexts.get(this.#last);
    if (guess !== undefined && text.startsWith(guess, start) && endsName(text.charCodeAt(start + guess.length))) {
      this.#last = guess;
      return guess;
    }
    const name = text.slice(start, nameEnd(text, start));
    if (name !== '') this.#nexts.set(this.#last, name);
    this.#last = name;
    return name;
  }

  /** Reads attributes and returns the offset of the `>` or `/` behind them; -1 where one is unusual. */
  #passAttributes(from: number): number {
    const text = this.#text;
    const found: XmlAttribute[] = [];
    for (let at = from; ; ) {
      const start = passBlank(text, at);
      const code = text.charCodeAt(start);
      if (code === greater || code === slash) {
        this.#attributes = found;
        return start;
      }
      const end = nameEnd(text, start);
      if (start === at || end === start || found.length === mostAttributes) return -1;
      const sign = passBlank(text, end);
      const open = passBlank(text, sign + 1);
      const mark = text.charCodeAt(open);
      if (text.charCodeAt(sign) !== equals || (mark !== quote && mark !== apostrophe)) return -1;
      const close = text.indexOf(mark === quote ? '"' : "'", open + 1);
      const name = text.slice(start, end);
      const value = close < 0 ? undefined : attributeValue(text.slice(open + 1, close));
      if (value === undefined || found.some(other => other.name === name)) return -1;
      found.push({ name, value, span: span(open + 1, close) });
      at = close + 1;
    }
  }
}

/** Each is held against those before it, so more than anybody writes are unusual. */
const mostAttributes = 64;

/** The value of an attribute; undefined for one that is not usual. */
function attributeValue(raw: string): string | undefined {
  return /[<\t\r\n]/.test(raw) ? undefined : decoded(raw);
}

/** A text with its line ends made one and its references resolved; undefined where one is to anything else than a character. */
function decoded(raw: string): string | undefined {
  const text = raw.includes('\r') ? raw.replace(returns, '\n') : raw;
  if (!text.includes('&')) return text;
  let isUsual = true;
  let behind = 0;
  const resolved = text.replace(references, (whole: string, name: string, at: number) => {
    const character = entities.get(name) ?? characterOf(name);
    isUsual &&= character !== undefined && !text.slice(behind, at).includes('&');
    behind = at + whole.length;
    return character ?? '';
  });
  return isUsual && !text.includes('&', behind) ? resolved : undefined;
}

/** The character of a reference by number. */
function characterOf(name: string): string | undefined {
  const digits = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/i.exec(name);
  if (digits === null || name.startsWith('#X')) return undefined;
  const code = Number.parseInt(digits[1] ?? digits[2] ?? '', digits[1] === undefined ? 10 : 16);
  const isAllowed = code === 9 || code === 10 || code === 13 || (code >= 32 && code <= 0x10ffff);
  const character = isAllowed ? String.fromCodePoint(code) : undefined;
  return character === undefined || forbidden.test(character) ? undefined : character;
}

function nameEnd(text: string, start: number): number {
  let at = start;
  if (ofName[text.charCodeAt(at)] !== 1) return at;
  while ((ofName[text.charCodeAt(at)] ?? 0) > 0) at++;
  // a letter beyond ASCII may go on with a name
  return text.charCodeAt(at) > 0x7f ? start : at;
}

/** Whether a name may end before a unit. */
function endsName(unit: number): boolean {
  return unit === greater || unit === slash || unit === 32 || unit === 10 || unit === 13 || unit === 9;
}

function passBlank(text: string, from: number): number {
  let at = from;
  for (;;) {
    const unit = text.charCodeAt(at);
    if (unit !== 32 && unit !== 10 && unit !== 13 && unit !== 9) return at;
    at++;
  }
}

function isBlank(text: string, start: number, end: number): boolean {
  return passBlank(text, start) >= end;
}
