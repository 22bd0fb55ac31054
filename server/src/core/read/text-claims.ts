import type { Claim, Stated } from '../model/claim.ts';
import type { Cursor } from '../syntax/cursor.ts';
import type { Tape } from '../syntax/tape.ts';
import { statedOf, TapeText } from '../syntax/tape-text.ts';
import { addClaim, type ComponentDraft } from './bom-builder.ts';

const macInText =
  /(?<![0-9a-f:.-])(?:[0-9a-f]{2}(?:(?::[0-9a-f]{2}){5}|(?:-[0-9a-f]{2}){5})|[0-9a-f]{4}(?:\.[0-9a-f]{4}){2})(?![0-9a-f]|[:.-][0-9a-f])/gi;

/** Claims the hardware addresses that stand in a free text, each with its own place. */
export function claimMacs(cursor: Cursor, component: ComponentDraft, text: Stated<string>, label: string): void {
  for (const { 0: value, index } of text.value.matchAll(macInText)) {
    addClaim(component, 'mac', { value, span: cursor.part(text, index, index + value.length) }, { label });
  }
}

/** Claims a free text as a mention, and the hardware addresses in it. */
export function claimText(
  cursor: Cursor,
  component: ComponentDraft,
  text: Stated<string> | TapeText | undefined,
  label: string,
  role: Claim['role'] = 'description',
): void {
  if (!text) return;
  addClaim(component, role, text, { label });
  const mayHold = text instanceof TapeText ? text.tape.answer(text.node, mayHoldMac) : true;
  if (mayHold) claimMacs(cursor, component, statedOf(text), label);
}

/** Whether something stands between two hexadecimal digits on either side, as in every hardware address. */
function mayHoldMac(tape: Tape, node: number): boolean {
  const { bytes } = tape;
  if (bytes.length === 0) return new RegExp(macInText).test(tape.value(node) ?? '');
  const end = tape.textEnd(node);
  for (let at = tape.textStart(node); at < end; at++) {
    const byte = bytes[at];
    // a digit or a sign may be written as an escape
    if (byte === backslash && bytes[at + 1] === letterU) return true;
    if (byte !== colon && byte !== dash && byte !== dot) continue;
    if (isHex(bytes[at - 2]) && isHex(bytes[at - 1]) && isHex(bytes[at + 1]) && isHex(bytes[at + 2])) return true;
  }
  return false;
}

const [dash, dot, colon, backslash, letterU] = [45, 46, 58, 92, 117];

function isHex(byte = 0): boolean {
  const letter = byte | 0x20;
  return (byte >= 48 && byte <= 57) || (letter >= 97 && letter <= 102);
}
