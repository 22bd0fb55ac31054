import { fits, isAt, u32le, u64le } from '../bytes.ts';
import { checks } from '../checks.ts';
import { type Container, magic } from '../container.ts';
import { plainPart } from '../packed.ts';

/** A kernel of 32-bit Arm that unpacks itself. */
export const zimage: Container = {
  kind: 'zimage',
  title: 'Arm kernel (zImage)',
  magics: [{ at: 0x24, bytes: [0x18, 0x28, 0x6f, 0x01] }],
  carved: true,
  find: (bytes, at) => {
    const size = u32le(bytes, at + 0x2c) - u32le(bytes, at + 0x28);
    if (size < 0x1000 || !fits(bytes, at, size)) return undefined;
    return { size, checked: checks.startAndEnd, parts: () => [plainPart('kernel', bytes, at, 0x30, size - 0x30)] };
  },
};

/** A kernel of 64-bit Arm. */
export const armImage: Container = {
  kind: 'arm64-image',
  title: 'Arm 64 kernel (Image)',
  magics: [magic('ARMd', 0x38)],
  carved: true,
  find: (bytes, at) => {
    const size = u64le(bytes, at + 16);
    const isReserved = u64le(bytes, at + 32) === 0 && u64le(bytes, at + 40) === 0 && u64le(bytes, at + 48) === 0;
    if (!isAt(bytes, at + 0x38, 'ARMd') || !isReserved || size < 0x1000 || size > 2 ** 32) return undefined;
    // what it takes in memory is more than what is stored
    const stored = Math.min(size, bytes.length - at);
    return {
      size: stored,
      checked: checks.headerFields,
      parts: () => [plainPart('kernel', bytes, at, 64, stored - 64)],
    };
  },
};
