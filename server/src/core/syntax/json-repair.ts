import type { Problems } from '../text/problems.ts';
import { type Span, span } from '../text/span.ts';
import { type Container, type Frame, findFrame, type Key, noKey } from './json-frames.ts';
import {
  besideBracket,
  endsValue,
  halfKey,
  isPrettyPrinted,
  lineEnd,
  nextIndent,
  salvage,
  standsAlone,
  tornKey,
} from './json-lines.ts';
import { pastBrackets, resync } from './json-skip.ts';
import {
  commentEnd,
  decodeString,
  deepest,
  isLiteral,
  kindAt,
  passEscape,
  skipSpace,
  unit,
  wordEnd,
} from './json-text.ts';
import { Tape } from './tape.ts';

/**
 * Reads JSON whose structure is broken. In pretty-printed text the indentation of lines decides where brackets disagree
 * with it; in other text the brackets alone do. What comes out is whole: every container is closed, every key has a value.
 */
export function repairJson(text: string, problems: Problems): Tape {
  return new JsonRepair(text, problems).run();
}

/** A state machine over tokens: each method takes the token at `#at`, decides where it belongs, and moves on. */
class JsonRepair {
  readonly #text: string;
  readonly #problems: Problems;
  /** Whether indentation may decide. */
  readonly #layout: boolean;
  readonly #tape = new Tape();
  readonly #frames: Frame[] = [];
  #at = 0;
  /** Behind the last token that was understood: containers without a closer end here. */
  #last = 0;
  /** Offset at which the current line starts, and how far its first token is indented. */
  #line = 0;
  #indent = 0;
  /** How far the line is indented, where a comma stands before its first token. */
  #lineIndent = 0;
  /** A line end that was looked for, kept because a line can be long. */
  #stop = -1;
  /** No token of the line was understood yet. */
  #first = true;
  /** How many characters stand on the line that are taken as if they were not there. */
  #junk = 0;
  /** A comma stands between the last value and here. */
  #comma = true;
  /** A key that waits for its value. */
  #pending: Key | undefined;
  #done = false;

  constructor(text: string, problems: Problems) {
    this.#text = text;
    this.#problems = problems;
    this.#layout = isPrettyPrinted(text);
  }

