/**
 * What nearly every identifier looks like, told from its bytes alone, ASCII as they stand. What does not look so is not
 * wrong yet: the whole grammar is asked of its text.
 */

/** Kinds of bytes, in bits. */
const WORD = 1;
const PATH = 2;
const VERSION = 4;
const VALUE = 8;
const KEY = 16;
const FIELD = 32;

const kinds = new Uint8Array(256);
for (let byte = 48; byte <= 122; byte++) {
  if (byte <= 57 || (byte >= 65 && byte <= 90) || byte >= 97) kinds[byte] = WORD | PATH | VERSION | VALUE | KEY | FIELD;
}
mark('_', WORD | PATH | VERSION | VALUE | KEY | FIELD);
mark('.-', PATH | VERSION | VALUE | KEY | FIELD);
mark('~+/', PATH | VALUE);
mark('~+:', VERSION | VALUE);

function mark(letters: string, bits: number): void {
  for (const letter of letters) kinds[letter.charCodeAt(0)] = (kinds[letter.charCodeAt(0)] ?? 0) | bits;
}

const [percent, ampersand, star, dash, slash, colon, equals, question, at] = [37, 38, 42, 45, 47, 58, 61, 63, 64];

/** `pkg:type/namespace/name@version?key=value`. */
export function isOrdinaryPurl(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > 2000 || !beginsWith(bytes, start, end, 'pkg:')) return false;
  let next = start + 4;
  while (next < end && (bytes[next] as number) >= 97 && (bytes[next] as number) <= 122) next++;
  if (next === start + 4 || bytes[next] !== slash) return false;
  const first = bytes[next + 1] as number;
  if (next + 1 >= end || (((kinds[first] as number) & WORD) === 0 && first !== percent)) return false;
  next = run(bytes, next + 1, end, PATH);
  if (next < end && bytes[next] === at) {
    const version = next + 1;
    if (version >= end || ((kinds[bytes[version] as number] as number) & VERSION) === 0) return false;
    next = run(bytes, version, end, VERSION);
  }
  if (next < end && bytes[next] === question) {
    do {
      const key = next + 1;
      next = key;
      while (next < end && ((kinds[bytes[next] as number] as number) & KEY) !== 0) next++;
      if (next === key || next >= end || bytes[next] !== equals) return false;
      next++;
      while (next < end && ((kinds[bytes[next] as number] as number) & VALUE) !== 0) next++;
    } while (next < end && bytes[next] === ampersand);
  }
  return next === end;
}

/** `cpe:2.3:part:vendor:product:…`, with eleven parts and no escapes. */
export function isOrdinaryCpe(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > 2000 || !beginsWith(bytes, start, end, 'cpe:2.3:')) return false;
  let next = start + 8;
  const part = bytes[next] as number;
  if (next >= end || !(part === 97 || part === 104 || part === 111 || part === star || part === dash)) return false;
  next++;
  for (let field = 1; field < 11; field++) {
    if (next >= end || bytes[next] !== colon) return false;
    const from = ++next;
    if (next < end && bytes[next] === star) next++;
    else if (field === 6) {
      if (next >= end || bytes[next] !== dash) return false;
      next++;
    } else {
      while (next < end && ((kinds[bytes[next] as number] as number) & FIELD) !== 0) next++;
      if (next === from) return false;
    }
  }
  return next === end;
}

/** Begins with eight hexadecimal digits and is as long as a digest: no word for nothing is. */
export function isOrdinaryDigest(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 32) return false;
  for (let at = start; at < start + 8; at++) if (!isHex(bytes[at])) return false;
  return true;
}

/** The end of what is of a kind or escaped with percent. */
function run(bytes: Uint8Array, from: number, end: number, kind: number): number {
  let next = from;
  for (;;) {
    while (next < end && ((kinds[bytes[next] as number] as number) & kind) !== 0) next++;
    if (next + 2 >= end || bytes[next] !== percent || !isHex(bytes[next + 1]) || !isHex(bytes[next + 2])) return next;
    next += 3;
  }
}

function isHex(byte = 0): boolean {
  return (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 70) || (byte >= 97 && byte <= 102);
}

function beginsWith(bytes: Uint8Array, start: number, end: number, head: string): boolean {
  if (end - start < head.length) return false;
  for (let index = 0; index < head.length; index++) {
    if (bytes[start + index] !== head.charCodeAt(index)) return false;
  }
  return true;
}
