import { InvalidArgumentError } from 'commander';
import type { Shard } from '../../core/report/part.ts';

const most = 100_000;

/** Reads `i/N`: part i, from 1, of N. */
export function shardOf(text: string): Shard {
  const [, index = '', count = ''] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (shard.index < 1 || shard.count > most || shard.index > shard.count) {
    throw new InvalidArgumentError(`It is written i/N: part i, from 1, of N, which is at most ${most}.`);
  }
  return shard;
}

/**
 * Whether a path belongs to a part: decided by the path alone, so that each machine decides alike and a file stays with
 * its part when others come and go.
 */
export function isInShard(path: string, { index, count }: Shard): boolean {
  return fnv1a(path) % count === index - 1;
}

/** FNV-1a over UTF-16 units, 32 bits. http://www.isthe.com/chongo/tech/comp/fnv/ */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
