import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** To open a pipe must not wait for whoever writes into it. Windows has no such flag, and no such files. */
export const openToRead = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * The content of a file at a path of our own making, where others may have put something else: undefined for pipes,
 * devices, sockets and folders, and for what is too long or cannot be read.
 * @param most in bytes
 */
export function readRegular(absolute: string, most: number): Buffer | undefined {
  let file: number | undefined;
  try {
    file = openSync(absolute, openToRead);
    const stats = fstatSync(file);
    return stats.isFile() && stats.size <= most ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
