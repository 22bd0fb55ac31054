import type { Message } from '../../../text/message.ts';
import { ArchiveBudget } from '../../archive/budget.ts';
import type { ArchiveEntry } from '../../archive/entry.ts';
import { openZip } from '../../archive/zip.ts';
import type { Budget } from '../budget.ts';
import { type Bytes, decodeUtf8, isAt, u16le, u32le } from '../bytes.ts';
import { checks } from '../checks.ts';
import { type Container, type Found, type ImageFact, magic, type Part } from '../container.ts';
import { inEnglish, overLimit } from '../said.ts';

const mostComment = 0xffff;

/**
 * Where the archive that begins at `at` ends: behind the first end record whose directory stands right before it and whose
 * first entry is the one at `at`. Undefined where there is none.
 */
function endOf(bytes: Bytes, at: number, budget: Budget): number | undefined {
  const places = endRecords(bytes);
  budget.work(8 * places.length);
  for (const place of places) {
    if (place < at) continue;
    const [size, offset] = [u32le(bytes, place + 12), u32le(bytes, place + 16)];
    const end = place + 22 + Math.min(mostComment, u16le(bytes, place + 20));
    if (at + offset + size === place && end <= bytes.length) return end;
  }
  return undefined;
}

const known = new WeakMap<Bytes, readonly number[]>();
const mostEnds = 1000;

/** Places of end records, looked for once: an image may hold a local header at every turn. */
function endRecords(bytes: Bytes): readonly number[] {
  const found = known.get(bytes);
  if (found) return found;
  const places: number[] = [];
  for (
    let place = bytes.indexOf(0x50);
    place >= 0 && places.length < mostEnds;
    place = bytes.indexOf(0x50, place + 1)
  ) {
    if (u32le(bytes, place) === 0x06054b50) places.push(place);
  }
  known.set(bytes, places);
  return places;
}

function archiveAt(
  bytes: Bytes,
  at: number,
  work: Budget,
): { readonly size: number; readonly entries: readonly ArchiveEntry[]; readonly budget: ArchiveBudget } | undefined {
  const end = endOf(bytes, at, work);
  if (end === undefined) return undefined;
  let archive = bytes.subarray(at, end);
  if (archive[0] === 0x44) {
    archive = archive.slice();
    archive.set([0x50, 0x4b]);
  }
  const budget = new ArchiveBudget();
  const { entries } = openZip(archive, budget);
  work.work(256 * entries.length);
  const files = entries.filter(({ kind }) => kind === 'file');
  return files.length === 0 ? undefined : { size: end - at, entries: files, budget };
}

function partsOf(entries: readonly ArchiveEntry[], budget: Budget): Iterable<Part> {
  return entries.map(entry => partOf(entry, budget));
}

function partOf({ name, span, size, unpack }: ArchiveEntry, budget: Budget): Part {
  const stored = span.end - span.start;
  let unread: Message | undefined;
  return {
    name,
    ...(size === stored ? { at: span.start } : { packedAt: span.start }),
    stored,
    ...(size === undefined ? {} : { size }),
    read: () => {
      const most = budget.most(stored);
      if (!budget.entry() || (size ?? 0) > most) {
        budget.spend(0, (size ?? 0) > most);
        unread = overLimit;
        return new Uint8Array(0);
      }
      const done = unpack();
      if ('fault' in done) {
        unread = inEnglish(done.fault.message);
        budget.work(size ?? 0);
      } else if (size !== stored) budget.spend(done.bytes.length, false);
      return 'fault' in done ? new Uint8Array(0) : done.bytes;
    },
    unread: () => unread,
  };
}

function found(archive: NonNullable<ReturnType<typeof archiveAt>>, facts: readonly ImageFact[] = []): Found {
  const { size, entries } = archive;
  return {
    size,
    checked: checks.directory,
    ...(facts.length === 0 ? {} : { facts }),
    parts: budget => partsOf(entries, budget),
  };
}

export const zip: Container = {
  kind: 'zip',
  title: 'zip archive',
  magics: [magic('PK\x03\x04')],
  carved: true,
  find: (bytes, at, budget) => {
    const archive = archiveAt(bytes, at, budget);
    return archive && found(archive);
  },
};

/** Names that Dahua's own builds give to what stands in an image. */
const dahuaNames =
  /^(?:Install(?:\.lua)?|hwid|check\.img|sign\.img|dhboot\.bin\.img|dhboot-min\.bin\.img|kernel\.img|(?:romfs|web|user|custom|pd|partition|aewb|gui)-x\.(?:squashfs|cramfs|ubifs)\.img|partition-x\.cramfs\.img)$/;

/** Dahua's image: a zip archive with two letters of its own at the beginning; the same names in a plain one count too. */
export const dahua: Container = {
  kind: 'dahua',
  title: 'Dahua image',
  magics: [magic('DH\x03\x04'), magic('PK\x03\x04')],
  carved: true,
  find: (bytes, at, budget) => {
    const isOwn = isAt(bytes, at, 'DH');
    const archive = archiveAt(bytes, at, budget);
    const known = archive?.entries.filter(({ name }) => dahuaNames.test(name)).length ?? 0;
    if (!archive || (!isOwn && known < 3) || archive.entries.some(({ name }) => name === 'InstallDesc'))
      return undefined;
    return found(archive, [
      { role: 'image-format', value: 'dahua-zip', at: 0, length: archive.size, label: 'Dahua’s image format' },
    ]);
  },
};

/** XiongMai's image: a zip archive with a description of what to burn where. */
export const xiongmai: Container = {
  kind: 'xiongmai',
  title: 'XiongMai image',
  magics: [magic('PK\x03\x04')],
  carved: true,
  find: (bytes, at, budget) => {
    const archive = archiveAt(bytes, at, budget);
    const description = archive?.entries.find(({ name }) => name === 'InstallDesc');
    if (!archive || !description || !isDescription(description, budget)) return undefined;
    return found(archive, [
      {
        role: 'image-format',
        value: 'xiongmai-installdesc',
        at: 0,
        length: archive.size,
        label: 'XiongMai’s image format',
      },
    ]);
  },
};

/** Its keys, and the form of its device ids. `Vendor` says `General` for most and names nobody. */
function isDescription({ size, unpack }: ArchiveEntry, budget: Budget): boolean {
  if (size === undefined || size > 1 << 20) return false;
  budget.work(size);
  const done = unpack();
  if ('fault' in done) return false;
  const text = decodeUtf8(done.bytes);
  return (
    /"UpgradeCommand"\s{0,20}:/.test(text) &&
    /"(?:DevID|Hardware)"\s{0,20}:/.test(text) &&
    /"(?:CompatibleVersion|SupportFlashType|CRC)"\s{0,20}:/.test(text)
  );
}