  run(): Tape {
    const text = this.#text;
    if (text.charCodeAt(0) === 0xfeff) this.#at = this.#line = 1;
    for (this.#space(); this.#at < text.length && !this.#done; this.#space()) this.#token();
    this.#flush();
    if (this.#frames.length > 0) {
      this.#report('unclosed', 'The document ends before all its brackets are closed.', this.#last, text.length);
    } else if (this.#at < text.length) {
      const message = 'The document ends before this text, which is not read.';
      this.#report('trailing-text', message, this.#at, Math.max(this.#at + 1, text.trimEnd().length));
    }
    while (this.#frames.length > 0) this.#close(this.#last);
    return this.#tape;
  }

  #token(): void {
    if (this.#layout && this.#first && this.#isStray()) {
      this.#report('unexpected-bracket', 'This bracket has no place here.', this.#at, this.#at + 1);
      this.#ignore(this.#at + 1);
      return;
    }
    switch (this.#text.charCodeAt(this.#at)) {
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

  /** The end of the line that an offset stands in, which never is before one that was asked for. */
  #stopBehind(at: number): number {
    if (at > this.#stop) this.#stop = lineEnd(this.#text, at);
    return this.#stop;
  }

  /** Whether a bracket got into the white space before another one, which stands where it should if this one did not. */
  #isStray(): boolean {
    const top = this.#top;
    if (!top || !'{}[]'.includes(this.#text.charAt(this.#at))) return false;
    const beside = besideBracket(this.#text, this.#at);
    const indent = beside.at - this.#line - this.#junk - 1;
    if (beside.character === (top.kind === 'object' ? '}' : ']'))
      return indent === top.indent && this.#indent !== indent;
    if (top.kind !== 'array' || (beside.character !== '{' && beside.character !== '[')) return false;
    if (top.childIndent >= 0) return indent === top.childIndent && this.#indent !== indent;
    return this.#indent <= top.indent && indent > top.indent;
  }

  get #top(): Frame | undefined {
    return this.#frames.at(-1);
  }

  /** Passes white space, commas and comments. */
  #space(): void {
    const text = this.#text;
    let commas = 0;
    for (; ; this.#at++) {
      const code = text.charCodeAt(this.#at);
      if (code === unit.lineFeed || code === unit.carriageReturn) {
        this.#line = this.#at + 1;
        this.#first = true;
        this.#junk = 0;
        commas = 0;
      } else if (code === unit.comma) {
        this.#flush();
        this.#comma = true;
        if (this.#first && commas++ === 0) this.#lineIndent = this.#at - this.#line - this.#junk;
      } else if (code === unit.slash && commentEnd(text, this.#at) > this.#at) {
        const end = commentEnd(text, this.#at);
        const message = 'JSON has no comments: other tools will refuse this document.';
        this.#problems.add('comment', 'warning', message, this.#at, end);
        this.#at = end - 1;
      } else if (code !== unit.space && code !== unit.tab) break;
    }
    if (!this.#first) return;
    const indent = this.#at - this.#line - this.#junk;
    // a comma before the first token belongs there only where others of its kind have one too
    this.#indent = commas > 0 && !this.#frames.some(frame => frame.childIndent === indent) ? indent - commas : indent;
    if (commas === 0 || this.#indent !== indent) this.#lineIndent = this.#indent;
  }

  #string(): void {
    const start = this.#at;
    const { end, closed } = this.#stringEnd(start);
    const next = closed ? skipSpace(this.#text, end + 1) : end;
    if (closed && this.#text.charCodeAt(next) === unit.colon) {
      this.#key(this.#keyAt(start + 1, end), next + 1);
      return;
    }
    const torn = this.#layout && this.#first && !closed ? tornKey(this.#text, start, end) : undefined;
    if (torn) {
      this.#report('unterminated-string', 'This key is torn by a line end.', start, end);
      this.#key({ text: torn.key, span: span(start + 1, end) }, torn.next);
      return;
    }
    if (this.#layout && this.#first) {
      this.#alignValue();
      this.#openLostList(closed ? end + 1 : end);
    }
    if (this.#top?.kind === 'object' && !this.#pending) {
      if (!closed || !this.#startsValue(next, end)) {
        this.#garbage(closed ? end + 1 : end);
        return;
      }
      this.#report('missing-colon', 'Behind this key a colon is missing.', start, end + 1);
      this.#key(this.#keyAt(start + 1, end), next);
      return;
    }
    if (closed) {
      this.#scalar('string', span(start + 1, end), end + 1);
      return;
    }
    this.#report('unterminated-string', 'This string has no closing quote.', start, end);
    const inside = this.#text.slice(start + 1, end);
    if (/^[\s,]*[[\]{}]?[\s,]*$/.test(inside)) this.#ignore(start + 1);
    else this.#scalar('string', span(start + 1, start + 1 + inside.replace(/\s*,?\s*$/, '').length), end);
  }

  #keyAt(start: number, end: number): Key {
    return { text: decodeString(this.#text.slice(start, end)), span: span(start, end) };
  }

  /** Where a string ends: at its closing quote, or at the end of its line. */
  #stringEnd(start: number): { readonly end: number; readonly closed: boolean } {
    const text = this.#text;
    let at = start + 1;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === unit.quote) return { end: at, closed: true };
      if (code === unit.backslash) at = passEscape(text, at, this.#problems);
      else if (code === unit.lineFeed || code === unit.carriageReturn || at >= text.length) {
        return { end: at, closed: false };
      } else at++;
    }
  }

  /** Whether a value starts at an offset of the same line, behind a string that ends at `end`. */
  #startsValue(at: number, end: number): boolean {
    if (this.#layout && at === end + 1 && this.#text.charCodeAt(at) === unit.quote) return false;
    const rest = this.#text.slice(at, at + 6);
    return /^(?:["{[]|-?\d|(?:true|false|null)\b)/.test(rest) && !/[\r\n]/.test(this.#text.slice(end, at));
  }

  #word(): void {
    const start = this.#at;
    const end = Math.max(wordEnd(this.#text, start), start + 1);
    const top = this.#top;
    const wanted = this.#pending || (top ? top.kind === 'array' : this.#tape.length === 0);
    if (!wanted || !isLiteral(this.#text, start, end, this.#problems)) {
      this.#garbage(end);
      return;
    }
    this.#scalar(kindAt(this.#text, start), span(start, end), end);
  }

  /** What stands here has no place here; `end` is where the token ends that it seems to be. */
  #garbage(end: number): void {
    const text = this.#text;
    const start = this.#at;
    const message = 'This has no place here and is not read.';
    const key = this.#first && this.#layout ? undefined : halfKey(text, start);
    if (key) {
      this.#report('unterminated-string', 'Before this key a quote is missing.', start, start + key.key.length);
      this.#key({ text: key.key, span: span(start, start + key.key.length) }, key.next);
      return;
    }
    if (!this.#layout) {
      const stop = Math.max(resync(text, start + 1), start + 1);
      this.#report('unexpected-text', message, start, stop);
      this.#ignore(stop);
      return;
    }
    if (!this.#first) {
      this.#report('unexpected-text', message, start, end);
      this.#ignore(end);
      return;
    }
    const stop = this.#stopBehind(start);
    const found = salvage(text.slice(start, stop), start);
    this.#report('unexpected-text', message, start, found ? found.at : stop);
    if (found?.form === 'key') {
      this.#fitIndent();
      this.#key({ text: found.key, span: span(start, found.end) }, found.at);
      return;
    }
    this.#ignore(found ? found.at : stop);
  }

  /** A torn line may not be indented as it was: unless that fits an open object, it goes with the lines before it. */
  #fitIndent(): void {
    const top = this.#top;
    const fits = findFrame(this.#frames, ({ kind, childIndent }) => kind === 'object' && childIndent === this.#indent);
    if (!fits && top && top.childIndent >= 0) this.#indent = top.childIndent;
  }

  /** Goes on behind something that is taken as if it were not there. */
  #ignore(end: number): void {
    if (this.#first) this.#junk += this.#text.slice(this.#at, end).replace(/\s/g, '').length;
    this.#at = end;
  }

  #key(key: Key, next: number): void {
    if (this.#layout && this.#first) this.#alignKey();
    else if (!this.#layout) this.#leaveArray(key.text);
    const top = this.#top;
    if (top?.kind !== 'object') this.#objectFor(top);
    this.#flush();
    this.#separate();
    const object = this.#top;
    if (object) object.lastKey = key;
    const array = this.#frames.at(-2);
    if (array && object?.members === 0) array.firstKey ??= key.text;
    this.#pending = key;
    this.#understood(next);
  }

  /** Opens the object that a key without one belongs to. */
  #objectFor(array: Frame | undefined): void {
    this.#report('missing-bracket', 'An opening bracket is missing before this key.', this.#at, this.#at + 1);
    let indent = array ? array.indent : this.#indent > 0 ? 0 : -1;
    if (array && array.childIndent >= 0 && array.childIndent < this.#indent) indent = array.childIndent;
    if (!this.#first && array) indent = this.#indent;
    const frame = this.#push('object', noKey, true, indent);
    if (this.#first) frame.childIndent = this.#indent;
  }

  /** In text without layout a key in an array means a lost opener where it starts like the objects before it, else a lost closer. */
  #leaveArray(key: string): void {
    const top = this.#top;
    if (top?.kind !== 'array' || top.members === 0 || top.firstKey === key) return;
    const object = findFrame(this.#frames, frame => frame.kind === 'object');
    if (object) this.#closeAbove(object);
  }

  #scalar(kind: ReturnType<typeof kindAt>, where: Span, next: number): void {
    const key = this.#place(undefined);
    if (key) {
      const raw = this.#text.slice(where.start, where.end);
      this.#tape.add(kind, key.text, key.span, where, kind === 'string' ? decodeString(raw) : raw);
      this.#note('scalar');
      this.#understood(next);
    } else this.#garbage(next);
  }

  #opener(kind: Container): void {
    const key = this.#place(kind);
    if (!key) {
      this.#report('unexpected-bracket', 'This bracket has no place here.', this.#at, this.#at + 1);
      this.#ignore(this.#at + 1);
      return;
    }
    if (this.#frames.length >= deepest) {
      const end = pastBrackets(this.#text, this.#at);
      this.#report('nested-too-deep', `Brackets are nested more than ${deepest} deep.`, this.#at, this.#at + 1);
      this.#understood(end);
      return;
    }
    this.#push(kind, key, false, this.#lineIndent);
    this.#understood(this.#at + 1);
    this.#comma = true;
  }

  /** The key of the value at hand, `''` in an array; undefined where no value can stand. */
  #place(kind: Container | undefined): Key | undefined {
    if (this.#layout && this.#first) this.#alignValue();
    const top = this.#top;
    if (!top) return this.#tape.length === 0 && !this.#strayAtRoot(kind) ? noKey : undefined;
    const key = this.#pending;
    this.#pending = undefined;
    if (key) return key;
    if (top.kind === 'array') this.#separate();
    else if (kind) return this.#layout ? this.#placeByLayout(top) : this.#placeByBrackets(top);
    return top.kind === 'array' ? noKey : undefined;
  }

  /** A document that ends in a brace is no list, whatever stands before its first brace. */
  #strayAtRoot(kind: Container | undefined): boolean {
    return kind === 'array' && /^\[\s*\{/.test(this.#text.slice(this.#at, this.#at + 20)) && /\}\s*$/.test(this.#text);
  }

  /** An opener in an object, without a key: where it starts a line of its own some other bracket is missing or too many. */
  #placeByLayout(top: Frame): Key | undefined {
    if (!standsAlone(this.#text, this.#at, this.#stopBehind(this.#at))) return undefined;
    const inArray = this.#frames.at(-2)?.kind === 'array';
    if (top.members === 0 && this.#frames.length === 1) return undefined;
    if (top.members === 0 && !inArray) {
      this.#report(
        'mismatched-bracket',
        'This bracket opens an object, but a list stands here.',
        top.start,
        top.start + 1,
      );
      this.#tape.become(top.node, 'array');
      top.kind = 'array';
      if (this.#first) top.childIndent = this.#indent;
      return noKey;
    }
    if (inArray && (top.members === 0 || (this.#first && this.#indent === top.childIndent))) {
      this.#closeUnclosed();
      const array = this.#top;
      if (array && this.#first && array.indent < this.#indent && array.childIndent < 0)
        array.childIndent = this.#indent;
      return noKey;
    }
    return this.#sameKey(top);
  }

  #placeByBrackets(top: Frame): Key | undefined {
    const array = findFrame(this.#frames, frame => frame.kind === 'array');
    if (!array) return this.#sameKey(top);
    this.#closeAbove(array);
    return noKey;
  }

  /** A container behind a container: both stood in a list that lost its opener, so both are given its key. */
  #sameKey(top: Frame): Key | undefined {
    if (top.lastWas === 'scalar' || !top.lastKey) return undefined;
    this.#report('missing-bracket', 'Here a key, or a bracket before it, is missing.', this.#at, this.#at + 1);
    return top.lastKey;
  }

  #closer(kind: Container): void {
    const frame = this.#layout ? this.#closedByLayout(kind) : this.#closedByBracket(kind);
    if (!frame || (frame === this.#frames[0] && this.#goesOn())) {
      this.#report('unexpected-bracket', 'This bracket closes nothing.', this.#at, this.#at + 1);
      this.#ignore(this.#at + 1);
      return;
    }
    this.#closeAbove(frame);
    if (frame.kind !== kind) {
      this.#report('mismatched-bracket', 'This bracket closes one of another kind.', this.#at, this.#at + 1);
    }
    if (this.#comma && frame.members > 0) {
      this.#report('trailing-comma', 'JSON allows no comma before a closing bracket.', this.#last, this.#at);
    }
    this.#understood(this.#at + 1);
    this.#close(this.#at);
    this.#done = this.#frames.length === 0;
  }

  /** A closer that starts a line closes what a line of its indentation opened; any other what its own line opened, or the last line of a block. */
  #closedByLayout(kind: Container): Frame | undefined {
    const frames = this.#frames;
    const indent = this.#indent;
    if (frames.at(-1)?.line !== this.#line && !endsValue(this.#text, this.#at)) return undefined;
    if (this.#first) {
      return (
        findFrame(frames, frame => frame.indent === indent && frame.kind === kind) ??
        findFrame(frames, frame => frame.indent === indent)
      );
    }
    const top = this.#top;
    if (top?.kind === kind && top.line !== this.#line) {
      return nextIndent(this.#text, this.#stopBehind(this.#at)) <= top.indent ? top : undefined;
    }
    return findFrame(frames, frame => frame.line === this.#line && frame.kind === kind);
  }

  #closedByBracket(kind: Container): Frame | undefined {
    return findFrame(this.#frames, frame => frame.kind === kind);
  }

  /** Whether the document goes on behind a bracket that seems to close it. */
  #goesOn(): boolean {
    const text = this.#text;
    const next = skipSpace(text, this.#at + 1);
    return next < text.length && ',"}]'.includes(text.charAt(next));
  }

  /** A key that starts a line belongs to the object whose keys are indented as far. */
  #alignKey(): void {
    const top = this.#top;
    const indent = this.#indent;
    if (!top) return;
    if (indent <= top.indent) {
      const frame =
        findFrame(this.#frames, ({ kind, childIndent }) => kind === 'object' && childIndent === indent) ??
        findFrame(this.#frames, frame => frame.indent < indent);
      if (frame) this.#closeAbove(frame);
    } else if (top.kind === 'object') {
      if (top.childIndent < 0) top.childIndent = indent;
      else if (indent > top.childIndent) this.#openLost(top);
    }
  }

  /** A key that is deeper than its object's keys: the bracket before it is lost, with its key unless that still waits. */
  #openLost(top: Frame): void {
    const key = this.#pending ?? (top.lastWas === 'empty container' ? top.lastKey : undefined) ?? noKey;
    this.#pending = undefined;
    this.#report('missing-bracket', 'An opening bracket is missing before this key.', this.#at, this.#at + 1);
    this.#push('object', key, true, top.childIndent).childIndent = this.#indent;
  }

  /** A text on the line behind its key, and another one below it: a list that lost its bracket. */
  #openLostList(end: number): void {
    const top = this.#top;
    const key = this.#pending;
    if (!key || top?.kind !== 'object' || top.childIndent < 0 || this.#indent <= top.childIndent) return;
    if (nextIndent(this.#text, this.#stopBehind(end)) !== this.#indent) return;
    this.#pending = undefined;
    this.#report('missing-bracket', 'An opening bracket is missing before this.', this.#at, this.#at + 1);
    this.#push('array', key, true, top.childIndent).childIndent = this.#indent;
  }

  /** A value that starts a line belongs to the list whose values are indented as far. */
  #alignValue(): void {
    const top = this.#top;
    const indent = this.#indent;
    if (!top || indent > top.indent) {
      if (top?.kind === 'array' && top.childIndent < 0) top.childIndent = indent;
      return;
    }
    const frame = findFrame(this.#frames, ({ kind, childIndent }) => kind === 'array' && childIndent === indent);
    if (frame) this.#closeAbove(frame);
  }

  #push(kind: Container, key: Key, virtual: boolean, indent: number): Frame {
    const start = this.#at;
    const frame: Frame = {
      node: this.#tape.add(kind, key.text, key.span, span(start, start)),
      kind,
      start,
      virtual,
      indent,
      line: this.#line,
      childIndent: -1,
      members: 0,
      lastKey: undefined,
      lastWas: 'scalar',
      firstKey: undefined,
    };
    this.#note('container');
    this.#frames.push(frame);
    this.#comma = true;
    return frame;
  }

  /** The innermost container holds one more value. */
  #note(what: Frame['lastWas']): void {
    const top = this.#top;
    if (!top) return;
    top.members++;
    top.lastWas = what;
  }

  /** Closes all that is open inside a container. */
  #closeAbove(frame: Frame): void {
    this.#flush();
    const depth = this.#frames.indexOf(frame) + 1;
    while (depth > 0 && this.#frames.length > depth) this.#closeUnclosed();
  }

  #closeUnclosed(): void {
    const top = this.#top;
    if (top && !top.virtual) this.#report('unclosed', 'This bracket is not closed.', top.start, top.start + 1);
    this.#close(this.#last);
  }

  #close(end: number): void {
    const frame = this.#frames.pop();
    if (!frame) return;
    this.#tape.close(frame.node, Math.max(end, frame.start));
    const parent = this.#top;
    if (parent && frame.members === 0) parent.lastWas = 'empty container';
  }

  /** Gives a key that still waits for its value none. */
  #flush(): void {
    const key = this.#pending;
    if (!key) return;
    this.#pending = undefined;
    this.#report('missing-value', 'Behind this key a value is missing.', key.span.start, key.span.end);
    this.#tape.add('missing', key.text, key.span, span(this.#last, this.#last));
    this.#note('scalar');
  }

  #understood(next: number): void {
    this.#at = next;
    this.#last = next;
    this.#first = false;
    this.#comma = false;
  }

  #separate(): void {
    if (!this.#comma) this.#report('missing-comma', 'Here a comma is missing.', this.#last, this.#at);
  }

  #report(code: string, message: string, start: number, end: number): void {
    this.#problems.add(code, 'error', message, start, Math.max(start, end));
  }
}
