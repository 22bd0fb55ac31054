import { SaxesParser } from 'saxes';

/**
 * Receives elements and text of a well-formed document from front to back: those of the namespace of its root, and nothing
 * inside of others. Names come without their prefix; of attributes with a namespace only those of relationships come, as `r:id`.
 */
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
  const parser = new SaxesParser({ xmlns: true, position: false });
  let home: string | undefined;
  /** How many elements are open from the first one of another namespace on. */
  let foreign = 0;
  parser.on('error', () => {
    throw new Malformed();
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    home ??= uri;
    if (foreign > 0 || !(uri === home || isTransparent(uri, local))) foreign++;
    else if (uri === home) open(local, plain(attributes));
  });
  parser.on('closetag', ({ local, uri }) => {
    if (foreign > 0) foreign--;
    else if (uri === home) close(local);
  });
  const tell = (piece: string) => {
    if (foreign === 0) text(piece);
  };
  parser.on('text', tell);
  parser.on('cdata', tell);
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

/** What a program that knows no extension reads of alternatives: ECMA-376 part 3. */
function isTransparent(uri: string, local: string): boolean {
  return uri.endsWith('/markup-compatibility/2006') && (local === 'AlternateContent' || local === 'Fallback');
}

type Attributes = Readonly<Record<string, { readonly uri: string; readonly local: string; readonly value: string }>>;

function plain(attributes: Attributes): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const key in attributes) {
    const attribute = attributes[key];
    if (!attribute) continue;
    const { uri, local, value } = attribute;
    if (uri === '') found[local] = value;
    else if (uri.endsWith('/relationships')) found[`r:${local}`] = value;
  }
  return found;
}
