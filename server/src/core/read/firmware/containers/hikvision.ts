import { type Bytes, fits, part, textAt, u8, u32le } from '../bytes.ts';
import { checks } from '../checks.ts';
import type { Container, Part } from '../container.ts';
import { cutOff } from '../said.ts';

const key = [0xba, 0xcd, 0xbc, 0xfe, 0xd6, 0xca, 0xdd, 0xd3, 0xba, 0xb9, 0xa3, 0xab, 0xbf, 0xcb, 0xb5, 0xbe];
const headerSize = 64;
const entrySize = 44;
const mostEntries = 1000;

/**
 * `digicap.dav`: a table of files behind a header, both obfuscated; the files stand as they are, or encrypted, which is told
 * and never undone. The layout is of a real header, see docs/firmware.md; how its sums are made is not known.
 */
export const hikvision: Container = {
  kind: 'hikvision',
  title: 'Hikvision image (digicap)',
  magics: [{ at: 0, bytes: [0xe9, 0x9a, 0xf7, 0xb6] }],
  carved: true,
  find: (bytes, at, budget) => {
    const head = plain(bytes, at, headerSize);
    const count = u32le(head, 12);
    const length = headerSize + entrySize * count;
    if (textAt(head, 0, 4) !== 'SWKH' || count === 0 || count > mostEntries) return undefined;
    if (u32le(head, 8) !== length || !fits(bytes, at, length)) return undefined;
    budget.work(4 * length);
    const table = plain(bytes, at, length);
    const entries = [...Array(count).keys()].map(index => entryAt(table, headerSize + index * entrySize));
    if (!entries.every(({ name, offset }) => isName(name) && offset >= length)) return undefined;
    const end = Math.max(...entries.map(({ offset, size }) => offset + size));
    return {
      size: Math.min(end, bytes.length - at),
      checked: checks.headerAndTable,
      facts: [{ role: 'image-format', value: 'digicap', at: 0, length: headerSize, label: 'Hikvision’s image format' }],
      parts: () => entries.map(entry => partOf(bytes, at, entry)),
    };
  },
};

interface Entry {
  readonly name: string;
  readonly offset: number;
  readonly size: number;
}

function entryAt(table: Bytes, at: number): Entry {
  return { name: textAt(table, at, 32), offset: u32le(table, at + 32), size: u32le(table, at + 36) };
}

function partOf(bytes: Bytes, at: number, { name, offset, size }: Entry): Part {
  const content = part(bytes, at + offset, size);
  return {
    name,
    at: offset,
    stored: content.length,
    read: () => content,
    unread: () => (content.length < size ? cutOff(size - content.length) : undefined),
  };
}

function plain(bytes: Bytes, at: number, length: number): Bytes {
  const head = part(bytes, at, length).slice();
  for (let index = 0; index < head.length; index++) {
    head[index] = u8(head, index) ^ (key[(index + (index >> 4)) & 15] as number);
  }
  return head;
}

function isName(name: string): boolean {
  return /^[\x20-\x7e]{1,32}$/.test(name);
}
