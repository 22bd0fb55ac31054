import { unit } from './json-text.ts';

/** The end of the container that opens at `at`, by counting brackets; the end of the text where it is not closed. */
export function pastBrackets(text: string, at: number): number {
  let depth = 0;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === unit.quote) at = pastString(text, at) - 1;
    else if (code === unit.openObject || code === unit.openArray) depth++;
    else if ((code === unit.closeObject || code === unit.closeArray) && --depth <= 0) return at + 1;
  }
  return text.length;
}

/** The end of the string that starts at `at`: behind its quote, or at the end of its line. */
function pastString(text: string, at: number): number {
  for (at++; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === unit.quote) return at + 1;
    if (code === unit.lineFeed || code === unit.carriageReturn) return at;
    if (code === unit.backslash) at++;
  }
  return text.length;
}

/**
 * Where a reader that lost count of the quotes finds its way again: at a quote or bracket that stands where one can open,
 * behind a bracket, a comma or a colon; at a closer outside quotes; at the end of the line.
 */
export function resync(text: string, at: number): number {
  let before = text.charAt(at - 1);
  let quoted = false;
  for (; at < text.length; at++) {
    const here = text.charAt(at);
    const canOpen = before !== '' && '{[,:'.includes(before);
    if (here === '\n' || here === '\r') return at;
    if ((here === '"' || here === '{' || here === '[') && canOpen) return at;
    if (here === '"') quoted = !quoted;
    else if ((here === '}' || here === ']') && !quoted) return at;
    if (here !== ' ' && here !== '\t') before = here;
  }
  return text.length;
}
