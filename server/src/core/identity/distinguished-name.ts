/** Where one attribute ends and the next begins: `O=Acme Co., Ltd., C=CN`, `/C=CN/O=Acme`. */
const BETWEEN = /[,/;+]\s?(?=[a-z][a-z\d.]{0,30}\s?=)/i;
const ATTRIBUTE = /^\s?([a-z][a-z\d.]{0,30})\s?=\s?(.*)$/i;

/**
 * The organisations of the distinguished name of a certificate, in order; none where the text is no such name. Whoever signs
 * is the organisation: a common name may be anybody's.
 */
export function organisationsOf(text: string): readonly string[] {
  if (!text.includes('=')) return [];
  const pieces = text.split(BETWEEN).filter((piece, at) => at > 0 || piece.trim() !== '');
  const attributes = pieces.map(piece => ATTRIBUTE.exec(piece));
  if (!attributes.every(found => found !== null)) return [];
  return attributes.filter(([, type = '']) => ORGANISATION.test(type)).map(([, , value = '']) => plain(value));
}

const ORGANISATION = /^(?:o|organi[sz]ationname)$/i;

/** Without quotes and the backslashes before commas. */
function plain(value: string): string {
  const text = value.trim();
  const bare = text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
  return bare.replace(/\\(.)/g, '$1');
}
