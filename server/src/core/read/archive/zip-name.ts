import { crc32 } from '../crc32.ts';

/** The upper half of code page 437, in which zip files have names by default. */
const upper =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/**
 * The name of an entry. Many programs write UTF-8 and do not say so, so what is UTF-8 is read as it.
 * @param unicode the extra field of Info-ZIP with the name in UTF-8
 */
export function decodeName(raw: Uint8Array, isUtf8: boolean, unicode: Uint8Array | undefined): string {
  // it holds for the name that its checksum is of; a name that was changed since is what counts
  if (unicode && unicode[0] === 1 && unicode.length > 5 && statedSum(unicode) === crc32(raw)) {
    return new TextDecoder().decode(unicode.subarray(5));
  }
  try {
    return new TextDecoder('utf-8', { fatal: !isUtf8, ignoreBOM: true }).decode(raw);
  } catch {
    return Array.from(raw, byte => (byte < 128 ? String.fromCharCode(byte) : upper.charAt(byte - 128))).join('');
  }
}

function statedSum(unicode: Uint8Array): number {
  return new DataView(unicode.buffer, unicode.byteOffset, unicode.byteLength).getUint32(1, true);
}
