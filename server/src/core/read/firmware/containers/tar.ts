import { type Bytes, fits, textAt, u8 } from '../bytes.ts';
import { type Container, magic, type Part } from '../container.ts';
import { plainPart } from '../packed.ts';

const block = 512;

interface Header {
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** Undefined where the checksum is not that of the header. */
function headerAt(bytes: Bytes, at: number): Header | undefined {
  if (!fits(bytes, at, block)) return undefined;
  let sum = 0;
  for (let index = 0; index < block; index++) sum += index >= 148 && index < 156 ? 32 : u8(bytes, at + index);
  if (octal(bytes, at + 148, 8) !== sum) return undefined;
  const prefix = textAt(bytes, at + 257, 5) === 'ustar' ? textAt(bytes, at + 345, 155) : '';
  const name = textAt(bytes, at, 100);
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    type: textAt(bytes, at + 156, 1),
    size: sizeAt(bytes, at + 124),
  };
}

function octal(bytes: Bytes, at: number, length: number): number | undefined {
  const digits = textAt(bytes, at, length).trim();
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : undefined;
}

function sizeAt(bytes: Bytes, at: number): number {
  if ((u8(bytes, at) & 0x80) === 0) return octal(bytes, at, 12) ?? 0;
  let size = 0;
  for (let index = 4; index < 12; index++) size = size * 256 + u8(bytes, at + index);
  return size;
}

export const tar: Container = {
  kind: 'tar',
  title: 'tar archive',
  magics: [magic('ustar', 257)],
  carved: true,
  find: (bytes, at, budget) => {
    if (!headerAt(bytes, at)) return undefined;
    let place = at;
    for (let header = headerAt(bytes, place); header; header = headerAt(bytes, place)) {
      budget.work(block);
      place += block + Math.ceil(header.size / block) * block;
    }
    // two empty blocks end it, and others fill it up
    while (place + block <= bytes.length && bytes.subarray(place, place + block).every(byte => byte === 0))
      place += block;
    return {
      size: Math.min(place, bytes.length) - at,
      checked: 'checksums of all headers',
      parts: () => entries(bytes, at, () => budget.entry()),
    };
  },
};

function* entries(bytes: Bytes, start: number, mayGoOn: () => boolean): Generator<Part> {
  let longName: string | undefined;
  let at = start;
  for (let header = headerAt(bytes, at); header && mayGoOn(); header = headerAt(bytes, at)) {
    const { name, type, size } = header;
    if (type === 'L') longName = textAt(bytes, at + block, Math.min(size, 4096));
    else {
      if (type === '' || type === '0' || type === '7')
        yield plainPart(longName ?? name, bytes, start, at + block - start, size);
      longName = undefined;
    }
    at += block + Math.ceil(size / block) * block;
  }
}
