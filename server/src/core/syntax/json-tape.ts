import { Problems } from '../text/problems.ts';
import type { Source } from '../text/source.ts';
import type { Span } from '../text/span.ts';
import { deepest, isLiteral, isWordUnit, passEscape, unit } from './json-text.ts';
import { KeyNumbers } from './key-numbers.ts';
import { cell, Tape } from './tape.ts';

const { backslash, carriageReturn, closeArray, closeObject, colon, comma } = unit;
const { lineFeed, openArray, openObject, quote, slash, space, star, tab } = unit;

/** A value of JSON on a tape. */
export interface JsonTape {
  readonly tape: Tape;
  readonly problems: Problems;
  /** Offset in the text behind the value. */
  readonly end: number;
  /** Offset of what stands behind the value, white space and comments passed. */
  readonly rest: number;
  /** The structure breaks: the tape holds what stood before, closed, and the last problem says where. */
  readonly broken: boolean;
}

/** Writes the value that starts at offset `at` of a text onto a tape. Never throws. */
export function writeJson(source: Source, at = 0): JsonTape {
  return new JsonWriter(source, at === 0).write(source.offsets.byteAt(at));
}

/** 1 for every byte that a string cannot simply go on with: a quote, a backslash, a control character. */
const stops = new Uint8Array(256).fill(1, 0, space);
stops[quote] = 1;
stops[backslash] = 1;

const letterU = 0x75;
const fourSpaces = 0x20202020;

/** Whether four bytes are ASCII, and a string simply goes on with them: in each, what would make it otherwise sets the upper bit. */
function isPlainWord(word: number): boolean {
  const quotes = word ^ 0x22222222;
  const backslashes = word ^ 0x5c5c5c5c;
  const found =
    ((quotes - 0x01010101) & ~quotes) |
    ((backslashes - 0x01010101) & ~backslashes) |
    ((word - 0x20202020) & ~word) |
    word;
  return (found & 0x80808080) === 0;
}

/** 1 for letters that make an escape with the backslash before them alone. */
const escapes = new Uint8Array(256);
for (const letter of '"\\/bfnrt') escapes[letter.charCodeAt(0)] = 1;

/**
 * Reads JSON from bytes. It forgives what leaves the structure whole (comments, trailing commas, wrong escapes and
 * numbers) with a problem each. Where the structure breaks it stops for good: what stood before may have been read
 * wrongly, so the text is read again by `repairJson`.
 */
class JsonWriter {
  readonly #source: Source;
  readonly #bytes: Uint8Array;
  /** The same bytes, to look at four of them at once. */
  readonly #words: DataView;
  readonly #problems = new Problems();
  readonly #keys: KeyNumbers;
  readonly #keyPlaces = new Map<number, Span>();
  readonly #urns: number[] = [];
  #cells: Uint32Array;
  #comments = 0;
  #broken = false;
  /** What `#string` found out beside the end of a string. */
  #flags = 0;
  /** The number of the key that `#member` passed. */
  #key = 0;

  /** @param whole the value is likely all of the text; one behind another is likely short, as lines are */
  constructor(source: Source, whole: boolean) {
    this.#source = source;
    this.#bytes = source.utf8;
    this.#words = new DataView(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.length);
    this.#keys = new KeyNumbers(this.#bytes, this.#words);
    // what is not written to takes no memory
    this.#cells = new Uint32Array(cell.width * (whole ? 16 + (this.#bytes.length >>> 4) : 64));
  }

