import { TapeText } from '../syntax/tape-text.ts';

/** A reference: a text, or where it stands on its tape, of which no text is made to compare it. */
export type Ref = string | TapeText;

export function refText(ref: Ref): string {
  return typeof ref === 'string' ? ref : ref.value;
}

export function isSameRef(one: Ref, other: Ref): boolean {
  if (typeof one === 'string' && typeof other === 'string') return one === other;
  const own = one instanceof TapeText ? one.tape.plainBytes(one.node) : undefined;
  const its = other instanceof TapeText ? other.tape.plainBytes(other.node) : undefined;
  if (!own || !its || !(one instanceof TapeText) || !(other instanceof TapeText))
    return refText(one) === refText(other);
  const { length } = one;
  if (length !== other.length) return false;
  const [start, itsStart] = [one.tape.textStart(one.node), other.tape.textStart(other.node)];
  // numbered references differ at their ends
  for (let at = length - 1; at >= 0; at--) if (own[start + at] !== its[itsStart + at]) return false;
  return true;
}

/** Refs are often numbered: without the mixing at the end neighbours would stand in one long row. */
export function hashOfRef(ref: Ref): number {
  const bytes = ref instanceof TapeText ? ref.tape.plainBytes(ref.node) : undefined;
  return mixed(bytes && ref instanceof TapeText ? hashOfBytes(bytes, ref) : hashOfText(refText(ref)));
}

function hashOfText(text: string): number {
  let hash = text.length;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return hash;
}

function hashOfBytes(bytes: Uint8Array, { tape, node }: TapeText): number {
  const [start, end] = [tape.textStart(node), tape.textEnd(node)];
  let hash = end - start;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + (bytes[at] as number)) | 0;
  return hash;
}

function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}
