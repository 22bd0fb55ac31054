import { type Encoding, encodeText } from './encode.ts';

/** A text to be put before a line end, or at the end of the text. */
export interface LineInsertion {
  /** Offset of the line end. */
  readonly at: number;
  readonly text: string;
}

const LF = 10;
const CR = 13;

/**
 * The bytes of a text with insertions, in its own encoding: all bytes that were there stay as they are, valid or not.
 * @param text what the bytes were decoded to
 * @param insertions in order
 */
export function insertAtLineEnds(
  bytes: Uint8Array,
  text: string,
  encoding: Encoding,
  insertions: readonly LineInsertion[],
): Uint8Array {
  const parts: Uint8Array[] = [];
  const ends = lineEnds(bytes, encoding);
  let copied = 0;
  let passed = 0;
  let end = ends.next();
  for (const insertion of insertions) {
    for (; passed < insertion.at; passed++) if (isLineEnd(text.charCodeAt(passed))) end = ends.next();
    const at = end.done ? bytes.length : end.value;
    parts.push(bytes.subarray(copied, at), encodeText(insertion.text, encoding));
    copied = at;
  }
  parts.push(bytes.subarray(copied));
  return joined(parts);
}

function isLineEnd(unit: number): boolean {
  return unit === LF || unit === CR;
}

/** Offsets of the units that end lines: in none of the encodings is such a byte or unit part of another character. */
function* lineEnds(bytes: Uint8Array, encoding: Encoding): Generator<number> {
  const size = encoding === 'utf-16le' || encoding === 'utf-16be' ? 2 : 1;
  const low = encoding === 'utf-16be' ? 1 : 0;
  for (let at = 0; at + size <= bytes.length; at += size) {
    const isPlain = size === 1 || bytes[at + 1 - low] === 0;
    if (isPlain && isLineEnd(bytes[at + low] as number)) yield at;
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
