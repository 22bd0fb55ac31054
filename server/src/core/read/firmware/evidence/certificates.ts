import { decodeBase64 } from '../../../text/base64.ts';
import { crc32 } from '../../crc32.ts';
import { type Bytes, decodeUtf8, isAt, latin1, u8 } from '../bytes.ts';

/** An X.509 certificate: whom it was issued to, and how many bytes it takes. */
export interface Certificate {
  /** The organisation of the subject; its common name where it has none. */
  readonly subject: string;
  readonly length: number;
  /** Checksum of its bytes: the same certificate may stand in an image many times, as text and as bytes. */
  readonly sum: number;
}

interface Element {
  readonly tag: number;
  /** Of its content. */
  readonly start: number;
  readonly end: number;
}

/** An element of DER; undefined where its length is none or does not fit. */
function elementAt(bytes: Bytes, at: number, limit: number): Element | undefined {
  if (at + 2 > limit) return undefined;
  const first = u8(bytes, at + 1);
  let start = at + 2;
  let length = first;
  if (first > 0x80) {
    const count = first - 0x80;
    if (count > 3 || start + count > limit) return undefined;
    length = 0;
    for (let index = 0; index < count; index++) length = length * 256 + u8(bytes, start + index);
    start += count;
  } else if (first === 0x80) return undefined;
  return start + length > limit ? undefined : { tag: u8(bytes, at), start, end: start + length };
}

function elementsIn(bytes: Bytes, { start, end }: Element): Element[] | undefined {
  const elements: Element[] = [];
  for (let at = start; at < end; ) {
    const element = elementAt(bytes, at, end);
    if (!element || elements.length > 100) return undefined;
    elements.push(element);
    at = element.end;
  }
  return elements;
}

const sequence = 0x30;
const set = 0x31;
const identifier = 0x06;

/**
 * The certificate that begins there: a sequence of what is signed, the algorithm and the signature, with the members of a
 * certificate at their places (RFC 5280).
 */
export function certificateAt(bytes: Bytes, at: number): Certificate | undefined {
  if (u8(bytes, at) !== sequence || u8(bytes, at + 1) !== 0x82 || u8(bytes, at + 4) !== sequence) return undefined;
  const whole = elementAt(bytes, at, bytes.length);
  if (!whole || whole.end - at > 20_000) return undefined;
  const [signed, algorithm, signature] = elementsIn(bytes, whole) ?? [];
  if (signed?.tag !== sequence || algorithm?.tag !== sequence || signature?.tag !== 0x03) return undefined;
  const members = elementsIn(bytes, signed) ?? [];
  const [serial, own, issuer, validity, subject, key] = members[0]?.tag === 0xa0 ? members.slice(1) : members;
  if (serial?.tag !== 0x02 || own?.tag !== sequence || issuer?.tag !== sequence || validity?.tag !== sequence)
    return undefined;
  if (subject?.tag !== sequence || key?.tag !== sequence) return undefined;
  const dates = elementsIn(bytes, validity) ?? [];
  if (dates.length !== 2 || !dates.every(({ tag }) => tag === 0x17 || tag === 0x18)) return undefined;
  return { subject: nameOf(bytes, subject), length: whole.end - at, sum: crc32(bytes, at, whole.end) };
}

/** The attribute of the name by its object identifier, 2.5.4.10 or 2.5.4.3. */
function nameOf(bytes: Bytes, subject: Element): string {
  const found = new Map<number, string>();
  for (const part of elementsIn(bytes, subject) ?? []) {
    for (const pair of part.tag === set ? (elementsIn(bytes, part) ?? []) : []) {
      const [id, value] = elementsIn(bytes, pair) ?? [];
      if (id?.tag !== identifier || !value || id.end - id.start !== 3) continue;
      if (u8(bytes, id.start) !== 0x55 || u8(bytes, id.start + 1) !== 4) continue;
      found.set(u8(bytes, id.start + 2), textOf(bytes, value));
    }
  }
  return found.get(10) ?? found.get(3) ?? '';
}

function textOf(bytes: Bytes, { tag, start, end }: Element): string {
  const content = bytes.subarray(start, Math.min(end, start + 200));
  if (tag !== 0x1e) return tag === 0x0c ? decodeUtf8(content) : latin1(content);
  let text = '';
  for (let at = 0; at + 1 < content.length; at += 2)
    text += String.fromCharCode((u8(content, at) << 8) | u8(content, at + 1));
  return text;
}

const begin = '-----BEGIN CERTIFICATE-----';
const end = '-----END CERTIFICATE-----';

/** The same as text in base 64. */
export function pemAt(bytes: Bytes, at: number): Certificate | undefined {
  const from = at + begin.length;
  // no letter of base 64 is a dash: the next one begins the end, or there is none
  const stop = bytes.indexOf(0x2d, from);
  if (stop < 0 || stop - from > 20_000 || !isAt(bytes, stop, end)) return undefined;
  const own = decodeBase64(latin1(bytes.subarray(from, stop)));
  const certificate = own && certificateAt(own, 0);
  return certificate && { ...certificate, length: stop + end.length - at };
}
