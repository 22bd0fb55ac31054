import { type Span, span } from '../text/span.ts';
import type { IdentifierFault } from './fault.ts';

export type PurlFault = IdentifierFault<
  | 'purl-too-long'
  | 'purl-is-cpe'
  | 'purl-scheme'
  | 'purl-space'
  | 'purl-percent'
  | 'purl-type'
  | 'purl-name'
  | 'purl-at'
  | 'purl-version'
  | 'purl-qualifier'
  | 'purl-no-qualifiers'
>;

const mostUnits = 2048;

/** What nearly every package URL looks like; the whole grammar takes three times as long. */
const ordinary =
  /^pkg:[a-z]+\/(?=[\w%])[\w.~+/-]*(?:%[0-9a-fA-F]{2}[\w.~+/-]*)*(?:@[\w.~+:-]+(?:%[0-9a-fA-F]{2}[\w.~+:-]*)*)?(?:\?[\w.-]+=[\w.~+:/-]*(?:&[\w.-]+=[\w.~+:/-]*)*)?$/;
const wellFormed =
  /^pkg:\/*[a-z][a-z0-9.+-]*\/(?:[^@?#%\s]|%[0-9a-f]{2})+(?:@(?:[^@?#%\s]|%[0-9a-f]{2})+)?(?:\?(?:[\w.-]+=(?:[^&#%\s]|%[0-9a-f]{2})*(?:&|(?=#|$)))+)?(?:#(?:[^%\s]|%[0-9a-f]{2})*)?$/i;

/**
 * What keeps a text from being a package URL that every tool reads alike. Characters that should be percent-encoded and
 * mislead nobody, such as `+` in a version, are taken as they are.
 * @returns undefined where nothing does. Never throws; time grows with the length of the text.
 */
export function checkPurl(text: string): PurlFault | undefined {
  if (text.length > mostUnits) return fault('purl-too-long', span(0, text.length));
  if (ordinary.test(text) || wellFormed.test(text)) return undefined;
  const found = firstFault(text);
  return found && { ...found, corrected: repaired(text) };
}

function fault(code: PurlFault['code'], place: Span): PurlFault {
  return { code, span: place, corrected: undefined };
}

function firstFault(text: string): PurlFault | undefined {
  const whole = span(0, text.length);
  if (/^\s*cpe:/i.test(text)) return fault('purl-is-cpe', whole);
  const scheme = /^pkg:\/*/i.exec(text)?.[0].length;
  const space = /\s+/.exec(text);
  if (space && /^\s*pkg:/i.test(text)) return fault('purl-space', span(space.index, space.index + space[0].length));
  if (scheme === undefined) return fault('purl-scheme', whole);
  const percent = /%(?![0-9a-f]{2})[^@?#/]{0,2}/i.exec(text);
  if (percent) return fault('purl-percent', span(percent.index, percent.index + percent[0].length));
  const type = /^[a-z][a-z0-9.+-]*(?=\/)/i.exec(text.slice(scheme))?.[0];
  if (type === undefined) {
    const length = /^[^/@?#]*/.exec(text.slice(scheme))?.[0].length ?? 0;
    return fault('purl-type', length === 0 ? whole : span(scheme, scheme + length));
  }
  return faultBehindType(text, scheme + type.length + 1);
}

/** Faults of namespace, name, version and qualifiers; what stands in front of them is right. */
function faultBehindType(text: string, from: number): PurlFault | undefined {
  const end = endOfPath(text);
  const path = text.slice(from, end);
  const at = versionAt(path);
  const name = at < 0 ? path : path.slice(0, at);
  if (name.replaceAll('/', '') === '') return fault('purl-name', span(0, end));
  const stray = path.indexOf('@');
  if (stray >= 0 && stray !== at) return fault('purl-at', span(from + stray, from + stray + 1));
  if (at >= 0 && at === path.length - 1) return fault('purl-version', span(from + at, end));
  return faultOfQualifiers(text, end);
}

function faultOfQualifiers(text: string, end: number): PurlFault | undefined {
  const fragment = text.indexOf('#');
  let start = end + 1;
  if (start === text.length) return fault('purl-no-qualifiers', span(end, start));
  for (const pair of text.slice(start, fragment < 0 ? undefined : fragment).split('&')) {
    if (!/^[\w.-]+=/.test(pair))
      return fault('purl-qualifier', span(Math.min(start, text.length - 1), start + pair.length));
    start += pair.length + 1;
  }
  return undefined;
}

/** Where qualifiers or a subpath begin, or the text ends. */
function endOfPath(text: string): number {
  const end = text.search(/[?#]/);
  return end < 0 ? text.length : end;
}

/** The `@` before the version; -1 where the only ones begin a segment, as scopes do. */
function versionAt(path: string): number {
  const at = path.lastIndexOf('@');
  return at === 0 || path.charAt(at - 1) === '/' ? -1 : at;
}

/** An `@` that begins a segment is a scope and no version, a space between words is one, and an `@` or `?` before nothing says nothing. */
function repaired(text: string): string | undefined {
  const bare = text.trim();
  const end = endOfPath(bare);
  const path = bare
    .slice(0, end)
    .replace(/@$/, '')
    .replace(/(?<=\/)@(?=[^/@]+\/)/g, '%40');
  const result = (path + bare.slice(end).replace(/^\?$/, '')).replace(/(?<=\w) (?=\w)/g, '%20');
  return result !== text && wellFormed.test(result) ? result : undefined;
}
