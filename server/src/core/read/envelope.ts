import type { Stated } from '../model/claim.ts';
import { decodeBase64 } from '../text/base64.ts';
import { decodeText } from '../text/decode.ts';
import { Source } from '../text/source.ts';
import { type Span, span } from '../text/span.ts';
import type { Part } from './parts.ts';

/** A document in base64, common or URL-safe; undefined for a text that is none. An edit would have to sign it anew. */
export function payloadAt(stated: Stated<string>): Part | undefined {
  const bytes = decodeBase64(stated.value);
  if (!bytes || bytes.length === 0) return undefined;
  const inner = new Source(decodeText(bytes).value);
  const { span: place, value } = stated;
  // escapes and line breaks in the payload: its parts then have the place of the whole
  const isPlain = place.end - place.start === value.length && !/\s/.test(value);
  const offsets = isPlain ? byteOffsets(inner.text, bytes) : undefined;
  return { source: inner, place, signed: true, outer: part => (offsets ? inBase64(place, offsets, part) : place) };
}

/** A document that stands in a JSON string as it is, but for what JSON escapes. */
export function textAt(source: Source, stated: Stated<string>, signed = false): Part {
  const offsets = rawOffsets(source.slice(stated.span));
  const { start, end } = stated.span;
  const at = (offset: number) => start + (offsets[offset] ?? end - start);
  return {
    source: new Source(stated.value),
    place: stated.span,
    signed,
    outer: part => span(at(part.start), at(part.end)),
  };
}

/** The offset in bytes of each unit of a text, with that of its end; undefined where the bytes are no UTF-8. */
function byteOffsets(text: string, bytes: Uint8Array): Uint32Array | undefined {
  const offsets = new Uint32Array(text.length + 1);
  // a message of Protocol Buffers has a unit for each byte
  const isBinary = text.length === bytes.length;
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  for (let index = 0; index < text.length; index++) {
    offsets[index] = at;
    const unit = text.charCodeAt(index);
    const isLead = unit >= 0xd800 && unit <= 0xdbff;
    if (isBinary || unit < 0x80) at++;
    else at += unit < 0x800 || isLead || (unit >= 0xdc00 && unit <= 0xdfff) ? 2 : 3;
  }
  offsets[text.length] = at;
  return at === bytes.length ? offsets : undefined;
}

/** Four characters stand for three bytes: the span of all characters that say something of the bytes. */
function inBase64(place: Span, offsets: Uint32Array, { start, end }: Span): Span {
  const first = offsets[start] ?? 0;
  const behind = offsets[end] ?? first;
  const from = place.start + Math.floor(first / 3) * 4 + (first % 3);
  const to = behind > first ? place.start + Math.floor((behind - 1) / 3) * 4 + ((behind - 1) % 3) + 2 : from;
  return span(Math.min(from, place.end), Math.min(to, place.end));
}

/** The offset in the raw text of a JSON string of each unit of the decoded one. */
function rawOffsets(raw: string): Uint32Array {
  const offsets = new Uint32Array(raw.length + 1);
  let decoded = 0;
  for (let at = 0; at < raw.length; decoded++) {
    offsets[decoded] = at;
    at += raw.charAt(at) !== '\\' ? 1 : raw.charAt(at + 1) === 'u' ? 6 : 2;
  }
  offsets.fill(raw.length, decoded);
  return offsets;
}
