import { decodeText } from '../text/decode.ts';

/** How much of the beginning of a file is looked through for the name that it gives itself. */
const looked = 1 << 18;

const serial = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const address = /(?:https?|urn|spdx):[^\s"'<>#\\]{3,400}/gi;

/** Serial numbers and namespaces that stand in a file: one of them may be its own. */
export function namesIn(bytes: Uint8Array): ReadonlySet<string> {
  const { value } = decodeText(bytes.subarray(0, looked));
  const names = new Set<string>();
  for (const [found] of value.matchAll(serial)) names.add(found.toLowerCase());
  for (const [found] of value.matchAll(address)) names.add(found);
  return names;
}

/** What of a target stands in the document that is meant. */
export function keyOfTarget(target: string): string {
  return /^urn:cdx:([^/]+)/.exec(target)?.[1] ?? target;
}
