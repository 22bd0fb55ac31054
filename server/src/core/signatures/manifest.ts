import { sha256 } from '../identity/digest.ts';
import type { SignatureFile } from './read-files.ts';

/**
 * What is signed of a signature folder: one line per file, `sha-256 two spaces path`, in the order of the paths' UTF-16
 * units, each ended by a line feed. A file more, less, renamed or altered makes another text.
 */
export function manifestOf(files: readonly SignatureFile[]): string {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  return sorted.map(({ path, text }) => `${sha256(text)}  ${path}\n`).join('');
}
