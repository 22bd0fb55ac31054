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
export function walkXml(bytes: Uint8Array, walker: XmlWalker): boolean {
  let home: string | undefined;
  return walk(bytes, walker, plain, (uri, local) => {
    home ??= uri;
    if (uri === home) return local;
    return isTransparent(uri, local) ? transparent : undefined;
  });
}

/**
 * The same for a document of several namespaces: those that `prefixes` has by their address, nothing inside of others. Names
 * of elements and attributes come as `table:table-row`.
 */
export function walkXmlNames(bytes: Uint8Array, prefixes: ReadonlyMap<string, string>, walker: XmlWalker): boolean {
  const nameOf = (uri: string, local: string) => {
    const prefix = prefixes.get(uri);
    return prefix === undefined ? undefined : `${prefix}:${local}`;
  };
  const named = (attributes: Attributes) => {
    const found: Record<string, string> = {};
    for (const key in attributes) {
      const attribute = attributes[key];
      const name = attribute && nameOf(attribute.uri, attribute.local);
      if (name !== undefined) found[name] = attribute?.value ?? '';
    }
    return found;
  };
  return walk(bytes, walker, named, nameOf);
}

/** An element that is passed through: what is in it counts. */
const transparent = Symbol('transparent');

/** @param nameOf what an element is told as; undefined where it and all in it are passed over */
function walk(
  bytes: Uint8Array,
  { open, text, close }: XmlWalker,
  told: (attributes: Attributes) => Readonly<Record<string, string>>,
  nameOf: (uri: string, local: string) => string | typeof transparent | undefined,
): boolean {
  const parser = new SaxesParser({ xmlns: true, position: false });
  /** How many elements are open from the first one that is passed over on. */
  let foreign = 0;
  parser.on('error', () => {
    throw new Malformed();
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const name = foreign > 0 ? undefined : nameOf(uri, local);
    if (name === undefined) foreign++;
    else if (typeof name === 'string') open(name, told(attributes));
  });
  parser.on('closetag', ({ local, uri }) => {
    if (foreign > 0) {
      foreign--;
      return;
    }
    const name = nameOf(uri, local);
    if (typeof name === 'string') close(name);
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
