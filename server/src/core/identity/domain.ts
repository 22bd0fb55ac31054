import { foldText, isAscii } from './fold.ts';

const MOST_UNITS = 4096;

/**
 * The host of a URL, lower case, without user, port and a trailing dot: of `git+ssh://git@Host:22/path`, of
 * `git@host:owner/repo`, of `//host/path` and of a bare `www.host.com/path`. Undefined where there is none.
 */
export function hostOf(url: string): string | undefined {
  return locate(url)?.host;
}

/** The host and the segments of the path, up to four of them, as written. */
export function locate(url: string): { readonly host: string; readonly path: readonly string[] } | undefined {
  const text = asRead((url.length > MOST_UNITS ? url.slice(0, MOST_UNITS) : url).trim());
  const slashes = text.indexOf('//');
  const start = slashes >= 0 && /^[a-z0-9+.:@-]*$/i.test(text.slice(0, slashes)) ? slashes + 2 : 0;
  const rest = text.slice(start);
  let end = rest.search(/[/\\?#\s]/);
  if (end < 0) end = rest.length;
  let authority = rest.slice(0, end);
  let path = rest.slice(end);
  const user = authority.lastIndexOf('@');
  if (start === 0 && user < 0 && /^[a-z][a-z0-9+-]*:/i.test(authority) && !/:\d+$/.test(authority)) return undefined;
  if (user >= 0) authority = authority.slice(user + 1);
  const colon = authority.startsWith('[') ? -1 : authority.indexOf(':');
  if (colon >= 0) {
    if (!/^\d*$/.test(authority.slice(colon + 1))) path = `/${authority.slice(colon + 1)}${path}`;
    authority = authority.slice(0, colon);
  }
  const host = cleanHost(authority);
  if (host === undefined) return undefined;
  const segments = path.split(/[?#]/, 1)[0]?.split(/[/\\]/, 6) ?? [];
  return { host, path: segments.filter(segment => segment !== '').slice(0, 4) };
}

/** A URL as programs read it, and as people write one that must not be clicked: `https:\\\\a.b`, `hxxps://a[.]b`, `https:/a.b`. */
function asRead(text: string): string {
  if (!/[\\\t\r\n[\u3002\uff61]|^h(?:xx|\*\*)ps?:|^https?:(?:\/?[^/]|\/{3})/i.test(text)) return text;
  return text
    .replace(/[\t\r\n]/g, '')
    .replace(/[\u3002\uff61]|\[(?:\.|dot)\]|\(dot\)/gi, '.')
    .replace(/\[:\/?\/?\]/g, found => found.slice(1, -1))
    .replace(/^h(?:xx|\*\*)p/i, 'http')
    .replace(/^(https?:)[/\\]*/i, '$1//')
    .replace(/^([a-z][a-z0-9+.-]*:)\\[/\\]/i, '$1//');
}

/** The host of an e-mail address, lower case; undefined where the text holds no address. */
export function hostOfEmail(address: string): string | undefined {
  const found = /@([^\s@<>()[\],;:"']+)/.exec(address.length > MOST_UNITS ? address.slice(0, MOST_UNITS) : address);
  return found?.[1] === undefined ? undefined : cleanHost(found[1]);
}

/** The domain of a SWID regid (`regid.1991-06.com.microsoft,Office` is of `microsoft.com`), or a domain that starts a tag id. */
export function hostOfTagId(tagId: string): string | undefined {
  const regid = /^regid\.\d{4}-\d{2}\.([a-z0-9.-]+)/i.exec(tagId);
  if (regid?.[1] !== undefined) return cleanHost(regid[1].split('.').reverse().join('.'));
  const plain = /^(?:https?:\/\/)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?=[_/,;:+|#!@ ]|$)/i.exec(tagId);
  return plain?.[1] === undefined ? undefined : cleanHost(plain[1]);
}

/**
 * Looks a host up by whole labels: itself, then each parent, down to two labels. `www.hikvision.com` is found under
 * `hikvision.com`; `nothikvision.com` and `hikvision.com.example.org` are not.
 */
export function findDomain<T>(host: string, domains: ReadonlyMap<string, T>): T | undefined {
  let from = 0;
  for (;;) {
    const found = domains.get(from === 0 ? host : host.slice(from));
    if (found !== undefined) return found;
    const dot = host.indexOf('.', from);
    if (dot < 0 || host.indexOf('.', dot + 1) < 0) return undefined;
    from = dot + 1;
  }
}

function cleanHost(raw: string): string | undefined {
  const plain = raw.includes('%') ? decodePercent(raw) : raw;
  let host = isAscii(plain) ? plain.toLowerCase() : foldText(plain).replace(/[\u3002\uff61]/g, '.');
  if (host.endsWith('.')) host = host.slice(0, -1);
  return host.includes('.') && host.length <= 253 ? host : undefined;
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
