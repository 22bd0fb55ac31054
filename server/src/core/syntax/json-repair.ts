import type { Problems } from '../text/problems.ts';
import { type Span, span } from '../text/span.ts';
import { BracketOrder } from './json-bracket-order.ts';
import { type Container, type Frame, type Key, noKey } from './json-frames.ts';
import { LayoutOrder } from './json-layout-order.ts';
import { halfKey, isPrettyPrinted, keyAt, salvage, startsValue, stringEnd, tornKey } from './json-lines.ts';
import { OpenContainers } from './json-open.ts';
import type { Order } from './json-order.ts';
import { JsonPlace } from './json-place.ts';
import { pastBrackets, resync } from './json-skip.ts';
import { commentEnd, decodeString, deepest, isLiteral, kindAt, skipSpace, unit, wordEnd } from './json-text.ts';
import type { Tape } from './tape.ts';

/**
 * Reads JSON whose structure is broken. In pretty-printed text the indentation of lines decides where brackets disagree
 * with it; in other text the brackets alone do. What comes out is whole: every container is closed, every key has a value.
 */
export function repairJson(text: string, problems: Problems): Tape {
  return new JsonRepair(text, problems).run();
}

/** A state machine over tokens: each method takes the token at its place, decides where it belongs, and moves on. */
class JsonRepair {
  readonly #text: string;
  readonly #problems: Problems;
  readonly #place: JsonPlace;
  readonly #open: OpenContainers;
  /** Indentation decides; undefined where the text has none to go by. */
  readonly #layout: LayoutOrder | undefined;
  readonly #order: Order;
  #done = false;

  constructor(text: string, problems: Problems) {
    this.#text = text;
    this.#problems = problems;
    this.#place = new JsonPlace(text);
    this.#open = new OpenContainers(this.#place, problems);
    this.#layout = isPrettyPrinted(text) ? new LayoutOrder(this.#place, this.#open) : undefined;
    this.#order = this.#layout ?? new BracketOrder(this.#open);
  }

  run(): Tape {
    const text = this.#text;
    for (this.#space(); this.#place.at < text.length && !this.#done; this.#space()) this.#token();
    this.#open.flush();
    if (this.#open.frames.length > 0) {
      this.#open.report(
        'unclosed',
        'The document ends before all its brackets are closed.',
        this.#open.last,
        text.length,
      );
    } else if (this.#place.at < text.length) {
      const message = 'The document ends before this text, which is not read.';
      this.#open.report('trailing-text', message, this.#place.at, Math.max(this.#place.at + 1, text.trimEnd().length));
    }
    while (this.#open.frames.length > 0) this.#open.close(this.#open.last);
    return this.#open.tape;
  }

  #token(): void {
    if (this.#order.isStray()) {
      this.#open.reportHere('unexpected-bracket', 'This bracket has no place here.');
      this.#place.ignore(this.#place.at + 1);
      return;
    }
    switch (this.#text.charCodeAt(this.#place.at)) {
      case unit.closeObject:
        this.#closer('object');
        break;
      case unit.closeArray:
        this.#closer('array');
        break;
      case unit.openObject:
        this.#opener('object');
        break;
      case unit.openArray:
        this.#opener('array');
        break;
      case unit.quote:
        this.#string();
        break;
      default:
        this.#word();
    }
  }