  write(from: number): JsonTape {
    const bytes = this.#bytes;
    const keys = this.#keys;
    const parents = new Uint32Array(deepest + 1);
    const closers = new Uint8Array(deepest + 1);
    let cells = this.#cells;
    let depth = 0;
    let node = 0;
    let key = 0;
    let at = this.#space(from === 0 ? this.#byteOrderMark() : from);
    for (;;) {
      // a value stands at `at`
      let base = node * cell.width;
      if (base + cell.width > cells.length) cells = this.#grow();
      const what = key << cell.keyShift;
      const code = at < bytes.length ? (bytes[at] as number) : 0;
      cells[base] = at;
      node++;
      if (code === quote) {
        at = this.#string(at);
        if (this.#broken) {
          node--;
          break;
        }
        cells[base + 1] = at;
        cells[base + 2] = what | cell.string | this.#flags;
        cells[base + 3] = node;
        const text = (cells[base] as number) + 1;
        if (bytes[text] === letterU && bytes[text + 3] === colon) this.#urns.push(node - 1);
      } else if (code === openObject || code === openArray) {
        cells[base + 2] = what | (code === openObject ? cell.object : cell.array);
        if (depth === deepest) {
          this.#break('nested-too-deep', `Brackets are nested more than ${deepest} deep.`, at, at + 1);
          cells[base + 1] = bytes.length;
          cells[base + 3] = node;
          break;
        }
        parents[++depth] = base;
        closers[depth] = code === openObject ? closeObject : closeArray;
        at = this.#space(at + 1);
        if (bytes[at] !== closers[depth]) {
          key = 0;
          if (code === openObject) {
            keys.open(depth);
            at = this.#member(at, depth, node);
            if (this.#broken) break;
            key = this.#key;
          }
          continue;
        }
        cells[base + 1] = ++at;
        cells[base + 3] = node;
        depth--;
      } else {
        const end = this.#word(at);
        if (this.#broken) {
          node--;
          break;
        }
        cells[base + 1] = end;
        cells[base + 2] = what | kindOf(code);
        cells[base + 3] = node;
        at = end;
      }
      // behind a value
      let more = false;
      while (depth > 0) {
        const closer = closers[depth] as number;
        if (bytes[at] !== comma) at = this.#space(at);
        if (bytes[at] !== closer) {
          at = this.#comma(at, closer);
          if (this.#broken || bytes[at] !== closer) {
            more = true;
            break;
          }
        }
        base = parents[depth--] as number;
        cells[base + 1] = ++at;
        cells[base + 3] = node;
      }
      if (!more || this.#broken) break;
      key = 0;
      if (closers[depth] === closeObject) {
        at = this.#member(at, depth, node);
        if (this.#broken) break;
        key = this.#key;
      }
    }
    while (depth > 0) {
      const base = parents[depth--] as number;
      cells[base + 1] = bytes.length;
      cells[base + 3] = node;
    }
    const tape = new Tape({
      source: this.#source,
      cells,
      count: node,
      keys: keys.names,
      keyPlaces: this.#keyPlaces,
      urns: this.#urns,
    });
    const end = this.#unitAt(this.#broken ? bytes.length : at);
    const rest = this.#unitAt(this.#broken ? bytes.length : this.#space(at));
    return { tape, problems: this.#problems, end, rest, broken: this.#broken };
  }

  /** The offset behind the string that starts at `at`; leaves its flags in `#flags`. */
  #string(at: number): number {
    const bytes = this.#bytes;
    const { length } = bytes;
    const words = this.#words;
    const lastWord = length - 4;
    let next = at + 1;
    let seen = 0;
    this.#flags = 0;
    while (next <= lastWord && isPlainWord(words.getInt32(next))) next += 4;
    for (;;) {
      while (next < length) {
        const byte = bytes[next] as number;
        if (stops[byte] === 1) break;
        seen |= byte;
        next++;
      }
      if (next >= length) return this.#break('unterminated-string', 'This string has no closing quote.', at, next);
      const byte = bytes[next] as number;
      if (byte === quote) break;
      if (byte === backslash) {
        this.#flags |= cell.escaped;
        next = escapes[bytes[next + 1] as number] === 1 ? next + 2 : this.#escape(next);
      } else if (byte === lineFeed || byte === carriageReturn) {
        return this.#break('unterminated-string', 'This string has no closing quote.', at, next);
      } else {
        this.#tell('control-character', 'error', 'A control character must be escaped in a string.', next, next + 1);
        next++;
      }
    }
    if (seen > 0x7f) this.#flags |= cell.wide;
    return next + 1;
  }

  /** Passes the escape at a backslash that is none of one letter. */
  #escape(at: number): number {
    const head = this.#source.textOf(at, Math.min(this.#bytes.length, charEnd(this.#bytes, at + 1) + 4));
    const found = new Problems();
    const length = passEscape(head, 0, found);
    const end = at + (length === 2 ? charEnd(this.#bytes, at + 1) - at : length);
    for (const { code, severity, message } of found.list) this.#tell(code, severity, message, at, end);
    return end;
  }

  #word(start: number): number {
    const bytes = this.#bytes;
    let end = start;
    while (end < bytes.length && isWordUnit(bytes[end] as number)) end++;
    if (isUsualWord(bytes, start, end)) return end;
    const text = this.#source.textOf(start, end);
    const found = new Problems();
    if (end > start && isLiteral(text, 0, text.length, found)) {
      for (const { code, severity, message } of found.list) this.#tell(code, severity, message, start, end);
      return end;
    }
    return this.#break('missing-value', 'Here a value is missing.', start, end);
  }

  /** The offset of the value behind the key at `at`, whose number is left in `#key`; the value will be `node`. */
  #member(at: number, depth: number, node: number): number {
    const bytes = this.#bytes;
    if (bytes[at] !== quote) return this.#break('missing-key', 'Here a key in quotes is missing.', at, at + 1);
    const start = at + 1;
    let end = this.#keys.pass(start);
    if (end < 0) {
      const behind = this.#string(at);
      if (this.#broken) return behind;
      end = behind - 1;
      const text = this.#source.textOf(start, end);
      this.#keys.take(start, end, text, (this.#flags & cell.escaped) !== 0);
    }
    this.#key = this.#keys.number;
    if (this.#keys.isRepeated(depth)) {
      const message = 'This key stands more than once in its object; the last one counts.';
      this.#tell('duplicate-key', 'warning', message, start, end);
    }
    const comments = this.#comments;
    let next = end + 1;
    if (bytes[next] !== colon) next = this.#space(next);
    if (bytes[next] !== colon) {
      return this.#break('missing-colon', 'Behind this key a colon is missing.', at, end + 1);
    }
    next = this.#space(next + 1);
    if (this.#comments !== comments) this.#keyPlaces.set(node, { start, end });
    return next;
  }

  /** Passes the comma at `at` and returns what stands behind it: a member, or the closer after a trailing comma. */
  #comma(at: number, closer: number): number {
    const bytes = this.#bytes;
    if (bytes[at] !== comma) {
      const unclosed = at >= bytes.length;
      const message = unclosed ? 'The document ends before all its brackets are closed.' : 'Here a comma is missing.';
      return this.#break(unclosed ? 'unclosed' : 'missing-comma', message, at, at + 1);
    }
    let next = this.#space(at + 1);
    while (bytes[next] === comma) {
      this.#tell('missing-value', 'error', 'Between these commas a value is missing.', at, next + 1);
      next = this.#space(next + 1);
    }
    if (bytes[next] === closer) {
      this.#tell('trailing-comma', 'error', 'JSON allows no comma before a closing bracket.', at, at + 1);
    }
    return next;
  }

  /** The first offset at or behind `at` that is neither white space nor a comment. */
  #space(at: number): number {
    const bytes = this.#bytes;
    const { length } = bytes;
    const words = this.#words;
    const lastWord = length - 4;
    for (let next = at; ; next++) {
      while (next <= lastWord && words.getInt32(next) === fourSpaces) next += 4;
      if (next >= length) return length;
      const byte = bytes[next] as number;
      if (byte > space) {
        if (byte !== slash) return next;
        const end = this.#comment(next);
        if (end === next) return next;
        next = end - 1;
      } else if (byte !== space && byte !== lineFeed && byte !== carriageReturn && byte !== tab) return next;
    }
  }

  /** The end of the comment at `at`, or `at` where none stands. */
  #comment(at: number): number {
    const bytes = this.#bytes;
    const second = bytes[at + 1];
    if (second !== slash && second !== star) return at;
    let end = at + 2;
    if (second === star) {
      while (end < bytes.length && !(bytes[end] === star && bytes[end + 1] === slash)) end++;
      end = Math.min(bytes.length, end + 2);
    } else while (end < bytes.length && bytes[end] !== lineFeed && bytes[end] !== carriageReturn) end++;
    this.#comments++;
    const message = 'JSON has no comments: other tools will refuse this document.';
    this.#tell('comment', 'warning', message, at, end);
    return end;
  }

  #byteOrderMark(): number {
    const [first, second, third] = this.#bytes;
    if (first !== 0xef || second !== 0xbb || third !== 0xbf) return 0;
    const message = 'The document starts with a byte-order mark, which some tools refuse.';
    this.#tell('byte-order-mark', 'information', message, 0, 3);
    return 3;
  }

