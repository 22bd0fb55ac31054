/** What Windows-1252 has where Latin-1 has control characters; runtimes decode these bytes in different ways. */
const extra = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** A text of Windows-1252, given one unit for each of its bytes. */
export function fromUnits(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, unit => extra.charAt(unit.charCodeAt(0) - 0x80));
}

/** The bytes of a text in Windows-1252; what it has no byte for becomes `?`. */
export function encodeWestern(text: string): Uint8Array {
  return Uint8Array.from(text, character => {
    const code = character.charCodeAt(0);
    const isPlain = code < 0x80 || (code >= 0xa0 && code <= 0xff);
    if (isPlain && character.length === 1) return code;
    const at = character.length === 1 ? extra.indexOf(character) : -1;
    return at < 0 ? 0x3f : 0x80 + at;
  });
}

/** How many bytes are looked at. */
const sample = 1 << 20;
/** Letters beyond ASCII that follow each other: no word of Western Europe has more, and every word of other alphabets has. */
const longestRun = 3;

/**
 * Whether bytes that are no UTF-8 are a text of Western Europe in Windows-1252, as spreadsheets save tables there. It says no
 * where it is not sure: a damaged text in UTF-8, other alphabets, and JSON and XML, which are written in no such encoding
 * unless they say so.
 */
export function isWestern(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, sample);
  let letters = 0;
  let high = 0;
  let run = 0;
  let isBegun = false;
  for (let at = 0; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte < 0x80) {
      run = 0;
      if (byte < 0x20 ? byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c : byte === 0x7f) return false;
      if (!isBegun && byte > 0x20) {
        if (byte === 0x7b || byte === 0x5b || byte === 0x3c) return false;
        isBegun = true;
      }
      if (isLetter(byte)) letters++;
      continue;
    }
    isBegun = true;
    high++;
    if (isAccented(byte)) {
      if (++run > longestRun || isFollowing(bytes, at)) return false;
    } else if (run > 0 && isLead(bytes[at - 1] as number)) return false;
    else if (!isSign(byte)) return false;
    else run = 0;
  }
  return high > 0 && high * 3 <= letters;
}

function isLetter(byte: number): boolean {
  return (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
}

/** Letters with accents; `þ` and `ÿ` are bytes of damage more often than letters. */
function isAccented(byte: number): boolean {
  return (byte >= 0xc0 && byte < 0xfe && byte !== 0xd7 && byte !== 0xf7) || letterSigns.has(byte);
}

/** `Š`, `Œ`, `Ž`, `š`, `œ`, `ž`, `Ÿ`. */
const letterSigns: ReadonlySet<number> = new Set([0x8a, 0x8c, 0x8e, 0x9a, 0x9c, 0x9e, 0x9f]);

/** What stands between words: quotes, dashes, `€`, `°`, `µ`, `×` and the like. */
function isSign(byte: number): boolean {
  return (byte >= 0xa0 && byte <= 0xbf) || byte === 0xd7 || byte === 0xf7 || signs.has(byte);
}

const signs: ReadonlySet<number> = new Set([0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99]);

/** A first byte of UTF-8. */
function isLead(byte: number): boolean {
  return byte >= 0xc2 && byte <= 0xf4;
}

/** Whether a byte begins a character in UTF-8, given what stands behind it. */
function isFollowing(bytes: Uint8Array, at: number): boolean {
  const next = bytes[at + 1] ?? 0;
  return isLead(bytes[at] as number) && next >= 0x80 && next <= 0xbf;
}
