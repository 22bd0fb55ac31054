import { type Bytes, u8, u32le } from './bytes.ts';

const p1 = 0x9e3779b1;
const p2 = 0x85ebca77;
const p3 = 0xc2b2ae3d;
const p4 = 0x27d4eb2f;
const p5 = 0x165667b1;

function turn(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

/** xxHash of 32 bits, of fewer than 16 bytes: all that a header of LZ4 has. */
export function xxh32(bytes: Bytes, seed: number): number {
  let hash = (seed + p5 + bytes.length) | 0;
  let at = 0;
  for (; at + 4 <= bytes.length; at += 4) hash = Math.imul(turn((hash + Math.imul(u32le(bytes, at), p3)) | 0, 17), p4);
  for (; at < bytes.length; at++) hash = Math.imul(turn((hash + Math.imul(u8(bytes, at), p5)) | 0, 11), p1);
  hash = Math.imul(hash ^ (hash >>> 15), p2);
  hash = Math.imul(hash ^ (hash >>> 13), p3);
  return (hash ^ (hash >>> 16)) >>> 0;
}
