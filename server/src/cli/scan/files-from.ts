import { printable } from '../../core/text/printable.ts';
import { readNamed, reasonOf } from '../files.ts';
import { Refusal } from '../packs.ts';
import type { System } from '../system.ts';

/**
 * The paths in a list, each ended by NUL, as `find -print0` and `git ls-files -z` write them, or, in a list without any
 * NUL, by a line end.
 * @param file as given; `-` is the standard input
 * @throws Refusal where the list cannot be read
 */
export async function pathsFrom(file: string, system: System): Promise<readonly string[]> {
  const text = new TextDecoder().decode(file === '-' ? await system.stdin() : await bytesOf(file, system));
  const paths = text.split(text.includes('\0') ? '\0' : /\r?\n/);
  return paths.filter(path => path !== '');
}

async function bytesOf(file: string, system: System): Promise<Uint8Array> {
  try {
    return await readNamed(file, system.folder);
  } catch (reason) {
    throw new Refusal(`"${printable(file)}": ${reasonOf(reason)}`);
  }
}
