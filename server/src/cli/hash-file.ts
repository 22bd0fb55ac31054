import type { Hash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

const pieceLength = 1 << 20;

/**
 * Adds the content of a file to a hash without holding it.
 * @throws what the system says where it cannot be read
 */
export function hashFile(hash: Hash, absolute: string): Hash {
  const file = openSync(absolute, 'r');
  try {
    const piece = Buffer.allocUnsafe(pieceLength);
    for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) hash.update(piece.subarray(0, read));
    return hash;
  } finally {
    closeSync(file);
  }
}
