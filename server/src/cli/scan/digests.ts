import { createHash } from 'node:crypto';
import { digestName } from '../../core/read/links.ts';

/** Files beyond this are known by their name only: references with a checksum are to documents of other sizes. */
const mostBytes = 32 * (1 << 20);

/** The checksums by which other documents may point at one. */
export function digestsOf(bytes: Uint8Array): readonly string[] {
  if (bytes.length > mostBytes) return [];
  return ['sha256', 'sha1', 'sha512'].flatMap(
    algorithm => digestName(algorithm, createHash(algorithm).update(bytes).digest('hex')) ?? [],
  );
}
