import type { Bytes } from './bytes.ts';

const block = 4096;
/** From here on bytes are packed or encrypted: text and code stay below. */
const high = 7.2;
/** Blocks that are looked at: one of sixteen, and so many at least and at most. */
const fewestBlocks = 16;
const mostBlocks = 64;
const everyBlock = 16;

/** Bits of information in a byte of a stretch, 0 to 8. */
export function entropyOf(bytes: Bytes): number {
  if (bytes.length === 0) return 0;
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte] = (counts[byte] as number) + 1;
  let bits = 0;
  for (const count of counts) if (count > 0) bits -= (count / bytes.length) * Math.log2(count / bytes.length);
  return bits;
}

/** Whether nearly all of it looks packed or encrypted. Fewer than 1,024 bytes tell nothing. */
export function looksPacked(bytes: Bytes): boolean {
  if (bytes.length < 1024) return false;
  const size = Math.min(block, bytes.length);
  const all = Math.floor(bytes.length / size);
  const count = Math.min(all, mostBlocks, Math.max(fewestBlocks, Math.floor(all / everyBlock)));
  const step = Math.floor((bytes.length - size) / Math.max(1, count - 1));
  const limit = size < block ? high - 0.3 : high;
  let packed = 0;
  for (let index = 0; index < count; index++) {
    if (entropyOf(bytes.subarray(index * step, index * step + size)) > limit) packed++;
  }
  return packed >= count * 0.75;
}
