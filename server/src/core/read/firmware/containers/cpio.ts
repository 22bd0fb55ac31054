import { type Bytes, fits, isAt, textAt } from '../bytes.ts';
import { checks } from '../checks.ts';
import { type Container, magic, type Part } from '../container.ts';
import { plainPart } from '../packed.ts';

const headerSize = 110;
const kindMask = 0o170000;
const regular = 0o100000;

interface Entry {
  readonly name: string;
  readonly mode: number;
  readonly at: number;
  readonly size: number;
  readonly next: number;
}

/** One entry; undefined where its numbers are none. @param start of the archive, by which entries are filled up */
type EntryAt = (bytes: Bytes, start: number, at: number) => Entry | undefined;

const newEntry: EntryAt = (bytes, start, at) => {
  if (!isAt(bytes, at, '07070') || !fits(bytes, at, headerSize)) return undefined;
  const digits = textAt(bytes, at + 6, 104);
  if (!/^[\da-fA-F]{104}$/.test(digits)) return undefined;
  const field = (index: number) => Number.parseInt(digits.slice(index * 8, index * 8 + 8), 16);
  const [mode, size, nameSize] = [field(1), field(6), field(11)];
  if (nameSize === 0 || nameSize > 4096) return undefined;
  const name = textAt(bytes, at + headerSize, nameSize);
  if (name.length !== nameSize - 1) return undefined;
  const filled = (place: number) => start + ((place - start + 3) & ~3);
  const content = filled(at + headerSize + nameSize);
  return { name, mode, at: content, size, next: filled(content + size) };
};

const oldSize = 76;

/** The older form (odc), whose numbers are octal and which fills nothing up. */
const oldEntry: EntryAt = (bytes, _start, at) => {
  if (!isAt(bytes, at, '070707') || !fits(bytes, at, oldSize)) return undefined;
  const digits = textAt(bytes, at + 6, 70);
  if (!/^[0-7]{70}$/.test(digits)) return undefined;
  const field = (from: number, to: number) => Number.parseInt(digits.slice(from, to), 8);
  const [mode, nameSize, size] = [field(12, 18), field(53, 59), field(59, 70)];
  if (nameSize === 0 || nameSize > 4096) return undefined;
  const name = textAt(bytes, at + oldSize, nameSize);
  if (name.length !== nameSize - 1) return undefined;
  const content = at + oldSize + nameSize;
  return { name, mode, at: content, size, next: content + size };
};

/** The archive of initial file systems (newc, its form with checksums, and the older odc). */
export const cpio: Container = {
  kind: 'cpio',
  title: 'cpio archive',
  magics: [magic('070701'), magic('070702'), magic('070707')],
  carved: true,
  find: (bytes, at, budget) => {
    const entryAt = isAt(bytes, at, '070707') ? oldEntry : newEntry;
    const first = entryAt(bytes, at, at);
    if (!first) return undefined;
    let place = at;
    let isWhole = false;
    while (place < bytes.length) {
      const entry = entryAt(bytes, at, place);
      if (!entry) break;
      budget.work(headerSize);
      place = entry.next;
      if (entry.name === 'TRAILER!!!') {
        isWhole = true;
        break;
      }
    }
    const end = Math.min(bytes.length, place);
    if (!isWhole && end - at < headerSize * 2 && end < bytes.length) return undefined;
    return {
      size: end - at,
      checked: isWhole ? checks.headers : checks.headersCut,
      parts: () => entries(bytes, at, entryAt, () => budget.entry()),
    };
  },
};

function* entries(bytes: Bytes, start: number, entryAt: EntryAt, mayGoOn: () => boolean): Generator<Part> {
  for (let at = start; at < bytes.length; ) {
    const entry = entryAt(bytes, start, at);
    if (!entry || entry.name === 'TRAILER!!!' || !mayGoOn()) return;
    if ((entry.mode & kindMask) === regular) yield plainPart(entry.name, bytes, start, entry.at - start, entry.size);
    at = entry.next;
  }
}
