import { Inflate } from 'fflate/browser';
import { BoundedBytes, TooMuch } from './bounded-bytes.ts';
import type { ArchiveBudget } from './budget.ts';

/** Packed bytes that are given at once: what comes of them, at most a thousand times as much, is what a bomb can cost. */
const stride = 1 << 13;
/** No deflate stream becomes more: what states more lies. */
const mostRatio = 1032;

/**
 * Unpacks a raw deflate stream. `too-much`: it becomes more than the budget allows; `damaged`: it is none, or ends early.
 * @param expected how many bytes it says that it becomes
 */
export function inflate(
  packed: Uint8Array,
  budget: ArchiveBudget,
  expected: number | undefined,
): Uint8Array | 'too-much' | 'damaged' {
  const most = budget.mostFor(packed.length);
  if (expected !== undefined && expected > most) return 'too-much';
  const bytes = new BoundedBytes(most, Math.min(expected ?? 0, packed.length * mostRatio));
  const inflater = new Inflate(chunk => bytes.add(chunk));
  try {
    for (let at = 0; at < packed.length || at === 0; at += stride) {
      inflater.push(packed.subarray(at, at + stride), at + stride >= packed.length);
    }
  } catch (reason) {
    budget.takeBytes(bytes.length);
    return reason instanceof TooMuch ? 'too-much' : 'damaged';
  }
  budget.takeBytes(bytes.length);
  return bytes.taken;
}
