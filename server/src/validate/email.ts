import { isIPv6 } from 'node:net';

/** Octets of the part before the `@`, of a domain and of a label in it, by RFC 5321 §4.5.3.1 and RFC 1035 §2.3.4. */
const mostLocal = 64;
const mostDomain = 255;
const mostLabel = 63;

/** `first.last`, of the characters that need no quotes; RFC 6531 adds everything beyond ASCII. */
const dotString = /^[\w!#$%&'*+/=?^`{|}~\u0080-\u{10ffff}-]+(?:\.[\w!#$%&'*+/=?^`{|}~\u0080-\u{10ffff}-]+)*$/u;
const quotedString = /^"(?:[ !#-[\]-~\u0080-\u{10ffff}]|\\[ -~])*"$/u;

/** Letters and digits, in RFC 6531 those of other scripts too, and what may stand between them. */
const label = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\u00b7\u0375\u05f3\u05f4\p{Join_Control}\u30fb-]*[\p{L}\p{M}\p{N}])?$/u;

/** Whether a text is a mailbox in the sense of RFC 5321 and 6531, which is what `idn-email` asks for. A domain needs no dot. */
export function isEmail(text: string): boolean {
  if (text.length > mostLocal + 1 + mostDomain || /\p{Cs}/u.test(text)) return false;
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(0, at));
  if (octets(local) > mostLocal || !(dotString.test(local) || quotedString.test(local))) return false;
  const domain = text.slice(at + 1);
  if (octets(domain) > mostDomain) return false;
  return domain.startsWith('[') ? isLiteral(domain) : domain.split('.').every(isLabel);
}

function isLabel(text: string): boolean {
  return octets(text) <= mostLabel && label.test(text);
}

/** `[192.0.2.1]`, `[IPv6:2001:db8::1]`, or another kind of address under its name. */
function isLiteral(text: string): boolean {
  const inside = /^\[(.+)\]$/s.exec(text)?.[1] ?? '';
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(inside)) return inside.split('.').every(part => Number(part) <= 255);
  const [, tag = '', address = ''] = /^([A-Z0-9-]*[A-Z0-9]):([!-Z^-~]+)$/i.exec(inside) ?? [];
  if (tag.toLowerCase() === 'ipv6') return isIPv6(address) && !address.includes('%');
  return tag !== '';
}

function octets(text: string): number {
  return Buffer.byteLength(text);
}
