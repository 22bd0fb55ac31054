import { isChinese } from './chinese.ts';
import type { Encoding } from './encode.ts';
import type { Parsed } from './problem.ts';
import { Problems } from './problems.ts';
import { Source } from './source.ts';
import { span } from './span.ts';
import { decodeUtf32 } from './utf32.ts';
import { fromUnits, isWestern } from './western.ts';

/** How much of each end of an archive is worth a look: names stand at both, and it is only told what it is. */
const mostOfArchive = 32_768;

/**
 * The text of a document's bytes: UTF-8 with or without a byte-order mark, UTF-16, UTF-32, or what is certainly Chinese in
 * GB18030 or a text of Western Europe in Windows-1252. The mark itself is no part of the text. What is not valid becomes U+FFFD, with a problem for each place; offsets
 * are those of the text. A message of Protocol Buffers is no text: it has one unit per byte, so that offsets are those of
 * the bytes. So have both ends of an archive, of which nothing else is read.
 */
export function decodeText(bytes: Uint8Array): Parsed<string> {
  if (isProtobuf(bytes)) return { value: unitPerByte(bytes), problems: [] };
  if (isArchive(bytes)) return { value: endsOf(bytes), problems: [] };
  const long = decodeUtf32(bytes);
  if (long) return long;
  const problems = new Problems();
  const encoding = byMark(bytes);
  try {
    return { value: new TextDecoder(encoding, { fatal: true }).decode(bytes), problems: [] };
  } catch {
    // falls through: some of it is not valid, or there is more of it than one text can hold
  }
  const other = encoding === 'utf-8' ? (decodeChinese(bytes) ?? decodeWestern(bytes)) : undefined;
  if (other) return other;
  try {
    const value = new TextDecoder(encoding).decode(bytes);
    if (encoding === 'utf-8') findInvalidUtf8(bytes, problems);
    else findInvalidUtf16(bytes, value, encoding, problems);
    return { value, problems: problems.list };
  } catch {
    problems.add('too-large', 'error', 'The document is larger than can be read.', 0, 0);
    return { value: '', problems: problems.list };
  }
}

/**
 * A document of some bytes. JSON in UTF-8 is read from the bytes themselves, which nobody may write to any more; of
 * everything else a text is made.
 */
export function decodeSource(bytes: Uint8Array): Parsed<Source> {
  if (opensJson(bytes)) {
    const source = new Source(bytes);
    if (source.offsets.isValid) return { value: source, problems: [] };
  }
  const { value, problems } = decodeText(bytes);
  return { value: new Source(value), problems };
}

/** A bracket stands first, and no zero beside it, which would be UTF-16. */
function opensJson(bytes: Uint8Array): boolean {
  let at = 0;
  while (at < bytes.length && at < mostBlank && blanks.includes(bytes[at] as number)) at++;
  return (bytes[at] === 0x7b || bytes[at] === 0x5b) && bytes[at + 1] !== 0 && bytes[0] !== 0;
}

const mostBlank = 1000;
const blanks: readonly number[] = [0x20, 0x09, 0x0a, 0x0d];

/** The encoding by which `decodeText` reads bytes that are a text. */
export function encodingOf(bytes: Uint8Array): Encoding {
  const encoding = byMark(bytes);
  if (encoding !== 'utf-8') return encoding;
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return encoding;
  } catch {
    if (decodeChinese(bytes)) return 'gb18030';
    return isWestern(bytes) ? 'windows-1252' : encoding;
  }
}

/** The first field of a CycloneDX message is its version, a short text like `1.6`; no text begins with these bytes. */
function isProtobuf([tag, length = 0, first = 0, second]: Uint8Array): boolean {
  return tag === 0x0a && length >= 3 && length <= 5 && first >= 0x31 && first <= 0x39 && second === 0x2e;
}

/** Zip, gzip, and the container of older office programs. */
function isArchive([first, second, third, fourth]: Uint8Array): boolean {
  if (first === 0x50 && second === 0x4b) return third === 3 && fourth === 4;
  if (first === 0x1f) return second === 0x8b;
  return first === 0xd0 && second === 0xcf && third === 0x11 && fourth === 0xe0;
}

function endsOf(bytes: Uint8Array): string {
  if (bytes.length <= 2 * mostOfArchive) return unitPerByte(bytes);
  return unitPerByte(bytes.subarray(0, mostOfArchive)) + unitPerByte(bytes.subarray(-mostOfArchive));
}

