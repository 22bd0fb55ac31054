import type { Tape } from '../syntax/tape.ts';
import { TapeText } from '../syntax/tape-text.ts';

/** A reference: a text, or where it stands on its tape, of which no text is made to compare it. */
export type Ref = string | TapeText;

export function refText(ref: Ref): string {
  return typeof ref === 'string' ? ref : ref.value;
}

export function isSameRef(one: Ref, other: Ref): boolean {
  if (one instanceof TapeText && other instanceof TapeText)
    return isSameNode(one.tape, one.node, other.tape, other.node);
  return refText(one) === refText(other);
}

/** Whether the same text stands at two nodes. */
export function isSameNode(tape: Tape, node: number, otherTape: Tape, other: number): boolean {
  if (node === other && tape === otherTape) return true;
  const own = tape.plainBytes(node);
  const its = otherTape.plainBytes(other);
  if (!own || !its) return tape.value(node) === otherTape.value(other);
  const start = tape.textStart(node);
  const itsStart = otherTape.textStart(other);
  const length = tape.textEnd(node) - start;
  if (length !== otherTape.textEnd(other) - itsStart) return false;
  // numbered references differ at their ends
  for (let at = length - 1; at >= 0; at--) if (own[start + at] !== its[itsStart + at]) return false;
  return true;
}

/** The hash of the text at a node. Refs are often numbered: without the mixing at the end neighbours would stand in one long row. */
export function hashOfNode(tape: Tape, node: number): number {
  const bytes = tape.plainBytes(node);
  if (!bytes) return hashOfText(tape.value(node) ?? '');
  const start = tape.textStart(node);
  const end = tape.textEnd(node);
  let hash = end - start;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const four =
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    hash = turned(hash, four);
  }
  for (; at < end; at++) hash = turned(hash, bytes[at] as number);
  return mixed(hash);
}

/** The same of a text, four units at a time. */
export function hashOfText(text: string): number {
  let hash = text.length;
  let at = 0;
  for (; at + 4 <= text.length; at += 4) {
    const four =
      text.charCodeAt(at) |
      (text.charCodeAt(at + 1) << 8) |
      (text.charCodeAt(at + 2) << 16) |
      (text.charCodeAt(at + 3) << 24);
    hash = turned(hash, four);
  }
  for (; at < text.length; at++) hash = turned(hash, text.charCodeAt(at));
  return mixed(hash);
}

function turned(hash: number, more: number): number {
  const once = Math.imul(hash ^ more, 0x2f0b4c47);
  return once ^ (once >>> 15);
}

function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}
