import { printable } from '../../core/text/printable.ts';
import { readNamed, reasonOf } from '../files.ts';
import { Refusal } from '../packs.ts';
import type { World } from '../world.ts';

/**
 * The paths in a list, each ended by NUL, as `find -print0` and `git ls-files -z` write them, or, in a list without any
 * NUL, by a line end.
 * @param file as given; `-` is the standard input
 * @throws Refusal where the list cannot be read
 */
export async function pathsFrom(file: string, world: World): Promise<readonly string[]> {
  const text = new TextDecoder().decode(file === '-' ? await world.stdin() : await bytesOf(file, world));
  const paths = text.split(text.includes('\0') ? '\0' : /\r?\n/);
  return paths.filter(path => path !== '');
}

async function bytesOf(file: string, world: World): Promise<Uint8Array> {
  try {
    return await readNamed(file, world.folder);
  } catch (reason) {
    throw new Refusal(`"${printable(file)}": ${reasonOf(reason)}`);
  }
}