/** Undefined where the bytes are not certainly Chinese, or where the runtime does not know the encoding. */
function decodeChinese(bytes: Uint8Array): Parsed<string> | undefined {
  if (!isChinese(bytes)) return undefined;
  try {
    const value = new TextDecoder('gb18030', { fatal: true }).decode(bytes);
    const message = 'The document is no UTF-8; it is read as Chinese text in GB18030.';
    return { value, problems: [{ code: 'chinese-encoding', severity: 'information', message, span: span(0, 0) }] };
  } catch {
    return undefined;
  }
}

function decodeWestern(bytes: Uint8Array): Parsed<string> | undefined {
  if (!isWestern(bytes)) return undefined;
  const message = 'The document is no UTF-8; it is read as text of Western Europe in Windows-1252.';
  const problem = { code: 'western-encoding', severity: 'information', message, span: span(0, 0) } as const;
  return { value: fromUnits(unitPerByte(bytes)), problems: [problem] };
}

function unitPerByte(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

/** By the byte-order mark; without one, a zero beside the first character gives UTF-16 away. */
function byMark(bytes: Uint8Array): Exclude<Encoding, 'gb18030' | 'windows-1252'> {
  const [first = -1, second = -1] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first > 0 && second === 0) return 'utf-16le';
  return first === 0 && second > 0 ? 'utf-16be' : 'utf-8';
}

/** Reports places that follow each other as one. */
class Places {
  readonly #problems: Problems;
  readonly #encoding: string;
  #start = -1;
  #end = -1;

  constructor(problems: Problems, encoding: string) {
    this.#problems = problems;
    this.#encoding = encoding;
  }

  add(at: number): void {
    if (at !== this.#end) {
      this.report();
      this.#start = at;
    }
    this.#end = at + 1;
  }

  report(): void {
    if (this.#start < 0) return;
    const message = `The bytes here are not valid ${this.#encoding}; a replacement character stands for them.`;
    this.#problems.add('invalid-encoding', 'error', message, this.#start, this.#end);
  }
}

/** Walks the bytes as the decoder does: one replacement character for each sequence that is cut short or never could be. */
function findInvalidUtf8(bytes: Uint8Array, problems: Problems): void {
  const places = new Places(problems, 'UTF-8');
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  let offset = 0;
  for (let at = marked ? 3 : 0; at < bytes.length; ) {
    const lead = bytes[at++] as number;
    if (lead < 0x80) {
      offset++;
      continue;
    }
    let needed = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    let [low, high] = secondByte(lead);
    while (needed > 0 && inRange(bytes[at], low, high)) {
      at++;
      needed--;
      [low, high] = [0x80, 0xbf];
    }
    if (needed > 0) places.add(offset);
    offset += needed === 0 && lead >= 0xf0 ? 2 : 1;
  }
  places.report();
}

/** What may follow a lead byte; nothing may follow one that starts no character. */
function secondByte(lead: number): [low: number, high: number] {
  if (lead < 0xc2 || lead > 0xf4) return [1, 0];
  if (lead === 0xe0) return [0xa0, 0xbf];
  if (lead === 0xed) return [0x80, 0x9f];
  if (lead === 0xf0) return [0x90, 0xbf];
  return [0x80, lead === 0xf4 ? 0x8f : 0xbf];
}

function inRange(byte: number | undefined, low: number, high: number): boolean {
  return byte !== undefined && byte >= low && byte <= high;
}

function findInvalidUtf16(bytes: Uint8Array, text: string, encoding: Encoding, problems: Problems): void {
  const places = new Places(problems, 'UTF-16');
  const [first, second] = encoding === 'utf-16le' ? [1, 0] : [0, 1];
  const unitAt = (at: number) => ((bytes[at + first] ?? 0) << 8) | (bytes[at + second] ?? 0);
  const begin = unitAt(0) === 0xfeff ? 2 : 0;
  for (let offset = text.indexOf('\ufffd'); offset >= 0; offset = text.indexOf('\ufffd', offset + 1)) {
    const at = begin + offset * 2;
    if (at + 1 >= bytes.length || unitAt(at) !== 0xfffd) places.add(offset);
  }
  places.report();
}
