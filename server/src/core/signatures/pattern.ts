/** A group or class that is repeated, and whether repetition stands within it: `(a+)+` can take time that doubles with each letter. */
const repetition = /^(?:[*+]|\{\d+,\d*\})/;

/**
 * Why a pattern may not be used, or undefined. It has to compile, and it may not be able to run for long: no
 * repetition of what is itself repeated, no look-around, no back reference. Packs of others are read too.
 */
export function patternFault(pattern: string, flags: string): string | undefined {
  if (pattern === '') return 'The pattern is empty.';
  if (pattern.length > 500) return 'The pattern is longer than 500 characters.';
  try {
    new RegExp(pattern, flags);
  } catch {
    return 'The pattern is not a regular expression that JavaScript understands.';
  }
  if (/\(\?[=!<]|\\[1-9k]/.test(pattern)) return 'The pattern uses look-around, a named group or a back reference.';
  return repeatsRepetition(pattern) ? 'The pattern repeats something that is itself repeated.' : undefined;
}

/** Walks the pattern with one flag per open group: whether something in it is repeated. */
function repeatsRepetition(pattern: string): boolean {
  const open: boolean[] = [false];
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern.charAt(at);
    let repeated = false;
    if (sign === '\\') at++;
    else if (sign === '[') at = endOfClass(pattern, at);
    else if (sign === '(') {
      open.push(false);
      continue;
    } else if (sign === ')') repeated = open.pop() ?? false;
    const found = repetition.exec(pattern.slice(at + 1, at + 12));
    if (found !== null && repeated) return true;
    if (found !== null || repeated) open[open.length - 1] = true;
    if (found !== null) at += found[0].length;
  }
  return false;
}

function endOfClass(pattern: string, at: number): number {
  let end = at + 1;
  while (end < pattern.length && pattern.charAt(end) !== ']') end += pattern.charAt(end) === '\\' ? 2 : 1;
  return end;
}
