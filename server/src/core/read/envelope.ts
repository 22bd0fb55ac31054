import type { Stated } from '../model/claim.ts';
import type { Bom } from '../model/component.ts';
import { openJson } from '../syntax/json.ts';
import { decodeBase64 } from '../text/base64.ts';
import { decodeText } from '../text/decode.ts';
import type { Problem } from '../text/problem.ts';
import { Source } from '../text/source.ts';
import { type Span, span } from '../text/span.ts';
import { descend, jsonOutline } from './detect.ts';
import { type Outer, placedBom } from './placed.ts';

/** A document that stands as a text inside another one. It is read only: an edit would have to sign anew. */
export interface Envelope {
  readonly source: Source;
  /** The text that holds the document, in the document around it. */
  readonly place: Span;
  /** Where a span of the inner document stands in the one around it. */
  readonly outer: Outer;
}

/** Members that lead to a signed payload in base64: a DSSE envelope, and one in a Sigstore bundle. */
const payloads: readonly (readonly string[])[] = [['payload'], ['dsseEnvelope', 'payload']];

/** Members that lead to a document as a plain text: an attestation of old cosign. */
const texts: readonly (readonly string[])[] = [['predicate', 'Data']];

const opened = new WeakMap<Source, Envelope | 'none'>();

/** Opens the envelope that a document is; undefined where it is none. */
export function openEnvelope(source: Source): Envelope | undefined {
  let envelope = opened.get(source);
  if (!envelope) {
    envelope = open(source) ?? 'none';
    opened.set(source, envelope);
  }
  return envelope === 'none' ? undefined : envelope;
}

function open(source: Source): Envelope | undefined {
  const outline = jsonOutline(source);
  for (const path of payloads) if (outline.has(path[0] ?? '')) return openPayload(source, path);
  for (const path of texts) if (outline.has(path[0] ?? '')) return openText(source, path);
  return undefined;
}

function openPayload(source: Source, path: readonly string[]): Envelope | undefined {
  const stated = statedAt(source, path);
  return stated && payloadAt(stated);
}

/** A document in base64, common or URL-safe; undefined for a text that is none. */
export function payloadAt(stated: Stated<string>): Envelope | undefined {
  const bytes = decodeBase64(stated.value);
  if (!bytes || bytes.length === 0) return undefined;
  const inner = new Source(decodeText(bytes).value);
  const { span: place, value } = stated;
  // escapes and line breaks in the payload: its parts then have the place of the whole
  const isPlain = place.end - place.start === value.length && !/\s/.test(value);
  const offsets = isPlain ? byteOffsets(inner.text) : undefined;
  return { source: inner, place, outer: part => (offsets ? inBase64(place, offsets, part) : place) };
}

function openText(source: Source, path: readonly string[]): Envelope | undefined {
  const stated = statedAt(source, path);
  return stated && /^\s*[{<]/.test(stated.value) ? textAt(source, stated) : undefined;
}

/** A document that stands in a JSON string as it is, but for what JSON escapes. */
export function textAt(source: Source, stated: Stated<string>): Envelope {
  const offsets = rawOffsets(source.slice(stated.span));
  const { start, end } = stated.span;
  const at = (offset: number) => start + (offsets[offset] ?? end - start);
  return { source: new Source(stated.value), place: stated.span, outer: part => span(at(part.start), at(part.end)) };
}

function statedAt(source: Source, path: readonly string[]): Stated<string> | undefined {
  const cursor = openJson(source);
  return descend(cursor, path) ? cursor.string() : undefined;
}

/** The offset in bytes of each unit of a text in UTF-8, with that of its end. */
function byteOffsets(text: string): Uint32Array {
  const offsets = new Uint32Array(text.length + 1);
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    offsets[at] = bytes;
    const unit = text.charCodeAt(at);
    const isLead = unit >= 0xd800 && unit <= 0xdbff;
    if (unit < 0x80) bytes++;
    else bytes += unit < 0x800 || isLead || (unit >= 0xdc00 && unit <= 0xdfff) ? 2 : 3;
  }
  offsets[text.length] = bytes;
  return offsets;
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

/** What was read of the inner document, at its places in the one around it. */
export function bomAround(bom: Bom, { outer }: Envelope): Bom {
  return { ...placedBom(bom, outer), signed: true };
}

export function problemsAround(problems: readonly Problem[], { outer, place }: Envelope): readonly Problem[] {
  const around: Problem = {
    code: 'wrapped-document',
    severity: 'information',
    message: 'The bill of materials stands encoded in an attestation; it is read here and never edited.',
    span: span(place.start, place.start),
  };
  return [around, ...problems.map(problem => ({ ...problem, span: outer(problem.span) }))];
}