  /** Passes white space, commas and comments. */
  #space(): void {
    const text = this.#text;
    let commas = 0;
    for (; ; this.#place.at++) {
      const code = text.charCodeAt(this.#place.at);
      if (code === unit.lineFeed || code === unit.carriageReturn) {
        this.#place.startLine(this.#place.at + 1);
        commas = 0;
      } else if (code === unit.comma) {
        this.#open.flush();
        this.#open.comma = true;
        if (this.#place.first && commas++ === 0) this.#place.lineIndent = this.#place.column;
      } else if (code === unit.slash && commentEnd(text, this.#place.at) > this.#place.at) {
        const end = commentEnd(text, this.#place.at);
        const message = 'JSON has no comments: other tools will refuse this document.';
        this.#problems.add('comment', 'warning', message, this.#place.at, end);
        this.#place.at = end - 1;
      } else if (code !== unit.space && code !== unit.tab) break;
    }
    if (!this.#place.first) return;
    const indent = this.#place.column;
    // a comma before the first token belongs there only where others of its kind have one too
    this.#place.indent =
      commas > 0 && !this.#open.frames.some(frame => frame.childIndent === indent) ? indent - commas : indent;
    if (commas === 0 || this.#place.indent !== indent) this.#place.lineIndent = this.#place.indent;
  }

  #string(): void {
    const start = this.#place.at;
    const { end, closed } = stringEnd(this.#text, start, this.#problems);
    const next = closed ? skipSpace(this.#text, end + 1) : end;
    if (closed && this.#text.charCodeAt(next) === unit.colon) {
      this.#key(keyAt(this.#text, start + 1, end), next + 1);
      return;
    }
    const torn = this.#layout && this.#place.first && !closed ? tornKey(this.#text, start, end) : undefined;
    if (torn) {
      this.#open.report('unterminated-string', 'This key is torn by a line end.', start, end);
      this.#key({ text: torn.key, span: span(start + 1, end) }, torn.next);
      return;
    }
    this.#order.beforeText(closed ? end + 1 : end);
    if (this.#open.top?.kind === 'object' && !this.#open.pending) {
      if (!closed || !this.#isKey(next, end)) {
        this.#garbage(closed ? end + 1 : end);
        return;
      }
      this.#open.report('missing-colon', 'Behind this key a colon is missing.', start, end + 1);
      this.#key(keyAt(this.#text, start + 1, end), next);
      return;
    }
    if (closed) {
      this.#scalar('string', span(start + 1, end), end + 1);
      return;
    }
    this.#open.report('unterminated-string', 'This string has no closing quote.', start, end);
    const inside = this.#text.slice(start + 1, end);
    if (/^[[\]{}]?$/.test(inside.replace(/[\s,]+/g, ''))) this.#place.ignore(start + 1);
    else this.#scalar('string', span(start + 1, start + 1 + withoutComma(inside).length), end);
  }

  /** Whether the string that ends at `end` is a key without a colon: behind it, at `next`, a value starts. */
  #isKey(next: number, end: number): boolean {
    const isOtherText = next === end + 1 && this.#text.charCodeAt(next) === unit.quote;
    return !(this.#layout && isOtherText) && startsValue(this.#text, next, end);
  }

  #word(): void {
    const start = this.#place.at;
    const end = Math.max(wordEnd(this.#text, start), start + 1);
    const top = this.#open.top;
    const wanted = this.#open.pending || (top ? top.kind === 'array' : this.#open.tape.length === 0);
    if (!wanted || !isLiteral(this.#text, start, end, this.#problems)) {
      this.#garbage(end);
      return;
    }
    this.#scalar(kindAt(this.#text, start), span(start, end), end);
  }

  /** What stands here has no place here; `end` is where the token ends that it seems to be. */
  #garbage(end: number): void {
    const text = this.#text;
    const start = this.#place.at;
    const message = 'This has no place here and is not read.';
    const key = this.#place.first && this.#layout ? undefined : halfKey(text, start);
    if (key) {
      this.#open.report('unterminated-string', 'Before this key a quote is missing.', start, start + key.key.length);
      this.#key({ text: key.key, span: span(start, start + key.key.length) }, key.next);
      return;
    }
    if (!this.#layout || !this.#place.first) {
      const stop = this.#layout ? end : Math.max(resync(text, start + 1), start + 1);
      this.#open.report('unexpected-text', message, start, stop);
      this.#place.ignore(stop);
      return;
    }
    const stop = this.#place.stopBehind(start);
    const found = salvage(text.slice(start, stop), start);
    this.#open.report('unexpected-text', message, start, found ? found.at : stop);
    if (found?.form === 'key') {
      this.#layout.fitIndent();
      this.#key({ text: found.key, span: span(start, found.end) }, found.at);
      return;
    }
    this.#place.ignore(found ? found.at : stop);
  }

  #key(key: Key, next: number): void {
    this.#order.beforeKey(key.text);
    const top = this.#open.top;
    if (top?.kind !== 'object') this.#objectFor(top);
    this.#open.flush();
    this.#open.separate();
    const object = this.#open.top;
    if (object) object.lastKey = key;
    const array = this.#open.frames.at(-2);
    if (array && object?.members === 0) array.firstKey ??= key.text;
    this.#open.pending = key;
    this.#open.understood(next);
  }

  /** Opens the object that a key without one belongs to. */
  #objectFor(array: Frame | undefined): void {
    this.#open.reportHere('missing-bracket', 'An opening bracket is missing before this key.');
    let indent = array ? array.indent : this.#place.indent > 0 ? 0 : -1;
    if (array && array.childIndent >= 0 && array.childIndent < this.#place.indent) indent = array.childIndent;
    if (!this.#place.first && array) indent = this.#place.indent;
    const frame = this.#open.push('object', noKey, true, indent);
    if (this.#place.first) frame.childIndent = this.#place.indent;
  }

  #scalar(kind: ReturnType<typeof kindAt>, where: Span, next: number): void {
    const key = this.#keyHere(undefined);
    if (key) {
      const raw = this.#text.slice(where.start, where.end);
      this.#open.tape.add(kind, key.text, key.span, where, kind === 'string' ? decodeString(raw) : raw);
      this.#open.note('scalar');
      this.#open.understood(next);
    } else this.#garbage(next);
  }

  #opener(kind: Container): void {
    const key = this.#keyHere(kind);
    if (!key) {
      this.#open.reportHere('unexpected-bracket', 'This bracket has no place here.');
      this.#place.ignore(this.#place.at + 1);
      return;
    }
    if (this.#open.frames.length >= deepest) {
      const end = pastBrackets(this.#text, this.#place.at);
      this.#open.reportHere('nested-too-deep', `Brackets are nested more than ${deepest} deep.`);
      this.#open.understood(end);
      return;
    }
    this.#open.push(kind, key, false, this.#place.lineIndent);
    this.#open.understood(this.#place.at + 1);
    this.#open.comma = true;
  }

  /** The key of the value at hand, `''` in an array; undefined where no value can stand. */
  #keyHere(kind: Container | undefined): Key | undefined {
    this.#order.beforeValue();
    const top = this.#open.top;
    if (!top) return this.#open.tape.length === 0 && !this.#strayAtRoot(kind) ? noKey : undefined;
    const key = this.#open.pending;
    this.#open.pending = undefined;
    if (key) return key;
    if (top.kind === 'array') this.#open.separate();
    else if (kind) return this.#order.keyOfOpener(top);
    return top.kind === 'array' ? noKey : undefined;
  }

  /** A document that ends in a brace is no list, whatever stands before its first brace. */
  #strayAtRoot(kind: Container | undefined): boolean {
    return (
      kind === 'array' &&
      /^\[\s*\{/.test(this.#text.slice(this.#place.at, this.#place.at + 20)) &&
      /\}\s*$/.test(this.#text)
    );
  }

  #closer(kind: Container): void {
    const frame = this.#order.closedBy(kind);
    if (!frame || (frame === this.#open.frames[0] && this.#goesOn())) {
      this.#open.reportHere('unexpected-bracket', 'This bracket closes nothing.');
      this.#place.ignore(this.#place.at + 1);
      return;
    }
    this.#open.closeAbove(frame);
    if (frame.kind !== kind) {
      this.#open.reportHere('mismatched-bracket', 'This bracket closes one of another kind.');
    }
    if (this.#open.comma && frame.members > 0) {
      this.#open.report(
        'trailing-comma',
        'JSON allows no comma before a closing bracket.',
        this.#open.last,
        this.#place.at,
      );
    }
    this.#open.understood(this.#place.at + 1);
    this.#open.close(this.#place.at);
    this.#done = this.#open.frames.length === 0;
  }

  /** Whether the document goes on behind a bracket that seems to close it. */
  #goesOn(): boolean {
    const next = this.#text.charAt(skipSpace(this.#text, this.#place.at + 1));
    return next !== '' && ',"}]'.includes(next);
  }
}

/** A text without the comma behind it, and without the white space around that. */
function withoutComma(text: string): string {
  const bare = text.trimEnd();
  return bare.endsWith(',') ? bare.slice(0, -1).trimEnd() : bare;
}
