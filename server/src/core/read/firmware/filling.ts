import type { Span } from '../../text/span.ts';
import type { Bytes } from './bytes.ts';

/** Gaps that are shorter are alignment, and no place of their own. */
export const shortestGap = 16;
/** Filling in the middle of other bytes counts for itself from this length on. */
const longFilling = 4096;

/** Stretches that are filling and those that are not, in their order; a few bytes of alignment are none of both. */
export function aroundFilling(bytes: Bytes, from: number, to: number): readonly Span[] {
  const stretches: Span[] = [];
  let start = from;
  for (let at = from + longFilling / 2 - 1; at < to; at += longFilling / 2) {
    const byte = bytes[at];
    if (byte !== 0 && byte !== 0xff) continue;
    let first = at;
    while (first > start && bytes[first - 1] === byte) first--;
    let end = at + 1;
    while (end < to && bytes[end] === byte) end++;
    if (end - first >= longFilling) {
      if (first - start >= shortestGap) stretches.push({ start, end: first });
      stretches.push({ start: first, end });
      start = end;
    }
    at = Math.max(at, end - 1);
  }
  if (to - start >= shortestGap) stretches.push({ start, end: to });
  return stretches;
}
