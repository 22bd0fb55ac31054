import { isNoAssertion } from '../identity/placeholder.ts';
import type { Stated } from '../model/claim.ts';
import type { Tape } from '../syntax/tape.ts';
import { TapeText } from '../syntax/tape-text.ts';

/** Whether a field of SPDX says that nothing is said: most values tell by their first letters that they do not, and no text is made of those. */
export function saysNoAssertion(text: Stated<string> | TapeText): boolean {
  return text instanceof TapeText ? text.tape.answer(text.node, saysNone) : isNoAssertion(text.value);
}

function saysNone(tape: Tape, node: number): boolean {
  return !saysSomething(tape, node) && isNoAssertion(tape.value(node) ?? '');
}

const letters = new Uint8Array(256);
for (const letter of 'nNhHcCsSeE') letters[letter.charCodeAt(0)] = 1;
const [lowerH, lowerS, lowerT] = [104, 115, 116];

function saysSomething(tape: Tape, node: number): boolean {
  const bytes = tape.plainBytes(node);
  const start = tape.textStart(node);
  if (!bytes || tape.textEnd(node) - start < 9) return false;
  const first = bytes[start] as number;
  if (first > 32 && letters[first] === 0) return true;
  // an address that is none of spdx.org
  return first === lowerH && bytes[start + 1] === lowerT && bytes[start + 7] !== lowerS && bytes[start + 8] !== lowerS;
}
