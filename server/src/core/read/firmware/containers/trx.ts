import { crcRegister } from '../../crc32.ts';
import { fits, u16le, u32le } from '../bytes.ts';
import { checks } from '../checks.ts';
import { type Container, magic } from '../container.ts';
import { plainPart } from '../packed.ts';

/** The image of Broadcom's routers: up to four parts by their offsets, and a checksum of all. */
export const trx: Container = {
  kind: 'trx',
  title: 'TRX image',
  magics: [magic('HDR0')],
  carved: true,
  find: (bytes, at, budget) => {
    const size = u32le(bytes, at + 4);
    const version = u16le(bytes, at + 14);
    if (size < 28 || !fits(bytes, at, size) || (version !== 1 && version !== 2)) return undefined;
    budget.work(size >> 3);
    if (crcRegister(bytes, -1, at + 12, at + size) !== u32le(bytes, at + 8)) return undefined;
    const offsets = [...Array(version === 1 ? 3 : 4).keys()].map(index => u32le(bytes, at + 16 + index * 4));
    const starts = [...new Set(offsets)].filter(offset => offset >= 28 && offset < size).sort((a, b) => a - b);
    return {
      size,
      checked: checks.checksum,
      variant: `version ${version}`,
      parts: () =>
        starts.map((start, index) => plainPart(`part ${index}`, bytes, at, start, (starts[index + 1] ?? size) - start)),
    };
  },
};
