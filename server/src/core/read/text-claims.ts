import type { Claim, Stated } from '../model/claim.ts';
import type { Cursor } from '../syntax/cursor.ts';
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
  text: Stated<string> | undefined,
  label: string,
  role: Claim['role'] = 'description',
): void {
  if (!text) return;
  addClaim(component, role, text, { label });
  claimMacs(cursor, component, text, label);
}
