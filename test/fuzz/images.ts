import { readImage } from '../../server/src/core/read/firmware/index.ts';
import { mutableImages, mutatedImage, random, readHostile } from '../support/mutated-images.ts';
import { repaired } from '../support/repaired.ts';

/** File systems of tools are mostly filling, which is searched each time: their beginning and so much of what is in them. */
const largest = 16_384;
/** Memory that all of it may take more, in bytes. */
const mostMemory = 512 << 20;

export interface ImageFuzz {
  readonly count: number;
  /** Ends the run after so many milliseconds; what is left is told. */
  readonly time: number;
  readonly seed: number;
  /** Names of images begin with one of these; none: all. */
  readonly names: readonly string[];
}

/**
 * Mutates every image and cuts each off at every 64th, and reads what comes of it: nothing may throw, hang, point outside of
 * the file, or take memory without end. Of half of them the checksums are made right again.
 * Prints a line for each image. @returns how many failed
 */
export function fuzzImages({ count, time, seed, names }: ImageFuzz, print: (line: string) => void): number {
  const end = performance.now() + time;
  const before = process.memoryUsage().rss;
  let failed = 0;
  for (const [index, [name, make]] of mutableImages().entries()) {
    if (names.length > 0 && !names.some(beginning => name.startsWith(beginning))) continue;
    if (performance.now() > end) {
      print(`${name}: not tried, the time was over`);
      continue;
    }
    const whole = make();
    const bytes = whole.subarray(0, largest);
    const kinds = readImage(bytes, { texts: [] }).bom?.image?.nodes.map(({ kind }) => kind) ?? [];
    const next = random(seed + index);
    let tried = 0;
    const attempt = (image: Uint8Array, what: string): void => {
      try {
        readHostile(image);
      } catch (error) {
        failed++;
        print(`${name}, ${what}, --seed ${seed}: ${error instanceof Error ? error.stack : String(error)}`);
      }
    };
    for (let part = 0; part < 64; part++)
      attempt(whole.subarray(0, Math.floor((whole.length * part) / 64)), `cut off at ${part}/64`);
    for (; tried < count && (tried % 64 !== 0 || performance.now() < end); tried++) {
      const image = mutatedImage(bytes, next);
      attempt(next() < 0.5 ? repaired(image.slice()) : image, `mutation ${tried}`);
    }
    const grown = process.memoryUsage().rss - before;
    if (grown > mostMemory) {
      failed++;
      print(`${name}: ${Math.round(grown / 2 ** 20)} MiB more than at the beginning`);
    }
    print(`${name}: ${tried} of ${count} mutations and 64 cuts of ${[...new Set(kinds)].join(' ') || 'nothing known'}`);
  }
  return failed;
}
