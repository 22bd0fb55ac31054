import type { Span } from '../text/span.ts';

/** A package URL in its parts, decoded. */
export interface Purl {
  /** Lower case. */
  readonly type: string;
  /** Decoded, without slashes at its ends, in the case of the text; '' where there is none. */
  readonly namespace: string;
  readonly name: string;
  readonly version: string | undefined;
  /** As written behind `?`, without the fragment; '' where there are none. */
  readonly qualifiers: string;
}

const COLON = 58;
const SLASH = 47;
const MOST_UNITS = 2048;

/**
 * Splits a package URL. Own code, because `packageurl-js` throws on versions such as `pkg:golang/…@v1.0`
 * and costs ten milliseconds to load; a test compares the two.
 * @returns undefined where the text is no package URL. Never throws.
 */
export function parsePurl(text: string): Purl | undefined {
  const scheme = schemeEnd(text);
  if (scheme < 0 || text.length > MOST_UNITS) return undefined;
  let end = text.length;
  const fragment = text.indexOf('#', scheme);
  if (fragment >= 0) end = fragment;
  const query = text.indexOf('?', scheme);
  const pathEnd = query >= 0 && query < end ? query : end;
  let start = scheme;
  while (text.charCodeAt(start) === SLASH) start++;
  const typeEnd = text.indexOf('/', start);
  if (typeEnd <= start || typeEnd >= pathEnd) return undefined;
  const at = versionStart(text, typeEnd, pathEnd);
  let coordinatesEnd = at < 0 ? pathEnd : at;
  while (coordinatesEnd > typeEnd && isPadding(text.charCodeAt(coordinatesEnd - 1))) coordinatesEnd--;
  if (coordinatesEnd <= typeEnd) return undefined;
  const nameStart = text.lastIndexOf('/', coordinatesEnd - 1) + 1;
  const name = decode(text.slice(nameStart, coordinatesEnd)).trim();
  if (name === '') return undefined;
  const namespace = trimmed(text, typeEnd + 1, Math.max(typeEnd + 1, nameStart - 1));
  return {
    type: text.slice(start, typeEnd).toLowerCase(),
    namespace: decode(text.slice(namespace.start, namespace.end)),
    name,
    version: at < 0 ? undefined : decode(text.slice(at + 1, pathEnd)).trim(),
    qualifiers: pathEnd < end ? text.slice(pathEnd + 1, end) : '',
  };
}

/** The package without its version and the rest: lower case, so that two spellings of one package are the same. */
export function packageKey(purl: Purl): string {
  return `pkg:${purl.type}/${purl.namespace === '' ? '' : `${purl.namespace}/`}${purl.name}`.toLowerCase();
}

/** The decoded value of a qualifier such as `repository_url`. */
export function purlQualifier(purl: Purl, key: string): string | undefined {
  for (const pair of purl.qualifiers.split('&')) {
    if (pair.startsWith(`${key}=`)) return decode(pair.slice(key.length + 1));
  }
  return undefined;
}

/** Offset behind `pkg:`, white space before it allowed; -1 where the text does not start so. */
function schemeEnd(text: string): number {
  let at = 0;
  while (text.charCodeAt(at) === 32) at++;
  if (text.charCodeAt(at + 3) !== COLON) return -1;
  return text.slice(at, at + 3).toLowerCase() === 'pkg' ? at + 4 : -1;
}

/** The `@` before the version: the last one behind the last slash; a scope such as `@scope/` is none. */
function versionStart(text: string, from: number, to: number): number {
  const at = text.lastIndexOf('@', to - 1);
  if (at <= from) return -1;
  const slash = text.indexOf('/', at);
  const versionHasSlash = slash >= 0 && slash < to;
  if (text.charCodeAt(at - 1) !== SLASH) return versionHasSlash && text.lastIndexOf('/', at) <= from ? -1 : at;
  return -1;
}

function trimmed(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && isPadding(text.charCodeAt(start))) start++;
  while (end > start && isPadding(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

function isPadding(unit: number): boolean {
  return unit === SLASH || unit === 32;
}

function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
