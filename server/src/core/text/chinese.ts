/** How many bytes are looked at. */
const sample = 1 << 20;
/** Fewer characters than that prove nothing. */
const fewest = 4;

/**
 * Whether bytes that are no UTF-8 are Chinese in the encodings of mainland China (GB2312, GBK, GB18030). It says no where
 * it is not sure: text of Western Europe, Korea, Japan and Taiwan has bytes that could be read so too.
 */
export function isChinese(bytes: Uint8Array): boolean {
  const seen = { pairs: 0, common: 0, late: 0, kana: 0 };
  const end = Math.min(bytes.length, sample);
  for (let at = 0; at < end; ) {
    const lead = bytes[at] as number;
    if (lead < 0x80) {
      if (isControl(lead)) return false;
      at++;
      continue;
    }
    const trail = bytes[at + 1] ?? 0;
    if (isDigit(trail)) {
      at += 4;
      continue;
    }
    if (at + 1 < end) count(seen, lead, trail);
    at += 2;
  }
  const { pairs, common, late, kana } = seen;
  return pairs >= fewest && common * 10 >= pairs * 9 && late * 8 >= pairs && kana * 8 <= pairs;
}

/** No text has them. */
function isControl(byte: number): boolean {
  return byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d;
}

/** The second byte of a character of four. */
function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/**
 * Both bytes of a common character are high, where an accented letter of Western Europe and half of the characters of
 * Taiwan have a low one behind. The characters of the second half of the alphabet tell Chinese from Korean, kana from Japanese.
 */
function count(seen: { pairs: number; common: number; late: number; kana: number }, lead: number, trail: number): void {
  seen.pairs++;
  if (trail < 0xa1) return;
  if ((lead >= 0xb0 && lead <= 0xf7) || (lead >= 0xa1 && lead <= 0xa3)) seen.common++;
  if (lead >= 0xc9 && lead <= 0xd7) seen.late++;
  if (lead === 0xa4 || lead === 0xa5) seen.kana++;
}
