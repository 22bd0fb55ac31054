/**
 * The text without the signs at its end that a test takes. An expression that ends in `+$` would begin anew at every sign
 * of a long row of them: this looks at each once.
 */
export function withoutEnd(text: string, takes: RegExp): string {
  let end = text.length;
  while (end > 0 && takes.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** The text without the signs at its start that a test takes. */
export function withoutStart(text: string, takes: RegExp): string {
  let start = 0;
  while (start < text.length && takes.test(text.charAt(start))) start++;
  return text.slice(start);
}

/** What stands before the first of some signs; all where there is none. */
export function before(text: string, sign: RegExp): string {
  const at = text.search(sign);
  return at < 0 ? text : text.slice(0, at);
}
