import { Problems } from '../text/problems.ts';
import type { Span } from '../text/span.ts';
import type { Cursor, ValueKind } from './cursor.ts';
import {
  commentEnd,
  decodeString,
  deepest,
  isLiteral,
  kindAt,
  locatePart,
  passEscape,
  plainEnd,
  skipSpace,
  unit,
  wordEnd,
} from './json-text.ts';
import { KeyTable, mostKeys } from './key-table.ts';
import { asked, tellUnexpected } from './unexpected.ts';

const { backslash, carriageReturn, closeArray, closeObject, colon, comma } = unit;
const { lineFeed, openArray, openObject, quote, slash, space } = unit;

/**
 * Reads JSON straight from the text. It forgives what leaves the structure whole (comments, trailing commas, wrong
 * escapes and numbers) with a problem each. Where the structure breaks it stops for good and is `broken`: what stood
 * before may have been read wrongly, so the text is read again by `repairJson`.
 */
export class JsonCursor implements Cursor {
  readonly repeats = false;
  readonly #text: string;
  readonly #problems: Problems;
  readonly #keys = new KeyTable();
  readonly #closers = new Uint8Array(deepest + 1);
  /** By depth, by key number: the serial of the container that last held the key. */
  readonly #seen: Int32Array[] = [];
  readonly #serials = new Int32Array(deepest + 1);
  #serial = 0;
  #depth = 0;
  /** The container was entered and no member of it was read yet. */
  #fresh = false;
  #start = 0;
  #end = 0;
  #consumed = false;
  #escapes = false;
  #keyStart = 0;
  #keyEnd = 0;
  #keyId = -1;
  #keyEscapes = false;
  /** What the current value was asked for in vain, in bits. */
  #asked = 0;
  #told: Problems | undefined;
  /** How much of the text `holds` has looked through. */
  #lookedAhead = 0;
  broken = false;

  constructor(text: string, problems: Problems, at = 0) {
    this.#text = text;
    this.#problems = problems;
    const start = at === 0 && text.charCodeAt(0) === 0xfeff ? this.#byteOrderMark() : at;
    this.#start = this.#space(start);
  }

  get problems(): Problems['list'] {
    return this.#problems.list;
  }

  get kind(): ValueKind {
    return this.broken || this.#consumed ? 'missing' : kindAt(this.#text, this.#start);
  }

