import type { Inside } from '../../model/claim.ts';
import type { Bytes } from './bytes.ts';

export type Near = NonNullable<Inside['near']>;

/** Bytes shown before a place, and of it and behind it. */
const before = 16;
const most = 112;

/** The bytes around a place in whole rows of sixteen: copies, so that nothing unpacked is held for them. */
export function nearOf(bytes: Bytes, at: number, length: number): Near {
  const start = Math.max(0, at - (at % 16) - before);
  const end = Math.min(bytes.length, start + most, at + length + 2 * before);
  return { start, bytes: bytes.slice(start, end) };
}
