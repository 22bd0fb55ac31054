import type { Budget } from '../budget.ts';
import { type Bytes, fits, isAt, textAt, u32be } from '../bytes.ts';
import { checks } from '../checks.ts';
import { type Container, magic, type Part } from '../container.ts';
import { plainPart } from '../packed.ts';

/** A read-only file system of linked headers. */
export const romfs: Container = {
  kind: 'romfs',
  title: 'romfs file system',
  magics: [magic('-rom1fs-')],
  carved: true,
  find: (bytes, at) => {
    const size = u32be(bytes, at + 8);
    if (!isAt(bytes, at, '-rom1fs-') || size < 32 || !fits(bytes, at, size)) return undefined;
    let sum = 0;
    for (let index = 0; index < Math.min(512, size); index += 4) sum = (sum + u32be(bytes, at + index)) | 0;
    if (sum !== 0) return undefined;
    const name = textAt(bytes, at + 16, 256);
    return {
      size: Math.min(bytes.length - at, (size + 1023) & ~1023),
      checked: checks.checksumOfHeader,
      ...(name === '' ? {} : { name }),
      parts: budget => files(bytes.subarray(at, at + size), bytes, at, budget),
    };
  },
};

function filled(length: number): number {
  return (length + 16) & ~15;
}

function* files(image: Bytes, bytes: Bytes, start: number, budget: Budget): Generator<Part> {
  const seen = new Set<number>();
  const folders: { at: number; path: string }[] = [{ at: 16 + filled(textAt(image, 16, 256).length), path: '' }];
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    for (let at = folder.at; at >= 16 && at + 16 <= image.length && !seen.has(at); ) {
      if (!budget.entry()) return;
      seen.add(at);
      const [next, info, size] = [u32be(image, at), u32be(image, at + 4), u32be(image, at + 8)];
      const name = textAt(image, at + 16, 256);
      const path = folder.path === '' ? name : `${folder.path}/${name}`;
      if ((next & 7) === 1 && name !== '.' && name !== '..') folders.push({ at: info & ~15, path });
      else if ((next & 7) === 2) yield plainPart(path, bytes, start, at + 16 + filled(name.length), size);
      at = next & ~15;
    }
  }
}
