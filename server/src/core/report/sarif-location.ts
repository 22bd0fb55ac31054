import { printable } from '../text/printable.ts';
import type { Range } from '../text/source.ts';

/** A place in a document, for any result of ours. */
export function physicalLocation(path: string, range: Range): object {
  // a workbook has no lines; its rows and columns would lead a viewer astray
  if (range.cell !== undefined) return { artifactLocation: artifactLocation(path) };
  return { artifactLocation: artifactLocation(path), region: regionOf(range) };
}

export function regionOf({ start, end }: Range): object {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** Relative to the root that is named, as code scanning wants it; an absolute path becomes a file URI. */
export function artifactLocation(path: string): object {
  const encoded = encodedPath(path.replace(/^(\.\/)+/, ''));
  if (path.startsWith('/')) return { uri: `file://${encoded}` };
  if (/^[A-Za-z]:\//.test(path)) return { uri: `file:///${encoded.replace('%3A', ':')}` };
  return { uri: encoded, uriBaseId: '%SRCROOT%' };
}

/** A path as a part of a URI. */
export function encodedPath(path: string): string {
  return path
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}

/** Plain text of a SARIF message: nothing of a document may become a link or a placeholder. */
export function text(message: string): string {
  return printable(message, 1000)
    .replace(/[[\]\\]/g, '\\$&')
    .replace(/[{}]/g, '$&$&');
}
