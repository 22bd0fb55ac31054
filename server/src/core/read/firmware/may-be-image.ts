import type { Bytes } from './bytes.ts';
import { containers } from './containers/index.ts';
import { isImageName } from './name.ts';

/** Whether a file is worth being read as an image: by its name, or because bytes of a container begin it. */
export function mayBeImage(name: string, bytes: Bytes): boolean {
  return (
    isImageName(name) ||
    containers.some(({ magics }) =>
      magics.some(({ at, bytes: own }) => own.length > 1 && own.every((byte, index) => bytes[at + index] === byte)),
    )
  );
}
