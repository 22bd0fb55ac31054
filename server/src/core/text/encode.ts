import { encodeWestern } from './western.ts';

/** The encodings that are read. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1252';

/** The bytes of a text, without a byte-order mark. What GB18030 has no two bytes for, or Windows-1252 none, becomes `?`. */
export function encodeText(text: string, encoding: Encoding): Uint8Array {
  switch (encoding) {
    case 'utf-8':
      return new TextEncoder().encode(text);
    case 'utf-16le':
    case 'utf-16be':
      return encodeUnits(text, encoding === 'utf-16le' ? 0 : 1);
    case 'gb18030':
      return encodeChinese(text);
    case 'windows-1252':
      return encodeWestern(text);
  }
}

function encodeUnits(text: string, low: number): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    bytes[at * 2 + low] = unit & 255;
    bytes[at * 2 + 1 - low] = unit >>> 8;
  }
  return bytes;
}

/** Two bytes by character: what every runtime can decode, and none can encode. */
let pairs: ReadonlyMap<string, number> | undefined;

function encodeChinese(text: string): Uint8Array {
  pairs ??= readPairs();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const pair = pairs.get(character);
    if (code < 0x80) bytes.push(code);
    else if (pair === undefined) bytes.push(0x3f);
    else bytes.push(pair >>> 8, pair & 255);
  }
  return Uint8Array.from(bytes);
}

function readPairs(): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character !== '\ufffd' && !found.has(character)) found.set(character, (lead << 8) | trail);
    }
  }
  return found;
}
