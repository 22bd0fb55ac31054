import { emptySpan, type Span, span } from '../text/span.ts';

/** A stretch of whole lines of a document whose root is a mapping in block style. */
export interface Block extends Span {
  /** An entry of the root; the key of a list, alone on its line; or an item of the list whose key came last. */
  readonly kind: 'entry' | 'list' | 'item';
  readonly key: string;
  readonly keySpan: Span;
}

const keyLine = /(["']?)([\w$@][\w$@./-]*)\1[ \t]*:(?=[ \t\r\n]|$)[ \t]*(#[^\r\n]*)?/y;
const dashLine = /-(?=[ \t\r\n]|$)/y;
const endLine = /(?:---|\.\.\.)(?=[ \t\r\n]|$)/y;
const startLine = /---[ \t]*(?=[\r\n]|$)/y;

/** Whether a document can be cut at the lines of its root: it begins with a key, and no alias reaches over the cuts. */
export function isBlockMapping(text: string): boolean {
  let started = false;
  for (let start = text.charCodeAt(0) === 0xfeff ? 1 : 0; start < text.length; start = nextLine(text, start)) {
    if (isBlankLine(text, start)) continue;
    if (!started && matches(startLine, text, start)) started = true;
    else return matches(keyLine, text, start) && !(/[\s[{,:-]&\S/.test(text) && /[\s[{,:-]\*\S/.test(text));
  }
  return false;
}

/** Cuts the first document of a text at the lines that begin an entry of its root or an item of a list there. */
export function* blocksOf(text: string): Generator<Block> {
  let open: Block | undefined;
  /** Column of the items of the last list; -1 before the first item, which decides it. */
  let column = 0;
  let hasList = false;
  for (let start = text.charCodeAt(0) === 0xfeff ? 1 : 0; start < text.length; start = nextLine(text, start)) {
    if (isBlankLine(text, start)) continue;
    if (mayEnd(text, start) && matches(endLine, text, start)) {
      if (open !== undefined) break;
      continue;
    }
    const indent = indentAt(text, start);
    if (open?.kind === 'list') column = indent;
    const begun = beginning(text, start, indent, hasList ? column : -1);
    if (begun === undefined) continue;
    if (open !== undefined) yield { ...open, end: start };
    if (begun.kind === 'list') hasList = true;
    open = begun;
  }
  if (open !== undefined) yield { ...open, end: documentEnd(text, open.start) };
}

/** What a line begins; undefined for a line that belongs to what stands before it. */
function beginning(text: string, start: number, indent: number, column: number): Block | undefined {
  if (indent === column && matches(dashLine, text, start + indent)) {
    return { kind: 'item', key: '', keySpan: emptySpan, start, end: start };
  }
  keyLine.lastIndex = start;
  const named = indent === 0 ? keyLine.exec(text) : null;
  if (named === null) return undefined;
  const key = named[2] ?? '';
  const keyStart = start + named[0].indexOf(key);
  const behind = text.charCodeAt(start + named[0].length);
  const isAlone = Number.isNaN(behind) || behind === 10 || behind === 13;
  const kind = isAlone && beginsList(text, start) ? 'list' : 'entry';
  return { kind, key, keySpan: span(keyStart, keyStart + key.length), start, end: start };
}

/** Whether the first line with content behind this one is an item. */
function beginsList(text: string, start: number): boolean {
  let at = nextLine(text, start);
  while (at < text.length && isBlankLine(text, at)) at = nextLine(text, at);
  return matches(dashLine, text, at + indentAt(text, at));
}

function documentEnd(text: string, from: number): number {
  for (let at = nextLine(text, from); at < text.length; at = nextLine(text, at)) {
    if (mayEnd(text, at) && matches(endLine, text, at)) return at;
  }
  return text.length;
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** Whether the line has only blanks and a comment. */
function isBlankLine(text: string, start: number): boolean {
  let at = start;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
  const unit = text.charCodeAt(at);
  return unit === 35 || unit === 10 || unit === 13 || at >= text.length;
}

/** A line that ends a document begins with a dash or a dot. */
function mayEnd(text: string, start: number): boolean {
  const unit = text.charCodeAt(start);
  return unit === 45 || unit === 46;
}

function indentAt(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === 32) at++;
  return at - start;
}

function nextLine(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10) return at + 1;
    if (unit === 13) return text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
  }
  return text.length;
}