  get key(): string {
    if (this.#depth === 0 || this.#closers[this.#depth] === closeArray) return '';
    if (this.#keyEscapes) return decodeString(this.#text.slice(this.#keyStart, this.#keyEnd));
    return this.#keyId < 0 ? this.#text.slice(this.#keyStart, this.#keyEnd) : this.#keys.keyOf(this.#keyId);
  }

  get keySpan(): Span {
    return { start: this.#keyStart, end: this.#keyEnd };
  }

  get start(): number {
    return this.#start;
  }

  get end(): number {
    return this.#end;
  }

  enter(kind: 'object' | 'array'): boolean {
    if (this.#consumed || this.broken) return false;
    const opener = kind === 'object' ? openObject : openArray;
    if (this.#text.charCodeAt(this.#start) !== opener) {
      this.#asked |= asked[kind];
      return false;
    }
    if (!this.#push(opener)) return false;
    this.#serials[this.#depth] = ++this.#serial;
    this.#end = this.#start + 1;
    this.#fresh = true;
    this.#consumed = true;
    return true;
  }

  next(): boolean {
    if (!this.#consumed) {
      this.#pass();
      if (this.#asked !== 0) this.#tell();
    }
    if (this.#depth === 0 || this.broken) return false;
    const text = this.#text;
    const closer = this.#closers[this.#depth] as number;
    let at = this.#space(this.#end);
    const fresh = this.#fresh;
    this.#fresh = false;
    if (text.charCodeAt(at) === closer) return this.#leave(at);
    if (!fresh) {
      at = this.#comma(at);
      if (this.broken) return false;
      if (text.charCodeAt(at) === closer) return this.#leave(at);
    }
    if (closer === closeObject) {
      at = this.#member(at);
      if (this.broken) return false;
      this.#noteKey();
    }
    this.#start = at;
    this.#consumed = false;
    this.#asked = 0;
    return true;
  }

  holds(test: (key: string, kind: ValueKind) => boolean): boolean {
    // objects that hold each other would be looked through once for each of them
    if (this.#consumed || this.broken || this.#lookedAhead > this.#text.length) return false;
    const ahead = new JsonCursor(this.#text, new Problems(), this.#start);
    if (!ahead.enter('object')) return false;
    let found = false;
    while (!found && ahead.next()) found = test(ahead.key, ahead.kind);
    this.#lookedAhead += (found ? ahead.start : ahead.end) - this.#start;
    return found;
  }

  tellTo(problems: Problems): void {
    this.#told = problems;
  }

  /** The value that was passed over was asked for something that it is not. */
  #tell(): void {
    if (!this.#told || this.broken) return;
    const kind = kindAt(this.#text, this.#start);
    const isContainer = kind === 'object' || kind === 'array';
    const inside = this.#text.slice(this.#start + 1, Math.min(this.#end - 1, this.#start + 100));
    if (kind === 'null' || ((isContainer || kind === 'string') && inside.trim() === '')) return;
    tellUnexpected(this.#told, this.key, kind, this.#asked, { start: this.#start, end: this.#end });
  }

  stated(): { readonly value: string; readonly span: Span } | undefined {
    if (this.#consumed || this.broken) return undefined;
    const text = this.#text;
    const code = text.charCodeAt(this.#start);
    if (code === quote) return this.string();
    if (code === openObject || code === openArray) {
      this.#asked |= asked.text;
      return undefined;
    }
    const span = { start: this.#start, end: wordEnd(text, this.#start) };
    this.#pass();
    return this.broken ? undefined : { value: text.slice(span.start, span.end), span };
  }

  string(): { readonly value: string; readonly span: Span } | undefined {
    if (this.#consumed || this.broken) return undefined;
    const text = this.#text;
    if (text.charCodeAt(this.#start) !== quote) {
      this.#asked |= asked.text;
      return undefined;
    }
    this.#pass();
    if (this.broken) return undefined;
    const span = { start: this.#start + 1, end: this.#end - 1 };
    const raw = text.slice(span.start, span.end);
    return { value: this.#escapes ? decodeString(raw) : raw, span };
  }

  part(text: { readonly value: string; readonly span: Span }, from: number, to: number): Span {
    return locatePart(this.#text, text.span, from, to);
  }

  skip(): Span {
    if (!this.#consumed) this.#pass();
    return { start: this.#start, end: this.#end };
  }

  /** Passes over what was not read and looks at what stands behind the document. */
  finish(): void {
    if (!this.#consumed) this.#pass();
    while (this.#depth > 0 && !this.broken) while (this.next());
    if (this.broken) return;
    // valid documents are never read beyond their end: an optimised charCodeAt that once was is slower for good
    const rest = /[^ \t\r\n]/.exec(this.#text.slice(this.#end));
    if (!rest) return;
    const at = this.#space(this.#end + rest.index);
    if (at >= this.#text.length) return;
    if (',:"]}'.includes(this.#text.charAt(at))) {
      this.#break('trailing-text', 'The document goes on behind its last bracket.', at, this.#text.length);
      return;
    }
    const message = 'The document ends before this text, which is not read.';
    const behind = { start: at, end: Math.max(at + 1, this.#text.trimEnd().length) };
    this.#problems.notRead('text', 'trailing-text', 'error', message, behind);
  }

  /** Passes over the value that the cursor stands on. */
  #pass(): void {
    this.#consumed = true;
    const code = this.#text.charCodeAt(this.#start);
    if (code === quote) {
      this.#end = this.#stringEnd(this.#start) + 1;
    } else if (code === openObject || code === openArray) {
      this.#end = this.#containerEnd(this.#start);
    } else {
      this.#end = this.#wordEnd(this.#start);
    }
  }

  #wordEnd(start: number): number {
    const end = wordEnd(this.#text, start);
    if (end > start && isLiteral(this.#text, start, end, this.#problems)) return end;
    return this.#break('missing-value', 'Here a value is missing.', start, Math.max(end, start));
  }

  /** The offset of the quote that ends the string which starts at `start`. */
  #stringEnd(start: number): number {
    const text = this.#text;
    this.#escapes = false;
    let at = plainEnd(text, start + 1);
    while (text.charCodeAt(at) !== quote) {
      const code = text.charCodeAt(at);
      if (code === backslash) {
        this.#escapes = true;
        at = passEscape(text, at, this.#problems);
      } else if (code === lineFeed || code === carriageReturn || at >= text.length) {
        return this.#break('unterminated-string', 'This string has no closing quote.', start, at);
      } else {
        this.#problems.add(
          'control-character',
          'error',
          'A control character must be escaped in a string.',
          at,
          at + 1,
        );
        at++;
      }
      at = plainEnd(text, at);
    }
    return at;
  }

  /** The offset behind the container that starts at `start`; checks all of it and remembers nothing. */
  #containerEnd(start: number): number {
    const text = this.#text;
    const closers = this.#closers;
    const base = this.#depth;
    let at = start;
    for (;;) {
      // a value stands at `at`
      let code = text.charCodeAt(at);
      if (code === quote) {
        const end = plainEnd(text, at + 1);
        at = (text.charCodeAt(end) === quote ? end : this.#stringEnd(at)) + 1;
      } else if (code === openObject || code === openArray) {
        if (!this.#push(code)) return text.length;
        at = this.#space(at + 1);
        if (text.charCodeAt(at) !== closers[this.#depth]) {
          if (code === openObject) at = this.#pastKey(at);
          if (this.broken) return text.length;
          continue;
        }
        this.#depth--;
        at++;
      } else at = this.#wordEnd(at);
      // behind a value
      for (;;) {
        if (this.#depth === base || this.broken) return at;
        const closer = closers[this.#depth] as number;
        code = text.charCodeAt(at);
        if (code !== comma) {
          at = this.#space(at);
          code = text.charCodeAt(at);
        }
        if (code !== closer) {
          at = this.#comma(at);
          if (text.charCodeAt(at) !== closer) {
            if (closer === closeObject) at = this.#pastKey(at);
            break;
          }
        }
        this.#depth--;
        at++;
      }
      if (this.broken) return text.length;
    }
  }

  /** The offset of the value behind the key at `at`. */
  #pastKey(at: number): number {
    const text = this.#text;
    if (text.charCodeAt(at) !== quote) return this.#missingKey(at);
    const end = plainEnd(text, at + 1);
    return this.#pastColon(at, text.charCodeAt(end) === quote ? end : this.#stringEnd(at));
  }

  #missingKey(at: number): number {
    return this.#break('missing-key', 'Here a key in quotes is missing.', at, at + 1);
  }

  /** The offset of the value behind the colon that belongs behind a key. */
  #pastColon(key: number, end: number): number {
    const text = this.#text;
    let at = end + 1;
    if (text.charCodeAt(at) !== colon) {
      at = this.#space(at);
      if (text.charCodeAt(at) !== colon) {
        return this.#break('missing-colon', 'Behind this key a colon is missing.', key, end + 1);
      }
    }
    at++;
    return text.charCodeAt(at) === space && text.charCodeAt(at + 1) > slash ? at + 1 : this.#space(at);
  }

  #push(opener: number): boolean {
    if (this.#depth === deepest) {
      this.#break('nested-too-deep', `Brackets are nested more than ${deepest} deep.`, this.#start, this.#start + 1);
      return false;
    }
    this.#closers[++this.#depth] = opener === openObject ? closeObject : closeArray;
    return true;
  }

  #leave(at: number): false {
    this.#depth--;
    this.#end = at + 1;
    this.#consumed = true;
    return false;
  }

  /** Passes the comma at `at` and returns what stands behind it: a member, or the closer after a trailing comma. */
  #comma(at: number): number {
    const text = this.#text;
    if (text.charCodeAt(at) !== comma) {
      const unclosed = at >= text.length;
      const message = unclosed ? 'The document ends before all its brackets are closed.' : 'Here a comma is missing.';
      return this.#break(unclosed ? 'unclosed' : 'missing-comma', message, Math.min(at, text.length), at + 1);
    }
    let next = this.#space(at + 1);
    while (text.charCodeAt(next) === comma) {
      this.#problems.add('missing-value', 'error', 'Between these commas a value is missing.', at, next + 1);
      next = this.#space(next + 1);
    }
    if (text.charCodeAt(next) === this.#closers[this.#depth]) {
      this.#problems.add('trailing-comma', 'error', 'JSON allows no comma before a closing bracket.', at, at + 1);
    }
    return next;
  }

  /** Reads the key at `at` and returns the offset of its value. */
  #member(at: number): number {
    const text = this.#text;
    if (text.charCodeAt(at) !== quote) return this.#missingKey(at);
    const start = at + 1;
    this.#keyStart = start;
    const guess = this.#keys.after(this.#keyId);
    const guessed = guess < 0 ? -1 : this.#keys.endOf(guess, text, start);
    if (guessed >= 0 && text.charCodeAt(guessed) === quote) {
      this.#keyId = guess;
      this.#keyEnd = guessed;
      this.#keyEscapes = false;
      return this.#pastColon(at, guessed);
    }
    return this.#pastColon(at, this.#newKey(start));
  }

  /** Reads a key that was not expected here; returns the offset of its closing quote. */
  #newKey(start: number): number {
    const text = this.#text;
    const previous = this.#keyId;
    let hash = 0;
    let end = start;
    let code = text.charCodeAt(end);
    while (code >= space && code !== quote && code !== backslash) {
      hash = (Math.imul(hash, 31) + code) | 0;
      code = text.charCodeAt(++end);
    }
    const plain = code === quote;
    if (!plain) end = this.#stringEnd(start - 1);
    this.#keyEnd = end;
    this.#keyEscapes = !plain && this.#escapes;
    this.#keyId = plain ? this.#keys.idOf(text, start, end, hash) : -1;
    this.#keys.follow(previous, this.#keyId);
    return end;
  }

  /** Tells of a key that its object holds already. */
  #noteKey(): void {
    const id = this.#keyId;
    if (id < 0) return;
    const depth = this.#depth;
    const seen = (this.#seen[depth] ??= new Int32Array(mostKeys));
    if (seen[id] === this.#serials[depth]) {
      const message = 'This key stands more than once in its object; the last one counts.';
      this.#problems.add('duplicate-key', 'warning', message, this.#keyStart, this.#keyEnd);
    }
    seen[id] = this.#serials[depth] as number;
  }

  /** The first offset at or behind `at` that is neither white space nor a comment. */
  #space(at: number): number {
    let next = skipSpace(this.#text, at);
    while (this.#text.charCodeAt(next) === slash) {
      const end = commentEnd(this.#text, next);
      if (end === next) break;
      this.#problems.add(
        'comment',
        'warning',
        'JSON has no comments: other tools will refuse this document.',
        next,
        end,
      );
      next = skipSpace(this.#text, end);
    }
    return next;
  }

  #byteOrderMark(): number {
    const message = 'The document starts with a byte-order mark, which some tools refuse.';
    this.#problems.add('byte-order-mark', 'information', message, 0, 1);
    return 1;
  }

  /** Gives up on the structure. Returns the end of the text, so that every loop ends. */
  #break(code: string, message: string, start: number, end: number): number {
    if (!this.broken) this.#problems.add(code, 'error', message, start, Math.min(end, this.#text.length));
    this.broken = true;
    this.#consumed = true;
    this.#depth = 0;
    this.#end = this.#text.length;
    return this.#text.length;
  }
}
