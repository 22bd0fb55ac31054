import { SaxesParser } from 'saxes';

/** Receives elements and text of a well-formed document from front to back. Names come without their prefix. */
export interface XmlWalker {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
}

/** Bytes that are decoded at once. */
const stride = 1 << 16;

/** Ends a walk at the first fault. */
class Malformed extends Error {}

/**
 * Walks XML in UTF-8 or UTF-16 without keeping it, for documents whose places are not those of their text. Entities of a
 * document type are never expanded. What stood before a fault has been told.
 * @returns false where the document is not well-formed
 */
export function walkXml(bytes: Uint8Array, { open, text, close }: XmlWalker): boolean {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('error', () => {
    throw new Malformed();
  });
  parser.on('opentag', ({ name, attributes }) => open(local(name), attributes));
  parser.on('closetag', ({ name }) => close(local(name)));
  parser.on('text', text);
  parser.on('cdata', text);
  const decoder = new TextDecoder(encodingOf(bytes));
  try {
    for (let at = 0; at < bytes.length; at += stride) {
      parser.write(decoder.decode(bytes.subarray(at, at + stride), { stream: true }));
    }
    parser.write(decoder.decode());
    parser.close();
    return true;
  } catch (reason) {
    if (reason instanceof Malformed) return false;
    throw reason;
  }
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
