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
  const encoded = new Encoded(encoding);
  const added = insertions.reduce((length, insertion) => length + encoded.of(insertion.text).length, 0);
  const whole = new Uint8Array(bytes.length + added);
  const ends = lineEnds(bytes, encoding);
  let copied = 0;
  let written = 0;
  let passed = 0;
  let end = ends.next();
  const write = (part: Uint8Array) => {
    whole.set(part, written);
    written += part.length;
  };
  for (const insertion of insertions) {
    for (; passed < insertion.at; passed++) if (isLineEnd(text.charCodeAt(passed))) end = ends.next();
    const at = end.done ? bytes.length : end.value;
    write(bytes.subarray(copied, at));
    write(encoded.of(insertion.text));
    copied = at;
  }
  write(bytes.subarray(copied));
  return whole;
}

/** Nearly all insertions are alike. */
class Encoded {
  readonly #encoding: Encoding;
  readonly #known = new Map<string, Uint8Array>();

  constructor(encoding: Encoding) {
    this.#encoding = encoding;
  }

  of(text: string): Uint8Array {
    const known = this.#known.get(text);
    if (known) return known;
    const bytes = encodeText(text, this.#encoding);
    this.#known.set(text, bytes);
    return bytes;
  }
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
