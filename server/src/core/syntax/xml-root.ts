import type { Source } from '../text/source.ts';

/** The first element of an XML document. */
export interface XmlRoot {
  /** Without its prefix. */
  readonly name: string;
  /** The namespace that its prefix stands for; '' without one. */
  readonly namespace: string;
}

/** A root tag longer than this is looked at no further. */
const MOST_TAG = 10_000;

/** Finds the root element by its tag alone, without reading the document; undefined where the text begins with no element. */
export function xmlRoot(source: Source): XmlRoot | undefined {
  const { text } = source;
  let at = text.indexOf('<');
  while (at >= 0) {
    const behind = behindProlog(text, at);
    if (behind < 0) return undefined;
    if (behind === at) return rootAt(text, at);
    at = text.indexOf('<', behind);
  }
  return undefined;
}

/** Offset behind a declaration, comment or instruction that starts here; the same offset at an element; -1 where it does not end. */
function behindProlog(text: string, at: number): number {
  if (text.startsWith('<!--', at)) return behind(text, '-->', at + 4);
  if (text.startsWith('<?', at)) return behind(text, '?>', at + 2);
  if (!text.startsWith('<!', at)) return at;
  const bracket = text.indexOf('>', at);
  const subset = text.indexOf('[', at);
  return subset < 0 || subset > bracket ? behind(text, '>', at) : behind(text, ']>', at);
}

function behind(text: string, ending: string, from: number): number {
  const found = text.indexOf(ending, from);
  return found < 0 ? -1 : found + ending.length;
}

function rootAt(text: string, at: number): XmlRoot | undefined {
  const close = text.indexOf('>', at);
  const tag = text.slice(at, Math.min(close < 0 ? text.length : close, at + MOST_TAG));
  const named = /^<(?:([^\s:/<>"'=]+):)?([^\s:/<>"'=]+)/.exec(tag);
  if (named === null) return undefined;
  const declaration = named[1] === undefined ? 'xmlns' : `xmlns:${named[1]}`;
  for (const [, name, quoted, single] of tag.matchAll(/\s([^\s=/<>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (name === declaration) return { name: named[2] ?? '', namespace: (quoted ?? single ?? '').trim() };
  }
  return { name: named[2] ?? '', namespace: '' };
}
