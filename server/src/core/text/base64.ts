/** Decodes base64 in its common or its URL alphabet, white space and missing padding forgiven; undefined for what is none. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const value = valueOfUnit(unit);
    if (value >= 0) {
      bits = ((bits << 6) | value) & 0xffffff;
      count += 6;
      if (count < 8) continue;
      count -= 8;
      bytes[length++] = (bits >>> count) & 0xff;
    } else if (unit > 32 && unit !== 61) return undefined;
  }
  return bytes.subarray(0, length);
}

function valueOfUnit(unit: number): number {
  if (unit >= 65 && unit <= 90) return unit - 65;
  if (unit >= 97 && unit <= 122) return unit - 71;
  if (unit >= 48 && unit <= 57) return unit + 4;
  if (unit === 43 || unit === 45) return 62;
  return unit === 47 || unit === 95 ? 63 : -1;
}