  #tell(
    code: string,
    severity: 'error' | 'warning' | 'information',
    message: string,
    start: number,
    end: number,
  ): void {
    this.#problems.add(code, severity, message, this.#unitAt(start), this.#unitAt(end));
  }

  /** Gives up on the structure. */
  #break(code: string, message: string, start: number, end: number): number {
    const { length } = this.#bytes;
    const behind = end === start + 1 ? charEnd(this.#bytes, start) : end;
    if (!this.#broken) this.#tell(code, 'error', message, Math.min(start, length), Math.min(behind, length));
    this.#broken = true;
    return length;
  }

  #unitAt(byte: number): number {
    return this.#source.offsets.unitAt(byte);
  }

  #grow(): Uint32Array {
    const larger = new Uint32Array(this.#cells.length * 2);
    larger.set(this.#cells);
    this.#cells = larger;
    return larger;
  }
}

const words: readonly (readonly number[])[] = ['true', 'false', 'null'].map(word =>
  [...word].map(letter => letter.charCodeAt(0)),
);

/** A word of JSON, or digits that do not begin with zero; what else may be right is looked at as a text. */
function isUsualWord(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start] as number;
  if (first > unit.nine)
    return words.some(word => word.length === end - start && word.every((byte, at) => bytes[start + at] === byte));
  if (first <= unit.zero || start === end) return false;
  for (let at = start + 1; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte < unit.zero || byte > unit.nine) return false;
  }
  return true;
}

/** What kind of value a word is, by its first byte. */
function kindOf(code: number): number {
  if (code === 116 || code === 102) return cell.boolean;
  return code === 110 ? cell.null : cell.number;
}

/** The end of the character that begins at a byte. */
function charEnd(bytes: Uint8Array, at: number): number {
  let end = at + 1;
  while (end < bytes.length && ((bytes[end] as number) & 0xc0) === 0x80) end++;
  return end;
}
